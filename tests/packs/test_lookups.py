from datetime import date
from pathlib import Path

import pytest

from goodoffices import packs
from goodoffices.packs.authoring import new_pack, show_actor, suggest
from goodoffices.packs.checking import check
from goodoffices.packs.coverage import coverage
from goodoffices.packs.drawing import draw, facts_of
from goodoffices.packs.lines import holder_line
from goodoffices.packs.model import Period
from goodoffices.packs.reading import PackError, read_folder

BOOK = packs.load()


def day(year: int, month: int, number: int) -> Period:
    return Period(date(year, month, number), date(year, month, number))


def senses(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(m.text, m.sense, m.ids) for m in BOOK.find(text)]


@pytest.mark.parametrize(
    ("actor", "title", "office"),
    [
        ("ARM", "Foreign Minister", "ARM/foreign-minister"),
        ("ARM", "FM", "ARM/foreign-minister"),
        ("AZE", "top diplomat", "AZE/foreign-minister"),
        ("USA", "Secretary of State", "USA/foreign-minister"),
        ("GBR", "foreign secretary", "GBR/foreign-minister"),
        ("eu", "foreign policy chief", "eu/high-representative"),
    ],
)
def test_office_of_an_actor_by_its_title(actor: str, title: str, office: str) -> None:
    found = BOOK.office_of(actor, title)
    assert found is not None
    assert found.id == office


def test_an_office_is_shown_with_whose_it_is() -> None:
    office = BOOK.office("USA/foreign-minister")
    assert office is not None
    assert office.name == "Secretary of State of the United States"


def test_the_kremlin_and_moscow_are_seats() -> None:
    for name in ("Kremlin", "Moscow"):
        (mention,) = BOOK.find(f"{name} said no.")
        place = BOOK.place(mention.ids[0])
        assert place is not None
        assert place.seat_of == "RUS"


def test_a_name_in_a_title_is_found_too() -> None:
    assert senses("US Secretary of State John Kerry")[0][:2] == ("US", "actor")


def test_an_abbreviation_keeps_its_last_stop() -> None:
    assert ("U.S.", "actor", ("USA",)) in senses("The U.S. delegation")


def test_a_common_word_is_no_person() -> None:
    assert senses("Price rises hit the hill towns on Friday.") == []


def test_a_common_word_is_a_person_once_named_in_full() -> None:
    found = [m for m in BOOK.find("Ned Price spoke. Price added nothing.") if m.sense == "actor"]
    assert [m.ids[0] for m in found] == ["person/ned-price"] * 2


def test_a_surname_after_another_given_name_is_nobody_known() -> None:
    assert [s for s in senses("The baker Juan Ortega was there.") if s[1] == "actor"] == []
    assert [s[0] for s in senses("Yesterday Ortega was there.")] == ["Ortega"]
    assert [s[0] for s in senses("Mr Ortega was there.")] == ["Ortega"]


def test_a_thing_called_after_a_person_is_no_person() -> None:
    assert [s for s in senses("They landed at Heydar Aliyev International Airport.") if s[1] == "actor"] == []


def test_an_acronym_means_what_the_text_says() -> None:
    text = "The Gathering of Sudan Liberation Forces (GSLX) agreed. The GSLX signed."
    assert [s[2] for s in senses(text)] == [("gslf",)] * 3
    text = "The Sudan People's Liberation Movement-North (SPA) met. The SPA left."
    assert senses(text)[-1][2][0] == "splm-n"


def test_surname_alone_has_all_candidates() -> None:
    (mention,) = BOOK.find("Aliyev spoke.")
    assert set(mention.ids) == {"person/ilham-aliyev", "person/heydar-aliyev"}


@pytest.mark.parametrize(
    ("written", "period", "of", "person"),
    [
        ("Aliyev", day(1999, 11, 1), None, "heydar-aliyev"),
        ("Aliev", day(2016, 6, 20), None, "ilham-aliyev"),
        ("President Sarkisian", day(2013, 5, 1), "ARM", "serzh-sargsyan"),
        ("Gen. Abdulfattah Burhan", day(2023, 5, 1), None, "abdel-fattah-al-burhan"),
        ("Hemedti", day(2023, 5, 1), None, "mohamed-hamdan-dagalo"),
        ("S. Lavrov", day(2016, 6, 20), None, "sergei-lavrov"),
        ("Grigori Karassin", day(2012, 1, 19), "RUS", "grigory-karasin"),
        ("Bush", day(1991, 3, 1), "USA", "george-h-w-bush"),
        ("Bush", day(2003, 3, 1), "USA", "george-w-bush"),
        ("Aoun", day(2024, 6, 12), None, "michel-aoun"),
        ("Aoun", day(2025, 6, 12), None, "joseph-aoun"),
    ],
)
def test_resolves_a_person(written: str, period: Period, of: str | None, person: str) -> None:
    assert BOOK.resolve_person(written, period=period, of=of).person == f"person/{person}"


