"""Claims of many articles become entries: what belongs together does, and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.record import link
from goodoffices.schema import Article, Claim
from tests.record.factory import DAHL, VOSS, World, article, claim, day, linked, office, person, state, unknown

Corpus = tuple[list[Article], list[Claim]]


def announced() -> tuple[Article, Claim]:
    text = "Ministers to talk\n\nThe foreign ministers of Norrland and Sudmark will meet in Tarn on 14 May."
    page = article(text, "2031-05-10")
    people = (
        office("foreign ministers of Norrland", "NOR/foreign-minister"),
        office("Sudmark", "SUD/foreign-minister"),
    )
    return page, claim(
        page, "meeting", "scheduled", "will meet", *people, when=day("14 May", "2031-05-14"), where="Tarn"
    )


def held() -> tuple[Article, Claim]:
    page = article("Six hours of talks\n\nPer Dahl and Ida Voss met in Tarn on Wednesday.", "2031-05-15", "Elm Courier")
    return page, claim(page, "meeting", "held", "met", DAHL, VOSS, when=day("Wednesday", "2031-05-14"), where="Tarn")


def remembered() -> tuple[Article, Claim]:
    text = "A year of hope\n\nMr Dahl met Ms Voss in Tarn in May 2031 for the first time."
    page = article(text, "2032-05-20", "Norr Herald")
    people = (person("Dahl", "Per Dahl", "NOR"), person("Voss", "Ida Voss", "SUD"))
    when = day("May 2031", "2031-05-01", "2031-05-31")
    return page, claim(page, "meeting", "held", "met", *people, when=when, where="Tarn", retrospect=True)


def test_a_meeting_announced_held_and_remembered_is_one_entry_with_three_steps() -> None:
    (entry,) = linked(announced(), held(), remembered())
    assert [s.status for s in entry.history] == ["scheduled", "held", "held"]
    assert entry.status == "held"
    assert str(entry.when.start) == str(entry.when.end) == "2031-05-14"
    assert entry.where.name == "Tarn"
    assert [(p.name, p.office) for p in entry.participants] == [
        ("Per Dahl", "Foreign Minister of Norrland"),
        ("Ida Voss", "Foreign Minister of Sudmark"),
    ]
    assert entry.origins == 3
    assert entry.title == "Meeting of the foreign ministers of Norrland and Sudmark in Tarn"
    assert all(reason for step in entry.links for reason in step.reasons)


def test_cancelled_stays_cancelled_against_a_stale_plan() -> None:
    off = article(
        "Talks off\n\nPer Dahl and Ida Voss cancelled their meeting of 14 May in Tarn.", "2031-05-12", "Elm Courier"
    )
    stale = article("Agenda\n\nPer Dahl and Ida Voss will meet in Tarn on 14 May.", "2031-05-13", "Norr Herald")
    when = day("14 May", "2031-05-14")
    (entry,) = linked(
        announced(),
        (off, claim(off, "meeting", "cancelled", "cancelled", DAHL, VOSS, when=when, where="Tarn")),
        (stale, claim(stale, "meeting", "scheduled", "will meet", DAHL, VOSS, when=when, where="Tarn")),
    )
    assert [s.status for s in entry.history] == ["scheduled", "cancelled", "scheduled"]
    assert entry.status == "cancelled"


def test_a_meeting_moved_to_another_day_is_one_entry() -> None:
    moved = article(
        "Talks put off\n\nThe meeting of Per Dahl and Ida Voss in Tarn has been postponed.", "2031-05-13", "Elm Courier"
    )
    later = article("Talks at last\n\nPer Dahl and Ida Voss met in Tarn on 20 May.", "2031-05-21", "Norr Herald")
    (entry,) = linked(
        announced(),
        (moved, claim(moved, "meeting", "postponed", "postponed", DAHL, VOSS, where="Tarn")),
        (later, claim(later, "meeting", "held", "met", DAHL, VOSS, when=day("20 May", "2031-05-20"), where="Tarn")),
    )
    assert [s.status for s in entry.history] == ["scheduled", "postponed", "held"]
    assert str(entry.when.start) == "2031-05-20"
    assert entry.competing == ()


def test_two_sure_days_are_two_meetings() -> None:
    second = article("Again\n\nPer Dahl and Ida Voss met in Tarn on 21 May.", "2031-05-22", "Norr Herald")
    also = (second, claim(second, "meeting", "held", "met", DAHL, VOSS, when=day("21 May", "2031-05-21"), where="Tarn"))
    assert len(linked(held(), also)) == 2


def test_a_vague_report_that_fits_two_meetings_joins_neither() -> None:
    second = article("Again\n\nPer Dahl and Ida Voss met in Tarn on 21 May.", "2031-05-22", "Norr Herald")
    also = (second, claim(second, "meeting", "held", "met", DAHL, VOSS, when=day("21 May", "2031-05-21"), where="Tarn"))
    assert len(linked(held(), also, remembered())) == 3


def test_rounds_of_a_series_stay_apart() -> None:
    third = article("Third round\n\nThe third round of Norrland and Sudmark was held in Tarn in May.", "2031-05-20")
    fourth = article("Fourth\n\nThe fourth round of Norrland and Sudmark was held in Tarn in May.", "2031-05-30")
    sides = (state("Norrland", "NOR"), state("Sudmark", "SUD"))
    when = day("in May", "2031-05-01", "2031-05-31")
    found = linked(
        (third, claim(third, "meeting", "held", "third round", *sides, when=when, where="Tarn", ordinal=3)),
        (fourth, claim(fourth, "meeting", "held", "fourth round", *sides, when=when, where="Tarn", ordinal=4)),
    )
    assert sorted(e.ordinal or 0 for e in found) == [3, 4]


def test_other_holders_of_an_office_met_at_another_meeting() -> None:
    one = article("One\n\nPer Dahl and Ida Voss met in Tarn.", "2033-12-30")
    two = article("Two\n\nOlaf Holm and Ida Voss met in Tarn.", "2034-01-04", "Elm Courier")
    holm = person("Olaf Holm", "Olaf Holm", "NOR")
    found = linked(
        (one, claim(one, "meeting", "held", "met", DAHL, VOSS, where="Tarn")),
        (two, claim(two, "meeting", "held", "met", holm, VOSS, where="Tarn")),
    )
    assert len(found) == 2


def test_presidents_and_ministers_of_two_states_do_not_meet_at_one_meeting() -> None:
    top = article("Summit\n\nJon Berg and Eva Lund met in Tarn on 14 May.", "2031-05-15", "Norr Herald")
    heads = (person("Jon Berg", "Jon Berg", "NOR"), person("Eva Lund", "Eva Lund", "SUD"))
    summit = claim(top, "meeting", "held", "met", *heads, when=day("14 May", "2031-05-14"), where="Tarn")
    assert len(linked(held(), (top, summit))) == 2


def test_states_stand_for_the_people_who_act_for_them() -> None:
    page = article("Talks in Tarn\n\nNorrland and Sudmark held talks in Tarn on 14 May.", "2031-05-15", "Norr Herald")
    sides = (state("Norrland", "NOR"), state("Sudmark", "SUD"))
    talks = claim(page, "meeting", "held", "held talks", *sides, when=day("14 May", "2031-05-14"), where="Tarn")
    (entry,) = linked(held(), (page, talks))
    assert [p.name for p in entry.participants] == ["Per Dahl", "Ida Voss"]


def test_a_shorter_name_joins_the_longer_one_and_another_first_name_does_not() -> None:
    one = article("One\n\nAda Lind and Karl Brandt met in Elm on 3 June.", "2031-06-04")
    two = article("Two\n\nMrs Lind and Mr Brandt met in Elm on 3 June.", "2031-06-05", "Elm Courier")
    three = article("Three\n\nOtto Lind and Max Brandt met in Elm on 3 June.", "2031-06-05", "Norr Herald")
    when = day("3 June", "2031-06-03")
    full = [unknown("Ada Lind"), unknown("Karl Brandt")]
    short = [unknown("Lind"), unknown("Brandt")]
    others = [unknown("Otto Lind"), unknown("Max Brandt")]
    first = (one, claim(one, "meeting", "held", "met", *full, when=when, where="Elm"))
    second = (two, claim(two, "meeting", "held", "met", *short, when=when))
    third = (three, claim(three, "meeting", "held", "met", *others, when=when))
    (entry,) = linked(first, second)
    assert [p.name for p in entry.participants] == ["Ada Lind", "Karl Brandt"]
    assert len(linked(first, third)) == 2
    assert len(linked(first, second, third)) == 3


def test_headline_lead_and_a_later_paragraph_are_one_entry() -> None:
    page = article(
        "Dahl and Voss to meet in Tarn\n\nPer Dahl will meet Ida Voss in Tarn on 14 May.\n\n"
        "The meeting between Dahl and Voss will last a day.",
        "2031-05-10",
    )
    people = (person("Dahl", "Per Dahl", "NOR"), person("Voss", "Ida Voss", "SUD"))
    (entry,) = linked(
        (page, claim(page, "meeting", "scheduled", "to meet", *people, where="Tarn")),
        (
            page,
            claim(page, "meeting", "scheduled", "will meet", *people, when=day("14 May", "2031-05-14"), where="Tarn"),
        ),
        (page, claim(page, "meeting", "scheduled", "The meeting", *people)),
    )
    assert len(entry.history) == 1
    assert str(entry.when.start) == "2031-05-14"


def test_a_meeting_held_and_the_next_one_in_one_article_are_two() -> None:
    page = article("Talks\n\nPer Dahl met Ida Voss in Tarn.\n\nDahl and Voss will meet again in Elm.", "2031-05-15")
    people = (person("Dahl", "Per Dahl", "NOR"), person("Voss", "Ida Voss", "SUD"))
    found = linked(
        (page, claim(page, "meeting", "held", "met", *people, where="Tarn")),
        (page, claim(page, "meeting", "scheduled", "will meet", *people, where="Elm")),
    )
    assert sorted(e.status for e in found) == ["held", "scheduled"]


def test_statements_link_only_when_they_say_the_same() -> None:
    words = "There is no other road to peace than talks"
    one = article(f"One\n\n“{words},” said Ida Voss.", "2031-05-10")
    two = article(f"Two\n\nIda Voss: “{words}.”", "2031-05-11", "Elm Courier")
    three = article("Three\n\n“We shall never sign such a paper,” said Ida Voss.", "2031-05-11", "Norr Herald")
    found = linked(
        (one, claim(one, "statement", "held", "said", speaker=VOSS, said=words)),
        (two, claim(two, "statement", "held", "Ida Voss", speaker=VOSS, said=words)),
        (three, claim(three, "statement", "held", "said", speaker=VOSS, said="We shall never sign such a paper")),
    )
    assert sorted(len(e.claims) for e in found) == [1, 2]


def test_a_known_agreement_gathers_its_mentions() -> None:
    known = {"known": "tarn-accord", "type": "ceasefire"}
    one = article("One\n\nThe Tarn Accord holds.", "2031-05-10")
    two = article("Two\n\nThe accord of Tarn, years ago.", "2035-05-10", "Elm Courier")
    three = article("Three\n\nThe Elm Accord.", "2031-05-10", "Norr Herald")
    found = linked(
        (one, claim(one, "agreement", "agreed", "Tarn Accord", name="Tarn Accord", details=known)),
        (two, claim(two, "agreement", "agreed", "accord of Tarn", name="Tarn Accord", details=known)),
        (three, claim(three, "agreement", "agreed", "Elm Accord", name="Elm Accord", details={"known": "elm-accord"})),
    )
    assert sorted(e.title for e in found if len(e.claims) == 2) == ["Tarn Accord"]
    assert len(found) == 2


def test_claims_of_one_trigger_stay_apart() -> None:
    page = article("Talks\n\nAda Lind met one on one with Per Dahl and with Ida Voss in Tarn on 14 May.", "2031-05-15")
    lind, when = unknown("Ada Lind", role="mediator"), day("14 May", "2031-05-14")
    found = linked(
        (page, claim(page, "meeting", "held", "met", lind, DAHL, when=when, where="Tarn", part=0)),
        (page, claim(page, "meeting", "held", "met", lind, VOSS, when=when, where="Tarn", part=1)),
    )
    assert len(found) == 2


def test_a_meeting_within_a_visit_is_part_of_it() -> None:
    page = article("Visit\n\nPer Dahl visited Sudmark on 14 May. He met Ida Voss on 14 May.", "2031-05-15")
    guest, when = person("Per Dahl", "Per Dahl", "NOR", "visitor"), day("14 May", "2031-05-14")
    visit = claim(page, "visit", "held", "visited", guest, state("Sudmark", "SUD", "host"), when=when)
    met = claim(page, "meeting", "held", "met", DAHL, VOSS, when=when)
    found = {e.kind: e for e in linked((page, visit), (page, met))}
    assert found["meeting"].part_of == found["visit"].id


def test_one_side_alone_with_the_mediator_is_another_meeting_than_all_together() -> None:
    one = article("One\n\nAda Lind met Per Dahl and Ida Voss in Tarn on 14 May.", "2031-05-15")
    two = article("Two\n\nAda Lind met Per Dahl in Tarn on 14 May.", "2031-05-15", "Elm Courier")
    lind, when = unknown("Ada Lind", role="mediator"), day("14 May", "2031-05-14")
    found = linked(
        (one, claim(one, "meeting", "held", "met", lind, DAHL, VOSS, when=when, where="Tarn")),
        (two, claim(two, "meeting", "held", "met", lind, DAHL, when=when, where="Tarn")),
    )
    assert len(found) == 2


def test_a_host_may_go_unnamed() -> None:
    one = article("One\n\nAda Lind met Per Dahl and Ida Voss in Tarn on 14 May.", "2031-05-15")
    lind, when = unknown("Ada Lind", role="host"), day("14 May", "2031-05-14")
    three = claim(one, "meeting", "held", "met", lind, DAHL, VOSS, when=when, where="Tarn")
    (entry,) = linked(held(), (one, three))
    assert {(p.name, p.role) for p in entry.participants} >= {("Ada Lind", "host")}


def test_a_person_of_an_undated_page_is_joined_with_the_office_held() -> None:
    page = article("Dahl and Voss to meet in Tarn\n\nThe ministers of Norrland and Sudmark will meet in Tarn.")
    people = (person("Dahl", "Per Dahl", "NOR"), person("Voss", "Ida Voss", "SUD"))
    offices = (office("ministers of Norrland", "NOR/foreign-minister"), office("Sudmark", "SUD/foreign-minister"))
    (entry,) = linked(
        (page, claim(page, "meeting", "scheduled", "to meet", *people, where="Tarn")),
        (page, claim(page, "meeting", "scheduled", "will meet", *offices, where="Tarn")),
    )
    assert [p.name for p in entry.participants] == ["Per Dahl", "Ida Voss"]


def test_an_agreement_came_of_the_meeting_that_made_it() -> None:
    page = article("Deal\n\nNorrland and Sudmark met on 14 May. Norrland and Sudmark agreed a truce.", "2031-05-15")
    sides = (state("Norrland", "NOR"), state("Sudmark", "SUD"))
    met = claim(page, "meeting", "held", "met", *sides, when=day("14 May", "2031-05-14"))
    truce = claim(page, "agreement", "agreed", "agreed", *sides)
    found = {e.kind: e for e in linked((page, met), (page, truce))}
    assert found["meeting"].outcomes == (found["agreement"].id,)
    assert str(found["agreement"].when.start) == "2031-05-14"


def test_nothing_gives_nothing() -> None:
    assert link([], [], World()) == []


def everything() -> Corpus:
    moved = article("Off\n\nThe meeting of Per Dahl and Ida Voss in Tarn was postponed.", "2031-05-12", "Elm Courier")
    said = article("Words\n\n“There is no other road than talks,” said Ida Voss.", "2031-05-12", "Sud Post")
    pairs = [
        announced(),
        held(),
        remembered(),
        (moved, claim(moved, "meeting", "postponed", "postponed", DAHL, VOSS, where="Tarn")),
        (said, claim(said, "statement", "held", "said", speaker=VOSS, said="There is no other road than talks")),
    ]
    return [a for a, _ in pairs], [c for _, c in pairs]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_the_order_of_what_goes_in_changes_nothing(data: st.DataObject) -> None:
    articles, claims = everything()
    expected = link(articles, claims, World())
    shuffled = link(data.draw(st.permutations(articles)), data.draw(st.permutations(claims)), World())
    assert shuffled == expected
