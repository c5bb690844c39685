import itertools

import numpy as np
import pytest

from goodoffices.language.trees import decode, decode_uncrossed


def is_tree(heads: tuple[int, ...]) -> bool:
    for start in range(1, len(heads)):
        seen = set()
        node = start
        while node != 0:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node]
    return sum(head == 0 for head in heads[1:]) == 1


def crosses(heads: tuple[int, ...]) -> bool:
    arcs = [(min(word, head), max(word, head)) for word, head in enumerate(heads) if head >= 0]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


def best_by_trial(scores: np.ndarray, crossing: bool = True) -> float:
    count = len(scores)
    return max(
        float(sum(scores[i, heads[i - 1]] for i in range(1, count)))
        for heads in itertools.product(range(count), repeat=count - 1)
        if is_tree((-1, *heads)) and (crossing or not crosses((-1, *heads)))
    )


@pytest.mark.parametrize("seed", range(60))
def test_finds_the_best_tree_with_one_root(seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores = np.round(draw.normal(size=(draw.integers(2, 7),) * 2) * 8)
    heads = decode(scores)
    assert heads[0] == -1
    assert is_tree(tuple(heads))
    assert sum(scores[i, heads[i]] for i in range(1, len(heads))) == best_by_trial(scores)


@pytest.mark.parametrize("seed", range(30))
def test_finds_the_best_tree_without_crossing_arcs(seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores = np.round(draw.normal(size=(draw.integers(2, 7),) * 2) * 8)
    heads = decode_uncrossed(scores)
    assert is_tree(tuple(heads))
    assert not crosses(tuple(heads))
    assert sum(scores[i, heads[i]] for i in range(1, len(heads))) == best_by_trial(scores, crossing=False)


def test_one_word_is_the_root() -> None:
    assert decode(np.zeros((2, 2))) == decode_uncrossed(np.zeros((2, 2))) == [-1, 0]


def test_ties_are_settled_the_same_each_time() -> None:
    scores = np.zeros((6, 6))
    first = decode(scores)
    assert is_tree(tuple(first))
    assert all(decode(scores.copy()) == first for _ in range(5))
