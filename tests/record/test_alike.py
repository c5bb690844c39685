"""What days, places, people and words speak for and against two reports telling of one thing."""

from __future__ import annotations

from goodoffices.record import link
from goodoffices.record.blocking import keys
from goodoffices.record.matching import NAMED, PART, alike
from goodoffices.record.people import Who
from goodoffices.record.seats import Seats
from goodoffices.record.views import sight
from tests.record.factory import DAHL, VOSS, Someone, World, article, claim, day, linked, state, unknown


def test_talks_in_two_towns_are_two_however_alike_the_rest() -> None:
    page = article(
        "Talks\n\nThe Tarn talks between Per Dahl and Ida Voss ended without result.\n\n"
        "Per Dahl and Ida Voss were invited to the Varn talks. The talks may last a week, Per Dahl and Ida Voss said.",
        "2031-05-10",
    )
    tarn, varn = {"latitude": 40.0, "longitude": 45.0}, {"latitude": 43.0, "longitude": 45.0}
    claims = [
        claim(page, "meeting", "held", "talks", DAHL, VOSS, where="Tarn", place=tarn),
        claim(page, "meeting", "invited", "talks", DAHL, VOSS, where="Varn", place=varn, nth=1),
        claim(page, "meeting", "scheduled", "talks", DAHL, VOSS, nth=2),
    ]
    near = claims[1].model_copy(update={"where": claims[1].where.model_copy(update={"latitude": 40.1})})
    assert len({e.where.name for e in link([page], claims, World()) if e.where.name}) == 2
    assert len(link([page], [claims[0], near], World())) <= 2


def test_the_leader_of_a_country_is_who_governs_it() -> None:
    holder = Who(
        0, "person/h", True, None, ("per", "dahl"), None, "NOR", "party", False, frozenset({"president of norrland"})
    )
    nameless = Who(0, None, False, None, ("leader", "of", "norrland"), "leader of norrland", "NOR", "party", False)
    assert alike(nameless, holder)[0] >= NAMED
    minister = holder._replace(held=frozenset({"foreign minister of norrland"}))
    assert alike(nameless, minister)[0] < PART
    assert alike(nameless._replace(country="SUD"), holder)[0] < PART


def test_whoever_acts_for_a_movement_is_of_its_side() -> None:
    movement = Who(0, None, False, "front", ("hill", "front"), None, "NOR", "party", True, side="front")
    envoys = Who(0, None, False, None, ("negotiators", "of", "front"), None, "NOR", "party", True, side="front")
    chief = Who(0, "person/c", True, None, ("ada", "orr"), None, "NOR", "party", False, side="front")
    rebels = Who(0, None, False, None, ("rebels",), None, None, "party", True)
    premier = Who(0, "person/p", True, None, ("jon", "berg"), None, "NOR", "party", False, side="NOR")
    for one, other in ((movement, envoys), (movement, chief), (envoys, chief), (movement, rebels)):
        assert alike(one, other)[0] == alike(other, one)[0] == PART
    assert alike(premier, movement)[0] == alike(premier, rebels)[0] == 0
    assert movement.keys == envoys.keys == chief.keys == ("front",) != premier.keys


def test_since_when_they_have_not_met_is_no_plan_to_meet() -> None:
    page = article(
        "Norrland and Sudmark\n\nPer Dahl and Ida Voss will meet in Tarn.\n\n"
        "Per Dahl and Ida Voss have not met since 2029.",
        "2031-05-15",
    )
    claims = [
        claim(page, "meeting", "scheduled", "meet", DAHL, VOSS, where="Tarn"),
        claim(page, "meeting", "unlikely", "met", DAHL, VOSS, when=day("2029", "2029-01-01", "2029-12-31")),
    ]
    since = claims[1].model_copy(update={"when": claims[1].when.model_copy(update={"end": None})})
    assert len(link([page], [claims[0], since], World())) == 2


