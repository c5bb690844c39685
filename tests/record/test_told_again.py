"""What is told again in other words joins what it tells of: an agreement as known, a headline, a meeting of fewer."""

from __future__ import annotations

from typing import Any

from goodoffices.schema import Article, Claim, Derived, When
from tests.record.factory import DAHL, Someone, article, claim, day, linked, state, unknown

TRUCE: dict[str, Any] = {"details": {"type": "ceasefire"}}


def signed(on: str, first: str, published: str) -> tuple[Article, Claim]:
    """A report of a truce of Norrland and the Lakers on a day."""
    page = article(f"Truce\n\nNear Tarn, Norrland and Lakers agreed on {on} to a truce.", published)
    sides = state("Norrland", "NOR", "signatory"), state("Lakers", "LAK", "signatory")
    return page, claim(page, "agreement", "agreed", "agreed", *sides, when=day(on, first), **TRUCE)


def in_force() -> tuple[Article, Claim]:
    page = article("Quiet\n\nThe truce near Tarn, which Lakers had wanted, took effect on 4 July.", "2031-07-05")
    when = day("4 July", "2031-07-04")
    return page, claim(page, "agreement", "under_way", "took", when=when, phase="in_force", **TRUCE)


def test_a_truce_that_took_effect_is_the_one_that_was_agreed() -> None:
    (entry,) = linked(signed("2 July", "2031-07-02", "2031-07-03"), in_force())
    assert [s.status for s in entry.history] == ["agreed", "under_way"]


def test_of_two_truces_neither_is_the_one_that_took_effect() -> None:
    told = signed("2 July", "2031-07-02", "2031-07-03"), signed("20 June", "2031-06-20", "2031-06-21"), in_force()
    assert len(linked(*told)) == 3


def test_a_truce_called_by_its_year_is_that_of_the_day_however_much_later_and_whoever_brokered_it() -> None:
    page = article("Strain\n\nVarn, which brokered the 2031 truce near Tarn, wants Lakers to keep it.", "2035-02-01")
    broker = state("Varn", "VAR", "mediator")
    when = day("2031", "2031-01-01", "2031-12-31")
    later = page, claim(page, "agreement", "agreed", "brokered", broker, when=when, **TRUCE)
    assert len(linked(signed("2 July", "2031-07-02", "2031-07-03"), later)) == 1
    page = article("Strain\n\nVarn, which brokered the 2033 truce near Tarn, wants Lakers to keep it.", "2035-02-01")
    when = day("2033", "2033-01-01", "2033-12-31")
    other = page, claim(page, "agreement", "agreed", "brokered", broker, when=when, **TRUCE)
    assert len(linked(signed("2 July", "2031-07-02", "2031-07-03"), other)) == 2


ENVOY = Someone("envoy", {"name": "envoy", "kind": "office", "country": "VAR", "role": "mediator", "office": "envoy"})

IN_VARN: dict[str, Any] = {"where": "Varn", "place": {"latitude": 10.0, "longitude": 10.0}}
IN_TARN: dict[str, Any] = {"where": "Tarn", "place": {"latitude": 20.0, "longitude": 20.0}}


def guessed(of: Claim) -> Claim:
    """The same claim, all whose people were taken over from the meeting told of before."""
    rule = "the meeting told of before"
    taken = (Derived(field=f"participants[{i}].name", rule=rule) for i in range(len(of.participants)))
    kept = (d for d in of.derived if not d.field.startswith("participants"))
    return of.model_copy(update={"derived": (*kept, *taken)})


def test_a_headline_tells_of_what_the_report_opens_with_and_not_of_the_talks_named_further_on() -> None:
    text = "Dahl sees envoy\n\nIn Varn Per Dahl met the envoy on Thursday.\n\nThe envoy came to save the talks in Tarn."
    page = article(text, "2031-05-15")
    title = page, claim(page, "meeting", "held", "sees", unknown("Dahl", "Per Dahl"), ENVOY)
    lead = page, claim(page, "meeting", "held", "met", DAHL, ENVOY, when=day("Thursday", "2031-05-15"), **IN_VARN)
    talks = page, guessed(claim(page, "meeting", "mentioned", "talks", DAHL, ENVOY, **IN_TARN))
    found = linked(title, lead, talks)
    assert sorted(len(e.claims) for e in found) == [1, 2]


