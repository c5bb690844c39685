"""A small signature of an article's words, by which near-copies are found without comparing all with all.

Source: Broder, On the resemblance and containment of documents (1997): the share of equal least hashes over the
shingles of two texts estimates the share of shingles that they have in common.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

import numpy as np

from goodoffices.schema.article import Article

SIZE = 64
_PRIME = (1 << 31) - 1
_WORD = re.compile(r"\w+")


def _seeds() -> tuple[np.ndarray, np.ndarray]:
    draws = [int.from_bytes(hashlib.sha256(f"{i}".encode()).digest()[:8], "big") for i in range(2 * SIZE)]
    return (
        np.array([d % (_PRIME - 1) + 1 for d in draws[:SIZE]], dtype=np.uint64),
        np.array([d % _PRIME for d in draws[SIZE:]], dtype=np.uint64),
    )


def shingles(words: Iterable[str], size: int = 4) -> frozenset[int]:
    """Hashes of all runs of `size` words; of the whole where there are fewer."""
    row = [w.casefold() for w in words]
    runs = [row[i : i + size] for i in range(max(1, len(row) - size + 1))] if row else []
    return frozenset(_hash(" ".join(run)) for run in runs)


def _hash(words: str) -> int:
    digest = hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=4).digest()
    return int.from_bytes(digest, "big") % _PRIME


def signature(article: Article) -> tuple[int, ...]:
    """The signature of the article's body: `SIZE` least hashes, empty where the body has no words.

    Title, captions, datelines and furniture do not count: copies change them.
    """
    words = (w for b in article.blocks if b.kind == "body" for w in _WORD.findall(article.text[b.start : b.end]))
    found = sorted(shingles(words))
    if not found:
        return ()
    factor, offset = _seeds()
    hashes = np.array(found, dtype=np.uint64)
    return tuple(int(((hashes * f + o) % np.uint64(_PRIME)).min()) for f, o in zip(factor, offset, strict=True))


def resemblance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Share of shingles that two bodies have in common, as their signatures estimate it; 0 where one is empty."""
    if not one or len(one) != len(other):
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
