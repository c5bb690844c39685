"""Every rule is well formed, says what it reads, and no word is claimed twice."""

from collections import Counter

import pytest

from goodoffices.claims.grammar import parse_path
from goodoffices.lexicon import FRAME_FILES, frames, modifiers, offices, operators, phases, read_rules, speech, topics
from goodoffices.lexicon.shapes import Frame, Operator
from goodoffices.schema import KINDS, ROLES, STATUSES

STATUS_WORDS = {*STATUSES, "own", "purpose", "clause"}


@pytest.mark.parametrize("frame", frames(), ids=lambda f: f.id)
def test_a_frame_is_well_formed(frame: Frame) -> None:
    assert frame.kind in KINDS
    assert frame.id.startswith(frame.kind)
    assert frame.pos in ("VERB", "NOUN", "AUX")
    assert set(frame.args) <= set(ROLES)
    assert frame.status is None or frame.status in STATUSES
    assert frame.examples, "a frame without an example proves nothing"
    for path in [
        *sum(frame.args.values(), ()),
        *frame.content,
        *frame.goal,
        *frame.unless,
        *filter(None, [frame.needs]),
    ]:
        parse_path(path)


@pytest.mark.parametrize("operator", operators(), ids=lambda o: o.id)
def test_an_operator_is_well_formed(operator: Operator) -> None:
    assert operator.pos in ("VERB", "NOUN", "ADJ")
    assert operator.status in STATUS_WORDS
    assert operator.negated in STATUSES
    assert operator.examples
    for path in [*operator.via, *sum(operator.others.values(), ())]:
        parse_path(path)


def test_ids_are_unique() -> None:
    assert [i for i, n in Counter([f.id for f in frames()] + [o.id for o in operators()]).items() if n > 1] == []


@pytest.mark.parametrize("name", ["operators", *FRAME_FILES])
def test_a_rule_names_each_word_once(name: str) -> None:
    twice = {rule["id"]: [w for w, n in Counter(rule["lemmas"]).items() if n > 1] for rule in read_rules(name)}
    assert {rule: words for rule, words in twice.items() if words} == {}


def test_words_are_lower_case() -> None:
    lemmas = [w for frame in frames() for w in frame.lemmas] + [w for rule in operators() for w in rule.lemmas]
    lemmas += [*offices().office, *offices().group, *(str(verb) for verb in speech()["verbs"]), *phases().words]
    assert [w for w in lemmas if w != w.lower()] == []


def test_a_modifier_has_one_status() -> None:
    for table in modifiers().values():
        assert set(table.values()) <= STATUS_WORDS
    assert all(words for words in topics().values())
