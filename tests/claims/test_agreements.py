"""Agreements: who made them, who brokered, what phase they are in."""

from datetime import date

import pytest

import goodoffices as go
from goodoffices import packs
from goodoffices.articles import read_text
from goodoffices.claims import read as read_claims
from goodoffices.language import load
from goodoffices.schema import Claim


def agreements(text: str) -> list[Claim]:
    article = read_text(text, published="2024-05-15")
    found = read_claims(article, load(threads=1).read(article.text, article.body), packs.load())
    return [claim for claim in found if claim.kind == "agreement"]


@pytest.mark.parametrize(
    ("text", "status", "phase", "people"),
    [
        ("Kenya and Somalia signed a border accord in Nairobi.", "agreed", "signed", {"Kenya", "Somalia"}),
        ("Togo said that Niger had negotiated a truce with Mali.", "agreed", None, {"Niger", "Mali"}),
        ("The truce between Niger and Mali expired on Sunday.", "cancelled", "expired", {"Niger", "Mali"}),
        ("Rebels have torn up a truce agreed in May between Niger and Mali.", "cancelled", "broken", {"Niger", "Mali"}),
        ("Egypt and Qatar proposed a 40-day ceasefire in Gaza.", "proposed", None, {"Egypt", "Qatar"}),
        ("Lebanon accepted the French proposal for a truce.", "agreed", None, {"Lebanon", "France"}),
        ("A peace plan put forward by China was dismissed by Kyiv.", "refused", None, {"China", "Ukraine"}),
        ("Niger and Mali have agreed to a truce, Togo announced on Monday.", "agreed", None, {"Niger", "Mali"}),
        ("The African Union welcomed the accord between Niger and Mali.", "agreed", None, {"Niger", "Mali"}),
        ("A truce between Niger and Mali was announced on Monday.", "agreed", None, {"Niger", "Mali"}),
        ("An accord was announced by Togo on Sunday between Niger and Mali.", "agreed", None, {"Niger", "Mali"}),
        ("Togo announced a ceasefire between Niger and Mali.", "agreed", None, {"Niger", "Mali"}),
        ("Togo said it had secured a truce between Niger and Mali.", "agreed", None, {"Togo", "Niger", "Mali"}),
        ("After talks between Niger and Mali, an accord was signed in Lomé.", "agreed", "signed", {"Niger", "Mali"}),
        ("A treaty between Niger and Mali is expected to be signed in May.", "proposed", None, {"Niger", "Mali"}),
        ("The Niger-Mali truce deal was signed in Cairo on Monday.", "agreed", "signed", {"Niger", "Mali"}),
        ("Mali and Niger agreed on Monday to stop fighting in two weeks.", "agreed", None, {"Niger", "Mali"}),
    ],
)
def test_status_phase_and_signatories(text: str, status: str, phase: str | None, people: set[str]) -> None:
    (claim,) = agreements(text)
    assert (claim.status, claim.phase) == (status, phase)
    assert {p.name for p in claim.participants} == people


def test_the_day_of_an_announcement_is_that_on_which_it_was_made() -> None:
    (claim,) = agreements("A truce between Niger and Mali was announced on Monday.")
    assert claim.when.value == "published <= MON"


@pytest.mark.parametrize(
    "text",
    [
        "Togo urged Niger and Mali to stop the fighting.",
        "The defence ministers of Niger and Togo met in Lomé. A contract was signed by a bank.",
    ],
)
def test_a_call_makes_no_agreement_nor_does_what_others_sign(text: str) -> None:
    assert agreements(text) == []


def test_what_is_signed_after_talks_has_their_parties() -> None:
    (claim,) = agreements("Niger and Mali held talks in Lomé. An agreement was signed on Monday.")
    assert {p.name for p in claim.participants} == {"Niger", "Mali"}
    assert any(d.rule == "the talks told of before" for d in claim.derived)


def test_they_of_a_body_that_speaks_is_the_body() -> None:
    text = "President Ndayishimiye met the governor. The Polisario Front said they had agreed to a truce with Morocco."
    (claim,) = agreements(text)
    assert {p.name for p in claim.participants} == {"Polisario Front", "Morocco"}


def test_a_ceasefire_is_an_agreement_of_that_type_by_its_own_noun() -> None:
    (claim,) = agreements("Moscow declared a ceasefire in eastern Ghouta on Monday.")
    assert claim.details["type"] == "ceasefire"
    (proof,) = claim.proof("details.type")
    assert proof.quote == "ceasefire"


def test_what_is_promised_stands_with_its_negation_and_without_what_is_told_of_it() -> None:
    def promised(text: str) -> list[str]:
        claims = go.claims(go.read_text(text, published=date(2023, 6, 15)))
        return [c.content.text for c in claims if c.kind == "commitment" and c.content is not None]

    assert promised("The rebels of the M23 undertook not to attack Goma.") == ["not to attack Goma"]
    assert promised("Norway promised more humanitarian aid to Sudan.") == ["more humanitarian aid"]
    assert promised("The leaders of Kosovo and Serbia confirmed the commitments that they had made in Ohrid.") == []


def test_those_for_whom_a_spokesman_speaks_are_not_whoever_was_named_before() -> None:
    text = (
        "President Duterte and the head of the army met. Jorge Madlos, spokesman of the guerrillas, announced that "
        "they would lift their unilateral ceasefire."
    )
    named = {p.name for claim in agreements(text) for p in claim.participants}
    assert not named & {"Rodrigo Duterte", "Jorge Madlos", "head"}
