"""Under whose auspices a meeting is held: each phrase and each end of a modifier gives its role."""

import pytest

import goodoffices as go
from goodoffices.lexicon import read_rules
from goodoffices.schema import Claim

RULES = read_rules("auspices")
PATRONS = [(p["role"], e) for p in RULES["phrases"] for e in p["examples"]]
MODIFIERS = [(role, word) for role, words in RULES["modifiers"].items() for word in words]

NAMED = [(role, word) for role, words in RULES["named"].items() for word in words]


def meetings(text: str) -> list[Claim]:
    return [c for c in go.claims(go.read_text(text, published="2023-06-15")) if c.kind == "meeting"]


def roles(text: str) -> dict[str, str]:
    return {p.name: p.role for claim in meetings(text) for p in claim.participants}


@pytest.mark.parametrize(("role", "sentence"), PATRONS, ids=[e[:50] for _, e in PATRONS])
def test_a_phrase_gives_its_role(role: str, sentence: str) -> None:
    assert role in {p.role for claim in meetings(sentence) for p in claim.participants}


@pytest.mark.parametrize(("role", "word"), MODIFIERS)
def test_whom_a_modifier_names_is_no_party_to_the_talks(role: str, word: str) -> None:
    (claim,) = meetings(f"The UN-{word} talks between Colombia and the ELN ended in Quito.")
    roles = {p.name: p.role for p in claim.participants}
    assert roles.get("United Nations") == (None if role == "none" else role)


@pytest.mark.parametrize(("role", "word"), NAMED)
def test_a_noun_says_what_someone_attends_as(role: str, word: str) -> None:
    (claim,) = meetings(f"Colombia and the ELN met in Quito on Monday, and Norway and Chile attended as {word}s.")
    assert {p.name: p.role for p in claim.participants if p.country in ("NOR", "CHL")} == {
        "Norway": role,
        "Chile": role,
    }


def test_who_is_named_right_before_is_meant_and_not_the_subject() -> None:
    (claim,) = meetings(
        "The presidents of Chad and Mali met in Doha with the ambassadors of Norway and Chile as witnesses."
    )
    assert [p.role for p in claim.participants if p.country in ("NOR", "CHL")] == ["observer", "observer"]
    assert [p.role for p in claim.participants if p.country in ("TCD", "MLI")] == ["party", "party"]


def test_whom_the_words_call_mediators_mediate() -> None:
    (claim,) = meetings("Kenyan mediators met Salva Kiir and Riek Machar in Juba on Monday.")
    assert next(p.role for p in claim.participants if p.country == "KEN") == "mediator"


def test_a_mediator_who_tells_of_talks_mediates_them() -> None:
    told = "{} announced that peace talks between the Malian government and the rebels will resume on Monday."
    assert roles(told.format("The Algerian mediation team"))["Algeria"] == "mediator"
    assert "Algeria" not in roles(told.format("The Algerian foreign ministry"))


def test_a_group_whose_members_are_named_is_they() -> None:
    for text in (
        "The rebels met the contact group, which consists of Norway, the African Union and IGAD, in Oslo.",
        "The Norway-AU-IGAD contact group met the rebels in Oslo.",
    ):
        assert {"Norway", "African Union", "Intergovernmental Authority on Development"} <= set(roles(text))
