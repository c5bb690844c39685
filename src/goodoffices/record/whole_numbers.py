"""Columns of whole numbers: runs of equal ones, and which of many things hang together."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Whole: TypeAlias = NDArray[np.int64]
"""A column of whole numbers."""

Yes: TypeAlias = NDArray[np.bool_]
"""A column of answers."""


def runs(sorted_: Whole) -> tuple[Whole, Whole]:
    """Where each run of equal numbers starts in a sorted column, and how long it is."""
    new = np.ones(len(sorted_), np.bool_)
    new[1:] = sorted_[1:] != sorted_[:-1]
    starts = np.flatnonzero(new)
    return starts, np.diff(np.append(starts, len(sorted_)))


def together(number: int, one: Whole, other: Whole) -> Whole:
    """For each of some things, numbered from 0, the lowest of those that hang together with it.

    Labels run down the pairs, and every label is replaced by its own until nothing changes, as in Y. Shiloach and
    U. Vishkin, An O(log n) parallel connectivity algorithm (1982).

    Args:
        number: How many things there are.
        one: Pairs that hang together: one of each,
        other: and the other.
    """
    label = np.arange(number)
    while len(one):
        mine, theirs = label[one], label[other]
        apart = mine != theirs
        one, other, mine, theirs = one[apart], other[apart], mine[apart], theirs[apart]
        np.minimum.at(label, np.maximum(mine, theirs), np.minimum(mine, theirs))
        while not np.array_equal(above := label[label], label):
            label = above
    return label


def spread(starts: Whole, lengths: Whole) -> Whole:
    """The numbers from each start on, as many as its length, one run after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(total)
