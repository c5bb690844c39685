"""What says little of a thing joins the only thing of the record that it can mean, and nothing where two fit."""

from __future__ import annotations

from goodoffices.record.absorbing import ONLY
from goodoffices.record.linking import linked as everything
from goodoffices.schema import Article, Claim
from tests.record.factory import DAHL, VOSS, Someone, World, article, claim, day, linked, state, unknown

BOTH = state("Norrland", "NOR"), state("Sudmark", "SUD")
ENVOYS = Someone("envoys", {"name": "envoys", "kind": "group", "role": "party"})


def held(words: str, first: str, published: str, where: str | None = None) -> tuple[Article, Claim]:
    """A report of talks of Norrland and Sudmark on a day."""
    page = article(f"Talks of {published}\n\nNorrland and Sudmark held talks in Tarn on {words}.", published)
    return page, claim(page, "meeting", "held", "talks", *BOTH, when=day(words, first), where=where)


def remembered(published: str) -> tuple[Article, Claim]:
    """A later report of the talks in Tarn that gives no day."""
    page = article("Deal\n\nNorrland and Sudmark, after the talks in Tarn, drafted a deal.", published)
    return page, claim(page, "meeting", "held", "talks", *BOTH, where="Tarn")


def test_a_report_without_a_day_joins_the_only_talks_that_it_can_mean() -> None:
    (entry,) = linked(held("14 May", "2031-05-14", "2031-05-15", "Tarn"), remembered("2031-05-26"))
    assert any(ONLY in link.reasons for link in entry.links)


def test_of_two_rounds_neither_is_meant_and_both_are_near() -> None:
    told = [
        held("14 May", "2031-05-14", "2031-05-15", "Tarn"),
        held("21 May", "2031-05-21", "2031-05-22", "Tarn"),
        remembered("2031-05-24"),
    ]
    found = everything([a for a, _ in told], [c for _, c in told], World())
    assert len(found.entries) == 3
    assert any(told[2][1].id in (n.one, n.other) for n in found.near)


def test_a_plan_without_a_day_joins_the_meeting_that_came_of_it() -> None:
    page = article("Plan\n\nPer Dahl and Ida Voss will meet soon.", "2031-05-02")
    plan = page, claim(page, "meeting", "scheduled", "meet", DAHL, VOSS)
    page = article("News\n\nPer Dahl and Ida Voss met in Tarn on 14 May.", "2031-05-15")
    (entry,) = linked(plan, (page, claim(page, "meeting", "held", "met", DAHL, VOSS, when=day("14 May", "2031-05-14"))))
    assert [h.status for h in entry.history] == ["scheduled", "held"]


def test_another_meeting_after_one_that_was_told_is_no_report_of_it() -> None:
    first = held("14 May", "2031-05-14", "2031-05-15")
    page = article("More\n\nNorrland and Sudmark gathered for further talks.", "2031-05-20")
    assert len(linked(first, (page, claim(page, "meeting", "held", "talks", *BOTH)))) == 2
    page = article("On\n\nNorrland and Sudmark gathered for talks.", "2031-05-20")
    assert len(linked(first, (page, claim(page, "meeting", "held", "talks", *BOTH)))) == 1


def test_several_meetings_at_once_are_none_of_them() -> None:
    first = held("14 May", "2031-05-14", "2031-05-15", "Tarn")
    page = article("Deal\n\nIt came after several rounds of talks of Norrland and Sudmark in Tarn.", "2031-05-17")
    assert len(linked(first, (page, claim(page, "meeting", "held", "talks", *BOTH, where="Tarn")))) == 2


def test_envoys_are_no_presidents() -> None:
    page = article("Summit\n\nThe presidents Per Dahl and Ida Voss met in Tarn on 14 May.", "2031-05-15")
    named = (("Per Dahl", "Norrland"), ("Ida Voss", "Sudmark"))
    leaders = [unknown(name, office=f"President of {of}") for name, of in named]
    summit = page, claim(page, "meeting", "held", "met", *leaders, when=day("14 May", "2031-05-14"), where="Tarn")
    page = article("Envoys\n\nThe envoys met in Tarn.", "2031-05-16")
    assert len(linked(summit, (page, claim(page, "meeting", "held", "met", ENVOYS, where="Tarn")))) == 2


def test_the_dinner_after_the_talks_is_another_thing() -> None:
    first = held("14 May", "2031-05-14", "2031-05-15")
    page = article("Dinner\n\nNorrland and Sudmark sat at a dinner.", "2031-05-15")
    assert len(linked(first, (page, claim(page, "meeting", "held", "dinner", *BOTH)))) == 2


def test_talks_of_nine_days_that_ended_began_nine_days_before() -> None:
    page = article("Talks\n\nTalks of Norrland and Sudmark will start in Tarn on 3 May.", "2031-05-02")
    plan = page, claim(page, "meeting", "scheduled", "Talks", *BOTH, when=day("3 May", "2031-05-03"), where="Tarn")
    page = article("End\n\nNine days of talks of Norrland and Sudmark in Tarn ended on 12 May.", "2031-05-13")
    end = page, claim(page, "meeting", "held", "talks", *BOTH, when=day("12 May", "2031-05-12"), where="Tarn")
    assert len(linked(plan, end)) == 1
    assert len(linked(plan, held("12 May", "2031-05-12", "2031-05-13", "Tarn"))) == 2
