"""Where reports first came from: near-copies and syndicated versions of one text share one origin."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    shingles = {a.id: _shingles(a) for a in sorted(articles, key=lambda a: a.id)}
    credited = {a.id: frozenset(" ".join(words_of(c)) for c in a.credits) for a in articles if a.credits}
    joined = Joined(list(shingles))
    for one, others in _candidates(shingles):
        mine, ours = frozenset(shingles[one]), credited.get(one)
        for other in others:
            needed = CREDITED if ours and ours & credited.get(other, frozenset()) else COPY
            if _copies(mine, shingles[other], needed):
                joined.join(one, other)
    return {ident: joined.lowest(ident) for ident in shingles}


def _shingles(article: Article) -> array[int]:
    """Hashes of the runs of words in the body, each once; CRC-32 is the same on every machine."""
    words = [w for span in article.body for w in words_of(article.text[span.start : span.end])]
    runs = (" ".join(words[i : i + LENGTH]) for i in range(len(words) - LENGTH + 1))
    return array("I", {zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs})


def _candidates(shingles: Mapping[str, array[int]]) -> Iterator[tuple[str, set[str]]]:
    """Each article with those before it that share a sampled shingle; of long texts an eighth is looked at."""
    first: dict[int, str] = {}  # most shingles are in one article only: a list for each would fill the memory
    holders: dict[int, list[str]] = {}
    for ident, found in shingles.items():
        for shingle in _sample(found):
            if (before := first.setdefault(shingle, ident)) != ident:
                holders.setdefault(shingle, [before]).append(ident)
    first.clear()
    for ident, found in shingles.items():
        near: set[str] = set()
        for shingle in _sample(found):
            held = holders.get(shingle, ())
            if len(held) <= COMMON:
                near.update(held)
        if others := {other for other in near if other < ident}:
            yield ident, others


def _sample(shingles: array[int]) -> Iterable[int]:
    """An eighth of the shingles of a long text is enough to meet any copy."""
    return shingles if len(shingles) < 400 else (s for s in shingles if s % 8 == 0)


def _copies(one: frozenset[int], other: array[int], needed: float) -> bool:
    shorter, shared = min(len(one), len(other)), len(one.intersection(other))
    if shorter < FEWEST:
        return shared == len(one) == len(other) > 0
    return shared >= needed * (len(one) + len(other) - shared) or shared >= CUT * shorter
