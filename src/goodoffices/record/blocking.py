"""Which pairs of claims are worth a look: those that share a key; near-linear, and the same in any order."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import TypeAlias

import numpy as np

from goodoffices.record.gatherings import GATHERED, kind_of
from goodoffices.record.sights import CLOSE, CONTACTS, Sight
from goodoffices.record.whole_numbers import Whole, Yes, runs
from goodoffices.schema import When

MONTHS = 3
"""Claims whose days span more months than this are looked up by year."""

YEARS = 3
"""Claims whose days span more years than this need a place, a name or a number to be looked up."""

CROWD, WINDOW = 120, 24
"""In a block of more than `CROWD` claims, each meets only the next `WINDOW` in order of days, place and id."""

FEW = 3
"""Sides up to which a contact of close days meets those of two sides of one country."""

SAMPLES = 6
"""Words by which statements meet: those with the lowest hashes (as in bottom-k sketches)."""

WIDE, YEAR = 1, 2
"""The lowest bits of a key: it is that of a claim of wide days, among whose year it is looked up; it is of a year."""

AT_ONCE = 250_000
"""Pairs that are made before those that were met before are thrown out."""

LOW_BITS, LOW = 32, 0xFFFFFFFF
"""A pair is one number: that of its first claim, and in the low bits that of its second."""

Hopeless: TypeAlias = "Callable[[Whole, Whole], Yes]"
"""Tells of columns of pairs, the first claim of each and the second, which can never be one thing."""


def keys(sight: Sight, *, alone: bool = False) -> list[int]:
    """The keys of a claim, each a hash; claims that share one, whatever its lowest bit, may be one thing.

    Args:
        sight: The claim.
        alone: Its article makes no other one, so that none is met by the article.
    """
    found = [] if alone else [*_of_article(sight)]
    return [_hash(key) | bits for key, bits in (*found, *_keys(sight))]


@lru_cache(maxsize=16384)
def _hash(key: str) -> int:
    """A number of a key that leaves its sign and its lowest bits open; many keys come again."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1 & ~3


