"""Where events are, rule by rule: each with sentences about other conflicts than those it was written for."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import goodoffices as go
from goodoffices.schema import Claim

RULES = yaml.safe_load(Path(__file__).with_name("places.yaml").read_text("utf-8"))
EXAMPLES = [(case.get("kind", rule.get("kind")), case) for rule in RULES for case in rule["examples"]]
COUNTEREXAMPLES = [(rule.get("kind"), text) for rule in RULES for text in rule.get("counterexamples", ())]


def named(value: Any) -> str:
    """A case by the beginning of its text."""
    return str(value["text"] if isinstance(value, dict) else value or "event")[:50]


def events(text: str, kind: str | None) -> list[Claim]:
    """The claims of a kind; without one the meetings and agreements."""
    article = go.read_text(text, published=date(2024, 3, 5))
    return [c for c in go.claims(article) if c.kind in ((kind,) if kind else ("meeting", "agreement"))]


@pytest.mark.parametrize(("kind", "case"), EXAMPLES, ids=named)
def test_an_event_is_where_its_words_say(kind: str | None, case: dict[str, Any]) -> None:
    claim = events(case["text"], kind)[0]
    assert claim.where.name == case["place"]
    quotes = [e.quote for e in claim.evidence if e.field == "where"]
    assert bool(quotes) == (case["place"] is not None)
    if "words" in case:
        assert quotes == [case["words"]]


@pytest.mark.parametrize(("kind", "text"), COUNTEREXAMPLES, ids=named)
def test_other_words_give_no_place(kind: str | None, text: str) -> None:
    assert all(claim.where.name is None for claim in events(text, kind))


def test_a_place_said_on_is_marked_as_derived() -> None:
    text = "“We want our soldiers back,” John Bolton told reporters in Jerusalem. “It will take time,” Bolton said."
    first, second = events(text, "statement")
    assert first.where.name == second.where.name == "Jerusalem"
    assert any(d.field == "where" and d.rule for d in second.derived)
    assert not any(d.field == "where" and d.rule for d in first.derived)
