"""Furniture that only many pages of an outlet show: a block that repeats across them withdraws its claims."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from goodoffices.record.whole_numbers import Whole, runs

PAGES = 3
"""Independent pages of one outlet on which a block stands before it counts as furniture."""


def block_key(outlet: str | None, words: Sequence[str]) -> int:
    """A hash of a block's words with the outlet that shows it; 0 where no outlet is known."""
    if outlet is None:
        return 0
    line = "\0".join((outlet, *words)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(line, digest_size=8).digest(), "little") >> 1 | 1


def repeated(key: Whole, origin: Whole) -> Whole:
    """The blocks that repeat across an outlet's pages.

    Args:
        key: Blocks by their keys,
        origin: and for each the number of its page's origin: a copied page is no second page.
    """
    by = np.lexsort((origin, key))
    key, origin = key[by], origin[by]
    first = np.ones(len(key), np.bool_)
    first[1:] = (key[1:] != key[:-1]) | (origin[1:] != origin[:-1])
    starts, pages = runs(key[first])
    return key[first][starts[pages >= PAGES]]
