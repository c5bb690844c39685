"""Congresses, rounds and agreements that the packs know gather their mentions, and nothing else."""

from __future__ import annotations

from goodoffices.schema import Article, Claim, Span, cite
from tests.record.factory import DAHL, VOSS, Someone, article, claim, day, linked, person, state

PLAN = "A congress\n\nNorrland wants to bring Sudmarkers together at a Lake Peoples conference in Tarn next year."
BOYCOTT = """Congress in doubt

The Lakers will not come to the Tarn conference. The envoy Per Dahl will attend. The congress opens tomorrow in
Sudmark's name, and the conference is to last two days."""


def planned() -> tuple[Article, Claim]:
    page = article(PLAN, "2030-11-20")
    when = day("next year", "2031-01-01", "2031-12-31")
    who = state("Norrland", "NOR", "convener")
    return page, claim(page, "meeting", "postponed", "conference", who, when=when, where="Tarn")


def boycotted() -> list[tuple[Article, Claim]]:
    page = article(BOYCOTT, "2031-03-19")
    return [
        (page, claim(page, "meeting", "refused", "conference", state("Lakers", "LAK"), where="Tarn")),
        (page, claim(page, "meeting", "scheduled", "congress", person("Per Dahl", "Per Dahl", "NOR"))),
        (page, claim(page, "meeting", "under_way", "conference", nth=1)),
    ]


def remembered() -> tuple[Article, Claim]:
    text = "Hard times\n\nNothing came of Sudmark's hopes: the Lakers boycotted a summit in Tarn last month."
    page = article(text, "2031-04-12")
    when = day("last month", "2031-03-01", "2031-03-31")
    return page, claim(page, "meeting", "refused", "summit", state("Lakers", "LAK"), when=when, where="Tarn")


def test_a_congress_gathers_its_plan_its_boycott_and_its_opening_and_goes_ahead_without_one_invitee() -> None:
    (entry,) = linked(planned(), *boycotted(), remembered())
    assert entry.name == "Congress of the Lake Peoples"
    assert (str(entry.when.start), str(entry.when.end)) == ("2031-03-20", "2031-03-21")
    assert {s.status for s in entry.history} == {"postponed", "refused", "scheduled", "under_way"}
    assert entry.status == "held"  # a report after its last day tells who stayed away
    assert any(d.field == "when" and d.key == "lake-congress" for d in entry.derived)


def test_the_day_of_a_congress_is_not_known_before_it_was() -> None:
    (entry,) = linked(planned(), *boycotted())
    assert str(entry.when.start) == "2031-01-01"


def test_a_congress_elsewhere_or_of_another_land_is_another() -> None:
    page = article("Talk\n\nA trade conference in Tarn brought Norrland and its bankers together.", "2031-03-21")
    other = claim(page, "meeting", "held", "conference", state("Norrland", "NOR", "convener"), where="Tarn")
    assert len(linked(planned(), (page, other))) == 2


def rounds(text: str, published: str, **values: object) -> tuple[Article, Claim]:
    page = article(text, published)
    sides = (state("Norrland", "NOR"), state("Sudmark", "SUD"))
    return page, claim(page, "meeting", "held", "talks", *sides, where="Varn", **values)  # type: ignore[arg-type]


def test_two_rounds_stay_apart_and_each_gathers_its_reports() -> None:
    first = rounds("Talks\n\nThe talks of Norrland and Sudmark in Varn ended.", "2031-02-04")
    again = rounds(
        "Talks\n\nSince the talks of Norrland and Sudmark in Varn in February nothing moved.", "2031-06-04",
        when=day("February", "2031-02-01", "2031-02-28"),
    )  # fmt: skip
    second = rounds("Talks\n\nThe talks of Norrland and Sudmark in Varn ended again.", "2031-03-11")
    found = linked(first, again, second)
    assert sorted(sorted(e.claims) for e in found) == sorted([sorted([first[1].id, again[1].id]), [second[1].id]])


def test_ministers_who_meet_at_the_place_of_a_round_are_not_the_round() -> None:
    first = rounds("Talks\n\nThe talks of Norrland and Sudmark in Varn ended.", "2031-02-04")
    page = article("Visit\n\nPer Dahl met bankers of Sudmark in Varn.", "2031-02-04")
    aside = claim(page, "meeting", "held", "met", person("Per Dahl", "Per Dahl", "NOR"), where="Varn")
    assert len(linked(first, (page, aside))) == 2


def pact(text: str, published: str, trigger: str, **values: object) -> tuple[Article, Claim]:
    page = article(text, published)
    sides = (state("Norrland", "NOR", "signatory"), state("Sudmark", "SUD", "signatory"))
    return page, claim(page, "agreement", "agreed", trigger, *sides, **values)  # type: ignore[arg-type]