def test_who_else_was_at_the_meeting_tells_nothing_of_its_level() -> None:
    page = article(
        "Norrland and Sudmark\n\nPer Dahl and Ida Voss held talks in Tarn on 14 May.\n\n"
        "The talks were attended by Lena Moor.",
        "2031-05-15",
    )
    claims = [
        claim(
            page, "meeting", "held", "talks", DAHL, VOSS, when=day("14 May", "2031-05-14"), where="Tarn", level="summit"
        ),
        claim(page, "meeting", "held", "talks", unknown("Lena Moor", country="LAK"), level="envoy", nth=1),
    ]
    assert len(link([page], claims, World())) == 1


def test_the_deal_of_an_article_is_the_one_that_it_tells_of() -> None:
    page = article(
        "Norrland and Sudmark\n\nNorrland and Sudmark signed a truce in Tarn on 14 May.\n\n"
        "The deal signed in Tarn has raised hopes. A plan was proposed.",
        "2031-05-15",
    )
    sides = (state("Norrland", "NOR", "signatory"), state("Sudmark", "SUD", "signatory"))
    claims = [
        claim(page, "agreement", "agreed", "signed", *sides, when=day("14 May", "2031-05-14"), where="Tarn"),
        claim(page, "agreement", "agreed", "deal", where="Tarn"),
        claim(page, "agreement", "proposed", "plan"),
    ]
    assert sorted(len(e.claims) for e in link([page], claims, World())) == [1, 2]


def test_what_an_article_calls_the_meeting_is_the_one_it_told_of() -> None:
    page = article(
        "Norrland and Sudmark\n\nPer Dahl and Ida Voss met in Tarn on 14 May.\n\n"
        "The meeting is meant to open the way to a peace, Per Dahl and Ida Voss said.\n\n"
        "Per Dahl proposed a meeting with Ida Voss about prisoners.",
        "2031-05-15",
    )
    claims = [
        claim(page, "meeting", "held", "met", DAHL, VOSS, when=day("14 May", "2031-05-14"), where="Tarn"),
        claim(page, "meeting", "scheduled", "meeting", DAHL, VOSS),
        claim(page, "meeting", "proposed", "meeting", DAHL, VOSS, nth=1),
    ]
    assert sorted(len(e.claims) for e in link([page], claims, World())) == [1, 2]


def test_three_people_of_one_day_are_met_again_where_the_town_is_named() -> None:
    page = article(
        "Norrland and Sudmark\n\nSiri Lind brought Per Dahl and Ida Voss together on 14 May.\n\n"
        "In Tarn Dahl and Voss went to a closed meeting with Lind.",
        "2031-05-15",
    )
    lind = unknown("Lind", "Siri Lind", role="mediator")
    claims = [
        claim(page, "meeting", "held", "together", lind, DAHL, VOSS, when=day("14 May", "2031-05-14")),
        claim(page, "meeting", "held", "meeting", lind, DAHL, VOSS, where="Tarn"),
    ]
    (entry,) = link([page], claims, World())
    assert (str(entry.when.start), entry.where.name) == ("2031-05-14", "Tarn")
    of_two = [claim(page, "meeting", "held", "together", DAHL, VOSS, when=day("14 May", "2031-05-14")), claims[1]]
    assert len(link([page], of_two, World())) == 2


def test_a_conference_named_after_its_town_is_one_whoever_is_named_with_it() -> None:
    page = article(
        "Norrland and Sudmark\n\nPer Dahl and Ida Voss called the Tarn conference a chance.\n\n"
        "Jon Berg and Eva Lund sponsor the conference in Tarn, where Per Dahl will speak.",
        "2031-05-15",
    )
    claims = [
        claim(page, "meeting", "mentioned", "conference", DAHL, VOSS, where="Tarn"),
        claim(page, "meeting", "scheduled", "conference", DAHL, state("Eva Lund", "ELM"), where="Tarn", nth=1),
    ]
    (entry,) = link([page], claims, World())
    assert any("both named after tarn" in r for li in entry.links for r in li.reasons)


