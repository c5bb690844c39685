"""Undated articles are given days by what they tell of and by those that share their names, marked as estimated."""

from __future__ import annotations

import random
from array import array
from datetime import date, timedelta

import numpy as np

from goodoffices.packs.model import News, Period
from goodoffices.record import estimating
from goodoffices.record.chronicle import Chronicle
from goodoffices.record.estimating import Paper
from goodoffices.record.hints import Hints
from goodoffices.record.sharing import names_in, nearest
from goodoffices.schema import When
from tests.record.factory import article

NOTHING = Hints((), (), 0, ())


class _Facts:
    """Packs with a chronicle and nothing else."""

    def __init__(self, *lines: tuple[date, str]) -> None:
        self._lines = lines

    def chronicle(self) -> tuple[News, ...]:
        return tuple(News(Period(day, day), what, "elm") for day, what in self._lines)

    def events(self) -> tuple[()]:
        return ()

    agreements = formats = events


def _chronicle(*lines: tuple[date, str]) -> Chronicle:
    return Chronicle(_Facts(*lines))  # type: ignore[arg-type]


def estimated(papers: list[Paper], chronicle: Chronicle | None = None) -> dict[str, When]:
    return estimating.estimated(papers, np.arange(len(papers)), chronicle or _chronicle())


SURE = When(start=date(2029, 1, 1), end=date(2036, 12, 31), grain="interval", basis="inferred")
DAYS = [date(2031, 1, 1) + timedelta(days=30 * n) for n in range(40)]


def _names(*of: int) -> array[int]:
    return array("I", (n for name in sorted(of) for n in (name, 1)))


def _papers() -> list[Paper]:
    """Forty days of news, three reports each, whose names are of that month and the next."""
    made = []
    for n, day in enumerate(DAYS):
        for copy in range(3):
            when = When(start=day, end=day, grain="day", basis="explicit")
            names = _names(n, n + 1, 1000 + n, 2000 + 3 * n + copy, 7)
            made.append(Paper(f"a{n:03}{copy}", names, when))
    return made


def test_an_undated_article_is_given_the_days_of_those_that_share_its_names() -> None:
    papers = _papers()
    true = {p.id: p.published.start for p in papers}
    hidden = random.Random(3).sample(range(len(papers)), 30)
    for n in hidden:
        papers[n] = papers[n]._replace(published=SURE)
    found = estimated(papers)
    assert len(found) >= 10
    held = [w for i, w in found.items() if w.start and w.end and w.start <= true[i] <= w.end]  # type: ignore[operator]
    assert len(held) == len(found)
    assert all(w.value == f"{w.start}~/{w.end}~" and w.basis == "inferred" for w in found.values())


def test_an_estimate_never_leaves_what_is_sure() -> None:
    papers = _papers()
    sure = When(start=date(2031, 6, 1), end=date(2033, 12, 31), grain="interval", basis="inferred")
    papers[30] = papers[30]._replace(published=sure)
    when = estimated(papers)[papers[30].id]
    assert sure.start is not None and sure.end is not None
    assert when.start is not None and when.end is not None
    assert sure.start <= when.start <= when.end <= sure.end


def test_an_article_of_which_nothing_tells_stays_as_it_is() -> None:
    papers = [Paper(f"a{n:03}", _names(n, n + 500), p.published) for n, p in enumerate(_papers())]
    sure = When(start=date(2032, 1, 1), end=date(2032, 2, 28), grain="interval", basis="inferred")
    papers[0] = papers[0]._replace(published=sure, hints=NOTHING)
    assert estimated(papers) == {}


def test_a_record_of_few_articles_estimates_nothing() -> None:
    papers = _papers()[:10]
    papers[0] = papers[0]._replace(published=When())
    assert estimated(papers) == {}


def test_dated_articles_are_left_alone() -> None:
    papers = _papers()
    assert estimated(papers) == {}


def test_copies_are_no_neighbours_of_each_other() -> None:
    names = [_names(1, 2, 3), _names(1, 2, 3), _names(1, 2, 4), *(_names(50 + n) for n in range(20))]
    (found,) = nearest(names, np.array([0, 0, 2, *range(3, 23)]), [0])
    assert [s.number for s in found] == [2]


def test_names_are_the_capitalised_words_within_sentences() -> None:
    page = article("Talks in Tarn\n\nPeople met Per Dahl in Elm. They saw Dahl’s dog.", "2031-05-15")
    other = article("Other\n\nSome met Dahl in Elm, where Per saw Dahl.", "2031-05-15")
    assert names_in(page) == names_in(other)
    assert len(names_in(page)) == 6


def test_days_between_the_stretches_that_a_value_names_are_not_those_of_an_article() -> None:
    papers = _papers()
    ends = {"start": date(2031, 1, 1), "end": date(2034, 12, 31), "grain": "interval", "basis": "inferred"}
    hull = When.model_validate(ends)
    parted = When.model_validate(ends | {"value": "[2031-01-01..2031-03-31,2034-06-01..2034-12-31]"})
    there = papers[10].id
    wide = estimated([*papers[:10], papers[10]._replace(published=hull), *papers[11:]])
    papers[10] = papers[10]._replace(published=parted)
    when = estimated(papers)[there]
    assert when.start is not None and when.end is not None
    assert when.end <= date(2031, 4, 10)
    last = wide[there].end
    assert last is not None and last > date(2031, 4, 10)


def test_news_of_a_known_day_dates_the_articles_that_tell_of_it() -> None:
    fallen = date(2032, 6, 15)
    chronicle = _chronicle(
        *((day, f"Dahl meets Moe, round {n}") for n, day in enumerate(DAYS)),
        (date(2032, 6, 2), "the Riverfront besieges Elmtown; Admiral Quist holds the Strand"),
        (
            date(2032, 6, 9),
            "bombs hit the Strand and the hospital of Elmtown; Admiral Quist asks the Riverfront for a truce",
        ),
        (fallen, "Elmtown falls to the Riverfront; Admiral Quist flees across the Strand"),
    )
    text = 3 * "Elmtown has fallen to the Riverfront, and Admiral Quist has fled across the Strand. "
    told = tuple(chronicle.told_in(text).items())
    dated = [p._replace(names=_names()) for p in _papers()]
    likely = {}
    for hints in (NOTHING, NOTHING._replace(told=told)):
        papers = [*dated, Paper("b", _names(), SURE, hints)]
        likely[hints] = estimated(papers, chronicle).get("b", SURE)
    vague, near = likely.values()
    assert near.start is not None and near.end is not None
    assert vague.start is not None and vague.end is not None
    assert near.start <= fallen <= near.end
    assert near.end - near.start < (vague.end - vague.start) / 2
    assert near.value == f"{near.start}~/{near.end}~"