def test_an_agreement_is_known_by_its_sides_its_days_and_what_it_is_about() -> None:
    told = pact(
        "Deal\n\nNorrland and Sudmark agreed on the Saddle on Wednesday.", "2031-04-03", "agreed",
        when=day("Wednesday", "2031-04-02"),
    )  # fmt: skip
    later = pact(
        "Deal\n\nThe Saddle was spared last spring by a truce of Norrland and Sudmark.", "2032-01-03", "truce",
        when=day("last spring", "2031-03-01", "2031-05-31"),
    )  # fmt: skip
    other = pact(
        "Fish\n\nNorrland and Sudmark agreed on herring quotas on Thursday.", "2031-04-03", "agreed",
        when=day("Thursday", "2031-04-03"),
    )  # fmt: skip
    found = linked(told, later, other)
    assert sorted(len(e.claims) for e in found) == [1, 2]
    assert {e.name for e in found} == {"Tarn memorandum on the Saddle", None}


def test_the_talks_are_those_told_of_before() -> None:
    text = "Delegates\n\nIda Voss received Per Dahl in Sudmark. The Lakers spoke of herring. The meeting was cold."
    page = article(text, "2033-01-05")
    host = (person("Ida Voss", "Ida Voss", "SUD", "host"), person("Per Dahl", "Per Dahl", "NOR"))
    first = claim(page, "meeting", "held", "received", *host)
    back = claim(page, "meeting", "held", "meeting")
    (entry,) = linked((page, first), (page, back))
    assert any("means what the other tells" in reason for step in entry.links for reason in step.reasons)


def test_a_summit_that_opened_on_one_day_and_closed_on_the_next_is_one_whoever_is_named() -> None:
    page = article("Doors\n\nThe summit in Varn opened on Monday with Eva Lund.", "2033-06-07")
    opened = claim(
        page, "meeting", "held", "summit", person("Eva Lund", "Eva Lund", "SUD"), where="Varn",
        when=day("Monday", "2033-06-06"),
    )  # fmt: skip
    end = article(
        "Doors\n\nJon Berg was content when the summit in Varn ended on Wednesday.", "2033-06-09", "Elm Courier"
    )
    closed = claim(
        end, "meeting", "held", "summit", person("Jon Berg", "Jon Berg", "NOR"), where="Varn",
        when=day("Wednesday", "2033-06-08"),
    )  # fmt: skip
    told = [(page, status(opened, page, "opened")), (end, status(closed, end, "ended"))]
    assert len(linked(*told)) == 1
    later = article("Doors\n\nThe summit in Varn opened on Monday with Eva Lund.", "2033-06-28", "Oak Post")
    again = claim(
        later, "meeting", "held", "summit", person("Eva Lund", "Eva Lund", "SUD"), where="Varn",
        when=day("Monday", "2033-06-27"),
    )  # fmt: skip
    assert len(linked(*told, (later, status(again, later, "opened")))) == 2


def status(of: Claim, page: Article, words: str) -> Claim:
    """The claim with other words for its status."""
    at = page.text.index(words)
    proof = cite(page, Span(at, at + len(words)), "status")
    kept = tuple(e for e in of.evidence if e.field != "status")
    return of.model_copy(update={"evidence": tuple(sorted((*kept, proof), key=lambda e: (e.field, e.start)))})


def test_a_meeting_and_the_conference_at_which_it_was_are_two() -> None:
    page = article(
        "Aside\n\nPer Dahl met Ida Voss in Varn on Tuesday, on the first day of the conference.", "2033-06-08"
    )
    when, who = day("Tuesday", "2033-06-07"), (DAHL, VOSS)
    met = claim(page, "meeting", "held", "met", *who, where="Varn", when=when)
    around = claim(page, "meeting", "mentioned", "conference", *who, where="Varn", when=when)
    assert len(linked((page, met), (page, around))) == 2


def test_people_whom_no_name_tells_apart_are_known_by_the_scene() -> None:
    one = article("Bridge\n\nThe two captains will meet on the bridge over the Saddle on Monday.", "2033-06-05")
    will = claim(one, "meeting", "scheduled", "meet", unnamed("two captains"), when=day("Monday", "2033-06-06"))
    two = article("Quiet\n\nNobody fired since the captains met on the bridge in June.", "2033-07-20", "Elm Courier")
    met = claim(two, "meeting", "held", "met", unnamed("captains"), when=day("June", "2033-06-01", "2033-06-30"))
    assert len(linked((one, will), (two, met))) == 1
    three = article("Fair\n\nThe captains met at the herring fair of Elm in June.", "2033-07-21", "Oak Post")
    fair = claim(three, "meeting", "held", "met", unnamed("captains"), when=day("June", "2033-06-01", "2033-06-30"))
    assert len(linked((one, will), (three, fair))) == 2


def unnamed(words: str) -> Someone:
    """People whom no name tells apart."""
    return Someone(words, {"name": "captains", "kind": "group", "role": "party"})
