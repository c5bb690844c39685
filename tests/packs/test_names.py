import pytest

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
