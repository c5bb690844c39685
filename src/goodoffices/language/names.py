"""From the scores of name tags to spans: where names begin and end first, then what each is as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goodoffices.language.sentence import Name

Scores = NDArray[np.float64]

# No name begins or ends with a word of these parts of speech (a capitalised article may begin a place: The Hague).
_NEVER_AT_THE_EDGE: Final = frozenset(("PUNCT", "PART", "ADP", "DET", "CCONJ", "SCONJ"))


def spans(scores: Scores, labels: Sequence[str], words: Sequence[str], pos: Sequence[str]) -> tuple[Name, ...]:
    """Names of a sentence.

    Args:
        scores: (words, 1 + 2 * labels) scores of `O`, `B-` and `I-` of each label in turn.
        labels: Labels in the order of the scores.
        words: The words.
        pos: Their parts of speech.

    Returns:
        Names in order, without overlap.
    """
    if not len(scores):
        return ()
    outside, begins, inside = scores[:, 0], scores[:, 1::2], scores[:, 2::2]
    parts = np.stack([outside, _joint(begins), _joint(inside)], axis=1).argmax(1)
    capitals = any(word[:1].isupper() for word in words[1:])
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
        first, last = _trimmed(at, end, label, words, pos)
        if first < last and _may_be(words[first:last], label, capitals):
            found.append(Name(first, last, label))
        at = end
    return tuple(found)


def _trimmed(first: int, last: int, label: str, words: Sequence[str], pos: Sequence[str]) -> tuple[int, int]:
    """The span without marks, clitics, articles and titles at its edges."""
    while first < last and pos[first] in _NEVER_AT_THE_EDGE:
        if label == "PLACE" and pos[first] == "DET" and words[first][:1].isupper() and last - first > 1:
            break
        first += 1
    while last > first and pos[last - 1] in _NEVER_AT_THE_EDGE:
        last -= 1
    while label == "PERSON" and first < last - 1 and words[first].lower() in _listed("titles.txt"):
        first += 1
    return first, last


def _may_be(words: Sequence[str], label: str, capitals: bool) -> bool:
    """Whether the words can be a name: an office is no person, and small letters are no name beside capitals."""
    last = words[-1].lower()
    if label == "PERSON" and (last in _listed("roles.txt") or (last[-1] == "." and last in _listed("titles.txt"))):
        return False
    small = label in ("PERSON", "ORG", "PLACE") and not any(w[:1].isupper() or w[:1].isdigit() for w in words)
    return not (small and capitals)


@cache
def _listed(name: str) -> frozenset[str]:
    text = resources.files("goodoffices.language").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _joint(scores: Scores) -> NDArray[np.float64]:
    """Score of one of several tags: the log of the sum of exponentials, rounded so that ties stay ties."""
    top = scores.max(1, keepdims=True)
    joint: Scores = np.round(np.log(np.exp(scores - top).sum(1)) + top[:, 0], 4)
    return joint
