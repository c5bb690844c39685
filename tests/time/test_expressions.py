"""Finding times: direction, openings, names that are no times, references that are intervals, and the story."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.schema import When
from goodoffices.time import TimeExpression, find_times

REFERENCE = date(2016, 6, 22)  # a Wednesday


def days(text: str, reference: date | When | None = REFERENCE, tense: str | None = None) -> list[tuple[str, str]]:
    found = find_times(text, reference, tense)  # type: ignore[arg-type]
    return [(t.text, _shown(t)) for t in found]


def _shown(time: TimeExpression) -> str:
    if time.interval is None:
        return time.value
    return "..".join(str(end or "") for end in dict.fromkeys((time.interval.start, time.interval.end)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys will meet on Friday.", "2016-06-24"),
        ("The envoys met on Friday.", "2016-06-17"),
        ("On Friday the envoys are expected to meet.", "2016-06-24"),
        ("The envoys agreed to resume talks in January.", "2017-01-01..2017-01-31"),
        ("The envoys resumed talks in January.", "2016-01-01..2016-01-31"),
        ("The talks are scheduled for 14 November.", "2016-11-14"),
        ("The talks of 2 May failed.", "2016-05-02"),
        ("The session ended on Monday, 30 May.", "2016-05-30"),
    ],
)
def test_tense_tells_the_direction(text: str, expected: str) -> None:
    assert [shown for _, shown in days(text)] == [expected]


@pytest.mark.parametrize(
    ("tense", "expected"), [("past", "2016-06-17"), ("future", "2016-06-24"), ("present", "2016-06-24")]
)
def test_a_given_tense_decides(tense: str, expected: str) -> None:
    assert days("on Friday", tense=tense) == [("Friday", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fire has ceased since 1 April.", "2016-04-01.."),
        ("They must withdraw by Friday.", "..2016-06-24"),
        ("The truce holds until 30 June.", "..2016-06-30"),
        ("After Friday's talks he left.", "2016-06-17"),
    ],
)
def test_words_before_open_the_interval(text: str, expected: str) -> None:
    assert [shown for _, shown in days(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Good Friday Agreement holds.",
        "Resolution 1973 was adopted.",
        "Talks may resume and they march on.",
        "He is 52 years old.",
        "The Four-Day War ended.",
        "Some 2000 troops left.",
        "The Sunday Times reported it.",
        "Shares fell 2.51 points.",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert [t for t in find_times(text, REFERENCE) if t.interval is not None] == []


def test_an_interval_for_a_reference_gives_an_interval() -> None:
    reference = When(start=date(2012, 10, 18), end=date(2012, 10, 24), grain="interval", basis="inferred")
    (found,) = find_times("The ministers will meet at the end of the month.", reference)
    assert found.interval is not None and found.interval.start == date(2012, 10, 21)
    assert found.to_when().anchor == "published"


def test_without_a_reference_nothing_is_invented() -> None:
    (found,) = find_times("They met on Friday.")
    assert found.interval is None and found.value == "XXXX-WXX-5" and not found.to_when().known


def test_a_paragraph_holds_its_year() -> None:
    text = "In 1994 a truce was signed in May. In September talks began. The following year they failed."
    assert [shown for _, shown in days(text)] == [
        "1994-01-01..1994-12-31", "1994-05-01..1994-05-31", "1994-09-01..1994-09-30", "1995-01-01..1995-12-31",
    ]  # fmt: skip


def test_days_are_counted_from_the_day_told_before() -> None:
    text = "The accord was signed on 12 May 2014. Three days later it broke down; a day earlier it had still held."
    assert [shown for _, shown in days(text)] == ["2014-05-12", "2014-05-15", "2014-05-14"]


def test_what_counts_from_an_unknown_day_stays_unknown() -> None:
    (found,) = find_times("Three days after the signing he left.", REFERENCE)
    assert found.interval is None and found.anchor == "claim" and found.symbolic == "claim + P3D"
    assert (found.type, found.value) == ("DURATION", "P3D")  # as TimeML has it: what follows is another expression


def test_a_told_day_fixes_it() -> None:
    (found,) = find_times("Three days after the signing he left.", REFERENCE, told=date(2014, 5, 12))
    assert found.interval is not None and found.interval.start == date(2014, 5, 15)


def test_a_clock_takes_its_day() -> None:
    assert [t.value for t in find_times("The pause starts at 15:00 on Thursday.", REFERENCE, "future")] == [
        "2016-06-23T15:00"
    ]


@pytest.mark.parametrize(
    ("phrase", "kind", "value"),
    [("every Tuesday", "SET", "XXXX-WXX-2"), ("twice a year", "SET", "P1Y"), ("for two weeks", "DURATION", "P2W")],
)
def test_sets_and_durations_are_no_days(phrase: str, kind: str, value: str) -> None:
    (found,) = find_times(f"They met {phrase}.", REFERENCE)
    assert (found.type, found.value, found.interval) == (kind, value, None)


@given(st.text(max_size=200))
def test_any_text_is_read_without_overlap_and_quoted_exactly(text: str) -> None:
    found = find_times(text, REFERENCE)
    assert all(text[t.start : t.end] == t.text and t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2049, 12, 31)),
    st.sampled_from(["{d.day} {d:%B} {d.year}", "{d:%B} {d.day}, {d.year}", "{d:%A}, {d.day} {d:%B} {d.year}", "{d}"]),
)
def test_whole_dates_of_every_day(day: date, form: str) -> None:
    written = form.format(d=day)
    assert days(f"It happened on {written} there.") == [(written, day.isoformat())]
