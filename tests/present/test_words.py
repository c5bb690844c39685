from typing import Any

import pytest

from goodoffices.present.words import plural, when_iso, when_word
from goodoffices.schema import When


@pytest.mark.parametrize(
    ("start", "end", "word", "iso"),
    [
        ("2016-06-20", "2016-06-20", "20 June 2016", "2016-06-20"),
        ("2016-06-01", "2016-06-30", "June 2016", "2016-06"),
        ("2016-02-01", "2016-02-29", "February 2016", "2016-02"),
        ("2016-01-01", "2016-12-31", "2016", "2016"),
        ("2014-01-01", "2016-12-31", "2014–2016", "2014/2016"),
        ("2016-04-02", "2016-04-05", "2–5 April 2016", "2016-04-02/05"),
        ("2016-04-30", "2016-05-02", "30 April – 2 May 2016", "2016-04-30/05-02"),
        ("2015-12-30", "2016-01-02", "30 December 2015 – 2 January 2016", "2015-12-30/2016-01-02"),
        (None, "2016-04-05", "by 5 April 2016", "../2016-04-05"),
        ("2016-04-05", None, "from 5 April 2016", "2016-04-05/.."),
        (None, None, "day not known", "?"),
    ],
)
def test_days_in_words_and_in_columns(start: Any, end: Any, word: str, iso: str) -> None:
    when = When(start=start, end=end)
    assert when_word(when) == word
    assert when_iso(when) == iso


def test_a_week_is_a_week() -> None:
    when = When.model_validate({"start": "2016-06-20", "end": "2016-06-26", "grain": "week"})
    assert when_word(when) == "week of 20 June 2016"


def test_plurals() -> None:
    assert [plural(1, "entry", "entries"), plural(2, "entry", "entries"), plural(1200, "claim")] == [
        "1 entry",
        "2 entries",
        "1,200 claims",
    ]
