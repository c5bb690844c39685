"""Competing accounts, origins, furniture, plans without a report, and dates across articles."""

from __future__ import annotations

from datetime import date

from goodoffices.record import link, linked, origins
from goodoffices.schema import unsupported
from tests.record.factory import DAHL, VOSS, World, article, claim, day

STORIES = [
    "Dahl and Voss meet\n\nForeign ministers Per Dahl and Ida Voss met for six hours in the town of Tarn on Wednesday "
    "and agreed to go on with the exchange of prisoners before winter, officials of both sides said after it.",
    "Six hours by the lake\n\nIt took six hours, two lunches and one walk along the shore until the ministers of the "
    "two neighbours had a list of prisoners, which a courier carried to both capitals in the evening of that day.",
    "No breakthrough in Tarn\n\nAnalysts see little that is new in the outcome of the ministers' talks in Tarn, "
    "because neither side has moved on the border, the bridge, or the question of who counts the soldiers that remain.",
]


def test_three_wire_stories_and_two_copies_of_each_are_three_origins() -> None:
    pages = []
    for story in STORIES:
        pages.append(article(story, "2031-05-15", "Wire"))
        pages.append(article(story.replace("\n\n", "\n\nTARN - "), "2031-05-15", "Elm Courier", ["Wire"]))
        cut = story.rsplit(" ", 6)[0] + "."
        pages.append(article("Our headline\n\n" + cut.partition("\n\n")[2], "2031-05-16", "Norr Herald", ["Wire"]))
    assert len(pages) == 9
    assert len(set(origins(pages).values())) == 3


def test_copies_count_once() -> None:
    pages = [article(STORIES[0], "2031-05-15", outlet) for outlet in ("Wire", "Elm Courier", "Norr Herald")]
    claims = [
        claim(p, "meeting", "held", "met", DAHL, VOSS, when=day("Wednesday", "2031-05-14"), where="Tarn") for p in pages
    ]
    (entry,) = link(pages, claims, World())
    assert entry.origins == 1
    assert len(entry.articles) == 3
    assert len(entry.history) == 1
    assert entry.history[0].articles == entry.articles


def test_a_town_stands_before_its_country_and_both_are_one_account() -> None:
    pages = [
        article("One\n\nPer Dahl and Ida Voss met in Norrland on 14 May.", "2031-05-15"),
        article("Two\n\nPer Dahl and Ida Voss met in Tarn on 14 May, it was said.", "2031-05-15", "Elm Courier"),
    ]
    may = day("14 May", "2031-05-14")
    claims = [
        claim(pages[0], "meeting", "held", "met", DAHL, VOSS, when=may, where="Norrland"),
        claim(pages[1], "meeting", "held", "met", DAHL, VOSS, when=may, where="Tarn", known=True),
    ]
    (entry,) = link(pages, claims, World())
    assert entry.where.name == "Tarn"  # no pack gives its coordinates
    assert not entry.competing


def test_two_towns_of_a_country_are_two_accounts_though_no_map_has_one() -> None:
    pages = [
        article("One\n\nPer Dahl and Ida Voss met in Tarn on 14 May.", "2031-05-15"),
        article("Two\n\nPer Dahl and Ida Voss met in Varn on 14 May, it was said.", "2031-05-15", "Elm Courier"),
    ]
    may, on_map = day("14 May", "2031-05-14"), {"country": "NOR", "latitude": 40.0, "longitude": 45.0}
    claims = [
        claim(pages[0], "meeting", "held", "met", DAHL, VOSS, when=may, where="Tarn", known=True, place=on_map),
        claim(pages[1], "meeting", "held", "met", DAHL, VOSS, when=may, where="Varn", known=True),
    ]
    (entry,) = link(pages, claims, World())
    assert [c.field for c in entry.competing] == ["where"]


def test_a_place_that_an_official_calls_open_stands_beside_the_one_reported() -> None:
    page = article(
        "Presidents to meet in France\n\nPer Dahl and Ida Voss will meet in France this month.\n\n"
        "The place of the meeting of Per Dahl and Ida Voss is yet to be determined, a spokesman said.",
        "2031-05-10",
    )
    month = day("this month", "2031-05-01", "2031-05-31")
    reported = claim(page, "meeting", "scheduled", "will meet", DAHL, VOSS, when=month, where="France")
    official = claim(
        page,
        "meeting",
        "scheduled",
        "the meeting",
        DAHL,
        VOSS,
        undetermined="yet to be determined",
        source="a spokesman",
    )
    (entry,) = link([page], [reported, official], World())
    assert entry.where.name == "France"
    (places,) = entry.competing
    assert places.field == "where"
    assert [a.value.get("name") for a in places.accounts] == ["France", None]
    assert places.accounts[1].value == {"undetermined": True}
    assert "a spokesman" in (places.accounts[1].note or "")
    assert all(a.evidence for a in places.accounts)
    assert unsupported(entry) == []


