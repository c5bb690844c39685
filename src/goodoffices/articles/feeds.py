"""Articles in feeds (RSS, Atom): one entry, one article, of as much text as the feed carries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from goodoffices.articles.pages import parse, walk
from goodoffices.articles.places import needs
from goodoffices.articles.reading import compose, normalise_ends
from goodoffices.schema.article import Article
from goodoffices.schema.errors import InputError


def read_feed(text: str, name: str) -> Iterator[Article | InputError]:
    """The articles of a feed; the full content of an entry where it has one, otherwise its summary.

    Raises:
        InputError: The package for feeds is missing, or the feed is broken and holds nothing.
    """
    feedparser = needs("feedparser", "feeds", name, "a feed")
    parsed: Any = feedparser.parse(
        text.encode("utf-8", "replace"), response_headers={"content-type": "text/xml; charset=utf-8"}
    )
    if not parsed.entries:
        why = f"the feed is broken ({parsed.get('bozo_exception')})" if parsed.bozo else "the feed has no entries"
        raise InputError(name, why, "Fetch it again")
    for number, entry in enumerate(parsed.entries, 1):
        yield _article(entry, parsed.feed, f"{name}:{number}")


def _article(entry: Any, feed: Any, where: str) -> Article | InputError:
    contents = [c.value for c in entry.get("content", ()) if c.get("value")]
    markup = normalise_ends(max(contents, key=len, default="") or entry.get("summary", ""))
    if not markup.strip():
        return InputError(where, "the entry has no text", "Leave it out, or fetch the page that it names")
    text, lines = walk(parse(f"<html><body>{markup}</body></html>"))
    given = entry.get("published") or entry.get("updated")
    return compose(
        text,
        lines,
        title=entry.get("title") or None,
        given=given,
        outside=[("field", given)] if given else [],
        url=entry.get("link") or None,
        outlet=feed.get("title") or None,
        language=feed.get("language"),
        author=entry.get("author") or None,
        source=entry.get("id") or entry.get("link") or where,
        raw_hash=hashlib.sha256(markup.encode("utf-8", "replace")).hexdigest(),
    )
