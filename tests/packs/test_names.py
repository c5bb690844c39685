from pathlib import Path

import pytest

from goodoffices.evaluation.packs import name_pairs
from goodoffices.packs.comparing import same_name
from goodoffices.packs.sounding import rules


@pytest.mark.parametrize(("one", "other"), rules()["examples"])
def test_one_person(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), rules()["counterexamples"])
def test_two_persons(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_pairs_by_another_hand_are_told_apart_as_often_as_before() -> None:
    found = name_pairs(Path(__file__).parent / "name_pairs_other_hand.csv")
    assert (found.precision >= 0.97, found.recall >= 0.95) == (True, True), found.wrong