def test_a_misspelling_near_a_person_of_the_article() -> None:
    assert BOOK.resolve_person("Reuben", known=["person/eric-rubin"]).person == "person/eric-rubin"
    assert BOOK.resolve_person("Reuben", known=["person/john-kerry"]).person is None


def test_an_office_not_held_that_day_is_a_contradiction() -> None:
    found = BOOK.resolve_person("William Burns", period=day(2012, 1, 20), office="USA/under-secretary-political")
    assert found.person == "person/william-burns"
    assert found.conflict is not None
    assert "2008-05-13 to 2011-07-28" in found.conflict


def test_an_office_may_be_given_by_its_title() -> None:
    title = "Under Secretary of State for Political Affairs"
    assert BOOK.resolve_person("Burns", period=day(2012, 1, 20), office=title, of="USA").conflict is not None


def test_an_office_held_that_day_is_none() -> None:
    found = BOOK.resolve_person("William Burns", period=day(2010, 1, 20), office="USA/under-secretary-political")
    assert found.conflict is None


def test_agreements_between_parties_in_a_year() -> None:
    found = BOOK.agreements(("ARM", "AZE", "RUS"), Period(date(2020, 11, 1), date(2020, 11, 30)))
    assert [a.id for a in found] == ["trilateral-statement-2020"]
    assert len(found[0].provisions) >= 9
    agdam = found[0].provisions[1]
    assert (agdam.id, agdam.owes, agdam.to) == ("trilateral-statement-2020/2", ("ARM",), ("AZE",))
    assert agdam.due == Period(date(2020, 11, 20), date(2020, 11, 20))


def test_an_outlet_has_its_side() -> None:
    assert BOOK.outlet("Caliber.az") == "AZE"
    assert BOOK.outlet("Nobody's Gazette") is None


def test_holder_lines_are_read() -> None:
    assert holder_line("*Xi* Jinping = Си Цзиньпин {CHN} 2013-03-14..") == (
        "xi-jinping", ["Xi Jinping", "Си Цзиньпин"], ["Xi", "Цзиньпин"], "CHN", "2013-03-14..", "",
    )  # fmt: skip
    with pytest.raises(ValueError, match="invalid literal"):
        holder_line("Somebody since long ago")


def test_a_new_pack_loads_and_checks(tmp_path: Path) -> None:
    file = new_pack("example", tmp_path, date(2026, 1, 1))
    facts = read_folder(file.parent)
    world = packs.store.load_facts("world")[0]
    assert [p for p in check([world, facts]) if p.level == "error"] == []
    book = packs.load(extra=[file.parent])
    assert book.resolve_person("Person").person == "person/example-person"
    with pytest.raises(PackError, match="there already"):
        new_pack("example", tmp_path, date(2026, 1, 1))


def test_a_bad_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("holders: [", encoding="utf-8")
    with pytest.raises(PackError, match=r"facts\.yaml"):
        read_folder(tmp_path)


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(
        "holders:\n  XXX/president:\n    - Ann Bee 2000..2004-05-01\n    - Cy Dee 2003-01-01..2005\n", encoding="utf-8"
    )
    kinds = {p.kind for p in check([packs.store.load_facts("world")[0], read_folder(tmp_path)])}
    assert {"dead_reference", "no_source", "overlap"} <= kinds


def test_the_checker_finds_provisions_that_no_ledger_can_hold(tmp_path: Path) -> None:
    provision = "      - {issue: ceasefire, what: stop, owes: [un], due: 2001-01-01}\n"
    (tmp_path / "facts.yaml").write_text(
        "source: somewhere\nchecked: 2026-01-01\nagreements:\n  truce:\n    name: Truce of Nowhere\n"
        f"    type: ceasefire\n    day: 2002-02-02\n    signatories: [un]\n    provisions:\n{provision}{provision}",
        encoding="utf-8",
    )
    problems = check([packs.store.load_facts("world")[0], read_folder(tmp_path)])
    told = {(p.kind, p.where) for p in problems if p.where.startswith(tmp_path.name)}
    assert ("due", f"{tmp_path.name}: truce/1") in told
    assert ("duplicate", f"{tmp_path.name}: truce/2") in told


