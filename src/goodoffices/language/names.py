"""From the scores of name tags to spans: where names begin and end first, then what each is as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from goodoffices.language.sentence import Name

Scores = NDArray[np.float64]


def spans(scores: Scores, labels: Sequence[str], words: Sequence[str], signs: Sequence[bool]) -> tuple[Name, ...]:
    """Names of a sentence.

    Args:
        scores: (words, 1 + 2 * labels) scores of `O`, `B-` and `I-` of each label in turn.
        labels: Labels in the order of the scores.
        words: The words; a person's name does not begin with a title.
        signs: Whether each word is a mark or a clitic, which no name begins or ends with.

    Returns:
        Names in order, without overlap.
    """
    if not len(scores):
        return ()
    outside, begins, inside = scores[:, 0], scores[:, 1::2], scores[:, 2::2]
    parts = np.stack([outside, _joint(begins), _joint(inside)], axis=1).argmax(1)
    found: list[Name] = []
    at = 0
    while at < len(parts):
        if parts[at] == 0:
            at += 1
            continue
        end = at + 1
        while end < len(parts) and parts[end] == 2:
            end += 1
        whole = np.maximum(begins[at:end], inside[at:end])
        if parts[at] == 1:
            whole[0] = begins[at]
        label = labels[int(np.round(whole.mean(0), 6).argmax())]
        first, last = at, end
        while first < last and signs[first]:
            first += 1
        while last > first and signs[last - 1]:
            last -= 1
        while label == "PERSON" and first < last - 1 and words[first].lower() in _titles():
            first += 1
        if first < last:
            found.append(Name(first, last, label))
        at = end
    return tuple(found)


@cache
def _titles() -> frozenset[str]:
    text = resources.files("goodoffices.language").joinpath("data", "titles.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _joint(scores: Scores) -> NDArray[np.float64]:
    """Score of one of several tags: the log of the sum of exponentials, rounded so that ties stay ties."""
    top = scores.max(1, keepdims=True)
    joint: Scores = np.round(np.log(np.exp(scores - top).sum(1)) + top[:, 0], 4)
    return joint
