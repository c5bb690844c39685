"""What an undated article says of its day without fixing it: facts, months, years, people; and how likely that is."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from goodoffices.packs import load
from goodoffices.record.chronicle import Chronicle
from goodoffices.record.hints import Hints, hints_of
from goodoffices.record.likely import Calendar
from goodoffices.record.seats import Seats
from tests.record.factory import article


@pytest.fixture(scope="module")
def seats() -> Seats:
    return Seats(load())


def _told(seats: Seats, text: str) -> list[str]:
    """What the article tells of, best first."""
    found = seats.chronicle.told_in(text)
    return [seats.chronicle.known[n].what for n in sorted(found, key=lambda n: -found[n])]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Grain ships may sail again from Odesa after Ukraine and Russia each signed an agreement with Turkey and the "
         "United Nations in Istanbul.", "grain"),
        ("The Houthis have seized a cargo ship, the Galaxy Leader, in the Red Sea.", "Galaxy Leader"),
        ("Islamic State fighters surrendered in Baghuz as the Syrian Democratic Forces closed in on the last enclave.",
         "Baghuz"),
        ("Haftar has ordered his forces to march on Tripoli, days before the national conference at Ghadames.",
         "march on Tripoli"),
    ],
)  # fmt: skip
def test_an_article_tells_of_the_facts_whose_names_it_has(seats: Seats, text: str, what: str) -> None:
    assert any(what in told for told in _told(seats, text)[:3])


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The Syrian army entered Aleppo. Syria's president spoke; Syrians fled Aleppo to Idlib.", True),
        ("Donald Trump spoke in Ohio. He said that the president would lose to Hillary Clinton and to the FBI.", False),
        ("Trump spoke of Syria once, in Ohio, and of the election, of Hillary Clinton and of James Comey.", False),
    ],
)
def test_facts_count_only_for_articles_on_a_conflict_that_the_packs_keep(
    seats: Seats, text: str, *, tells: bool
) -> None:
    assert (len(hints_of(article(f"Talks\n\n{text}"), seats).told) > 0) is tells


def test_months_without_a_year_and_the_latest_year(seats: Seats) -> None:
    page = article(
        "Talks\n\nThey met in June and on 3 May, not in August 2016. The march may go on; April Day was there. "
        "In 2014 nothing had been agreed.",
        "2031-05-15",
    )
    hints = hints_of(page, seats)
    assert hints.months == (5, 6)
    assert hints.year == 2016


def test_terms_of_those_who_are_named_in_full(seats: Seats) -> None:
    hints = hints_of(article("Talks\n\nStaffan de Mistura spoke. Moe and Nobody Inparticular heard it."), seats)
    assert len(hints.terms) == 1
    first, last = hints.terms[0][-1]
    assert first < last


def _years(hints: Hints, chronicle: Chronicle) -> dict[int, float]:
    calendar = Calendar(date(2005, 1, 1).toordinal(), 1100, 7)
    odds = calendar.odds(hints, chronicle)
    years = np.array([date.fromordinal(int(day)).year for day in calendar.day])
    return {year: float(odds[years == year].mean()) for year in range(2006, 2025)}


def test_the_latest_year_named_is_this_one_or_one_lately_past(seats: Seats) -> None:
    odds = _years(Hints((), (), 2014, ()), seats.chronicle)
    assert max(odds, key=lambda year: odds[year]) == 2014
    assert odds[2015] > odds[2018] > odds[2012]


def test_whoever_is_named_is_likely_in_office(seats: Seats) -> None:
    terms = ((date(2010, 1, 1).toordinal(), date(2012, 12, 31).toordinal()),)
    odds = _years(Hints((), (), 0, (terms,)), seats.chronicle)
    assert odds[2011] > odds[2008]
    assert odds[2011] > odds[2016]


def test_a_fact_is_news_for_weeks_and_background_for_years(seats: Seats) -> None:
    number = next(n for n, known in enumerate(seats.chronicle.known) if "Galaxy Leader" in known.what and known.news)
    seized = date.fromordinal(seats.chronicle.known[number].first)
    calendar = Calendar(seized.toordinal() - 700, 300, 7)
    odds = calendar.odds(Hints(((number, 14.0),), (), 0, ()), seats.chronicle)
    by_day = dict(zip((calendar.day - seized.toordinal()).tolist(), odds.tolist(), strict=True))
    near = max(day for day in by_day if day <= 10)
    weeks = max(day for day in by_day if day <= 60)
    years = max(day for day in by_day if day <= 700)
    before = max(day for day in by_day if day <= -300)
    assert by_day[near] > by_day[weeks] > by_day[years] > by_day[before]