def test_a_report_without_a_day_is_news_of_the_meeting_of_these_days() -> None:
    pages = [
        article("One\n\nPer Dahl and Ida Voss met on 14 May.", "2031-05-15"),
        article("Two\n\nPer Dahl and Ida Voss met, officials said.", "2031-05-18", "Elm Courier"),
        article("Three\n\nPer Dahl and Ida Voss met, officials said.", "2031-07-18", "Sud Post"),
    ]
    claims = [
        claim(pages[0], "meeting", "held", "met", DAHL, VOSS, when=day("14 May", "2031-05-14")),
        claim(pages[1], "meeting", "held", "met", DAHL, VOSS),
        claim(pages[2], "meeting", "held", "met", DAHL, VOSS),
    ]
    assert sorted(len(e.articles) for e in link(pages, claims, World())) == [1, 2]


def test_agreements_of_the_same_two_in_one_month_are_one_and_half_told_ones_are_not() -> None:
    one = article("One\n\nPer Dahl and Ida Voss agreed a plan on 14 May.", "2031-05-15")
    two = article("Two\n\nNorrland and Sudmark struck a deal in May.", "2031-08-15", "Elm Courier")
    claims = [
        claim(one, "agreement", "agreed", "agreed", _as(DAHL, "signatory"), _as(VOSS, "signatory"),
              when=day("14 May", "2031-05-14")),
        claim(two, "agreement", "agreed", "struck", state("Norrland", "NOR", "signatory"),
              state("Sudmark", "SUD", "signatory"), when=day("May", "2031-05-01", "2031-05-31")),
    ]  # fmt: skip
    assert len(link([one, two], claims, World())) == 1
    page = article("One\n\nNorrland brokered a deal on seats. Norrland negotiated a truce.", "2031-05-15")
    norr = state("Norrland", "NOR", "mediator")
    half = [claim(page, "agreement", "agreed", t, norr) for t in ("brokered", "negotiated")]
    assert len(link([page], half, World())) == 2


def _as(someone: Someone, role: str) -> Someone:
    return Someone(someone.words, {**someone.values, "role": role})


def test_a_blast_of_one_night_is_told_by_either_of_its_days() -> None:
    pages = [
        article("One\n\nA shop in Tarn was shelled on 14 May.", "2031-05-15"),
        article("Two\n\nTarn was bombed in the night to 15 May.", "2031-05-15", "Elm Courier"),
        article("Three\n\nTarn was bombed on 19 May.", "2031-05-20", "Sud Post"),
    ]
    claims = [
        claim(pages[0], "incident", "held", "shelled", when=day("14 May", "2031-05-14"), where="Tarn"),
        claim(
            pages[1], "incident", "held", "bombed", when=day("the night to 15 May", "2031-05-14", "2031-05-15"),
            where="Tarn",
        ),
        claim(pages[2], "incident", "held", "bombed", when=day("19 May", "2031-05-19"), where="Tarn"),
    ]  # fmt: skip
    assert sorted(len(e.claims) for e in link(pages, claims, World())) == [1, 2]


def test_violence_in_two_places_is_two_unless_they_are_told_of_one_day() -> None:
    page = article("Norrland shelled Tarn. Norrland bombed Varn, too.\n\nMore of Norrland.", "2031-05-15")
    norr = state("Norrland", "NOR", "source")
    claims = [
        claim(page, "incident", "held", "shelled", norr, where="Tarn"),
        claim(page, "incident", "held", "bombed", norr, where="Varn"),
    ]
    assert len(link([page], claims, World())) == 2


