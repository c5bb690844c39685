"""How likely each day is for an article by what it says: the odds of its hints, as logarithms, cell by cell.

A fact that an article tells of was news days ago, or weeks; or it is background and lies months or years back. Weights
and scales are those that explain best the days of 447 dated reports of mediation in Libya and Sudan (MEND), whose
packs know 530 facts by their day, and of 125 newspaper articles; see `training/likeness.py` for how they hold.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.record.chronicle import Chronicle
from goodoffices.record.hints import Hints

Odds = NDArray[np.float64]


class Fading(NamedTuple):
    """How reports of a fact are spread over the days around it.

    Args:
        news: Share of those that lie within it or right after it,
        weeks: that follow it for weeks,
        years: and that look back on it; the rest may lie anywhere.
    """

    news: float
    weeks: float
    years: float


_OF_LINE, _OF_FACT = Fading(0.45, 0.30, 0.15), Fading(0.20, 0.15, 0.25)
_AHEAD, _AHEAD_DAYS = 0.07, 40
"""Share of the reports that tell of a fact before it happens, and over how many days they fade."""
_WEEKS, _YEARS = 60, 300
"""Days over which reports fade."""
_BEFORE, _AFTER = 4, 11
"""Days around a fact on which it is news."""
_ANYWHERE = 1 / 8000
"""What is as likely as any day of twenty years."""

_NONE, _EVEN = 5.5, 1.2
"""How far a fact must be told of to be as likely as none, and the step by which one is e times likelier."""
_SURE, _STEP = 12.0, 2.0
"""How far a fact is told of that is as likely meant as not, and the same step for that."""
_EACH = 0.3
"""Share that facts have in the odds each by itself, beside the best of them; and how far such odds are trusted."""
_TRUST = 0.5

_LAGS = (0.30, 0.20, 0.15)
"""Share of reports whose latest year is their own, the last one, the one before; then each .7 of the year after it."""
_FURTHER, _NEXT, _LATER, _HARDLY = 0.7, 0.04, 0.01, 0.004
_MONTHS = np.array((0.22, 0.20, 0.15, 0.09, 0.06, 0.05, 0.05, 0.04, 0.05, 0.03, 0.03, 0.03)) * 12
"""Odds of a month named without its year, by months back to it."""
_LIGHT = 0.7
"""Weight of years and months, which repeat each other."""
_OUT, _CLINGS = 0.2, 45
"""Odds of a person on whom the packs know no office that day; days around a term that still count."""


class Calendar:
    """Cells of days.

    Args:
        origin: First day, as an ordinal.
        cells: How many cells.
        length: Days of a cell.
    """

    def __init__(self, origin: int, cells: int, length: int) -> None:
        self.day = np.arange(cells) * length + origin + length // 2
        days = [date.fromordinal(min(int(day), date.max.toordinal())) for day in self.day]
        self._year = np.array([day.year for day in days])
        self._month = np.array([day.month for day in days])
        self._spread: dict[int, Odds] = {}

    def odds(self, hints: Hints, chronicle: Chronicle) -> Odds:
        """Logarithms of the odds of each cell by what an article says.

        Args:
            hints: What it says.
            chronicle: The facts by their numbers.
        """
        found = self._of_facts(hints, chronicle) + self._of_months(hints.months)
        if hints.year:
            found += self._of_year(hints.year)
        for terms in hints.terms:
            found += self._of_terms(terms) / np.sqrt(len(hints.terms))
        return np.asarray(found, np.float64)

    def _of_facts(self, hints: Hints, chronicle: Chronicle) -> Odds:
        """One fact is the news, whichever; and each may be meant by itself."""
        if not hints.told:
            return np.zeros(len(self.day))
        scores = np.array([score for _, score in hints.told])
        spread = np.stack([self._around(number, chronicle) for number, _ in hints.told])
        weights = np.exp((scores - _NONE) / _EVEN)
        one = np.log((1 + weights @ spread) / (1 + weights.sum()))
        meant = 1 / (1 + np.exp((_SURE - scores) / _STEP))
        each = np.log1p(meant[:, None] * (spread - 1)).sum(0)
        return np.asarray((1 - _EACH) * one + _EACH * _TRUST * each)

    def _around(self, number: int, chronicle: Chronicle) -> Odds:
        """How much likelier each day is for reports of a fact than for any."""
        if number not in self._spread:
            fact = chronicle.known[number]
            fading = _OF_LINE if fact.news else _OF_FACT
            since = np.maximum(self.day - fact.last + _BEFORE - 1, 0)
            ahead = np.maximum(fact.first - self.day, 0)
            within = (self.day >= fact.first - _BEFORE) & (self.day <= fact.last + _AFTER)
            found = fading.news * within / (fact.last - fact.first + _BEFORE + _AFTER)
            past = self.day >= fact.last - _BEFORE + 1
            for share, scale in ((fading.weeks, _WEEKS), (fading.years, _YEARS)):
                found = found + past * share * np.exp(-since / scale) / scale
            found = found + (ahead > 0) * _AHEAD * np.exp(-ahead / _AHEAD_DAYS) / _AHEAD_DAYS
            self._spread[number] = found / _ANYWHERE + (1 - sum(fading) - _AHEAD)
        return self._spread[number]

    def _of_months(self, months: tuple[int, ...]) -> Odds:
        found = np.zeros(len(self.day))
        for month in months:
            found += np.log(_MONTHS[(self._month - month) % 12]) / np.sqrt(len(months))
        return found * _LIGHT

    def _of_year(self, year: int) -> Odds:
        lag = self._year - year
        further = _LAGS[-1] * _FURTHER ** np.maximum(lag - len(_LAGS) + 1, 0)
        near = np.array(_LAGS)[np.clip(lag, 0, len(_LAGS) - 1)]
        found = np.where(lag >= len(_LAGS), further, near)
        found = np.where(lag == -1, _NEXT, np.where(lag < -1, _LATER, found))
        return np.asarray(np.log(np.maximum(found, _HARDLY)) * _LIGHT)

    def _of_terms(self, terms: tuple[tuple[int, int], ...]) -> Odds:
        held = np.zeros(len(self.day), np.bool_)
        for first, last in terms:
            held |= (self.day >= first - _CLINGS) & (self.day <= last + _CLINGS)
        return np.where(held, 0.0, np.log(_OUT))
