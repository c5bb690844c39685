"""Which articles speak of the same people and places: likeness by the names that they share."""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.record.whole_numbers import Whole
from goodoffices.schema import Article

NEAREST = 8
"""Articles that one is compared with."""

WIDESPREAD, COMMON = 0.3, 1000
"""A name in more than this share, or number, of the articles tells nothing of one of them."""

LEAST = 0.06
"""Cosine of two articles that have little more in common than that they are news of one region."""

_NAME = re.compile(r"(?<![.!?:“”\"\n] )(?<!^)\b[A-Z][^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")
_OWNER = re.compile(r"[’']s?$")


class Shared(NamedTuple):
    """An article that is like another one.

    Args:
        number: Which.
        likeness: Cosine of their names, weighted by how few articles have each (tf-idf).
    """

    number: int
    likeness: float


def names_in(article: Article) -> array[int]:
    """Hashes of the capitalised words within an article's sentences, each followed by how often it stands there."""
    found: dict[int, int] = {}
    for block in article.blocks:
        if block.kind == "body":
            for name in _NAME.findall(article.text[block.start : block.end]):
                plain = name if name.isalpha() else _OWNER.sub("", name)
                key = zlib.crc32(plain.encode("utf-8", "surrogatepass"))
                found[key] = found.get(key, 0) + 1
    return array("I", [n for pair in sorted(found.items()) for n in pair])


def nearest(names: Sequence[array[int]], origin: Whole, wanted: Sequence[int]) -> Iterator[list[Shared]]:
    """For each wanted article those that are most like it, the most alike first; copies of it are left out.

    Args:
        names: The names of all articles, as `names_in` gives them.
        origin: For each article the number that it shares with its copies.
        wanted: Numbers of articles.
    """
    of = np.repeat(np.arange(len(names)), [len(n) // 2 for n in names])
    pairs = np.concatenate([np.empty(0, np.uint32), *(np.frombuffer(n, np.uint32) for n in names)]).reshape(-1, 2)
    _, name, spread = np.unique(pairs[:, 0], return_inverse=True, return_counts=True)
    tells = (spread > 1) & (spread <= min(COMMON, WIDESPREAD * len(names)))
    of, name, count = (column[tells[name]] for column in (of, name, pairs[:, 1]))
    weight = (1 + np.log(count)) * (log(max(2, len(names))) - np.log(spread[name]))
    length = np.sqrt(np.bincount(of, weight**2, len(names)))
    weight = weight / length[of]
    first = np.searchsorted(of, np.arange(len(names) + 1))
    by = np.argsort(name, kind="stable")
    holders, starts = of[by], np.searchsorted(name[by], np.arange(len(spread) + 1))
    for number in wanted:
        total = np.zeros(len(names))
        for at in range(int(first[number]), int(first[number + 1])):
            held = slice(starts[name[at]], starts[name[at] + 1])
            total[holders[held]] += weight[at] * weight[by[held]]
        total[origin == origin[number]] = 0
        yield list(_most(total.round(9)))


def _most(total: NDArray[np.float64]) -> Iterator[Shared]:
    for number in np.argsort(-total, kind="stable")[:NEAREST].tolist():
        if total[number] >= LEAST:
            yield Shared(number, float(total[number]))
