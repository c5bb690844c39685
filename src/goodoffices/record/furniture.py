"""Furniture that only many pages of an outlet show: a block that repeats across them withdraws its claims."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from goodoffices.record.whole_numbers import Whole, runs
from goodoffices.record.words import words_of
from goodoffices.schema import Article, Block

PAGES = 3
"""Independent pages of one outlet on which a block stands before it counts as furniture."""


def block_key(article: Article, block: Block | None) -> int:
    """A hash of a block's words with the article's outlet; 0 where there is no block or no outlet."""
    if block is None or article.outlet is None:
        return 0
    words = "\0".join((article.outlet, *words_of(article.text[block.start : block.end])))
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") >> 1 | 1


def block_keys(article: Article) -> set[int]:
    """The keys of all blocks of a page but those that the page alone shows to be furniture."""
    return {block_key(article, b) for b in article.blocks if b.kind != "furniture"} - {0}


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