def test_the_checker_finds_one_key_of_two_things(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(
        "source: somewhere\nchecked: 2026-01-01\nplaces:\n  hill: {name: Hill of Nowhere}\nevents:\n"
        "  hill: {name: Battle of the Hill of Nowhere, type: battle, day: 2002-02-02}\n",
        encoding="utf-8",
    )
    problems = check([packs.store.load_facts("world")[0], read_folder(tmp_path)])
    assert ("duplicate", f"{tmp_path.name}: hill") in {(p.kind, p.where) for p in problems}


def test_a_place_is_no_person_of_a_like_surname() -> None:
    assert BOOK.resolve_person("Syria", period=Period(date(2013, 3, 1), date(2013, 3, 1)), of="un").person is None


def test_the_same_seed_draws_the_same_facts() -> None:
    drawn = draw("karabakh", 20, 7, BOOK)
    assert drawn == draw("karabakh", 20, 7, BOOK)
    assert drawn != draw("karabakh", 20, 8, BOOK)
    assert len(drawn) == 20
    with pytest.raises(PackError, match="no shipped pack"):
        draw("atlantis", 1, 1, BOOK)


def test_facts_are_told_in_words() -> None:
    told = {fact.says for fact in facts_of(packs.store.load_facts("karabakh")[0], BOOK)}
    owed = "Armenia owes to Azerbaijan: return the Agdam district [withdrawal], due 2020-11-20"
    assert f"Trilateral Statement of November 2020: {owed}" in told


def test_an_actor_is_shown_on_a_day() -> None:
    lines = show_actor(BOOK, "Antony Blinken", date(2016, 1, 1))
    assert lines[0].startswith("Antony Blinken (person/antony-blinken")
    assert any("Deputy Secretary of State" in line for line in lines)
    assert not any("Secretary of State of the United States: since" in line for line in lines)


def test_unknown_names_are_suggested_with_titles() -> None:
    text = "Foreign Minister Zebulon Quimby met the press. Zebulon Quimby then left Moscow."
    found = coverage(BOOK, [text])
    assert [(u.name, u.times, u.titles) for u in found.unknown] == [("Zebulon Quimby", 2, ("Foreign Minister",))]
    assert "zebulon-quimby:" in suggest(found.unknown)


def test_unknown_offices_formats_and_agreements_are_told_by_kind() -> None:
    text = "The fisheries minister came to the Zork Dialogue, and the Zork Protocol was signed by Armenia's envoy."
    found = coverage(BOOK, [(text, date(2012, 10, 17)), (text, None)], at_least=1)
    assert {(one.kind, one.name, one.times) for one in found.unknown} == {
        ("office", "Armenia's envoy", 1),
        ("format", "Zork Dialogue", 2),
        ("agreement", "Zork Protocol", 2),
    }
    text = "The Armenian Foreign Minister spoke."
    assert coverage(BOOK, [(text, date(2012, 10, 17))], at_least=1).unknown == ()


def test_unknown_pack_is_an_error() -> None:
    with pytest.raises(PackError, match="no shipped pack"):
        packs.load(only="atlantis")


@pytest.mark.parametrize(
    ("person", "on", "office"),
    [
        ("Grigory Karasin", day(2012, 1, 19), "RUS/deputy-foreign-minister"),
        ("William Burns", day(2012, 1, 19), "USA/deputy-secretary-of-state"),
        ("Anders Fogh Rasmussen", day(2012, 1, 19), "nato/secretary-general"),
        ("Eric Rubin", day(2012, 10, 17), "USA/deputy-assistant-secretary-europe"),
        ("Edward Nalbandian", day(2012, 10, 17), "ARM/foreign-minister"),
        ("Elmar Mammadyarov", day(2012, 10, 17), "AZE/foreign-minister"),
        ("Alexander Lukashevich", day(2012, 10, 18), "RUS/foreign-ministry-spokesperson"),
        ("Nursultan Nazarbayev", day(2015, 10, 15), "KAZ/president"),
        ("Vladimir Putin", day(2015, 10, 15), "RUS/president"),
        ("Serzh Sargsyan", day(2016, 6, 20), "ARM/president"),
        ("Ilham Aliyev", day(2016, 6, 20), "AZE/president"),
        ("James Warlick", day(2016, 6, 20), "osce-minsk-group/co-chair-usa"),
        ("Pierre Andrieu", day(2016, 6, 20), "osce-minsk-group/co-chair-fra"),
        ("Igor Popov", day(2016, 6, 20), "osce-minsk-group/co-chair-rus"),
        ("Andrzej Kasprzyk", day(2016, 6, 20), "osce/personal-representative-minsk-conference"),
        ("Sergei Lavrov", day(2023, 3, 2), "RUS/foreign-minister"),
        ("Antony Blinken", day(2023, 3, 2), "USA/foreign-minister"),
        ("Ned Price", day(2023, 3, 2), "USA/state-spokesperson"),
        ("Maria Zakharova", day(2023, 4, 21), "RUS/foreign-ministry-spokesperson"),
        ("Dmitry Peskov", day(2023, 4, 21), "RUS/presidential-spokesperson"),
        ("Charles Michel", day(2022, 10, 6), "eu/council-president"),
        ("Toivo Klaar", day(2022, 10, 6), "eu/special-representative-south-caucasus"),
        ("Arayik Harutyunyan", day(2020, 11, 9), "karabakh/president"),
    ],
)
def test_offices_of_the_karabakh_process_by_day(person: str, on: Period, office: str) -> None:
    key = BOOK.resolve_person(person, period=on).person
    assert key is not None
    assert office in [t.office for t in BOOK.tenures(key, on)]


def test_a_country_of_another_script_is_looked_up_but_not_searched_for() -> None:
    assert BOOK.named("Грузия") == ("GEO",)
    assert BOOK.find("Polen") == []


def test_a_disputed_territory_has_no_country() -> None:
    for key in ("karabakh", "transdniestria", "abkhazia", "kosovo", "north-cyprus", "western-sahara"):
        actor = BOOK.actor(key)
        assert actor is not None
        assert (actor.kind, actor.country) == ("territory", None)


def test_the_minsk_group_has_its_members_and_phases() -> None:
    group = BOOK.format("osce-minsk-group")
    assert group is not None
    assert ("USA", "co_chair") in group.members
    assert next(phase for phase, _, _ in group.phases) == "created"
    assert group.period.end == date(2025, 11, 30)


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Nepal said on Monday that it would talk to India.", "Nepal", ["NPL"]),
        ("The envoy met Mr Nepal on Monday.", "Nepal", ["person/madhav-kumar-nepal", "NPL"]),
        ("Madhav Kumar Nepal resigned, and Nepal had no government.", "Nepal", ["NPL"]),
        ("The Houthis met the Saudis in Muscat.", "Muscat", []),
        ("Joseph Muscat met the envoy. Muscat was content.", "Muscat", ["person/joseph-muscat"]),
    ],
)
def test_a_surname_that_is_a_land_or_town_needs_its_bearer_or_a_title(text: str, word: str, who: list[str]) -> None:
    told = [m for m in packs.load().find(text) if m.sense == "actor" and m.text == word]
    assert [key for m in told for key in m.ids] == who