def test_violence_in_a_land_may_be_that_in_one_of_its_towns_but_two_towns_are_two() -> None:
    north = {"country": "NOR"}
    pages = [
        article(f"Blast\n\nA bomb went off in {where} {when}, killing two.", "2031-05-15", outlet)
        for where, when, outlet in (
            ("Tarn", "on 14 May", "Tarn Gazette"),
            ("Northern Marches", "in mid-May", "Elm Courier"),
            ("Varn", "in mid-May", "Norr Herald"),
        )
    ]
    norr = state("two", "NOR", "target")
    middle = day("in mid-May", "2031-05-11", "2031-05-20")
    tarn, land, varn = (
        (
            page,
            claim(page, "incident", "held", "bomb went off", norr, when=when, where=where, place=north, known=True),
        )
        for page, when, where in zip(
            pages, (day("14 May", "2031-05-14"), middle, middle), ("Tarn", "Northern Marches", "Varn"), strict=True
        )
    )
    assert len(linked(tarn, land)) == 1
    assert len(linked(tarn, varn)) == 2


def test_two_sides_of_one_country_meet_their_report_with_others_beside_them() -> None:
    one = article("One\n\nNorrland and the Norr Front met on 14 May.", "2031-05-15")
    two = article("Two\n\nNorr Front and Sudmark met last week.", "2031-05-19", "Elm Courier")
    front = Someone("Norr Front", {"name": "Norr Front", "actor": "norr-front", "kind": "group", "country": "NOR"})
    front = Someone(front.words, {**front.values, "role": "party"})
    when, week = day("14 May", "2031-05-14"), day("last week", "2031-05-12", "2031-05-18")
    first = (one, claim(one, "meeting", "held", "met", state("Norrland", "NOR"), front, when=when))
    second = (two, claim(two, "meeting", "held", "met", front, state("Sudmark", "SUD"), when=week))
    seats = Seats(World())
    sights = [sight(c, a, seats) for a, c in (first, second)]
    assert set(keys(sights[0])) & set(keys(sights[1]))


def test_a_conference_and_the_talks_beside_it_are_two_in_one_article() -> None:
    page = article(
        "Peace\n\nNorrland and Sudmark held talks in Tarn on 14 May.\n\n"
        "The conference of Norrland and Sudmark drafts a law.",
        "2031-05-15",
    )
    both = (state("Norrland", "NOR"), state("Sudmark", "SUD"))
    found = linked(
        (page, claim(page, "meeting", "held", "talks", *both, when=day("14 May", "2031-05-14"), where="Tarn")),
        (page, claim(page, "meeting", "held", "conference", *both)),
    )
    assert len(found) == 2


def movement(*words: str, country: str | None = None) -> Who:
    """A movement that the packs do not know."""
    return Who(0, None, False, None, words, None, country, "party", True)


def test_a_movement_is_called_by_its_initials_or_the_beginning_of_its_name_and_its_fighters_are_rebels() -> None:
    whole = movement("marsh", "farmers", "front", "of", "norrland")
    for short in (movement("mff"), movement("mffn"), movement("marsh", "farmers", "front")):
        assert alike(short, whole)[0] >= NAMED
        assert alike(whole, short)[0] >= NAMED
    assert alike(movement("mfa"), whole)[0] < PART
    assert alike(movement("marsh", "rebels"), whole)[0] == PART
    assert alike(movement("marsh", "rebels"), movement("northern", "insurgents"))[0] == PART


def test_the_team_of_somebody_the_minister_of_a_state_and_the_commanders_of_a_side_may_be_somebody_named() -> None:
    dahl = Who(0, "person/d", True, None, ("per", "dahl"), "minister of water of norrland", "NOR", "party", False)
    assert alike(movement("dahls", "mediation", "team"), dahl)[0] == PART
    assert alike(movement("team", "of", "per", "dahl"), dahl)[0] == PART
    assert alike(movement("voss", "team"), dahl)[0] < PART
    rank = Who(0, None, False, None, ("minister", "of", "norrland"), "minister of norrland", "NOR", "party", False)
    office = dahl._replace(person=None, words=("minister", "of", "water", "of", "norrland"))
    assert alike(rank, office)[0] == PART
    assert alike(office, office._replace(words=("foreign",), office="foreign minister of norrland"))[0] < PART
    commanders = Who(0, None, False, None, ("commanders", "of", "lakers"), None, None, "party", False, side="LAK")
    assert alike(commanders, dahl._replace(side="LAK"))[0] == PART
