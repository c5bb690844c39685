"""One text becomes one article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from goodoffices.articles.classify import Page, byline_name
from goodoffices.articles.days import beside_day, find_day
from goodoffices.articles.lines import Line, lines_of
from goodoffices.articles.outlets import credits_of, host_name, outlet_by_words
from goodoffices.articles.stamps import stamps_of
from goodoffices.articles.tongue import language_of
from goodoffices.schema.article import Article, Block
from goodoffices.schema.ids import article_id

_ADDRESS = re.compile(r"\s*(https?://\S+)[ \t]*(?:\n|$)")


def normalise_ends(text: str) -> str:
    r"""The text with line ends as `\\n`: the one change made before a text is stored, none is made after."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _author(text: str, blocks: Sequence[Block]) -> str | None:
    """The author that a byline names, or a line of a day and an author."""
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "timestamp" and (day := find_day(words)):
            words = beside_day(words, day)
        if block.kind in ("byline", "timestamp"):
            if name := byline_name(words):
                return name
            if block.kind == "byline" and len(words) <= 60:
                return words
    return None


def compose(
    text: str,
    lines: list[Line],
    *,
    title: str | None,
    given: str | None,
    outside: Sequence[tuple[str, str]],
    url: str | None,
    outlet: str | None,
    language: str | None,
    author: str | None,
    source: str | None,
    raw_hash: str | None,
) -> Article:
    """The article of a stored text and its lines.

    Args:
        text: The stored text.
        lines: Its lines, with what the markup says about them.
        title: As row or markup give it.
        given: The day as row or markup give it, verbatim.
        outside: Basis and words of each day that row or markup give.
        url: Address of the page.
        outlet: As row or markup give it.
        language: As the row gives it.
        author: As the markup gives it.
        source: Path, address or row id.
        raw_hash: SHA-256 of the raw bytes.
    """
    blocks = Page(lines, title, outlet).blocks()
    if outlet is None:
        words = outlet_by_words(text, blocks)
        outlet = words[0] if words else host_name(url) if url else None
        if outlet is not None:
            blocks = Page(lines, title, outlet).blocks()
    heading = next((text[b.start : b.end] for b in blocks if b.kind == "title"), None)
    body = "\n".join(text[b.start : b.end] for b in blocks if b.kind == "body")
    return Article(
        id=article_id(text, outlet, url, given),
        text=text,
        blocks=blocks,
        title=title or heading,
        outlet=outlet,
        url=url,
        author=author or _author(text, blocks),
        language=(language or "").strip().lower()[:2] or language_of(body or text),
        given=given,
        stamps=stamps_of(text, blocks, url, outside),
        credits=credits_of(text, blocks),
        sources=(source,) if source else (),
        raw_hash=raw_hash,
    )


def read_text(
    text: str,
    *,
    title: str | None = None,
    published: date | str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    source: str | None = None,
    raw_hash: str | None = None,
) -> Article:
    r"""An article from plain text as copied from a page, or from the text of a row.

    Line ends become `\\n` before the text is stored; nothing else of it is ever changed.

    Args:
        text: The text, with whatever of the page's furniture was copied with it.
        title: As a row gives it; otherwise the first line that reads like a heading.
        published: The day as given; kept verbatim in `given` and, where it names a full day, in `stamps`.
        url: Address of the page; otherwise that which the text's first line gives.
        outlet: As given; otherwise by credit, copyright line, or the address's host.
        language: As given; otherwise told from the body.
        source: Path, address or row id that the text came from.
        raw_hash: SHA-256 of the raw bytes.
    """
    stored = normalise_ends(text)
    first = _ADDRESS.match(stored)
    given = published.isoformat() if isinstance(published, date) else (published or None)
    return compose(
        stored,
        lines_of(stored),
        title=(title or "").strip() or None,
        given=given,
        outside=[("field", given)] if given else [],
        url=url or (first[1] if first else None),
        outlet=(outlet or "").strip() or None,
        language=language,
        author=None,
        source=source,
        raw_hash=raw_hash,
    )
