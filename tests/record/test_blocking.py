"""Which pairs of claims are looked at: all that may be one thing."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np

from goodoffices.record.cards import cards
from goodoffices.record.decks import hand
from goodoffices.record.grouping import weigh
from goodoffices.record.joining import hopeless
from goodoffices.record.seats import Seats
from goodoffices.record.views import sight
from goodoffices.schema import Article, Claim
from tests.record.factory import DAHL, VOSS, World, article, claim, day

Told = tuple[Article, Claim]


def reports() -> list[Told]:
    """Of one meeting by the same two in one town, told in ways that speak for one thing, and on several days."""
    found: list[Told] = []
    values: tuple[dict[str, object], ...] = ({}, {"ordinal": 2}, {"format": "Varn talks"}, {"name": "Lake summit"})
    for status, first, more in product(("scheduled", "held", "postponed"), ("09", "11", "12", None), values):
        words = f"{first} May" if first else "soon"
        page = article(f"News {len(found)}\n\nPer Dahl and Ida Voss met in Tarn on {words}.", "2031-05-13")
        when = day(words, f"2031-05-{first}", "2031-05-12" if first > "11" else None) if first else None
        made = claim(page, "meeting", status, "met", DAHL, VOSS, when=when, where="Tarn", **more)  # type: ignore[arg-type]
        found.append((page, made))
    return found


def test_pairs_that_are_left_out_unseen_would_not_have_been_enough() -> None:
    seats, told = Seats(World()), reports()
    deck = hand(enumerate(cards(page, [one], seats) for page, one in told)).deck.in_order()
    sights = [sight(c, a, seats) for a, c in sorted(told, key=lambda t: t[1].id)]
    pairs = list(combinations(range(len(sights)), 2))
    left_out = hopeless(deck, *np.array(pairs, np.int64).T)
    assert 0 < left_out.sum() < len(pairs)
    kept = {w.at for w in weigh(sights, pairs, seats)}
    assert not kept & set(np.flatnonzero(left_out).tolist())
