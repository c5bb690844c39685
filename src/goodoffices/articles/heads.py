"""What the head of a saved page says of it: title, address, outlet, author, language and day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from goodoffices.articles.lines import Line
from goodoffices.articles.rules import fold


class Head(NamedTuple):
    """What the head of a page says; `tab` is its title element; `stamps`: basis and words, strongest first."""

    title: str | None
    tab: str | None
    url: str | None
    outlet: str | None
    author: str | None
    language: str | None
    stamps: tuple[tuple[str, str], ...]


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)


def _linked(root: Any) -> dict[str, Any]:
    """The JSON-LD object of the article, empty where the page has none."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                loaded = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue  # a broken script says nothing; the page's text still stands
            for found in _objects(loaded):
                if "article" in str(found.get("@type")).lower() or "datePublished" in found:
                    return found
    return {}


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def head_of(root: Any) -> Head:
    """What JSON-LD, meta elements, time elements and links of a parsed page say of it."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if key and meta.get("content"):
            metas.setdefault(key, meta.get("content").strip())

    def first(*keys: str) -> str | None:
        return next((metas[k] for k in keys if metas.get(k)), None)

    linked = _linked(root)
    canonical = next((e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    heading = [" ".join(" ".join(e.itertext()).split()) for e in root.iter("h1")]
    named = next((" ".join((e.text or "").split()) for e in root.iter("title")), None)
    published = linked.get("datePublished")
    meta_day = first("article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.created",
                     "dcterms.date", "pubdate", "publishdate", "publish-date", "date", "sailthru.date",
                     "parsely-pub-date",
                     "citation_publication_date")  # fmt: skip
    times = [e.get("datetime") for e in root.iter("time") if e.get("datetime")]
    stamps = [("json-ld", published)] if isinstance(published, str) else []
    stamps += [("meta", meta_day)] if meta_day else []
    stamps += [("time", times[0])] if times else []
    return Head(
        title=_name(linked.get("headline"))
        or first("og:title", "dc.title", "twitter:title")
        or (heading[0] if len(heading) == 1 else None)
        or named,
        tab=named,
        url=canonical or first("og:url"),
        outlet=_name(linked.get("publisher")) or first("og:site_name", "dc.publisher", "application-name"),
        author=_name(linked.get("author")) or first("author", "article:author", "dc.creator"),
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or None),
        stamps=tuple(stamps),
    )


def plain_title(title: str | None, lines: list[Line]) -> str | None:
    """The title without the site's name that pages put after it, where the page itself shows it without."""
    if title is None:
        return None
    shown = {line.key for line in lines if line.hint in (None, "title")}
    parts = re.split(r"\s+[|–—»:-]\s+", title)
    heads = [" ".join(title.split())] + [title[: title.rfind(p)].rstrip(" |–—»:-") for p in parts[1:]] + parts
    return max((h for h in heads if fold(h).strip(" .") in shown), key=len, default=title)


def site_of(named: str | None, title: str | None) -> str | None:
    """The site's name that pages put beside their title, None where the two cannot be told apart."""
    if named is None or title is None or fold(named) == fold(title):
        return None
    rest = [part for part in re.split(r"\s+[|–—»-]\s+", named) if fold(part) != fold(title)]
    return rest[0].strip() if len(rest) == 1 and len(rest[0].split()) <= 4 else None
