"""Every rule of the lexicon reads its examples, alone or behind a word that it asks for; no counterexample."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.schema.anchored import parse
from goodoffices.time import find_times
from goodoffices.time.patterns import rules
from goodoffices.time.scanning import scan

REFERENCE = date(2016, 6, 22)
LEADS = ("", "on ", "in ", "over ", "at ", "for ")


@pytest.mark.parametrize(("rule", "phrase"), [(rule.id, phrase) for rule in rules() for phrase in rule.examples])
def test_examples(rule: str, phrase: str) -> None:
    readings = [[t.text for t in find_times(f"It was {lead}{phrase} there.", REFERENCE)] for lead in LEADS]
    assert [phrase] in readings, rule


@pytest.mark.parametrize(("rule", "phrase"), [(rule.id, p) for rule in rules() for p in rule.counterexamples])
def test_counterexamples(rule: str, phrase: str) -> None:
    text = f"It was {phrase} there."
    assert (rule, phrase) not in [(hit.rule.id, text[hit.start : hit.end]) for hit in scan(text)]


def test_ids_are_single() -> None:
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("phrase", [phrase for rule in rules() for phrase in rule.examples])
def test_what_is_anchored_can_be_read_again(phrase: str) -> None:
    for found in find_times(f"It was in {phrase} there.", REFERENCE):
        if found.symbolic is not None:
            parse(found.symbolic)
