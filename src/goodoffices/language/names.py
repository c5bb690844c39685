"""From the scores of name tags to spans: the best row of tags in which no name goes on that has not begun.

Where the best tag of each word makes such a row already, it is the answer; elsewhere it is found by dynamic
programming (Viterbi 1967). Scores are whole numbers, so that ties and sums are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goodoffices.language.sentence import Name

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]

# No name begins or ends with a word of these parts of speech (a capitalised article may begin a place: The Hague).
_NEVER_AT_THE_EDGE: Final = frozenset(("PUNCT", "PART", "ADP", "DET", "CCONJ", "SCONJ"))
_NEVER: Final = -(1 << 40)


def spans(scores: Whole, labels: Sequence[str], words: Sequence[str], pos: Sequence[str]) -> tuple[Name, ...]:
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
    tags = _best_tags(scores)
    capitals = any(word[:1].isupper() for word in words[1:])
    found: list[Name] = []
    at = 0
    while at < len(tags):
        if tags[at] == 0:
            at += 1
            continue
        end = at + 1
        while end < len(tags) and tags[end] == tags[at] + 1:
            end += 1
        label = labels[(tags[at] - 1) // 2]
        first, last = _trimmed(at, end, label, words, pos)
        if first < last and may_be(words[first:last], label, capitals):
            found.append(Name(first, last, label))
        at = end
    return tuple(found)


def weights(scores: Whole, unit: float) -> Floats:
    """How likely each word is no name, and a part of a name of each label.

    Args:
        scores: (..., words, 1 + 2 * labels) scores as `spans` takes them.
        unit: What a score of 1 of the model's own is in them.

    Returns:
        (..., words, 1 + labels) logarithms, rounded so that ties stay ties.
    """
    own = scores / unit
    own = own - own.max(-1, keepdims=True)
    likely = np.exp(own)
    joint = np.concatenate([likely[..., :1], likely[..., 1::2] + likely[..., 2::2]], axis=-1)
    logs: Floats = np.round(np.log(joint) - np.log(likely.sum(-1, keepdims=True)), 4)
    return logs


def _best_tags(scores: Whole) -> list[int]:
    """Numbers of the tags: 0 for `O`, odd for `B-`, even for `I-`; a name goes on only as what it began as."""
    tags: list[int] = scores.argmax(1).tolist()
    before = 0
    for tag in tags:
        if tag and tag % 2 == 0 and before not in (tag, tag - 1):
            return _best_row(scores)
        before = tag
    return tags


def _best_row(scores: Whole) -> list[int]:
    begin, inside = slice(1, None, 2), slice(2, None, 2)
    opening = np.arange(1, scores.shape[1], 2)
    best = scores[0].copy()
    best[inside] = _NEVER
    came = np.zeros(scores.shape, np.int64)
    for at in range(1, len(scores)):
        top = int(best.argmax())
        came[at] = top
        goes_on = best[inside] > best[begin]
        came[at, inside] = opening + goes_on
        from_here = np.where(goes_on, best[inside], best[begin])
        best = best[top] + scores[at]
        best[inside] = from_here + scores[at, inside]
    tags = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        tags.append(int(came[at, tags[-1]]))
    return tags[::-1]


def _trimmed(first: int, last: int, label: str, words: Sequence[str], pos: Sequence[str]) -> tuple[int, int]:
    """The span without marks, clitics, articles and titles at its edges."""
    while first < last and pos[first] in _NEVER_AT_THE_EDGE:
        if label == "PLACE" and pos[first] == "DET" and words[first][:1].isupper() and last - first > 1:
            break
        first += 1
    while last > first and pos[last - 1] in _NEVER_AT_THE_EDGE:
        last -= 1
    while label == "PERSON" and first < last - 1 and words[first].lower() in listed("titles.txt"):
        first += 1
    return first, last


def may_be(words: Sequence[str], label: str, capitals: bool) -> bool:
    """Whether the words can be a name: an office is no person, and small letters are no name beside capitals."""
    last = words[-1].lower()
    if label == "PERSON" and (last in listed("roles.txt") or (last[-1] == "." and last in listed("titles.txt"))):
        return False
    small = label in ("PERSON", "ORG", "PLACE") and not any(w[:1].isupper() or w[:1].isdigit() for w in words)
    return not (small and capitals)


@cache
def listed(name: str) -> frozenset[str]:
    """Words of a list of the model's data, in lower case."""
    text = resources.files("goodoffices.language").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def parted(names: Sequence[Name], words: Sequence[str], first: int, second: int) -> bool:
    """Whether a hyphen parts two names, of which the tree made one: "the Niger-Mali border", not "Guinea-Bissau".

    Args:
        names: Names of the sentence.
        words: Its words.
        first: Number of the word before the hyphen, counted from 0.
        second: Of the word behind it.
    """
    ends = any(name.last == first + 1 for name in names)
    begins = any(name.first == second for name in names)
    return second == first + 2 and words[first + 1] in ("-", "–", "‑") and ends and begins
