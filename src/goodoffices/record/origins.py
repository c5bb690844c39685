"""Where reports first came from: near-copies and syndicated versions of one text share one origin."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goodoffices.record.whole_numbers import Whole, Yes, runs, spread, together
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

LONG = 400
"""Of texts with so many shingles an eighth is looked at, which is enough to meet any copy."""

AT_ONCE = 250_000
"""Meetings of two articles that are counted together."""


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """The origin of each article, by id: the lowest id among those that copy each other.

    Args:
        articles: The articles, in any order.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    found = [shingles(words_of_body(a)) for a in ordered]
    samples = [sample(s) for s in found]
    of = np.repeat(np.arange(len(samples)), [len(s) for s in samples])
    shared = np.concatenate([np.empty(0, np.int64), *(np.frombuffer(s, np.uint32) for s in samples)])
    sizes = np.array([len(s) for s in found], np.int64)
    lowest = copies(
        of, shared, sizes, {i: credited(a) for i, a in enumerate(ordered) if a.credits}, lambda i: frozenset(found[i])
    )
    return {a.id: ordered[lowest[i]].id for i, a in enumerate(ordered)}


def credited(article: Article) -> frozenset[str]:
    """The agencies that a page credits, folded."""
    return frozenset(" ".join(words_of(c)) for c in article.credits)


def shingles(body: Sequence[str]) -> array[int]:
    """Hashes of the runs of words in a body, each once; CRC-32 is the same on every machine."""
    words = " ".join(body).encode("utf-8", "surrogatepass").split(b" ")
    told = zip(*(words[first:] for first in range(LENGTH)), strict=False)  # as many as have a whole run after them
    return array("I", set(map(zlib.crc32, map(b" ".join, told))))


def words_of_body(article: Article) -> list[str]:
    """The words of all that claims may come from."""
    return [w for span in article.body for w in words_of(article.quote(span))]


def sample(found: array[int]) -> array[int]:
    """The shingles by which a text meets its copies."""
    return found if len(found) < LONG else array("I", (s for s in found if s % 8 == 0))


def copies(
    article: Whole,
    shingle: Whole,
    sizes: Whole,
    credit: Mapping[int, frozenset[str]],
    all_of: Callable[[int], frozenset[int]],
) -> Whole:
    """For each article the lowest of those that copy each other.

    Args:
        article: Numbers of articles, ascending,
        shingle: and for each a sampled shingle of it.
        sizes: How many shingles each article has.
        credit: Whom an article credits, by its number.
        all_of: Gives all shingles of an article.
    """
    joined: list[tuple[int, int]] = []
    whole = lru_cache(maxsize=2000)(all_of)  # pairs come sorted
    crediting = np.zeros(len(sizes), np.bool_)
    crediting[list(credit)] = True
    for one, other in _candidates(article, shingle, sizes, crediting):
        ours = credit.get(one, frozenset()) & credit.get(other, frozenset())
        if _copies(whole(one), whole(other), CREDITED if ours else COPY):
            joined.append((one, other))
    pairs = np.array(joined, np.int64).reshape(-1, 2)
    return together(len(sizes), pairs[:, 0], pairs[:, 1])


def _candidates(article: Whole, shingle: Whole, sizes: Whole, crediting: Yes) -> Iterator[tuple[int, int]]:
    """Each article with those before it that share a sampled shingle and may share enough."""
    by = np.lexsort((article, shingle))
    starts, lengths = runs(shingle[by])
    before, common = np.empty(len(by), np.int64), np.zeros(len(sizes), np.int64)
    before[by] = np.arange(len(by)) - np.repeat(starts, lengths)  # holders of the same shingle with lower numbers
    first = np.empty(len(by), np.int64)
    first[by] = np.repeat(starts, lengths)
    stock = np.empty(len(by), np.bool_)
    stock[by] = np.repeat(lengths > COMMON, lengths)
    np.add.at(common, article[stock], 1)
    before[stock] = 0
    holders = article[by]
    total = np.cumsum(before)
    at = 0
    while at < len(article):
        until = int(np.searchsorted(total, (total[at - 1] if at else 0) + AT_ONCE, "right"))
        until = max(until, at + 1)
        until = int(np.searchsorted(article, article[until - 1], "right"))  # all of one article together
        one = np.repeat(article[at:until], before[at:until])
        other = holders[spread(first[at:until], before[at:until])]
        met, shared = np.unique(one << 32 | other, return_counts=True)
        one, other = met >> 32, met & 0xFFFFFFFF
        needed = np.where(crediting[one] & crediting[other], CREDITED, COPY)
        worth = _may_copy(sizes[one], sizes[other], shared + np.minimum(common[one], common[other]), needed)
        yield from zip(one[worth].tolist(), other[worth].tolist(), strict=True)
        at = until


def _may_copy(one: Whole, other: Whole, most: Whole, needed: NDArray[np.float64]) -> Yes:
    """Whether two texts of so many shingles, of which they share at most so many, may be copies."""
    shorter, longer = np.minimum(one, other), np.maximum(one, other)
    enough = (most >= needed * (one + other - most)) | (most >= CUT * shorter)
    return enough | (longer >= LONG)  # of a long text only a sample was counted


def _copies(one: frozenset[int], other: frozenset[int], needed: float) -> bool:
    shorter, shared = min(len(one), len(other)), len(one & other)
    if shorter < FEWEST:
        return shared == len(one) == len(other) > 0
    return shared >= needed * (len(one) + len(other) - shared) or shared >= CUT * shorter