def candidates(key: Whole, claim: Whole, order: Whole, hopeless: Hopeless) -> Whole:
    """The pairs of claims that share a key, each once, sorted, as `one << 32 | other`; one is the lower number.

    Args:
        key: Keys as `keys` gives them,
        claim: and for each the number of its claim; claims are numbered by their ids.
        order: Place of each claim in the order of days, place and id.
        hopeless: Which of some pairs need no look: these are left out at once, before they fill the memory.
    """
    by = np.lexsort((claim, key >> 2))
    key, claim = key[by], claim[by]
    starts, lengths = runs(key >> 2)
    shared = lengths > 1
    starts, lengths = starts[shared], lengths[shared]
    of_year = (key[starts] & YEAR).astype(bool)
    found: list[Whole] = []

    def take(pairs: Whole) -> None:
        found.append(pairs[~hopeless(pairs >> LOW_BITS, pairs & LOW)])
        _thin(found)

    for size in np.unique(lengths[~of_year]).tolist():
        blocks = starts[~of_year & (lengths == size)]
        if size > CROWD:
            for at in blocks.tolist():
                take(_windows(claim[at : at + size], order))
            continue
        one, other = np.triu_indices(size, 1)
        for some in np.array_split(blocks, 1 + len(blocks) * len(one) // AT_ONCE):
            members = claim[some[:, None] + np.arange(size)]
            take(_pairs(members[:, one].ravel(), members[:, other].ravel()))
    for at, size in zip(starts[of_year].tolist(), lengths[of_year].tolist(), strict=True):
        wide = (key[at : at + size] & WIDE).astype(bool)
        for pairs in _of_year(claim[at : at + size][~wide], claim[at : at + size][wide], order):
            take(pairs)
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


def _of_year(narrow: Whole, wide: Whole, order: Whole) -> Iterator[Whole]:
    """Claims of wide days meet each other, and those of narrow days that are of the same year."""
    if 0 < len(narrow) * len(wide) <= CROWD * CROWD:
        yield _pairs(np.repeat(narrow, len(wide)), np.tile(wide, len(narrow)))
    if len(wide) > CROWD:
        yield _windows(wide, order)
    elif len(wide) > 1:
        one, other = np.triu_indices(len(wide), 1)
        yield _pairs(wide[one], wide[other])


def _windows(block: Whole, order: Whole) -> Whole:
    """The pairs of a crowd: each with those that come next."""
    ranked = block[np.argsort(order[block])]
    return np.concatenate([_pairs(ranked[:-step], ranked[step:]) for step in range(1, WINDOW + 1)])


def _pairs(one: Whole, other: Whole) -> Whole:
    return np.minimum(one, other) << LOW_BITS | np.maximum(one, other)


def _thin(found: list[Whole]) -> None:
    """Throws out what was met before, once there is much."""
    if found and sum(map(len, found[1:])) > max(AT_ONCE, len(found[0])):
        found[:] = [np.unique(np.concatenate(found))]


def _family(sight: Sight) -> str:
    return "contact" if sight.kind in CONTACTS else sight.kind


def _of_article(sight: Sight) -> Iterator[tuple[str, int]]:
    """The keys by which a claim meets others of its article, each with its lowest bits; see `_of_little`."""
    family = _family(sight)
    yield f"article\0{sight.article}\0{family}", 0
    if sight.kind != "statement":
        yield f"page\0{family}\0{sight.article}", YEAR | (WIDE if sight.says_little else 0)


def _keys(sight: Sight) -> Iterator[tuple[str, int]]:
    """The keys by which a claim meets others of any article, each with its lowest bits."""
    family = _family(sight)
    if sight.known is not None:
        yield f"known\0{sight.known}", 0
    if sight.name:
        yield f"name\0{family}\0{sight.name}", 0
    if sight.kind == "statement":
        for word in sorted(sight.said, key=lambda w: (zlib.crc32(w.encode()), w))[:SAMPLES]:
            yield f"said\0{word}", 0
        return
    months = _months(sight.likely)
    yield from _of_little(sight, family, months)
    years = sorted({month[:4] for month in months})
    for cast in _casts(sight):
        if sight.place is not None:
            yield f"place\0{family}\0{cast}\0{sight.place}", 0
        if sight.ordinal is not None:
            yield f"round\0{family}\0{cast}\0{sight.ordinal}", 0
        if len(months) <= MONTHS:
            for month in months:
                yield f"month\0{family}\0{cast}\0{month}", 0
        if len(years) <= YEARS:
            for year in years:
                yield f"year\0{family}\0{cast}\0{year}", YEAR | (WIDE if len(months) > MONTHS else 0)
        yield f"year\0{family}\0{cast}\0any", YEAR | (0 if 0 < len(years) <= YEARS else WIDE)
    for key in _within(sight):
        for month in months[:MONTHS]:
            yield f"month\0{family}\0{key}\0{month}", 0
    if sight.place is not None:
        if kind_of(sight) in GATHERED:  # "the talks in Tarn", whenever
            yield f"spot\0{family}\0{sight.place}", YEAR | (0 if sight.cast else WIDE)
        for month in months[:MONTHS]:
            yield f"there\0{family}\0{sight.place}\0{month}", 0


def _of_little(sight: Sight, family: str, months: list[str]) -> Iterator[tuple[str, int]]:
    """Keys by which a claim that says little meets whatever it can mean; those that say much do not meet by them."""
    if sight.kind not in (*CONTACTS, "agreement"):
        return
    little = YEAR | (WIDE if sight.says_little else 0)
    if sight.type is not None:
        yield f"type\0{family}\0{sight.type}", YEAR | (WIDE if sight.settled else 0)
    for month in months[:MONTHS]:
        for key in sight.keys[:FEW]:
            yield f"side\0{family}\0{key}\0{month}", little
        yield f"bare\0{family}\0{month}", little


def _casts(sight: Sight) -> list[str]:
    """Pairs of those who take part; one alone where there is nobody else, or where no name tells who it is."""
    keys = sight.keys[:8]
    alone = {w.country for w in sight.cast if w.within and w.country is not None}  # "the rebels" have no name
    if len(keys) > 1 and sight.kind in CONTACTS:
        alone |= {w.head for w in sight.cast if w.person is None and w.actor is None}
    return [f"{a}+{b}" for a, b in combinations(keys, 2)] + sorted(alone) or list(keys)


def _within(sight: Sight) -> list[str]:
    """Countries of which a side within takes part, where days are close: two sides of one country have but one key."""
    if sight.kind not in CONTACTS or not 1 < len(sight.sides) <= FEW or sight.length > CLOSE:
        return []
    return sorted({
        w.country for w in sight.cast if w.country not in (None, "IGO") and not w.known and w.actor != w.country
    })  # fmt: skip


def _months(days: When) -> list[str]:
    """The months of an interval; none when an end is open or it is longer than the years that are looked up."""
    if days.start is None or days.end is None or days.end.year - days.start.year > YEARS:
        return []
    if (days.start.year, days.start.month) == (days.end.year, days.end.month):  # nearly always
        return [days.start.isoformat()[:7]]
    first, last = days.start.year * 12 + days.start.month - 1, days.end.year * 12 + days.end.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]
