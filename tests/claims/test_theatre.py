"""Whose conflict an article is about, and who is a third party to it."""

from datetime import date

import goodoffices as go

SCENE = (
    "The crisis in Lebanon and the war in Yemen worried diplomats. The Yemeni peace process is stalled. "
    "The UN envoy for Yemen hopes for a ceasefire between the Houthis and the Yemeni government. "
)
LONG = SCENE + "Reporters waited for hours in the rain, and nobody came to tell them anything. " * 20


def roles(text: str) -> dict[str, str]:
    claims = go.claims(go.read_text(text, published=date(2023, 6, 15)))
    return {p.name: p.role for c in claims if c.kind == "meeting" for p in c.participants}


def test_an_outsider_who_meets_a_party_to_the_conflict_is_a_third_party() -> None:
    found = roles(
        SCENE + "Norwegian diplomat Erik Solheim met Houthi negotiator Mohammed Abdulsalam in Muscat on Monday."
    )
    assert found == {"Erik Solheim": "mediator", "Mohammed Abdul-Salam": "party"}


def test_outsiders_among_themselves_are_parties_to_their_meeting_where_a_long_text_tells_of_it() -> None:
    found = roles(LONG + "Emmanuel Macron met Olaf Scholz in Paris on Monday.")
    assert set(found.values()) == {"party"}


def test_outsiders_among_themselves_mediate_for_nobody_unless_the_words_tell_of_mediation() -> None:
    found = roles("Emmanuel Macron met Olaf Scholz in Paris on Monday. They discussed the crisis in Mali.")
    assert set(found.values()) == {"party"}


def test_a_short_text_has_its_scene_from_a_land_that_is_known_to_be_torn() -> None:
    found = roles(
        "Emmanuel Macron met Faustin-Archange Touadéra in Paris on Monday. "
        "They discussed the elections in the Central African Republic."
    )
    assert found == {"Emmanuel Macron": "mediator", "Faustin-Archange Touadéra": "party"}


def test_a_mission_names_its_scene() -> None:
    found = roles("MONUSCO said that Keir Starmer met Félix Tshisekedi to end the crisis.")
    assert found == {"Keir Starmer": "mediator", "Félix Tshisekedi": "party"}


def test_whoever_belongs_to_the_conflict_is_a_party_though_he_receives() -> None:
    found = roles(SCENE + "Yemeni President Rashad al-Alimi received UN envoy Hans Grundberg in Aden on Monday.")
    assert found == {"Rashad al-Alimi": "party", "Hans Grundberg": "mediator"}


def test_whoever_belongs_to_the_conflict_does_not_observe_it() -> None:
    found = roles(
        SCENE + "Hans Grundberg met Yemeni President Rashad al-Alimi in Aden "
        "in the presence of Yemeni Defence Minister Mohsen al-Daeri."
    )
    assert set(found.values()) == {"party", "mediator"}


def test_an_armed_group_from_elsewhere_is_no_mediator() -> None:
    found = roles("Houthi negotiators met Hezbollah commanders in Sanaa on Monday about the war in Yemen.")
    assert "mediator" not in found.values()


def test_the_ambassadors_of_a_torn_land_do_not_make_it_the_scene() -> None:
    found = roles("The ambassadors of Mali and Norway met in Lima on Monday.")
    assert set(found.values()) == {"party"}


def test_an_envoy_is_a_mediator_whomever_he_meets() -> None:
    assert roles(SCENE + "UN envoy Hans Grundberg met Emmanuel Macron in Paris.")["Hans Grundberg"] == "mediator"


def test_without_a_mediated_conflict_there_are_no_third_parties() -> None:
    assert set(roles("Emmanuel Macron met Ranil Wickremesinghe in Colombo on Monday.").values()) == {"party"}


def test_the_role_rests_on_a_rule_that_the_claim_names() -> None:
    text = SCENE + "UN envoy Hans Grundberg met Houthi negotiator Mohammed Abdulsalam in Muscat on Monday."
    (meeting,) = (c for c in go.claims(go.read_text(text, published=date(2023, 6, 15))) if c.kind == "meeting")
    assert any(d.field.endswith(".role") and d.key == "YEM" for d in meeting.derived)


