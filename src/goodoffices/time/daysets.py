"""Sets of days as ordered stretches, for days that several clues narrow down together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""The days that are told apart; a stretch that reaches an edge is open on that side."""

ROUND = timedelta(days=28 * 366)
"""Weekdays fall on the same days again after 28 years: what ends so near to an edge goes on beyond it."""

FEW = 12
"""Stretches that are written out."""


@dataclass(frozen=True, slots=True)
class DaySet:
    """Days as stretches that do not touch, in order.

    Args:
        stretches: First and last day of each.
    """

    stretches: tuple[tuple[date, date], ...]

    @classmethod
    def of(cls, stretches: Iterable[tuple[date, date]]) -> DaySet:
        """The union of some stretches; empty ones and parts beyond the edges are left out."""
        merged: list[tuple[date, date]] = []
        for first, last in sorted((max(a, EARLIEST), min(b, LATEST)) for a, b in stretches):
            if last < first:
                continue
            if merged and first <= merged[-1][1] + timedelta(days=1):
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        return cls(tuple(merged))

    @classmethod
    def since(cls, day: date) -> DaySet:
        """A day and all later ones."""
        return cls.of([(day, LATEST)])

    @classmethod
    def until(cls, day: date) -> DaySet:
        """A day and all earlier ones."""
        return cls.of([(EARLIEST, day)])

    def __and__(self, other: DaySet) -> DaySet:
        """The days of both."""
        both: list[tuple[date, date]] = []
        i = j = 0
        while i < len(self.stretches) and j < len(other.stretches):
            (a, b), (c, d) = self.stretches[i], other.stretches[j]
            both.append((max(a, c), min(b, d)))
            i, j = (i + 1, j) if b < d else (i, j + 1)
        return DaySet.of(both)

    def __bool__(self) -> bool:
        """Whether it holds a day."""
        return bool(self.stretches)

    @property
    def start(self) -> date | None:
        """Its first day, None when it is open."""
        first = self.stretches[0][0] if self.stretches else EARLIEST
        return None if first - EARLIEST < ROUND else first

    @property
    def end(self) -> date | None:
        """Its last day, None when it is open."""
        last = self.stretches[-1][1] if self.stretches else LATEST
        return None if LATEST - last < ROUND else last

    @property
    def value(self) -> str | None:
        """One of its stretches, as EDTF (ISO 8601-2) writes it: `[2017-01-20..2021-01-20,2025-01-20..]`.

        None where there is only one, or where they are so many that they tell little.
        """
        if not 1 < len(self.stretches) <= FEW:
            return None
        ends = [DaySet((stretch,)) for stretch in self.stretches]
        return f"[{','.join(f'{s.start or str()}..{s.end or str()}' for s in ends)}]"


ALWAYS = DaySet(((EARLIEST, LATEST),))
"""Every day."""
