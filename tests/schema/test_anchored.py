"""The little language of anchored values: what its own description says, and properties over the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.schema import When, anchored
from goodoffices.schema.anchored import evaluate, parse, resolve
from goodoffices.schema.feasts import FEASTS, feast_days
from goodoffices.schema.units import name_of, part_of, read_unit, unit_of

MONDAY = date(2016, 6, 20)
DAYS = st.dates(date(1905, 1, 1), date(2095, 12, 31))
VALUES = st.sampled_from(
    [
        "published", "published - P1D", "published + P3W", "published - P1M @month", "published @week",
        "published @month END", "published - P1Y @year START", "published <= FRI", "published > MON",
        "published < 04-24", "published >= 02-29", "published ~ 09", "published @quarter", "published <= easter",
        "published @decade", "published @week .. published", "published .. published @year",
    ]
)  # fmt: skip


def test_the_examples_of_its_description_hold() -> None:
    rows = re.findall(
        r"^    (published\S*.*?)  +.*?(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?$", anchored.__doc__ or "", re.M
    )
    assert len(rows) >= 6
    for value, first, last in rows:
        found = evaluate(parse(value), (MONDAY, MONDAY))
        assert found is not None, value
        assert (str(found.start), str(found.end)) == (first, last or first), value


@pytest.mark.parametrize(
    "value", ["", "then", "published -", "published @fortnight", "published <= XYZ", "published 3"]
)
def test_what_is_no_value_says_so(value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(value)


@given(VALUES, DAYS)
def test_a_day_gives_an_ordered_interval(value: str, day: date) -> None:
    found = evaluate(parse(value), (day, day))
    assert found is not None
    assert found.start is not None
    assert found.end is not None
    assert found.start <= found.end


@given(VALUES, DAYS, st.integers(0, 500), st.integers(0, 500))
def test_a_narrower_reference_never_widens(value: str, day: date, length: int, offset: int) -> None:
    wide = evaluate(parse(value), (day, day + timedelta(days=length)))
    inside = day + timedelta(days=min(offset, length))
    narrow = evaluate(parse(value), (inside, inside))
    if wide is None or narrow is None:
        return
    assert wide.start is None or narrow.start is None or wide.start <= narrow.start
    assert wide.end is None or narrow.end is None or narrow.end <= wide.end


@given(DAYS)
def test_weeks_begin_on_monday_and_hold_their_day(day: date) -> None:
    first, last = unit_of(day, "week")
    assert first.weekday() == 0
    assert (last - first).days == 6
    assert first <= day <= last
    assert name_of((first, last), "week") == f"{day.isocalendar().year:04}-W{day.isocalendar().week:02}"


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "half", "season", "year", "decade"]))
def test_a_unit_is_read_back_from_its_name(day: date, unit: str) -> None:
    days = unit_of(day, unit)  # type: ignore[arg-type]
    assert read_unit(name_of(days, unit)) == (days, unit)  # type: ignore[arg-type]


@given(DAYS, st.sampled_from(["week", "month", "year", "decade"]))
def test_the_parts_of_a_unit_make_the_whole(day: date, unit: str) -> None:
    whole = unit_of(day, unit)  # type: ignore[arg-type]
    start, mid, end = (part_of(whole, part) for part in ("START", "MID", "END"))
    assert start[0] == whole[0]
    assert mid[0] == start[1] + timedelta(days=1)
    assert end[0] == mid[1] + timedelta(days=1)
    assert end[1] == whole[1]


def test_leap_days() -> None:
    found = evaluate(parse("published < 02-29"), (date(2023, 5, 1), date(2023, 5, 1)))
    assert found is not None
    assert found.start == date(2020, 2, 29)
    month = evaluate(parse("published - P1M"), (date(2024, 3, 31), date(2024, 3, 31)))
    assert month is not None
    assert month.start == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("feast", "year", "day"),
    [
        ("easter", 2016, "2016-03-27"),
        ("orthodox-easter", 2016, "2016-05-01"),
        ("easter", 2024, "2024-03-31"),
        ("orthodox-easter", 2024, "2024-05-05"),
        ("nowruz", 2020, "2020-03-21"),
        ("eid-al-fitr", 2016, "2016-07-06"),
        ("thanksgiving", 2016, "2016-11-24"),
    ],
)
def test_feasts(feast: str, year: int, day: str) -> None:
    assert [str(first) for first, _ in feast_days(feast, year)] == [day]


@pytest.mark.parametrize("feast", sorted(FEASTS))
def test_every_feast_has_days(feast: str) -> None:
    assert sum(len(feast_days(feast, year)) for year in range(2010, 2021)) >= 10


def test_unknown_stays_unknown() -> None:
    assert evaluate(parse("published - P1D"), None) is None
    when = When(value="published - P1D", anchor="published", basis="relative")
    assert resolve(when, When()) == when
