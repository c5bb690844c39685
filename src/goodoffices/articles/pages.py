"""A saved page becomes an article: its visible text in page order by one fixed walk, and what its head says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from goodoffices.articles.heads import head_of, plain_title, site_of
from goodoffices.articles.lines import Line
from goodoffices.articles.reading import compose, normalise_ends
from goodoffices.articles.rules import fold, markup
from goodoffices.schema.article import Article
from goodoffices.schema.errors import InputError

_HIDDEN = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "iframe",
    "object",
    "math",
    "textarea",
    "datalist",
}
_INLINE = {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
           "label", "mark",
           "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
           "acronym", "nobr"}  # fmt: skip
_DEEPEST = 200


class _Run(NamedTuple):
    """Text of the page with what the elements around it say."""

    text: str
    hint: tuple[str, str] | None
    link: bool


def _tag(element: Any) -> str:
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def _hint(element: Any, tag: str, inside: bool) -> tuple[str, str] | None:
    """What an element says of the text in it, with the word that says it."""
    names = {w for part in ("class", "id") for w in re.split(r"[\s_]+", (element.get(part) or "").lower()) if w}
    if (
        tag in markup("tags")
        or (tag == "header" and not inside)
        or element.get("role") in ("navigation", "contentinfo", "banner")
    ):
        return "furniture", f"<{tag}>"
    if tag not in ("body", "html", "main", "article") and (found := sorted(names & markup("furniture"))):
        return "furniture", f"“{found[0]}”"
    if tag == "h1":
        return "title", "<h1>"
    if tag in ("h2", "h3", "h4", "h5", "h6"):
        return "heading", f"<{tag}>"
    if tag == "figcaption" or names & markup("caption"):
        return "caption", f"<{tag}>" if tag == "figcaption" else "caption"
    if tag == "time":
        return "time", "<time>"
    if names & markup("byline") or element.get("rel") == "author" or element.get("itemprop") == "author":
        return "byline", "byline"
    if names & markup("timestamp"):
        return "timestamp", "timestamp"
    return None


def _runs(element: Any, hint: tuple[str, str] | None, link: bool, inside: bool, depth: int) -> Iterator[_Run | None]:
    """The text below an element in page order; None where a line ends."""
    tag = _tag(element)
    style = (element.get("style") or "").replace(" ", "").lower() if tag else ""
    if not tag or tag in _HIDDEN or depth > _DEEPEST or element.get("hidden") is not None or "display:none" in style:
        return
    if tag == "br":
        yield None
        return
    own = _hint(element, tag, inside)
    if own is not None and (hint is None or hint[0] != "furniture"):
        hint = own
    block = tag not in _INLINE
    link = link or tag == "a"
    if block:
        yield None
    if element.text:
        yield _Run(element.text, hint, link)
    for child in element:
        yield from _runs(child, hint, link, inside or tag in ("article", "main"), depth + 1)
        if child.tail:
            yield _Run(child.tail, hint, link)
    if block:
        yield None


def walk(root: Any) -> tuple[str, list[Line]]:
    """The visible text of a parsed page and its lines: one for each block, an empty line between two.

    Runs of blanks inside a line are one blank, as a browser shows them.
    """
    lines: list[Line] = []
    at = 0
    group: list[_Run] = []
    for run in [*_runs(root, None, False, False, 0), None]:
        if run is not None:
            group.append(run)
            continue
        words = " ".join("".join(r.text for r in group).split())
        if words:
            lines.append(Line(at, at + len(words), words, True, *_line_hint(group)))
            at += len(words) + 2
        group = []
    return "\n\n".join(line.text for line in lines) + ("\n" if lines else ""), lines


def _line_hint(group: list[_Run]) -> tuple[str | None, str | None]:
    """What the markup says of a whole line: what holds for nearly all of its letters."""
    sizes: dict[tuple[str, str] | None, int] = {}
    total = linked = 0
    for run in group:
        size = len("".join(run.text.split()))
        sizes[run.hint] = sizes.get(run.hint, 0) + size
        total += size
        linked += size if run.link else 0
    strongest, most = max(sizes.items(), key=lambda item: item[1])
    hint, why = strongest or (None, None)
    if most * 10 < total * 8:
        return None, None
    if hint in (None, "heading") and linked * 10 >= total * 9 and total < 160:
        return "furniture", "link"
    return (None, None) if hint == "heading" else ("timestamp", why) if hint == "time" else (hint, why)


def _voted(text: str, lines: list[Line]) -> list[Line]:
    """The lines, with the long ones before and after what trafilatura takes for body marked as furniture.

    Its vote counts where it keeps at least half of what reads like paragraphs; it changes no text.
    """
    import trafilatura

    try:
        kept = trafilatura.extract(
            text, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
        )
    except Exception:  # a library's fault on odd markup must not lose the page
        return lines
    body = fold(kept or "")
    flowing = [line for line in lines if line.hint is None and line.flows]
    inside = sum(fold(line.text) in body for line in flowing)
    if not flowing or inside * 2 < len(flowing):
        return lines
    positions = [i for i, line in enumerate(lines) if line.hint is None and line.flows and fold(line.text) in body]
    first, last = positions[0], positions[-1]
    return [
        line._replace(hint="furniture", why="outside what trafilatura takes for the body")
        if line.hint is None and line.flows and not first <= i <= last and fold(line.text) not in body
        else line
        for i, line in enumerate(lines)
    ]


def parse(markup_text: str) -> Any:
    """The tree of a page or of a part of one.

    Raises:
        etree.ParserError: There is nothing in it.
    """
    return lxml_html.document_fromstring(
        markup_text.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8")
    )


def read_page(
    markup_text: str, *, source: str, raw_hash: str | None = None, url: str | None = None
) -> Article | InputError:
    """The article of a saved page.

    Its stored text is all its visible text in page order by `walk`, so no library's next version moves an offset.

    Args:
        markup_text: The page, decoded.
        source: Its path or address.
        raw_hash: SHA-256 of the raw bytes.
        url: Where it was fetched from, for a page that does not say so itself.
    """
    clean = "".join(c if c >= " " or c in "\n\t" else " " for c in normalise_ends(markup_text))
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", clean)
    try:
        root = parse(clean)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        return InputError(source, f"not a page ({error})", "Save it again from the browser")
    text, lines = walk(root)
    if not lines:
        return InputError(source, "the page shows no text", "Save it again after it has loaded, as text or HTML")
    head = head_of(root)
    title = plain_title(head.title, lines)
    return compose(
        text,
        _voted(clean, lines),
        title=title,
        given=head.stamps[0][1] if head.stamps else None,
        outside=head.stamps,
        url=head.url or url,
        outlet=head.outlet or site_of(head.tab, title),
        language=head.language,
        author=head.author,
        source=source,
        raw_hash=raw_hash,
    )
