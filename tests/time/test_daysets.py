"""Sets of days as stretches."""

from __future__ import annotations

from datetime import date

from goodoffices.time.daysets import LATEST, DaySet


def test_several_stretches_are_written_as_one_of_a_set() -> None:
    first, last, again = date(2017, 1, 20), date(2021, 1, 20), date(2025, 1, 20)
    assert (DaySet.of([(first, last)]) & DaySet.since(first)).value is None
    assert DaySet.of([(first, last), (again, LATEST)]).value == "[2017-01-20..2021-01-20,2025-01-20..]"
    assert DaySet.of((date(y, 1, 1), date(y, 1, 7)) for y in range(1990, 2020)).value is None
