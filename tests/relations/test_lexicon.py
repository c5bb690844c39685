"""Every rule of the lexicon of relations reads its examples, and its counter-examples go elsewhere."""

import re
from collections import Counter
from functools import lru_cache
from typing import Any

import pytest

from goodoffices.language import load
from goodoffices.lexicon import read_rules
from goodoffices.relations import senses
from goodoffices.relations.mentions import pair_at
from goodoffices.relations.rules import read_rules_of
from goodoffices.relations.values import ROOTS, Meaning

NOUNS: list[dict[str, Any]] = read_rules("relation_nouns")
VERBS: list[dict[str, Any]] = read_rules("relation_verbs")
OPERATORS = {"light", "speech", "intend", "demand", "refuse", "deny", "end", "allow", "fail",
             "endorse", "censure", "discuss"}  # fmt: skip


def read(example: str) -> Meaning | None:
    places: dict[str, int] = {}
    text = ""
    for part in re.split(r"([\[\]{}])", example):
        if part in ("[", "]", "{", "}"):
            places[part] = len(text)
        else:
            text += part
    return read_rules_of(pair_at(load(), text, (places["["], places["]"]), (places["{"], places["}"])))


def root_of(rule: dict[str, Any], example: str) -> tuple[str, str | None]:
    sentence, _, root = example.partition(" -> ")
    return sentence, root or rule.get("root")


@pytest.mark.parametrize("rule", [*NOUNS, *VERBS], ids=lambda rule: rule["id"])
def test_a_rule_reads_its_examples(rule: dict[str, Any]) -> None:
    for example in rule["examples"]:
        sentence, root = root_of(rule, example)
        found = read(sentence)
        assert found is not None, sentence
        if root is not None:
            assert (found.root, sentence) == (root, sentence)


@pytest.mark.parametrize("rule", [*NOUNS, *VERBS], ids=lambda rule: rule["id"])
def test_a_rule_leaves_its_counterexamples(rule: dict[str, Any]) -> None:
    for sentence in rule["counterexamples"]:
        found = read(sentence)
        if found is None:
            continue
        if rule.get("root") is not None:
            assert found.root != rule["root"] or rule["id"] not in found.rules, sentence
        else:
            assert rule["id"] not in found.rules, sentence


@pytest.mark.parametrize("rule", [*NOUNS, *VERBS], ids=lambda rule: rule["id"])
def test_a_rule_counts(rule: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, one of its examples at least would have another root."""
    sentences = [root_of(rule, example)[0] for example in rule["examples"]]
    with_it = [found and found.root for found in map(read, sentences)]
    others = {name: [r for r in read_rules(name) if r is not rule] for name in ("relation_nouns", "relation_verbs")}
    monkeypatch.setattr(senses, "read_rules", lambda name: others.get(name) or read_rules(name))
    monkeypatch.setattr(senses, "_index", lru_cache(maxsize=1)(senses._index.__wrapped__))
    assert [found and found.root for found in map(read, sentences)] != with_it


def test_rules_are_well_formed() -> None:
    ids = Counter(rule["id"] for rule in [*NOUNS, *VERBS])
    assert [i for i, n in ids.items() if n > 1] == []
    for rule in [*NOUNS, *VERBS]:
        assert rule["examples"], rule["id"]
        assert rule["counterexamples"], rule["id"]
        assert rule.get("root") is None or rule["root"] in ROOTS
        assert rule.get("op") is None or rule["op"] in OPERATORS


def test_a_rule_names_each_word_once() -> None:
    for rule in [*NOUNS, *VERBS]:
        for key in ("verbs", "nouns", "adjectives", "objects"):
            assert [w for w, n in Counter(rule.get(key, ())).items() if n > 1] == [], (rule["id"], key)


def test_objects_name_groups_that_exist() -> None:
    groups = {f"@{rule['id']}" for rule in NOUNS} | {"@place"}
    for rule in VERBS:
        assert {o for o in (*rule.get("objects", ()), *rule.get("subjects", ())) if o.startswith("@")} <= groups