def test_the_army_is_that_of_the_country_whose_conflict_it_is() -> None:
    text = (
        "The war in Sudan goes on, and Sudanese factions ignore every ceasefire. Mediators fear for peace in Sudan. "
        "The army met the Rapid Support Forces in Jeddah on Monday."
    )
    assert "army of Sudan" in roles(text)


def test_a_torn_land_that_only_its_towns_and_leaders_name_is_the_scene() -> None:
    found = roles("The ambassador of Norway met Assimi Goïta in Bamako on Monday about the crisis.")
    assert found == {"Ambassador of Norway": "mediator", "Assimi Goïta": "party"}


def test_states_and_offices_that_one_phrase_makes_equals_are_parties_alike() -> None:
    assert set(roles("The foreign ministers of Chad and Mali met about the crisis in Mali on Monday.").values()) == {
        "party"
    }
    assert set(roles("Norway and Mali held talks about the crisis on Monday.").values()) == {"party"}


def test_bodies_of_states_are_third_parties_in_a_long_text_where_the_sentence_speaks_of_the_conflict() -> None:
    found = roles(LONG + "António Guterres met Hissein Brahim Taha in Cairo on Monday to discuss the war in Yemen.")
    assert set(found.values()) == {"mediator"}


def test_whoever_fights_in_the_conflict_is_no_third_party() -> None:
    found = roles("Israeli Prime Minister Benjamin Netanyahu met Antony Blinken about the ceasefire with Hamas.")
    assert found["Benjamin Netanyahu"] == "party"


def test_a_long_text_that_clearly_tells_of_one_torn_land_makes_its_visitors_third_parties() -> None:
    found = roles(
        "The crisis in Mali deepened after the coup. The Malian opposition and Mali's rebels want a transition, and "
        "mediation in the Malian conflict has begun. " + "Nobody came to tell the reporters anything. " * 30 +
        "Togolese President Faure Gnassingbé met Malian leader Assimi Goïta in Lomé on Monday."
    )  # fmt: skip
    assert found == {"Faure Gnassingbé": "mediator", "Assimi Goïta": "party"}


def test_whoever_negotiates_with_a_land_has_his_own_matter_with_it_unless_he_is_known_to_help_it() -> None:
    told = "Rebels fight on, and the war in {0} has no settlement; the {1} crisis worries its neighbours. "
    rwanda = roles(told.format("Congo", "Congolese") + "Vincent Biruta of Rwanda met Félix Tshisekedi in Goma.")
    assert set(rwanda.values()) == {"party"}
    south = roles(told.format("Sudan", "Sudanese") + "Salva Kiir met Abdel Fattah al-Burhan in Juba.")
    assert south == {"Salva Kiir": "mediator", "Abdel Fattah al-Burhan": "party"}


def test_a_land_is_named_though_a_man_bears_its_name() -> None:
    found = roles("Norway's Erik Solheim met Girija Prasad Koirala as the peace process in Nepal gathered pace.")
    assert found == {"Erik Solheim": "mediator", "Girija Prasad Koirala": "party"}


def test_mediation_told_in_the_passive_or_of_a_team_makes_a_mediator() -> None:
    met = "Kofi Annan met Mwai Kibaki in Nairobi on Monday."
    for told in (
        "The deal brokered by Kofi Annan is in danger.",
        "The opposition trusts Annan's mediation team.",
        "The mediation of Kofi Annan goes on.",
        "Officials will speak with the mediator, former UN chief Kofi Annan.",
    ):
        assert roles(f"{met}\n\n{told}")["Kofi Annan"] == "mediator", told


def test_who_has_talks_with_those_of_the_conflict_is_a_side_to_it() -> None:
    found = roles(
        SCENE + "UN envoy Hans Grundberg met Saudi officials in Riyadh on Monday, ahead of talks between Saudi Arabia "
        "and the Houthis."
    )
    assert found["officials of Saudi Arabia"] == "party"
    assert found["Hans Grundberg"] == "mediator"


def test_who_chairs_the_talks_of_others_mediates() -> None:
    told = "Thabo Mbeki met Robert Mugabe in Harare. Mbeki chairs the talks between the government and the opposition."
    assert roles(told)["Thabo Mbeki"] == "mediator"