def test_a_surname_that_is_a_state_leaves_the_state() -> None:
    text = "Jordan and Egypt signed an agreement in Cairo."
    assert ("actor", ("JOR",)) in {(m.sense, m.ids) for m in packs.load().find(text)}


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        ("ARM", "ARM"),
        ("unsmil", "un"),  # a mission acts for its body
        ("european-council", "eu"),
        ("rsf", "rsf"),  # a movement for itself
        ("saf", "saf"),  # so does an army that signs in its own name
        ("lby-hcs", "lby-hcs"),
        ("osce-minsk-group", "osce-minsk-group"),
        ("kosovo", "kosovo"),
        ("nobody", None),
    ],
)
def test_whom_an_actor_acts_for(actor: str, side: str | None) -> None:
    assert BOOK.side_of(actor) == side


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("rsf/commander", "Commander of the Rapid Support Forces"),
        ("un/syria-envoy", "Special Envoy of the United Nations for Syria"),
        ("eu/high-representative", "High Representative of the European Union for Foreign Affairs and Security Policy"),
        ("USA/foreign-minister", "Secretary of State of the United States"),
    ],
)
def test_an_office_is_shown_with_whose_it_is_once(office: str, name: str) -> None:
    found = BOOK.office(office)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Sudan People's Liberation Movement/North (SPLM-N)", "Sudan People's Liberation Movement/North"),
        ("the SPLM/Northern Sector said", "SPLM/Northern Sector"),
    ],
)
def test_a_slash_does_not_cut_a_name(text: str, name: str) -> None:
    assert senses(text)[0] == (name, "actor", ("splm-n",))


def test_a_slash_between_two_names_leaves_two() -> None:
    assert [ids for _, _, ids in senses("Armenia/Azerbaijan talks")] == [("ARM",), ("AZE",)]
