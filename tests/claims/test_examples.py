"""Each rule of the lexicon reads its examples and leaves its counter-examples alone."""

from collections.abc import Iterator

import pytest
from _pytest.mark.structures import ParameterSet

from goodoffices import packs
from goodoffices.articles import read_text
from goodoffices.claims import read as read_claims
from goodoffices.language import load
from goodoffices.lexicon import frames, operators
from goodoffices.lexicon.shapes import Operator
from goodoffices.schema import Claim


def read(sentence: str) -> list[Claim]:
    article = read_text(sentence, published="2024-06-12")
    return read_claims(article, load(threads=1).read(article.text, article.body), packs.load())


def rules(found: list[Claim]) -> set[str | None]:
    return {d.rule for claim in found for d in claim.derived if d.field == "kind"}


def cases(field: str) -> Iterator[ParameterSet]:
    for frame in frames():
        for sentence in getattr(frame, field):
            yield pytest.param(frame.id, sentence, id=f"{frame.id}: {sentence[:40]}")


@pytest.mark.parametrize(("rule", "sentence"), list(cases("examples")))
def test_a_frame_reads_its_examples(rule: str, sentence: str) -> None:
    assert rule in rules(read(sentence))


@pytest.mark.parametrize(("rule", "sentence"), list(cases("counterexamples")))
def test_a_frame_leaves_its_counterexamples_alone(rule: str, sentence: str) -> None:
    assert rule not in rules(read(sentence))


@pytest.mark.parametrize("operator", operators(), ids=lambda o: o.id)
def test_an_operator_gives_its_status(operator: Operator) -> None:
    """The example shows the operator's own status, or the one it gives when negated; of its own tense, the past."""
    for sentence in operator.examples:
        told = {"own": {"held", "agreed", "under_way", "proposed"}, "purpose": {"scheduled"}}
        statuses = {claim.status for claim in read(sentence) if claim.kind != "statement"}
        assert statuses & (told.get(operator.status, {operator.status}) | {operator.negated}), sentence
