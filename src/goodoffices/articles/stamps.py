"""The days that a page, its row or its address give as the day of publication, strongest first."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.articles.days import day_of_address, find_day
from goodoffices.schema.article import Block, Stamp

_ORDER = ("field", "json-ld", "meta", "time", "url", "timestamp", "dateline")


def stamps_of(
    text: str, blocks: Sequence[Block], url: str | None, outside: Sequence[tuple[str, str]]
) -> tuple[Stamp, ...]:
    """All stamps of a page, strongest first: field, JSON-LD, meta, time tag, address, line of its own, dateline.

    Args:
        text: The stored text.
        blocks: Its blocks.
        url: The page's address.
        outside: Basis and words of each day that row or markup give.
    """
    found = [
        Stamp(day=day.day, basis=basis, words=words) for basis, words in outside if (day := find_day(words)) is not None
    ]
    if url and (day := day_of_address(url)):
        found.append(Stamp(day=day.day, basis="url", words=url[day.start : day.end]))
    for block in blocks:
        if block.kind in ("timestamp", "dateline") and (day := find_day(text[block.start : block.end])):
            start, end = block.start + day.start, block.start + day.end
            found.append(Stamp(day=day.day, basis=block.kind, words=text[start:end], start=start, end=end))
    unique = {(s.basis, s.words, s.start): s for s in found}
    return tuple(sorted(unique.values(), key=lambda s: (_ORDER.index(s.basis), -1 if s.start is None else s.start)))