def test_two_places_of_one_meeting_stand_side_by_side_with_the_side_of_the_outlet() -> None:
    one = article("One\n\nPer Dahl and Ida Voss met in Tarn on 14 May.", "2031-05-15", "Norr Herald")
    two = article("Two\n\nPer Dahl and Ida Voss met in Varn on 14 May.", "2031-05-15", "Elm Courier")
    three = article("Three\n\nIda Voss was in Varn when Per Dahl and Ida Voss met on 14 May.", "2031-05-16", "Sud Post")
    when = day("14 May", "2031-05-14")
    claims = [
        claim(one, "meeting", "held", "met", DAHL, VOSS, when=when, where="Tarn"),
        claim(two, "meeting", "held", "met", DAHL, VOSS, when=when, where="Varn"),
        claim(three, "meeting", "held", "met", DAHL, VOSS, when=when, where="Varn"),
    ]
    (entry,) = link([one, two, three], claims, World())
    (places,) = entry.competing
    assert entry.where.name == "Varn"
    assert [(a.value["name"], a.origins) for a in places.accounts] == [("Varn", 2), ("Tarn", 1)]
    assert "2 independent reports" in (places.accounts[0].note or "")
    assert "outlet of NOR" in (places.accounts[1].note or "")


def test_a_denial_stands_beside_the_report() -> None:
    one = article("One\n\nPer Dahl and Ida Voss met in Tarn on 14 May.", "2031-05-15", "Norr Herald")
    two = article("Two\n\nPer Dahl and Ida Voss did not meet in Tarn on 14 May.", "2031-05-16", "Sud Post")
    when = day("14 May", "2031-05-14")
    claims = [
        claim(one, "meeting", "held", "met", DAHL, VOSS, when=when, where="Tarn"),
        claim(two, "meeting", "unlikely", "did not meet", DAHL, VOSS, when=when, where="Tarn", negated=True),
    ]
    (entry,) = link([one, two], claims, World())
    assert entry.status == "unlikely"
    assert [(c.field, [a.value for a in c.accounts]) for c in entry.competing] == [("status", ["not held", "held"])]


def test_an_undated_report_does_not_outdo_a_dated_one() -> None:
    one = article("One\n\nPer Dahl and Ida Voss put off their meeting of 14 May.", "2031-05-12", "Norr Herald")
    two = article("Two\n\nPer Dahl and Ida Voss will meet on 14 May.", None, "Sud Post")
    when = day("14 May", "2031-05-14")
    claims = [
        claim(one, "meeting", "postponed", "put off", DAHL, VOSS, when=when),
        claim(two, "meeting", "scheduled", "will meet", DAHL, VOSS, when=when),
    ]
    (entry,) = link([one, two], claims, World())
    assert [s.status for s in entry.history] == ["scheduled", "postponed"]
    assert entry.status == "postponed"


def test_a_block_that_repeats_across_an_outlets_pages_withdraws_its_claims() -> None:
    line = "Per Dahl and Ida Voss met in Tarn on 14 May."
    news = ["Bread is dearer in Elm", "A bridge falls near Varn", "Snow in the north for a week"]
    pages = [
        article(f"{n}\n\n{n} as everyone could see with their own eyes today.\n\n{line}", "2031-06-01") for n in news
    ]
    claims = [claim(p, "meeting", "held", "met", DAHL, VOSS, where="Tarn") for p in pages]
    assert link(pages, claims, World()) == []
    assert len(link(pages[:2], claims[:2], World())) == 1


def test_a_plan_whose_day_has_passed_is_without_report_by_the_articles_never_the_clock() -> None:
    page = article("Plan\n\nPer Dahl and Ida Voss will meet in Tarn on 14 May.", "2031-05-10")
    plan = claim(page, "meeting", "scheduled", "will meet", DAHL, VOSS, when=day("14 May", "2031-05-14"), where="Tarn")
    other = article("Bread\n\nBread is dearer in Elm.", "2031-06-01", "Elm Courier")
    assert link([page], [plan], World())[0].phase is None
    (entry,) = link([page, other], [plan], World())
    assert (entry.status, entry.phase) == ("scheduled", "no_report")
    assert unsupported(entry) == []
    assert link([page, other], [plan], World(), as_of=date(2031, 5, 12))[0].phase is None


