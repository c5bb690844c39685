"""Days of undated articles estimated from those that share their names: never sure, and marked as such.

Articles of which both name the same people and places lie near each other in time more often than by chance. How
often, and how near, was measured on dated reports of two wars (`KERNELS`). From the interval of each article as it is
sure, and from those of the eight articles most like it, follows how likely each ten days are: loopy belief propagation
on the graph of likeness (J. Pearl, Probabilistic Reasoning, 1988), its messages weakened by `TRUST`, since neighbours
repeat each other. Given is the shortest interval that holds `MASS` of that. It never leaves the sure interval, and its
value carries the sign for what is approximate, `~` of EDTF (ISO 8601-2): `2018-01-10~/2018-05-19~`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.record.sharing import Shared, nearest
from goodoffices.record.whole_numbers import Whole
from goodoffices.schema import When

CELL = 10
"""Days of a cell: no estimate is finer."""

BEYOND = 3650
"""Days that an article without bounds may lie before and after all days that are known of the others."""

SCALES = (20, 90, 500)
"""Days over which the likeness of reports fades: one piece of news, one episode, one story."""

RANKS = (0.4, 0.7, 0.9)
KERNELS = (
    (0.08, 0.17, 0.70, 0.05),
    (0.05, 0.32, 0.58, 0.05),
    (0.15, 0.34, 0.46, 0.05),
    (0.65, 0.17, 0.13, 0.05),
)
"""Weights of the scales, and of no bond at all, by where a likeness ranks among all; see `training/likeness.py`."""

TRUST, ROUNDS = 0.4, 5
"""Exponent of a neighbour's message, and how often messages are passed."""

MASS = 0.95
"""Share of what is likely that an estimate holds; of 391 reports half were read undated, and .945 of these held."""

FEWEST = 3
"""Neighbours without which nothing is estimated."""

WORTH = 0.8
"""An estimate that leaves more of the interval than this is none."""

MOST = 10_000
"""Articles of which more than memory has room for are not estimated."""

Floats = NDArray[np.float32]

_STRETCH = re.compile(r"(\d[\d-]+)?\.\.(\d[\d-]+)?")


class Paper(NamedTuple):
    """What estimating asks of an article: its id, its names as `names_in` gives them, and its days as far as sure."""

    id: str
    names: array[int]
    published: When


def estimated(papers: Sequence[Paper], origin: Whole) -> dict[str, When]:
    """The estimated intervals of articles, by id; those that nothing is gained for are left out.

    Args:
        papers: All articles, sorted by id.
        origin: For each the number that it shares with its copies.
    """
    wide = [n for n, p in enumerate(papers) if (_days(p.published) or BEYOND) > CELL]
    known = [d for p in papers for d in (p.published.start, p.published.end) if d is not None]
    if not wide or not known:
        return {}
    near = dict(zip(wide, nearest([p.names for p in papers], origin, wide), strict=True))
    used = sorted({*wide, *(s.number for found in near.values() for s in found)})
    if len(used) > MOST:
        return {}
    grid = _Grid(min(known), max(known))
    row = {number: at for at, number in enumerate(used)}
    sure = np.stack([grid.evenly(papers[n].published) for n in used])
    bonds = _bonds({row[n]: [s._replace(number=row[s.number]) for s in found] for n, found in near.items()})
    likely = _passed(sure, bonds, grid)
    found: dict[str, When] = {}
    for number in wide:
        if len(near[number]) >= FEWEST:
            when = grid.interval(likely[row[number]], papers[number].published)
            if when is not None:
                found[papers[number].id] = when
    return found


def _days(when: When) -> int | None:
    return None if when.start is None or when.end is None else (when.end - when.start).days + 1


def _stretches(when: When) -> list[tuple[date | None, date | None]]:
    """The stretches that a value names (`[2017-01-20..2021-01-20,2025-01-20..]`), else the interval."""
    named = _STRETCH.findall(when.value or "") if (when.value or "").startswith("[") else ()
    parted = [tuple(date.fromisoformat(d) if d else None for d in ends) for ends in named]
    return [(first, last) for first, last in parted] or [(when.start, when.end)]


class _Grid:
    """The cells of days around all that is known.

    Args:
        first: First day known of any article.
        last: Last one.
    """

    def __init__(self, first: date, last: date) -> None:
        self._origin = max(1, first.toordinal() - BEYOND)
        self.cells = (min(date.max.toordinal(), last.toordinal() + BEYOND) - self._origin) // CELL
        apart = np.abs(np.arange(-self.cells, self.cells)) * CELL
        fading = [np.exp(-apart / scale) for scale in SCALES]
        self._spectra = [np.fft.rfft(np.fft.ifftshift(f / f.sum())) for f in fading]

    def evenly(self, when: When) -> Floats:
        """Each cell of an interval, or of its stretches where it has several, equally likely."""
        found = np.zeros(self.cells, np.float32)
        for start, end in _stretches(when):
            first = 0 if start is None else max(0, (start.toordinal() - self._origin) // CELL)
            last = self.cells if end is None else (end.toordinal() - self._origin) // CELL + 1
            found[first : max(last, first + 1)] = 1
        found /= found.sum()
        return found

    def faded(self, likely: Floats) -> list[Floats]:
        """Likelihoods spread over each of the scales."""
        spectrum = np.fft.rfft(likely, 2 * self.cells)
        spread = (np.fft.irfft(spectrum * s, 2 * self.cells)[: self.cells] for s in self._spectra)
        return [np.maximum(s, 0).astype(np.float32) for s in spread]

    def interval(self, likely: Floats, sure: When) -> When | None:
        """The shortest interval around the likeliest cells; None where it is not worth while."""
        by = np.argsort(-likely.round(7), kind="stable")
        held = by[: int(np.searchsorted(np.cumsum(likely[by], dtype=np.float64), MASS)) + 1]
        first = date.fromordinal(self._origin + int(held.min()) * CELL)
        last = date.fromordinal(self._origin + int(held.max()) * CELL + CELL - 1)
        start, end = max(first, sure.start or first), min(last, sure.end or last)
        before = _days(sure)
        if start > end or (before is not None and (end - start).days + 1 > WORTH * before):
            return None
        return When(start=start, end=end, grain="interval", basis="inferred", value=f"{start}~/{end}~")


def _bonds(near: Mapping[int, Sequence[Shared]]) -> dict[int, list[tuple[int, tuple[float, ...]]]]:
    """For each article its neighbours, each with the weights of the scales."""
    ranked = np.sort([s.likeness for found in near.values() for s in found])

    def weights(shared: Shared) -> tuple[float, ...]:
        rank = np.searchsorted(ranked, shared.likeness) / len(ranked)
        return KERNELS[int(np.searchsorted(RANKS, rank, "right"))]

    return {row: [(s.number, weights(s)) for s in found] for row, found in near.items()}


def _passed(sure: Floats, bonds: Mapping[int, Sequence[tuple[int, tuple[float, ...]]]], grid: _Grid) -> Floats:
    """How likely each cell is for each article, when all have heard of each other."""
    likely, tiny = sure.copy(), np.float32(1e-30)
    for _ in range(ROUNDS):
        faded = [grid.faded(of) for of in likely]
        for row, neighbours in bonds.items():
            heard = np.log(sure[row] + tiny)
            for other, weights in neighbours:
                told = sum(w * f for w, f in zip(weights, faded[other], strict=False)) + weights[-1] / grid.cells
                heard = heard + TRUST * np.log(told)
            now = np.exp(heard - heard.max())
            likely[row] = (likely[row] + now / now.sum()) / 2
    return likely
