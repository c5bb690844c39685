"""Confidence: a probability that rests on the features of a claim, and on nothing that no feature names."""

from goodoffices import packs
from goodoffices.articles import read_text
from goodoffices.claims import read as read_claims
from goodoffices.claims.confidence import confidence, features
from goodoffices.language import load
from goodoffices.lexicon import confidence_weights
from goodoffices.schema import KINDS, STATUSES, Claim


def claims(text: str) -> list[Claim]:
    article = read_text(text, published="2024-05-15")
    return read_claims(article, load(threads=1).read(article.text, article.body), packs.load())


def test_every_claim_has_one_between_0_and_1() -> None:
    found = claims("The presidents of Kenya and Somalia met in Nairobi on Tuesday. Kenya said the talks were frank.")
    assert found
    assert all(claim.confidence == confidence(claim) and 0 < claim.confidence < 1 for claim in found)


def test_a_meeting_told_in_full_is_surer_than_one_told_in_part() -> None:
    (full,) = claims("The presidents of Kenya and Somalia met in Nairobi on Tuesday.")
    (part,) = claims("The presidents of Kenya and Somalia met.")
    assert confidence(full) > confidence(part)


def test_weights_are_of_features_that_exist() -> None:
    (claim,) = claims("The presidents of Kenya and Somalia met in Nairobi on Tuesday.")
    known = {*features(claim), "bias", *(f"kind {k}" for k in KINDS), *(f"status {s}" for s in STATUSES)}
    assert set(confidence_weights()) <= known
