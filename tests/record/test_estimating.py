"""Undated articles are given the days of those that share their names, marked as estimated."""

from __future__ import annotations

import random
from array import array
from datetime import date, timedelta

import numpy as np
import pytest

from goodoffices.record.estimating import Paper, estimated
from goodoffices.record.sharing import names_in, nearest
from goodoffices.schema import When
from tests.record.factory import article

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
        papers[n] = papers[n]._replace(published=When())
    found = estimated(papers, np.arange(len(papers)))
    assert len(found) == 30
    held = [w for i, w in found.items() if w.start and w.end and w.start <= true[i] <= w.end]  # type: ignore[operator]
    assert len(held) >= 27
    assert all(w.value == f"{w.start}~/{w.end}~" and w.basis == "inferred" for w in found.values())


def test_an_estimate_never_leaves_what_is_sure() -> None:
    papers = _papers()
    sure = When(start=date(2031, 6, 1), end=date(2033, 12, 31), grain="interval", basis="inferred")
    papers[30] = papers[30]._replace(published=sure)
    when = estimated(papers, np.arange(len(papers)))[papers[30].id]
    assert sure.start is not None and sure.end is not None
    assert when.start is not None and when.end is not None
    assert sure.start <= when.start <= when.end <= sure.end


@pytest.mark.parametrize("share", [0, 2])
def test_without_three_like_it_an_article_stays_as_it_is(share: int) -> None:
    papers = [
        Paper(f"a{n}", _names(n, n + 500, *([7] if n < share else [])), p.published) for n, p in enumerate(_papers())
    ]
    papers[0] = papers[0]._replace(published=When())
    assert estimated(papers, np.arange(len(papers))) == {}


def test_dated_articles_are_left_alone() -> None:
    papers = _papers()
    assert estimated(papers, np.arange(len(papers))) == {}


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
    wide = estimated([*papers[:10], papers[10]._replace(published=hull), *papers[11:]], np.arange(len(papers)))
    papers[10] = papers[10]._replace(published=parted)
    when = estimated(papers, np.arange(len(papers)))[there]
    assert when.start is not None and when.end is not None
    assert when.end <= date(2031, 4, 10)
    last = wide[there].end
    assert last is not None and last > date(2031, 4, 10)
