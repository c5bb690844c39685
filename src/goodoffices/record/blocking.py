"""Which pairs of claims are worth a look: those that share a key; near-linear, and the same in any order."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from goodoffices.record.views import CONTACTS, View
from goodoffices.schema import When

MONTHS = 3
"""Claims whose days span more months than this are looked up by year."""

YEARS = 3
"""Claims whose days span more years than this need a place, a name or a number to be looked up."""

CROWD, WINDOW = 120, 24
"""In a block of more than `CROWD` claims, each meets only the next `WINDOW` in order of days, place and id."""

SAMPLES = 6
"""Words by which statements meet: those with the lowest hashes (as in bottom-k sketches)."""


def candidates(views: Sequence[View]) -> list[tuple[int, int]]:
    """Pairs of indices of claims that share a key, sorted, the smaller index first.

    Args:
        views: The claims, sorted by id.
    """
    narrow: dict[tuple[str, ...], list[int]] = defaultdict(list)
    wide: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, view in enumerate(views):
        for key, is_wide in _keys(view):
            (wide if is_wide else narrow)[key].append(i)
    found: set[tuple[int, int]] = set()
    for key, block in narrow.items():
        if key[0] != "year":
            found.update(_pairs(views, block))
        elif len(block) * len(wide.get(key, ())) <= CROWD * CROWD:
            found.update((min(i, j), max(i, j)) for i in wide.get(key, ()) for j in block if i != j)
    for block in wide.values():
        found.update(_pairs(views, block))
    return sorted(found)


def _pairs(views: Sequence[View], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    members = sorted(set(block))
    if len(members) <= CROWD:
        yield from combinations(members, 2)
        return
    members.sort(key=lambda i: (str(views[i].likely.start), views[i].place or "", views[i].id))
    for at, i in enumerate(members):
        for j in members[at + 1 : at + 1 + WINDOW]:
            yield (min(i, j), max(i, j))


def _keys(view: View) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The keys of a claim, each with whether its days are wide."""
    claim = view.claim
    family = "contact" if claim.kind in CONTACTS else claim.kind
    yield ("article", claim.article, family), False
    if view.known is not None:
        yield ("known", view.known), False
    if claim.name:
        yield ("name", family, claim.name.casefold()), False
    if claim.kind == "statement":
        for word in sorted(view.said, key=lambda w: (zlib.crc32(w.encode()), w))[:SAMPLES]:
            yield ("said", word), False
        return
    months = _months(view.likely)
    years = sorted({month[:4] for month in months})
    for cast in _casts(view):
        if view.place is not None:
            yield ("place", family, cast, view.place), False
        if claim.ordinal is not None:
            yield ("round", family, cast, str(claim.ordinal)), False
        if len(months) <= MONTHS:
            for month in months:
                yield ("month", family, cast, month), False
        if len(years) <= YEARS:
            for year in years:
                yield ("year", family, cast, year), len(months) > MONTHS
    if view.place is not None:
        for month in months[:MONTHS]:
            yield ("there", family, view.place, month), False


def _casts(view: View) -> list[str]:
    """Pairs of those who take part; one alone where there is nobody else."""
    keys = view.keys[:8]
    return [f"{a}+{b}" for a, b in combinations(keys, 2)] or list(keys)


def _months(days: When) -> list[str]:
    """The months of an interval; none when an end is open or it is longer than the years that are looked up."""
    if days.start is None or days.end is None or days.end.year - days.start.year > YEARS:
        return []
    first, last = days.start.year * 12 + days.start.month - 1, days.end.year * 12 + days.end.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]
