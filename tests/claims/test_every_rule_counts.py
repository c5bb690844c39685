"""No rule of claims is there in vain: without it, at least one of its own examples is read otherwise."""

from typing import Any

import pytest

from goodoffices import packs
from goodoffices.articles import read_text
from goodoffices.claims import events, governing, read
from goodoffices.language import load
from goodoffices.lexicon import frames, frames_for, operators
from goodoffices.lexicon.shapes import Frame, Operator

LEFT_OUT = {"id", "derived", "confidence"}  # these name the rule, or follow from which rule it was


def claims_of(sentences: tuple[str, ...]) -> list[list[dict[str, Any]]]:
    articles = [read_text(sentence, published="2024-06-12") for sentence in sentences]
    model, packed = load(threads=1), packs.load()
    found = [read(a, model.read(a.text, a.body), packed) for a in articles]
    return [[claim.model_dump(mode="json", exclude=LEFT_OUT) for claim in claims] for claims in found]


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: frame.id)
def test_a_frame_counts(frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = claims_of(frame.examples)
    monkeypatch.setattr(events, "frames_for", lambda lemma: tuple(f for f in frames_for(lemma) if f.id != frame.id))
    assert claims_of(frame.examples) != with_it


@pytest.mark.parametrize("operator", operators(), ids=lambda operator: operator.id)
def test_an_operator_counts(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = claims_of(operator.examples)
    monkeypatch.setattr(governing, "operators", lambda: tuple(o for o in operators() if o.id != operator.id))
    assert claims_of(operator.examples) != with_it
