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
    ],
)
def test_status_phase_and_signatories(text: str, status: str, phase: str | None, people: set[str]) -> None:
    (claim,) = agreements(text)
    assert (claim.status, claim.phase) == (status, phase)
    assert {p.name for p in claim.participants} == people


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
