"""A day told in passing, in a relative or attributive clause, is no day that later words count from."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.language import load
from goodoffices.time import find_times

REFERENCE = date(2011, 3, 7)  # a Monday


def last(text: str) -> str:
    found = find_times(text, REFERENCE, sentences=load(1).read(text))[-1]
    return f"{found.interval.start}" if found.interval else "unknown"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The pullback follows the terms that both armies accepted on 9 July 2008 in Harare. Earlier in the day, "
            "the mediator spoke to reporters.",
            "2011-03-07",
        ),
        ("Leaders praised the accord signed on 5 May 2009. Later that day they dined together.", "unknown"),
        ("The truce of 12 May 1994 is still in force. On the same day the minister flew to Moscow.", "unknown"),
        ("The envoy, who landed in Tripoli on Sunday, was upbeat. A day earlier the talks had failed.", "unknown"),
        ("Rebels broke the agreement of 3 February 2010. A day later the convoys left.", "unknown"),
        ("In 1999 the sides signed a truce. Earlier in the day, the general arrived.", "2011-03-07"),
        ("In May 1999 the sides signed a truce. The same day, the general arrived.", "unknown"),
    ],
)
def test_nothing_counts_from_a_day_told_in_passing(text: str, day: str) -> None:
    assert last(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The envoy met the president on Sunday. Earlier in the day, he spoke to reporters.", "2011-03-06"),
        ("The delegation, which arrived on Saturday, met the premier on Sunday. Later that day it left.", "2011-03-06"),
        ("It was on 5 May 2009 that the talks in Doha collapsed. A day later the war resumed.", "2009-05-06"),
        ("The summit in Kampala on 5 May 2009 failed. Three days later fighting resumed.", "2009-05-08"),
        ("The mission that arrived on 5 May 2009 left two days later.", "2009-05-07"),
        ("In a statement issued on 5 May 2009 the junta gave way. A day later the blockade ended.", "2009-05-06"),
    ],
)
def test_the_day_that_the_story_has_reached(text: str, day: str) -> None:
    assert last(text) == day


def test_a_day_far_back_is_not_the_day_of_now() -> None:
    text = "On 5 May 2009 they met.\n\nThe war goes on.\n\nAid is late.\n\nEarlier in the day, the bishop spoke."
    found = find_times(text, REFERENCE)[-1]
    assert found.interval is not None and found.interval.start == REFERENCE
