"""Anchored values: the little language, and its calendar over every month, leap day, week start and year end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.schema import When
from goodoffices.schema.anchored import Found, evaluate, parse, resolve
from goodoffices.schema.units import name_of, read_unit, unit_of

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2070, 12, 31))
EDGES = st.sampled_from(
    [date(y, m, d) for y in (1999, 2000, 2004, 2015, 2016, 2020, 2021, 2100) for m, d in
     ((1, 1), (1, 3), (1, 4), (2, 28), (3, 1), (6, 30), (12, 28), (12, 29), (12, 31))]
    + [date(2000, 2, 29), date(2016, 2, 29)]
)  # fmt: skip
ANY_DAY = DAYS | EDGES
STEPS = st.sampled_from(
    ["", "- P1D", "+ P10D", "- P2W @week", "+ P1M @month", "- P1Y @year", "@week", "@month END", "@year START",
     "<= FRI", ">= FRI", "< MON", "> SUN", "<= 04-24", ">= 04-24", "< 02-29", ">= 02-29", "<= 09", ">= 12", "/ FRI",
     "<= SU", ">= WI", "<= easter", ">= orthodox-easter", "> christmas", "- P1W @week / FRI",
     ">= 12-28:01-03", ">= 03#1"]
)  # fmt: skip


def days(text: str, reference: date | tuple[date, date]) -> Found:
    ends = reference if isinstance(reference, tuple) else (reference, reference)
    found = evaluate(parse(text), ends)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "start", "end", "value"),
    [
        ("published - P1D", "2016-06-19", "2016-06-19", "2016-06-19"),
        ("published @week", "2016-06-20", "2016-06-26", "2016-W25"),
        ("published @month END", "2016-06-21", "2016-06-30", "2016-06"),
        ("published + P1W @week", "2016-06-27", "2016-07-03", "2016-W26"),
        ("published <= FRI", "2016-06-17", "2016-06-17", "2016-06-17"),
        ("published >= MON", "2016-06-20", "2016-06-20", "2016-06-20"),
        ("published > MON", "2016-06-27", "2016-06-27", "2016-06-27"),
        ("published ~ 04-24", "2016-04-24", "2016-04-24", "2016-04-24"),
        ("published / 03 START", "2016-03-01", "2016-03-10", "2016-03"),
        ("published - P2M @month", "2016-04-01", "2016-04-30", "2016-04"),
        ("published <= WED=10-14", "2015-10-14", "2015-10-14", "2015-10-14"),
        ("1994 + P1Y", "1995-01-01", "1995-12-31", "1995"),
        ("2016-06 END", "2016-06-21", "2016-06-30", "2016-06"),
        ("2014 / 05:06", "2014-05-01", "2014-06-30", "2014-05/2014-06"),
        ("published <= eid-al-fitr", "2015-07-17", "2015-07-17", "2015-07-17"),
        ("published <= orthodox-easter", "2016-05-01", "2016-05-01", "2016-05-01"),
    ],
)
def test_little_language(text: str, start: str, end: str, value: str) -> None:
    found = days(text, date(2016, 6, 20))
    assert (str(found.start), str(found.end), found.value) == (start, end, value)


@pytest.mark.parametrize(
    "text", ["", "Friday", "published FRI", "published @fortnight", "published / 13", "2016-06-31"]
)
def test_what_is_no_anchored_value_says_so(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


@given(ANY_DAY, STEPS)
def test_an_interval_contains_what_each_of_its_days_gives(day: date, steps: str) -> None:
    whole = evaluate(parse(f"published {steps}".strip()), (day, day + timedelta(days=9)))
    inner = evaluate(parse(f"published {steps}".strip()), (day + timedelta(days=4), day + timedelta(days=4)))
    if whole is not None and inner is not None and None not in (whole.start, whole.end, inner.start, inner.end):
        assert whole.start <= inner.start <= inner.end <= whole.end  # type: ignore[operator]


@given(ANY_DAY, st.sampled_from(["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]))
def test_weekdays_lie_within_a_week_on_their_side(day: date, weekday: str) -> None:
    back, ahead = days(f"published <= {weekday}", day), days(f"published >= {weekday}", day)
    assert back.start is not None and ahead.start is not None
    assert timedelta(0) <= day - back.start < timedelta(7) and timedelta(0) <= ahead.start - day < timedelta(7)
    assert back.start.strftime("%a").upper() == ahead.start.strftime("%a").upper() == weekday
    strict = days(f"published < {weekday}", day)
    assert strict.start is not None and timedelta(0) < day - strict.start <= timedelta(7)


@given(ANY_DAY, st.integers(1, 12))
def test_months_lie_on_their_side(day: date, month: int) -> None:
    back, ahead = days(f"published <= {month:02}", day), days(f"published >= {month:02}", day)
    assert back.start is not None and back.start <= day and back.start.month == month
    assert ahead.end is not None and ahead.end >= day and ahead.end.month == month


@given(ANY_DAY, st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade"]))
def test_units_hold_their_day_and_are_named_so_that_they_can_be_read(day: date, unit: str) -> None:
    whole = unit_of(day, unit)  # type: ignore[arg-type]
    assert unit == "weekend" or whole[0] <= day <= whole[1]
    assert read_unit(name_of(whole, unit)) == (whole, unit)  # type: ignore[arg-type]


@given(ANY_DAY, st.integers(0, 400), st.sampled_from("DW"))
def test_days_and_weeks_forth_and_back_are_home(day: date, amount: int, letter: str) -> None:
    found = days(f"published + P{amount}{letter} - P{amount}{letter}", day)
    assert (found.start, found.end) == (day, day)


@given(ANY_DAY)
def test_a_narrower_reference_narrows(day: date) -> None:
    wide = When(start=day, end=day + timedelta(days=30), grain="interval", basis="inferred")
    told = When(grain="day", basis="weekday", anchor="published", value="published >= FRI", words="Friday")
    first = resolve(told, wide)
    second = resolve(first, When(start=day, end=day, grain="day", basis="explicit"))
    assert first.start is not None and first.end is not None and second.start == second.end is not None
    assert first.start <= second.start <= first.end  # type: ignore[operator]
    assert second.grain == "day" and second.value == told.value


def test_what_hangs_on_nothing_stays() -> None:
    told = When(start=date(1994, 5, 12), end=date(1994, 5, 12), grain="day", basis="explicit", value="1994-05-12")
    assert resolve(told, When(start=date(2016, 6, 20), end=date(2016, 6, 20))) is told
