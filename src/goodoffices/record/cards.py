"""What linking holds of every claim at once: a card of numbers, its sight as bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from goodoffices.record.antecedents import settled
from goodoffices.record.blocking import keys
from goodoffices.record.dates import undated
from goodoffices.record.packing import pack
from goodoffices.record.recognising import recognised
from goodoffices.record.seats import Seats
from goodoffices.record.views import sight
from goodoffices.schema import Article, Claim, When

LATE = date.max.toordinal() + 1
"""In place of a day that is not known: after all others."""


class Card(NamedTuple):
    """One claim: its id, its block, the sight as bytes, its keys, and the days and the place that order it."""

    id: str
    block: int
    packed: bytes
    keys: tuple[int, ...]
    start: int
    place: str
    bounds: tuple[int, int]
    known: str | None
    statement: bool
    undated: bool
    plain: bool


def cards(
    article: Article,
    claims: Sequence[Claim],
    seats: Seats,
    narrower: When | None = None,
    decided: Mapping[str, frozenset[str]] | None = None,
    blocks: Mapping[int, int] | None = None,
) -> tuple[Card, ...]:
    """The cards of an article's claims.

    Args:
        article: The article.
        claims: Its claims.
        seats: Who holds which office.
        narrower: The article's interval, where other articles have narrowed it.
        decided: Paths of the values that a reviewer set, by the claim's id.
        blocks: Keys of the article's blocks, by where they start; cards that are dealt again need none.
    """
    told = [
        recognised(c, article, sight(c, article, seats, narrower, (decided or {}).get(c.id, frozenset())), seats)
        for c in claims
    ]
    found = []
    for claim, seen in zip(claims, settled(article, told, seats), strict=True):
        block, likely, bounds = article.block_at(claim.trigger.start), seen.likely, seen.bounds
        found.append(
            Card(
                claim.id,
                (blocks or {}).get(block.start, 0) if block is not None else 0,
                pack(seen),
                tuple(keys(seen, alone=len(told) == 1)),
                likely.start.toordinal() if likely.start else LATE,
                seen.place or "",
                (bounds.start.toordinal() if bounds.start else 0, bounds.end.toordinal() if bounds.end else LATE),
                seen.known,
                claim.kind == "statement",
                undated(seen.published),
                seen.plain,
            )
        )
    return tuple(found)
