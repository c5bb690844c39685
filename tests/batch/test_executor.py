import operator
from functools import partial

from goodoffices.batch import Executor, ProcessPool, Serial

double = partial(operator.mul, 2)


def test_both_give_the_results_in_order_and_tell_how_far_they_are() -> None:
    for executor in list[Executor]([Serial(), ProcessPool(2)]):
        told: list[tuple[int, int]] = []
        assert list(executor.map(double, [3, 1, 2], lambda *step, told=told: told.append(step))) == [6, 2, 4]
        assert told == [(1, 3), (2, 3), (3, 3)]
        assert list(executor.map(double, [])) == []
