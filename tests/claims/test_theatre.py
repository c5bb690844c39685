"""Whose conflict an article is about, and who is a third party to it."""

from datetime import date

import goodoffices as go

SCENE = (
    "The crisis in Lebanon and the war in Yemen worried diplomats. The Yemeni peace process is stalled. "
    "The UN envoy for Yemen hopes for a ceasefire between the Houthis and the Yemeni government. "
)


def roles(text: str) -> dict[str, str]:
    claims = go.claims(go.read_text(text, published=date(2023, 6, 15)))
    return {p.name: p.role for c in claims if c.kind == "meeting" for p in c.participants}


def test_an_outsider_who_meets_a_party_to_the_conflict_is_a_third_party() -> None:
    found = roles(
        SCENE + "Norwegian diplomat Erik Solheim met Houthi negotiator Mohammed Abdulsalam in Muscat on Monday."
    )
    assert found == {"Erik Solheim": "mediator", "Mohammed Abdul-Salam": "party"}


def test_outsiders_among_themselves_are_parties_to_their_meeting() -> None:
    found = roles(SCENE + "Emmanuel Macron met Olaf Scholz in Paris on Monday.")
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
