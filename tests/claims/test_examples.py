"""Each rule of the lexicon reads its examples and leaves its counter-examples alone."""

from collections.abc import Iterator

import pytest

from goodoffices import claims, packs
from goodoffices.articles import read_text
from goodoffices.language import load
from goodoffices.lexicon import frames, operators
from goodoffices.schema import Claim


def read(sentence: str) -> list[Claim]:
    article = read_text(sentence, published="2024-06-12")
    return claims.read(article, load(threads=1).read(article.text, article.body), packs.load())


def rules(found: list[Claim]) -> set[str | None]:
    return {d.rule for claim in found for d in claim.derived if d.field == "kind"}


def cases(field: str) -> Iterator[object]:
    for frame in frames():
        for sentence in getattr(frame, field):
            yield pytest.param(frame.id, sentence, id=f"{frame.id}: {sentence[:40]}")


@pytest.mark.parametrize(("rule", "sentence"), cases("examples"))
def test_a_frame_reads_its_examples(rule: str, sentence: str) -> None:
    assert rule in rules(read(sentence))


@pytest.mark.parametrize(("rule", "sentence"), cases("counterexamples"))
def test_a_frame_leaves_its_counterexamples_alone(rule: str, sentence: str) -> None:
    assert rule not in rules(read(sentence))


@pytest.mark.parametrize("operator", operators(), ids=lambda o: o.id)
def test_an_operator_gives_its_status(operator) -> None:  # type: ignore[no-untyped-def]
    for sentence in operator.examples:
        statuses = {claim.status for claim in read(sentence) if claim.kind in ("meeting", "visit", "call")}
        wanted = {"own": "held", "purpose": "scheduled"}.get(operator.status, operator.status)
        assert wanted in statuses, sentence
