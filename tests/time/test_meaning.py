"""What sentences mean, by hand, and what holds of weekdays, months and units on any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.schema import When
from goodoffices.time import find_times, resolve

MONDAY = date(2016, 6, 20)
REFERENCES = st.dates(date(1950, 1, 1), date(2080, 12, 31))


def read(words: str, reference: date | When = MONDAY, tense: str | None = None) -> tuple[date | None, date | None]:
    found = find_times(words, reference, tense)  # type: ignore[arg-type]
    assert len(found) == 1, found
    assert found[0].interval is not None
    return found[0].interval.start, found[0].interval.end


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("The envoys will meet on Friday.", "2016-06-24", "2016-06-24"),
        ("The envoys met on Friday.", "2016-06-17", "2016-06-17"),
        ("The envoy arrived yesterday.", "2016-06-19", "2016-06-19"),
        ("They spoke earlier this week.", "2016-06-20", "2016-06-20"),
        ("The sides will sign at the end of this month.", "2016-06-21", "2016-06-30"),
        ("A new round begins next week.", "2016-06-27", "2016-07-03"),
        ("The truce was signed in early March this year.", "2016-03-01", "2016-03-10"),
        ("The ceasefire broke down late last year.", "2015-09-01", "2015-12-31"),
        ("The council will sit on 24-25 April 2017.", "2017-04-24", "2017-04-25"),
        ("The war lasted from May to early June 1992.", "1992-05-01", "1992-06-10"),
        ("The mission left in the 1990s.", "1990-01-01", "1999-12-31"),
        ("The accord was signed on 31 December 1999.", "1999-12-31", "1999-12-31"),
    ],
)
def test_meaning(sentence: str, first: str, last: str) -> None:
    assert read(sentence) == (date.fromisoformat(first), date.fromisoformat(last))


def test_no_day_exists_that_the_calendar_lacks() -> None:
    assert all(t.interval is None for t in find_times("They met on 31 June 2016.", MONDAY) if t.grain == "day")


def test_durations_and_sets_are_no_days() -> None:
    for words in ("The siege lasted three weeks.", "They meet every Tuesday.", "It sits twice a year."):
        assert {t.type for t in find_times(words, MONDAY)} <= {"DURATION", "SET"}


def test_without_a_reference_relative_words_have_no_day() -> None:
    found = find_times("They met yesterday.")[0]
    assert found.interval is None
    assert found.symbolic == "published - P1D"


def test_an_interval_as_reference_gives_an_interval_that_a_narrower_one_narrows() -> None:
    wide = When(start=date(2016, 6, 1), end=date(2016, 6, 30), grain="interval", basis="inferred")
    when = find_times("They met yesterday.", wide)[0].to_when()
    assert (when.start, when.end) == (date(2016, 5, 31), date(2016, 6, 29))
    day = When(start=MONDAY, end=MONDAY, grain="day", basis="explicit")
    assert resolve(when, day).start == resolve(when, day).end == date(2016, 6, 19)


@given(REFERENCES)
def test_a_weekday_lies_on_its_side_and_within_a_week(reference: date) -> None:
    for name, number in (("Monday", 0), ("Thursday", 3), ("Sunday", 6)):
        behind, _ = read(name, reference, "past")
        ahead, _ = read(name, reference, "future")
        assert behind is not None
        assert ahead is not None
        assert behind.weekday() == ahead.weekday() == number
        assert 0 <= (reference - behind).days <= 6
        assert 0 <= (ahead - reference).days <= 7


@pytest.mark.parametrize(
    ("reference", "friday", "monday"),
    [
        ("2016-06-20", "2016-06-24", "2016-06-27"),  # a Monday
        ("2016-06-21", "2016-06-24", "2016-06-27"),
        ("2016-06-22", "2016-07-01", "2016-06-27"),
        ("2016-06-24", "2016-07-01", "2016-06-27"),
        ("2016-06-25", "2016-07-01", "2016-06-27"),
        ("2016-06-26", "2016-07-01", "2016-06-27"),
    ],
)
def test_next_is_not_the_day_right_ahead(reference: str, friday: str, monday: str) -> None:
    day = date.fromisoformat(reference)
    assert [str(read(f"They will meet next {name}.", day)[0]) for name in ("Friday", "Monday")] == [friday, monday]
    assert read("They will meet this coming Friday.", date(2016, 6, 22))[0] == date(2016, 6, 24)


@given(REFERENCES)
def test_next_never_goes_back_as_days_pass(reference: date) -> None:
    for name in ("Monday", "Wednesday", "Sunday"):
        today, _ = read(f"next {name}", reference)
        tomorrow, _ = read(f"next {name}", reference + timedelta(days=1))
        assert today is not None
        assert tomorrow is not None
        assert reference < today <= tomorrow


@given(REFERENCES)
def test_a_bare_month_lies_on_its_side(reference: date) -> None:
    behind, _ = read("in February", reference, "past")
    _, ahead = read("in February", reference, "future")
    assert behind is not None
    assert ahead is not None
    assert behind <= reference <= ahead
    assert ahead.month == behind.month == 2


@given(REFERENCES)
def test_units_touch(reference: date) -> None:
    for unit in ("week", "month", "year"):
        before, this, after = (read(f"{which} {unit}", reference) for which in ("last", "this", "next"))
        assert None not in (*before, *this, *after)
        assert before[1].toordinal() + 1 == this[0].toordinal()  # type: ignore[union-attr]
        assert this[1].toordinal() + 1 == after[0].toordinal()  # type: ignore[union-attr]
        assert this[0] <= reference <= this[1]  # type: ignore[operator]


@given(st.text(max_size=200))
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    for found in find_times(text, MONDAY):
        assert text[found.start : found.end] == found.text
