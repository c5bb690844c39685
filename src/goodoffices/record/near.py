"""What was nearly linked: pairs of things for which much speaks, and what kept them apart, for a reviewer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from goodoffices.record.grouping import Pair
from goodoffices.record.people import Seats
from goodoffices.record.vetoes import days_clash, veto
from goodoffices.record.views import View
from goodoffices.schema import Near

MOST = 3
"""So many near-misses are listed for one thing: those for which most speaks."""


def near(
    views: Sequence[View],
    pairs: Sequence[Pair],
    groups: Sequence[Sequence[int]],
    seats: Seats,
    apart: Collection[tuple[str, str]] = (),
) -> list[Near]:
    """The best pairs of claims that are in different groups; one for two groups, none that a reviewer kept apart.

    Args:
        views: The claims.
        pairs: Pairs that have nearly enough for them or more, whatever forbids them, best first.
        groups: The groups, by index.
        seats: Who holds which seat.
        apart: Pairs of ids of claims that a reviewer keeps apart.
    """
    group_of = {i: n for n, members in enumerate(groups) for i in members}
    kept = {
        (min(a, b), max(a, b)) for one, other in apart if (a := _group(one, views, group_of)) is not None
        and (b := _group(other, views, group_of)) is not None
    } if apart else set()  # fmt: skip
    listed: dict[int, int] = {}
    found: dict[tuple[int, int], Near] = {}
    for pair in pairs:
        low, high = sorted((group_of[pair.one], group_of[pair.other]))
        if low == high or (low, high) in found or (low, high) in kept:
            continue
        one, other = views[pair.one], views[pair.other]
        if days_clash(one, other) or max(listed.get(low, 0), listed.get(high, 0)) >= MOST:
            continue
        listed[low], listed[high] = listed.get(low, 0) + 1, listed.get(high, 0) + 1
        found[low, high] = Near(
            one=min(one.id, other.id),
            other=max(one.id, other.id),
            score=min(pair.score.points, 100) / 100,
            reasons=tuple(pair.score.reasons),
            against=veto(one, other, seats),
        )
    return [found[key] for key in sorted(found)]


def _group(ident: str, views: Sequence[View], group_of: dict[int, int]) -> int | None:
    """The group of a claim, by its id; views are sorted by id."""
    at = bisect_left(views, ident, key=lambda v: v.id)
    return group_of[at] if at < len(views) and views[at].id == ident else None
