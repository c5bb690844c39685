"""B-cubed by hand: a wrong merge costs precision, a wrong split recall, and what nobody answers neither."""

from __future__ import annotations

from goodoffices.evaluation.linking import Mention, b_cubed
from goodoffices.schema import Span


def mention(number: int, entry: str) -> Mention:
    return Mention("a", Span(number, number + 1), f"m{number}", entry, frozenset({"meeting"}))


ONE, TWO, THREE, FOUR = mention(1, "x"), mention(2, "x"), mention(3, "y"), mention(4, "y")


def test_all_right_is_one() -> None:
    found = b_cubed([ONE, TWO, THREE, FOUR], {ONE: "e1", TWO: "e1", THREE: "e2"})
    assert (found.answered, found.mentions, found.precision, found.recall, found.f1, found.wrong) == (3, 4, 1, 1, 1, [])


def test_everything_in_one_costs_precision() -> None:
    found = b_cubed([ONE, TWO, THREE, FOUR], dict.fromkeys([ONE, TWO, THREE, FOUR], "e1"))
    assert (found.precision, found.recall) == (0.5, 1)
    assert found.wrong == ["merged: e1 holds x (2), y (2)"]


def test_everything_alone_costs_recall() -> None:
    found = b_cubed([ONE, TWO, THREE, FOUR], {ONE: "e1", TWO: "e2", THREE: "e3", FOUR: "e4"})
    assert (found.precision, found.recall) == (1, 0.5)
    assert len(found.wrong) == 2
