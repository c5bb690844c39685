"""Days counted from a feast or a day that is named beside them are one expression with its day."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.schema import When
from goodoffices.time import find_times, resolve

REFERENCE = date(2016, 6, 22)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The truce was signed two days before Easter.", "two days before Easter", "2016-03-25"),
        ("The talks will resume the day after Christmas.", "the day after Christmas", "2016-12-26"),
        ("On the eve of 9 May the rebels freed prisoners.", "the eve of 9 May", "2016-05-08"),
        ("The accord was signed on the eve of 9 May 2015.", "the eve of 9 May 2015", "2015-05-08"),
        ("The siege was lifted a week before Ramadan.", "a week before Ramadan", "2016-05-30"),
        ("Envoys met on the Friday before Christmas 2014.", "the Friday before Christmas 2014", "2014-12-19"),
        ("Ten days after April 1, 2016 the guns fell silent.", "Ten days after April 1, 2016", "2016-04-11"),
        ("On the first day of Ramadan a pause began.", "the first day of Ramadan", "2016-06-06"),
        ("The assembly will vote on the last day of July.", "the last day of July", "2016-07-31"),
    ],
)
def test_one_expression_with_its_day(text: str, words: str, day: str) -> None:
    (found,) = find_times(text, REFERENCE)
    assert (found.text, found.value, found.grain) == (words, day, "day")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two days before the Good Friday Agreement they met.", "Two days before"),
        ("Fighting raged for three days after 9 May.", "three days after"),
    ],
)
def test_what_is_not_counted_from_the_day_beside(text: str, words: str) -> None:
    assert find_times(text, REFERENCE)[0].text == words


def test_it_is_worked_out_again_for_a_narrower_reference() -> None:
    wide = When(start=date(2016, 1, 1), end=date(2017, 12, 31), grain="interval", basis="inferred")
    (found,) = find_times("The parties will sign two days before Easter.", wide)
    day = When(start=date(2017, 1, 5), end=date(2017, 1, 5), grain="day", basis="explicit")
    assert resolve(found.to_when(), day).start == date(2017, 4, 14)
