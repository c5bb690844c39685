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
        ("The president ordered a humanitarian pause in Taiz to begin on Tuesday.", "2018-04-24"),
        ("The parties agreed on a truce to take effect on Monday.", "2018-04-23"),
        ("The generals were to sign the accord on Saturday.", "2018-04-21"),
        ("The ceasefire was to have begun on Friday.", "2018-04-13"),
        ("Talks due to open in Geneva on Wednesday were called off.", "2018-04-25"),
        ("The mediator said on Tuesday that the parties would meet on Saturday.", "2018-04-17 2018-04-21"),
        ("The army announced on Monday a ceasefire from Wednesday.", "2018-04-16 2018-04-25"),
        ("A meeting planned for Friday was postponed.", "2018-04-20"),
        ("The delegations arrived on Tuesday to resume the talks.", "2018-04-17"),
        ("He flew to Doha on Monday to meet the emir.", "2018-04-16"),
        ("The UN urged both sides to stop firing on Friday.", "2018-04-20"),
        ("Both armies stopped firing on Friday.", "2018-04-13"),
        ("The council decided on Tuesday to send monitors.", "2018-04-17"),
        ("The envoy asked the parties to attend a meeting in Nairobi on Tuesday.", "2018-04-24"),
        ("Security council members have called a session for Monday.", "2018-04-23"),
        ("The foreign ministers are meeting in Amman on Tuesday.", "2018-04-24"),
        ("The ceasefire, which took effect on Saturday, is holding.", "2018-04-14"),
        ("The prisoners were freed on Monday and will be flown home on Sunday.", "2018-04-16 2018-04-22"),
        ("Colombia's talks with the ELN, suspended on Monday, will resume on Friday.", "2018-04-16 2018-04-20"),
        ("The meeting, which had been set for Monday, has been moved to the 26th.", "2018-04-23 2018-04-26"),
        ("The talks were put off to Friday.", "2018-04-20"),
        ("A delegation is to arrive in Khartoum on Sunday for talks.", "2018-04-22"),
    ],
)
def test_direction_by_the_tree(text: str, expected: str) -> None:
    found = find_times(text, REFERENCE, sentences=load(1).read(text))
    assert " ".join(str(t.interval and t.interval.start) for t in found) == expected
