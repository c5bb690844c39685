"""What was nearly linked: pairs of things for which much speaks, and what kept them apart, for a reviewer."""

from __future__ import annotations

from collections.abc import Iterable, Set

MOST = 3
"""So many near-misses are listed for one thing: those for which most speaks."""


def near(pairs: Iterable[tuple[int, int]], kept: Set[tuple[int, int]]) -> list[int]:
    """The places of the pairs that are listed: one for two things, and few for each.

    Args:
        pairs: The things of which each pair of claims tells, two different ones, best first; no pair of two days.
        kept: Pairs of things that a reviewer keeps apart, the lower first.
    """
    listed: dict[int, int] = {}
    found: dict[tuple[int, int], int] = {}
    for at, (one, other) in enumerate(pairs):
        low, high = min(one, other), max(one, other)
        if (low, high) in found or (low, high) in kept:
            continue
        if max(listed.get(low, 0), listed.get(high, 0)) >= MOST:
            continue
        listed[low], listed[high] = listed.get(low, 0) + 1, listed.get(high, 0) + 1
        found[low, high] = at
    return [found[key] for key in sorted(found)]
