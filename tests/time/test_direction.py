"""The tense of the clause by the sentence's tree, with the shipped model."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.language import load
from goodoffices.time import find_times

REFERENCE = date(2018, 4, 19)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The premier could lose the snap elections called for 24 August.", "2018-08-24"),
        ("The presidents met in Sochi in February.", "2018-02-01"),
        ("The summit to be held in Astana on Friday was prepared by envoys.", "2018-04-20"),
        ("The two states agreed to exchange prisoners in September.", "2018-09-01"),
        ("The envoy said on Tuesday that the talks would resume in June.", "2018-04-17 2018-06-01"),
        ("The markets have been closed until Monday.", "None"),
        ("Talks set for Saturday in Muscat.", "2018-04-21"),
        ("The delegation, which arrived on Monday, will leave on Saturday.", "2018-04-16 2018-04-21"),
    ],
)
def test_direction_by_the_tree(text: str, expected: str) -> None:
    found = find_times(text, REFERENCE, sentences=load(1).read(text))
    assert " ".join(str(t.interval and t.interval.start) for t in found) == expected