def test_the_record_as_of_a_day_leaves_later_reports_out() -> None:
    page = article("Plan\n\nPer Dahl and Ida Voss will meet in Tarn on 14 May.", "2031-05-10")
    later = article("Done\n\nPer Dahl and Ida Voss met in Tarn on 14 May.", "2031-05-15", "Elm Courier")
    when = day("14 May", "2031-05-14")
    claims = [
        claim(page, "meeting", "scheduled", "will meet", DAHL, VOSS, when=when, where="Tarn"),
        claim(later, "meeting", "held", "met", DAHL, VOSS, when=when, where="Tarn"),
    ]
    assert [e.status for e in link([page, later], claims, World())] == ["held"]
    assert [e.status for e in link([page, later], claims, World(), as_of=date(2031, 5, 12))] == ["scheduled"]


def test_a_dated_report_narrows_an_undated_page_that_tells_of_the_same() -> None:
    dated = article("Done\n\nPer Dahl and Ida Voss met in Tarn on 14 May.", "2031-05-15", "Elm Courier")
    undated = article("Talks\n\nPer Dahl and Ida Voss met in Tarn yesterday.", ("2031-05-01", "2031-06-30"), "Sud Post")
    yesterday = day(
        "yesterday", "2031-04-30", "2031-06-29", basis="relative", anchor="published", value="published - P1D"
    )
    claims = [
        claim(dated, "meeting", "held", "met", DAHL, VOSS, when=day("14 May", "2031-05-14"), where="Tarn"),
        claim(undated, "meeting", "held", "met", DAHL, VOSS, when=yesterday, where="Tarn"),
    ]
    (entry,) = link([dated, undated], claims, World())
    assert {str(s.reported.start) for s in entry.history} == {"2031-05-15"}
    assert all(s.reported.start == s.reported.end for s in entry.history)
    assert str(entry.when.start) == str(entry.when.end) == "2031-05-14"


def test_a_day_with_its_year_dates_an_undated_page_whatever_page_names_it() -> None:
    spring = ("2031-03-01", "2031-07-31")
    named = article("Done\n\nPer Dahl and Ida Voss met in Tarn on 14 May 2031.", spring, "Elm Courier")
    vague = article("Talks\n\nPer Dahl and Ida Voss met in Tarn yesterday.", spring, "Sud Post")
    yesterday = day(
        "yesterday", "2031-02-28", "2031-07-30", basis="relative", anchor="published", value="published - P1D"
    )
    claims = [
        claim(named, "meeting", "held", "met", DAHL, VOSS, when=day("14 May 2031", "2031-05-14"), where="Tarn"),
        claim(vague, "meeting", "held", "met", DAHL, VOSS, when=yesterday, where="Tarn"),
    ]
    found = linked([named, vague], claims, World()).published
    assert str(found[vague.id].start) == str(found[vague.id].end) == "2031-05-15"
    assert named.id not in found


def test_days_that_no_publication_fits_narrow_nothing() -> None:
    dated = article("Done\n\nPer Dahl and Ida Voss met in Tarn on 14 May.", "2031-05-15", "Elm Courier")
    early = article("Talks\n\nPer Dahl and Ida Voss met in Tarn.", ("2031-01-01", "2031-02-28"), "Sud Post")
    claims = [
        claim(dated, "meeting", "held", "met", DAHL, VOSS, when=day("14 May", "2031-05-14"), where="Tarn"),
        claim(early, "meeting", "held", "met", DAHL, VOSS, where="Tarn"),
    ]
    assert linked([dated, early], claims, World()).published == {}


def test_the_account_shown_comes_first_and_says_why() -> None:
    one = article("One\n\nThe blast in Tarn on 14 May killed 4 people.", "2031-05-15", "Norr Herald")
    two = article("Two\n\nThe blast in Tarn on 14 May killed 7 people.", "2031-05-16", "Elm Courier")
    when = day("14 May", "2031-05-14")
    claims = [
        claim(one, "incident", "held", "blast", when=when, where="Tarn", details={"killed": 4}),
        claim(two, "incident", "held", "blast", when=when, where="Tarn", details={"killed": 7}),
    ]
    (entry,) = link([one, two], claims, World())
    (killed,) = entry.competing
    assert killed.field == "details.killed"
    assert killed.accounts[0].value == entry.details["killed"]
    assert "as many independent reports" in (killed.accounts[0].note or "")
