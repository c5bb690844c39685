"""Every rule of the lexicon reads its examples, alone or behind a word that it asks for; no counterexample."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.schema.anchored import parse
from goodoffices.time import find_times, scanning
from goodoffices.time.patterns import Rule, by_first_word, rules
from goodoffices.time.scanning import scan

REFERENCE = date(2016, 6, 22)
LEADS = ("", "on ", "in ", "over ", "at ", "for ", "within ")


def texts_of(example: str) -> list[str]:
    """The sentences that show an example: itself where it marks its own span, else a plain one after each lead."""
    if "[" in example:
        return [example.replace("[", "").replace("]", "")]
    return [f"It was {lead}{example} there." for lead in LEADS]


@pytest.mark.parametrize(("rule", "example"), [(rule.id, phrase) for rule in rules() for phrase in rule.examples])
def test_examples(rule: str, example: str) -> None:
    span = example[example.find("[") + 1 : example.find("]")] if "[" in example else example
    assert [span] in [[t.text for t in find_times(text, REFERENCE)] for text in texts_of(example)], rule


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


@pytest.mark.parametrize("rule", [rule for rule in rules() if not rule.skip], ids=lambda rule: rule.id)
def test_a_rule_counts(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, one of its examples at least would be read otherwise."""

    def readings() -> list[str]:
        return [repr(find_times(text, REFERENCE)) for example in rule.examples for text in texts_of(example)]

    scanning.hits.cache_clear()
    with_it = readings()
    others = {word: tuple(p for p in made if p.rule.id != rule.id) for word, made in by_first_word().items()}
    monkeypatch.setattr(scanning, "by_first_word", lambda: others)
    scanning.hits.cache_clear()
    without = readings()
    scanning.hits.cache_clear()
    assert without != with_it