def test_who_was_only_taken_over_does_not_make_talks_still_proposed_the_meeting_that_was_held() -> None:
    page = article("Call\n\nPer Dahl met the envoy. He wants the talks to begin soon.", "2031-05-15")
    met = page, claim(page, "meeting", "held", "met", DAHL, ENVOY)
    wanted = claim(page, "meeting", "proposed", "talks", DAHL, ENVOY)
    assert len(linked(met, (page, guessed(wanted)))) == 2


def test_others_may_meet_without_the_one_who_refused() -> None:
    page = article("Off\n\nLakers will not join this week's talks with Norrland and Sudmark in Tarn.", "2031-05-13")
    three = state("Lakers", "LAK"), state("Norrland", "NOR"), state("Sudmark", "SUD", "mediator")
    when = day("this week", "2031-05-12", "2031-05-18")
    off = page, claim(page, "meeting", "refused", "talks", *three, when=when, where="Tarn")
    page = article("Two\n\nNorrland and Sudmark held talks in Tarn on 15 May.", "2031-05-16")
    two = state("Norrland", "NOR"), state("Sudmark", "SUD")
    held = page, claim(page, "meeting", "held", "talks", *two, when=day("15 May", "2031-05-15"), where="Tarn")
    assert len(linked(off, held)) == 1


def test_an_unknown_name_may_be_whom_another_report_tells_by_his_side_alone() -> None:
    page = article("Rumour\n\nEnvoys of Sudmark and Per Dahl met in Tarn last week.", "2031-05-19")
    side = Someone(
        "Envoys of Sudmark", {"name": "envoys of Sudmark", "kind": "group", "country": "SUD", "role": "party"}
    )
    when = day("last week", "2031-05-12", "2031-05-18")
    rumour = page, claim(page, "meeting", "mentioned", "met", side, DAHL, when=when, where="Tarn")
    page = article("Yes\n\nWim Arle and Per Dahl met in Tarn on 14 May.", "2031-05-20")
    both = unknown("Wim Arle"), DAHL
    sure = page, claim(page, "meeting", "held", "met", *both, when=day("14 May", "2031-05-14"), where="Tarn")
    assert len(linked(rumour, sure)) == 1


THREE = state("Norrland", "NOR"), state("Sudmark", "SUD"), state("Lakers", "LAK")
FOUR = (*THREE, state("Varn", "VAR"))


OCTOBER, FIFTH = day("October", "2031-10-01", "2031-10-31"), day("5 October", "2031-10-05")


def summit(status: str, published: str, *who: Someone, when: When) -> tuple[Article, Claim]:
    """A report of a meeting of some in Tarn."""
    page = article(f"Tarn\n\nNorrland, Sudmark, Lakers and Varn meet in Tarn, {when.words}.", published)
    return page, claim(page, "meeting", status, "meet", *who, where="Tarn", when=when)


def test_a_plan_for_four_is_what_three_of_them_did_there_and_the_fourth_was_not_there() -> None:
    plan = summit("scheduled", "2031-07-16", *FOUR, when=OCTOBER)
    held = summit("held", "2031-10-06", *THREE, when=FIFTH)
    (entry,) = linked(plan, held)
    assert entry.status == "held"
    assert {p.name for p in entry.participants} == {"Norrland", "Sudmark", "Lakers"}


def test_a_plan_for_three_is_not_what_two_of_them_did_there() -> None:
    plan = summit("scheduled", "2031-07-16", *FOUR[1:], when=OCTOBER)
    held = summit("held", "2031-10-06", *THREE[:2], when=FIFTH)
    assert len(linked(plan, held)) == 2
