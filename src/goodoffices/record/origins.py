"""Where reports first came from: near-copies and syndicated versions of one text share one origin."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from goodoffices.record.sets import Joined
from goodoffices.record.words import words_of
from goodoffices.schema import Article

LENGTH = 5
"""Words in a shingle, as in A. Broder, On the resemblance and containment of documents (1997)."""

COPY, CREDITED, CUT = 0.5, 0.25, 0.8
"""Shared shingles of a copy (Jaccard), of one where both credit the same agency, and of a cut one (of the shorter)."""

FEWEST = 8
"""A text of fewer shingles is a copy only of the very same text."""

COMMON = 60
"""A shingle in more articles than this is a stock phrase and finds no candidates."""


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """The origin of each article, by id: the lowest id among those that copy each other.

    Args:
        articles: The articles, in any order.
    """
    shingles = {a.id: _shingles(a) for a in articles}
    credited = {a.id: frozenset(" ".join(words_of(c)) for c in a.credits) for a in articles}
    joined = Joined(sorted(shingles))
    for one, other in sorted(_candidates(shingles)):
        needed = CREDITED if credited[one] & credited[other] else COPY
        if _copies(shingles[one], shingles[other], needed):
            joined.join(one, other)
    return {ident: joined.lowest(ident) for ident in shingles}


def _shingles(article: Article) -> frozenset[int]:
    """Hashes of the runs of words in the body; CRC-32 is the same on every machine."""
    words = [w for span in article.body for w in words_of(article.text[span.start : span.end])]
    runs = (" ".join(words[i : i + LENGTH]) for i in range(len(words) - LENGTH + 1))
    return frozenset(zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs)


def _candidates(shingles: Mapping[str, frozenset[int]]) -> set[tuple[str, str]]:
    """Pairs that share a sampled shingle: of long texts an eighth is looked at, enough to meet any copy."""
    holders: dict[int, list[str]] = defaultdict(list)
    for ident in sorted(shingles):
        short = len(shingles[ident]) < 400
        for shingle in shingles[ident]:
            if short or shingle % 8 == 0:
                holders[shingle].append(ident)
    return {pair for held in holders.values() if 1 < len(held) <= COMMON for pair in combinations(held, 2)}


def _copies(one: frozenset[int], other: frozenset[int], needed: float) -> bool:
    shorter = min(len(one), len(other))
    if shorter < FEWEST:
        return one == other and bool(one)
    shared = len(one & other)
    return shared >= needed * (len(one) + len(other) - shared) or shared >= CUT * shorter
