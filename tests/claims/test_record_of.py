"""The user names one conflict pack: whose conflict the record is about is then known before a word is read."""

from datetime import date
from pathlib import Path

import goodoffices as go
from goodoffices import packs
from goodoffices.schema import Claim
from goodoffices.service import PackChoice

RAIN = "Reporters waited for hours in the rain, and nobody came to tell them anything. " * 20


def meetings(text: str, pack: str | None) -> list[Claim]:
    choice = PackChoice(extra=(Path(pack),)) if pack else PackChoice()
    claims = go.claims(go.read_text(text, published=date(2023, 6, 15)), packs=choice)
    return [c for c in claims if c.kind in ("meeting", "call")]


def roles(text: str, pack: str | None = "yemen") -> dict[str, str]:
    return {p.name: p.role for c in meetings(text, pack) for p in c.participants}


def test_an_outsider_who_meets_a_party_is_a_third_party_in_a_long_text_too() -> None:
    text = RAIN + "Keir Starmer met Yemeni President Rashad al-Alimi in London on Monday."
    assert set(roles(text, None).values()) == {"party"}
    assert roles(text) == {"Keir Starmer": "mediator", "Rashad al-Alimi": "party"}


def test_the_role_names_the_pack_that_gave_it() -> None:
    (meeting,) = meetings("Keir Starmer met Yemeni President Rashad al-Alimi in London on Monday.", "yemen")
    (told,) = (d for d in meeting.derived if d.field.endswith(".role"))
    assert (told.pack, told.key) == ("yemen", "YEM")
    assert told.rule


def test_outsiders_who_meet_about_it_are_third_parties() -> None:
    text = RAIN + "Emmanuel Macron met Haitham bin Tariq in Muscat on Monday. They discussed the war in Yemen."
    assert set(roles(text).values()) == {"mediator"}
    assert set(roles(RAIN + "Emmanuel Macron met Olaf Scholz in Paris on Monday. Yemen was silent.").values()) == {
        "party"
    }


def test_whoever_fights_in_it_is_no_third_party_whatever_else_he_does() -> None:
    text = "Saudi Foreign Minister Faisal bin Farhan met Houthi negotiator Mohammed Abdulsalam in Riyadh on Monday."
    assert set(roles(text).values()) <= {"party", "host"}


def test_trade_is_everyones_own_matter() -> None:
    text = "China's Wang Wentao met Yemeni President Rashad al-Alimi in Beijing on Monday to discuss trade."
    assert set(roles(text).values()) == {"party"}


def test_another_conflict_that_the_article_tells_of_keeps_its_own_scene() -> None:
    text = (
        "The war in Sudan goes on; Sudanese factions ignore every ceasefire and mediators fear for the peace process. "
        "Kenyan President William Ruto met Sudanese general Abdel Fattah al-Burhan in Nairobi. Yemen sent a message."
    )
    assert roles(text)["Abdel Fattah al-Burhan"] == "party"
    assert not any("YEM" in (d.key or "") for c in meetings(text, "yemen") for d in c.derived if "role" in d.field)


def test_between_states_at_war_outsiders_have_business_of_their_own() -> None:
    text = RAIN + "Recep Tayyip Erdoğan met Nikol Pashinyan in Istanbul on Monday."
    assert set(roles(text, "karabakh").values()) == {"party"}
    text = RAIN + "Emmanuel Macron met Nikol Pashinyan and Ilham Aliyev in Paris on Monday."
    found = roles(text, "karabakh")
    assert found == {"Emmanuel Macron": "mediator", "Nikol Pashinyan": "party", "Ilham Aliyev": "party"}


def test_the_sides_of_another_quarrel_do_not_mediate_where_it_is_named() -> None:
    text = "Egypt and Sudan held talks in Cairo on Monday. Ethiopia stayed away from the GERD talks."
    assert set(roles(text, "sudan").values()) <= {"party", "host"}


def test_one_pack_named_tells_the_conflict_several_do_not() -> None:
    assert packs.load().about is None
    assert packs.load("libya,sudan").about is None
    for named in (packs.load("libya"), packs.load(None, (Path("libya"),))):
        assert named.about is not None
        assert named.about.lands == ("LBY",)
    assert len({packs.load().version, packs.load(None, (Path("libya"),)).version}) == 2


def test_every_shipped_conflict_pack_says_whose_conflict_it_is() -> None:
    from goodoffices.packs.store import shipped

    known = packs.load()
    assert {c.pack for c in known.conflicts} == set(shipped()) - {"world"}
    assert all(known.actor(key) for c in known.conflicts for key in (*c.lands, *c.sides))


def test_a_folder_of_ones_own_tells_its_conflict(tmp_path: Path) -> None:
    folder = tmp_path / "lakeland"
    folder.mkdir()
    (folder / "facts.yaml").write_text("source: own\nchecked: 2026-11-28, looked up\nconflict: {lands: [MLI]}\n")
    text = "Mark Carney met Assimi Goïta on Monday."
    assert roles(text, str(folder)) == {"Mark Carney": "mediator", "Assimi Goïta": "party"}


def test_who_deals_with_an_envoy_to_the_land_does_so_about_it() -> None:
    text = RAIN + "Yemen waited. The UN envoy for Yemen, Hans Grundberg, met Haitham bin Tariq in Muscat on Monday."
    assert set(roles(text).values()) == {"mediator"}


def test_a_bare_special_envoy_is_the_one_to_the_land_of_the_record() -> None:
    found = roles("On Monday the Special Envoy met Houthi negotiator Mohammed Abdulsalam in Muscat.")
    assert found == {"Special Envoy of the United Nations for Yemen": "mediator", "Mohammed Abdul-Salam": "party"}


def test_allies_of_an_old_war_are_no_opponents() -> None:
    text = RAIN + "Keir Starmer and Antony Blinken met Rashad al-Alimi in London on Monday."
    assert roles(text) == {"Keir Starmer": "mediator", "Antony Blinken": "mediator", "Rashad al-Alimi": "party"}


def test_a_meeting_is_where_the_gathering_was_at_which_it_happened() -> None:
    (meeting,) = meetings("Antony Blinken met Rashad al-Alimi in an unannounced meeting held in Entebbe, Uganda.", None)
    assert meeting.where.name == "Entebbe"


def test_a_meeting_is_virtual_as_the_gathering_is_that_brought_people_together() -> None:
    text = "Norway convened a virtual ministerial meeting, bringing together leaders of the United Nations and Qatar."
    assert [c.medium for c in meetings(text, None)] == ["virtual"]
