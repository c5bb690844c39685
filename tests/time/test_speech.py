"""Expressions inside reported speech count from the day of speaking, where the sentence gives one."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.language import load
from goodoffices.time import TimeExpression, find_times

REFERENCE = date(2016, 6, 27)  # a Monday


def read(text: str, reference: date | None = REFERENCE) -> dict[str, TimeExpression]:
    return {t.text: t for t in find_times(text, reference, sentences=load(1).read(text))}


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("The mediator said on Thursday that the envoys would meet on Saturday.", "Saturday", "2016-06-25"),
        ("In a speech on 3 May the premier announced that talks would begin next week.", "next week", "2016-05-09"),
        ("The envoys would meet on Saturday, the Sudanese minister said on Thursday.", "Saturday", "2016-06-25"),
        ('"We will meet on Saturday," the Cypriot leader said on Thursday.', "Saturday", "2016-06-25"),
        ("A statement released on Thursday said that the monitors would leave on Sunday.", "Sunday", "2016-06-26"),
        ("The rebels vowed on Thursday to free the hostages on Sunday.", "Sunday", "2016-06-26"),
        ("He left for Juba on Thursday, saying the talks would resume on Sunday.", "Sunday", "2016-06-26"),
        ("Speaking on Thursday, the president said that the border would open on Sunday.", "Sunday", "2016-06-26"),
        ("On 3 May the general told a radio station that the siege began two days ago.", "two days ago", "2016-05-01"),
        (
            "The Taliban spokesman spoke on Thursday and said a delegation would leave on Sunday.",
            "Sunday",
            "2016-06-26",
        ),
        ("According to a statement issued on Thursday, the talks will resume on Sunday.", "Sunday", "2016-06-26"),
        ("In 2014 the Houthis said that elections would be held next year.", "next year", "2015-01-01"),
    ],
)
def test_the_day_of_speaking_counts(text: str, words: str, first: str) -> None:
    found = read(text)[words]
    assert found.anchor == "speech"
    assert found.interval is not None and str(found.interval.start) == first


def test_a_quotation_of_several_sentences_counts_from_its_speech() -> None:
    text = 'On 3 May the Moldovan premier announced: "Talks will begin next week. We will sign in June."'
    found = read(text, date(2016, 9, 1))
    assert [found[w].value for w in ("next week", "June")] == ["2016-W19", "2016-06"]


def test_a_quotation_takes_the_day_told_behind_it() -> None:
    text = '"The convoys arrived yesterday. They leave tomorrow," the Malian envoy said on Thursday.'
    found = read(text)
    assert [found[w].value for w in ("yesterday", "tomorrow")] == ["2016-06-22", "2016-06-24"]


def test_a_quotation_goes_on_behind_its_speech() -> None:
    text = '"The vote was last week," the bishop said in an interview on 20 May. "It will be repeated next month."'
    assert [read(text)[w].value for w in ("last week", "next month")] == ["2016-W19", "2016-06"]
    text = '"The vote was last week," the bishop said on 20 May. "It will be repeated next month," the judge said.'
    assert [read(text)[w].value for w in ("last week", "next month")] == ["2016-W19", "2016-07"]


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("The Kosovo negotiator said that the round would end on Friday.", "Friday", "2016-07-01"),
        ("The truce signed on Thursday holds, and the talks will resume on Friday.", "Friday", "2016-07-01"),
        ("The minister, who arrived on Thursday, said that he would leave on Friday.", "Friday", "2016-07-01"),
        (
            "For the end of 2015 the ministry says that it found arms and hopes to find more this year.",
            "this year",
            "2016-01-01",
        ),
        ("The Kremlin said on Thursday that the delegation would arrive tomorrow.", "tomorrow", "2016-06-28"),
    ],
)
def test_without_a_day_of_its_own_speech_counts_from_publication(text: str, words: str, first: str) -> None:
    found = read(text)[words]
    assert found.anchor == "published"
    assert found.interval is not None and str(found.interval.start) == first


def test_the_day_of_speaking_itself_counts_from_publication() -> None:
    assert read("The mediator said on Thursday that they would meet on Saturday.")["Thursday"].anchor == "published"


def test_a_speech_within_a_speech() -> None:
    text = "The envoy said on Friday that the rebels had told him on Tuesday that they would withdraw on Thursday."
    found = read(text)
    assert [found[w].value for w in ("Friday", "Tuesday", "Thursday")] == ["2016-06-24", "2016-06-21", "2016-06-23"]


def test_a_clock_still_takes_its_day() -> None:
    text = "The army said on Thursday that the pause would begin at 15:00 on Saturday."
    assert "2016-06-25T15:00" in [t.value for t in read(text).values()]


def test_without_a_reference_the_day_of_speaking_may_still_be_known() -> None:
    found = read("On 3 May 2016 the emissary said that the sides would meet next week.", None)
    assert found["next week"].value == "2016-W19"
    assert read("The emissary said on Monday that they would meet on Friday.", None)["Friday"].interval is None
