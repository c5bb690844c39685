"""Days of undated articles estimated from what they tell of and from those like them: never sure, and marked as such.

How likely each week is for an article follows from three things. What it says (`likely`): which facts of the packs it
tells of, and how long after a fact reports of it appear. When the other articles of the record appeared, as far as
that is known or itself likely: a record is the news of some months or years. And the articles that are most like it,
which lie near it in time; how near, was measured on dated reports of two wars (`NEARNESS`), their messages weakened by
`TRUST`, since neighbours repeat each other (loopy belief propagation: J. Pearl, Probabilistic Reasoning, 1988). Given
is the shortest interval that holds as much of that as `MASSES` asks, more where it is wide: as conformal prediction by
groups asks (V. Vovk and others, Mondrian confidence machine, 2003). It never leaves the sure interval, and its value
carries the sign for what is approximate, `~` of EDTF (ISO 8601-2): `2018-01-10~/2018-05-19~`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.record.chronicle import Chronicle
from goodoffices.record.hints import Hints
from goodoffices.record.likely import Calendar
from goodoffices.record.sharing import Shared, nearest
from goodoffices.record.whole_numbers import Whole
from goodoffices.schema import When

CELL = 7
"""Days of a cell: no estimate is finer."""

BEYOND = 3650
"""Days that an article without bounds may lie before and after all days that are known of the others."""

SCALES = (7, 30, 120)
"""Days over which the likeness of reports fades: one piece of news, one episode, one story."""

LIKE = (0.08, 0.12, 0.17, 0.25, 0.35)
NEARNESS = (
    (0.00, 0.00, 0.00),
    (0.00, 0.03, 0.15),
    (0.02, 0.06, 0.20),
    (0.04, 0.10, 0.30),
    (0.06, 0.15, 0.38),
    (0.12, 0.20, 0.45),
)
"""Weights of the scales by likeness, the rest being no bond at all; see `training/likeness.py`."""

CLOSEST = 4
"""Neighbours that are heard."""

TRUST, TRUST_UNDATED = 0.5, 0.4
"""Exponents of the message of a neighbour whose day is known, and of one whose day is itself estimated."""

ELSEWHEN, FEW = 0.15, 10
"""Share of articles, at least, that need not be of the time of the others, and how many others make that half: of no
more than these nothing is estimated."""
SPREAD = 180
"""Days over which the time of the others is spread."""

MASSES = ((100, 0.94), (200, 0.95), (None, 0.995))
"""Share of what is likely that an estimate holds, by the days in which `TYPICAL` of it lies."""
TYPICAL = 0.9

BETWEEN = 0.005
"""How likely days between the stretches of an interval are, which are told apart by the tense of a word or two."""

WORTH, WIDEST = 0.8, 1825
"""An estimate that leaves more of the interval than this is none, nor is one of more days."""

MOST = 10_000
"""Articles of which more than memory has room for are not estimated."""

HELD = 64
"""Neighbours of which it is held how likely the days around them are; of others it is worked out again."""

Floats = NDArray[np.float64]

_STRETCH = re.compile(r"(\d[\d-]+)?\.\.(\d[\d-]+)?")
_TINY = 1e-30


class Paper(NamedTuple):
    """What estimating asks of an article: id, names as `names_in` gives them, days as far as sure, and what it says."""

    id: str
    names: array[int]
    published: When
    hints: Hints | None = None


def estimated(papers: Sequence[Paper], origin: Whole, chronicle: Chronicle) -> dict[str, When]:
    """The estimated intervals of articles, by id; those that nothing is gained for are left out.

    Args:
        papers: All articles, sorted by id.
        origin: For each the number that it shares with its copies.
        chronicle: What the packs know by its day.
    """
    wide = [n for n, p in enumerate(papers) if (_days(p.published) or BEYOND) > CELL]
    known = [d for p in papers for d in (p.published.start, p.published.end) if d is not None]
    if not wide or not known or len(papers) <= FEW or len(wide) > MOST:
        return {}
    near = dict(zip(wide, nearest([p.names for p in papers], origin, wide), strict=True))
    grid = _Grid(min(known), max(known))
    own = {n: grid.evenly(papers[n].published) for n in wide}  # the one thing held of each undated article
    for number in wide:
        if (hints := papers[number].hints) is not None:
            own[number] = _normal(np.log(own[number] + _TINY) + grid.calendar.odds(hints, chronicle))
    time = _Time(grid, (p.published for n, p in enumerate(papers) if n not in near), own.values())
    for number, likely in own.items():
        own[number] = _normal(np.log(likely + _TINY) + np.log(time.without(likely)))

    @lru_cache(maxsize=HELD)
    def faded(number: int) -> list[Floats]:
        return grid.faded(own[number] if number in own else grid.evenly(papers[number].published))

    found: dict[str, When] = {}
    for number in wide:
        heard = np.log(own[number] + _TINY)
        for other in near[number][:CLOSEST]:
            heard += _message(other, faded(other.number), time.all, trusted=other.number not in own)
        when = grid.interval(_normal(heard), papers[number].published)
        if when is not None:
            found[papers[number].id] = when
    return found


def _message(other: Shared, faded: Sequence[Floats], time: Floats, *, trusted: bool) -> Floats:
    """How much likelier each cell is by a neighbour than by the time of all."""
    weights = NEARNESS[int(np.searchsorted(LIKE, other.likeness, "right"))]
    said = sum(w * f for w, f in zip(weights, faded, strict=True)) + (1 - sum(weights)) * time
    return np.asarray((TRUST if trusted else TRUST_UNDATED) * np.log((said + _TINY) / (time + _TINY)))


def _normal(odds: Floats) -> Floats:
    found = np.exp(odds - odds.max())
    return np.asarray(found / found.sum())


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
        self.calendar = Calendar(self._origin, self.cells, CELL)
        self._spectra = {scale: self._spectrum(scale) for scale in (*SCALES, SPREAD)}

    def _spectrum(self, scale: int) -> NDArray[np.complex128]:
        fading = np.exp(-np.abs(np.arange(-self.cells, self.cells)) * CELL / scale)
        return np.asarray(np.fft.rfft(np.fft.ifftshift(fading / fading.sum())))

    def evenly(self, when: When) -> Floats:
        """Each cell of an interval, or of its stretches where it has several, equally likely."""
        found = np.zeros(self.cells)
        parts = _stretches(when)
        if len(parts) > 1:
            found += BETWEEN * self.evenly(When(start=when.start, end=when.end)) * self.cells
        for start, end in parts:
            first = 0 if start is None else max(0, (start.toordinal() - self._origin) // CELL)
            last = self.cells if end is None else (end.toordinal() - self._origin) // CELL + 1
            found[first : max(last, first + 1)] = 1
        return np.asarray(found / found.sum())

    def faded(self, likely: Floats, scales: Sequence[int] = SCALES) -> list[Floats]:
        """Likelihoods spread over each of some scales."""
        spectrum = np.fft.rfft(likely, 2 * self.cells)
        spread = (np.fft.irfft(spectrum * self._spectra[s], 2 * self.cells)[: self.cells] for s in scales)
        return [np.maximum(s, 0) for s in spread]

    def interval(self, likely: Floats, sure: When) -> When | None:
        """The shortest interval that holds enough of what is likely; None where it is not worth while."""
        likely = likely.round(9)
        first, last = _shortest(likely, TYPICAL)
        typical = (last - first + 1) * CELL
        first, last = _shortest(likely, next(mass for most, mass in MASSES if most is None or typical < most))
        start = max(date.fromordinal(self._origin + first * CELL), sure.start or date.min)
        end = min(date.fromordinal(self._origin + last * CELL + CELL - 1), sure.end or date.max)
        before, days = _days(sure), (end - start).days + 1
        if days < 1 or days > WIDEST or (before is not None and days > WORTH * before):
            return None
        return When(start=start, end=end, grain="interval", basis="inferred", value=f"{start}~/{end}~")


def _shortest(likely: Floats, mass: float) -> tuple[int, int]:
    """First and last cell of the shortest stretch that holds a share of what is likely; of equals the first."""
    held = np.concatenate([[0.0], np.cumsum(likely)])
    ends = np.searchsorted(held, held[:-1] + mass * held[-1])
    length = np.where(ends < len(held), ends - np.arange(len(likely)), len(held))
    first = int(length.argmin())
    return first, first + max(int(length[first]), 1) - 1


class _Time:
    """When the articles of the record appeared.

    Args:
        grid: The cells.
        dated: The days of those that have one.
        likely: How likely each cell is for each of the others.
    """

    def __init__(self, grid: _Grid, dated: Iterable[When], likely: Iterable[Floats]) -> None:
        self._grid = grid
        self._number, self._sum = 0, np.zeros(grid.cells)
        for one in chain(map(grid.evenly, dated), likely):
            self._number += 1
            self._sum += one
        self.all = self._spread(self._sum, self._number)

    def without(self, one: Floats) -> Floats:
        """The same without one of them."""
        return self._spread(self._sum - one, self._number - 1)

    def _spread(self, total: Floats, number: int) -> Floats:
        share = max(ELSEWHEN, FEW / (number + FEW))
        (spread,) = self._grid.faded(total / max(1, number), [SPREAD])
        return np.asarray((1 - share) * spread + share / self._grid.cells)
