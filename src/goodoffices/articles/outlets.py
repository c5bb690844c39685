"""Who published a page, and whom it credits, by its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from goodoffices.articles.datelines import dateline
from goodoffices.articles.mastheads import outlet_of
from goodoffices.schema.article import Block

_YEARS = r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?"
_AFTER = re.compile(
    rf"(?:©|\(c\)|copyright)\s*(?:copyright\s*)?{_YEARS}[\s,]*(?P<name>[^.,|©]{{2,60}}(?:\.[a-zA-Z]{{2,4}})?)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^(?P<name>[^©|]{2,50}?)\s*(?:©|\(c\))\s*(?:19|20)\d\d", re.IGNORECASE)
_RIGHTS = re.compile(r"^(?P<name>[^.©|]{2,50}(?:\.[a-zA-Z]{2,4})?)\.\s+all rights reserved", re.IGNORECASE)
_LINK = re.compile(
    r"(?:only (?:if there is|with) a hyperlink to|hyperlink to|reference to)\s+(?P<name>[\w.' -]{2,50})",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"source\s*:\s*(?P<name>[^:|/;,]{2,50}?)\s+(?:with|and)\s+(?:news\s+)?agencies\.?", re.IGNORECASE)
ABOVE_TITLE = "above the title"
"""Reason of a line that stands above the title and that no rule explains."""
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def host_name(url: str) -> str | None:
    """The host of a page's address without `www.`, None where the address has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def credits_of(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Agencies and sources that credit lines and datelines name, as written, in page order, each once."""
    found: dict[str, None] = {}
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "credit" and ":" in words:
            for part in re.split(r"\s+with\s+|\s+and\s+|\s*[|/;,]\s*", words.split(":", 1)[1].strip(" .")):
                if part:
                    found.setdefault(part.strip(" ."))
        elif block.kind == "dateline":
            head = dateline(words + " x")
            if head is not None and head.agency:
                found.setdefault(head.agency)
    return tuple(found)


def outlet_by_words(text: str, blocks: Sequence[Block]) -> tuple[str, str] | None:
    """The outlet that the page's own words give, with its basis: copyright, sign-off, credited site, beside the day.

    Of credits, only a site's name (`commonspace.eu`) and a name beside `with agencies` count.
    """
    credited = [c for c in credits_of(text, blocks) if _SITE.fullmatch(c)]
    if credited:
        return credited[0], "credit line"
    for block in blocks:
        house = _HOUSE.fullmatch(text[block.start : block.end]) if block.kind == "credit" else None
        if house:
            return house["name"], "credit line"
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind != "furniture" or len(words) > 400:
            continue
        for form in (_BEFORE, _RIGHTS, _AFTER, _LINK):
            match = form.search(words)
            name = re.sub(r"^\(c\)\s*|\s+(?:19|20)\d\d$", "", match["name"].strip(" .,-–")) if match else ""
            if name and any(c.isalpha() for c in name) and not name.lower().startswith("all rights"):
                return re.sub(r"\s+(?:LLC|Ltd|Inc|GmbH)$", "", name), "copyright line"
    for block in blocks:
        if block.kind == "body":
            break
        if block.kind == "timestamp" and (named := outlet_of(text[block.start : block.end])) is not None:
            return named, "beside the day"
    first = text[blocks[0].start : blocks[0].end] if blocks else ""
    if blocks and blocks[0].reason == ABOVE_TITLE and len(first) <= 40 and (len(first.split()) > 1 or "." in first):
        shouted = first.isupper() and all(len(word) > 3 for word in first.split())
        return first.title() if shouted else first, "name at the head of the page"
    return None
