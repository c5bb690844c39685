"""Sets of days as ordered stretches, for days that several clues narrow down together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""The days that are told apart; a stretch that reaches an edge is open on that side."""


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
        return DaySet.of((max(a, c), min(b, d)) for a, b in self.stretches for c, d in other.stretches)

    def __bool__(self) -> bool:
        """Whether it holds a day."""
        return bool(self.stretches)

    @property
    def start(self) -> date | None:
        """Its first day, None when it is open."""
        return None if not self.stretches or self.stretches[0][0] == EARLIEST else self.stretches[0][0]

    @property
    def end(self) -> date | None:
        """Its last day, None when it is open."""
        return None if not self.stretches or self.stretches[-1][1] == LATEST else self.stretches[-1][1]


ALWAYS = DaySet(((EARLIEST, LATEST),))
"""Every day."""
