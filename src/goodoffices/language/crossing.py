"""Trees whose arcs cross, mended where the model's own scores hardly speak against it.

Arcs are scored one by one, so that the best tree may cross itself ("discussed with the envoy" between a title and its
name). English hardly crosses: the best tree that does not is taken instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goodoffices.language.kinds import times
from goodoffices.language.parse import Parse, Tree
from goodoffices.language.trees import decode_uncrossed, total

# "Which the two agreed to hold" crosses by right.
_RELATIVE: Final = frozenset(("that", "what", "which", "who", "whom"))
_QUOTES: Final = frozenset(('"', "“", "''", "``"))
_CROSSING: Final = 20.0  # how much worse than the best tree one without crossing arcs may be
_KEPT: Final = 0.1  # how much better than any other an arc counts that an earlier rule has made


def uncrossed(parse: Parse) -> Tree | None:
    """A tree without crossing arcs, where the best one has them.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where nothing crosses, or the other is much worse.
    """
    heads = np.array(parse.heads)
    if not _crossings(heads, heads >= 0).any():
        return None
    counted = np.array([word > 0 and not _may_cross(parse, word) for word in range(len(heads))])
    if not _crossings(heads, counted).any():
        return None
    words = np.arange(1, len(heads))
    scores = np.array(parse.scores)
    best = scores[1:].max(1)
    made = scores[words, heads[1:]] < best
    scores[words[made], heads[1:][made]] = best[made] + _KEPT * parse.unit
    found = decode_uncrossed(scores)
    for word in words[~counted[1:]].tolist():
        freed = [*found[:word], parse.heads[word], *found[word + 1 :]]
        if not _loops(freed, word):
            found = freed
    loss = (total(scores, parse.heads) - total(scores, found)) / parse.unit
    return Tree(found) if loss <= _CROSSING and found != parse.heads else None


def _may_cross(parse: Parse, word: int) -> bool:
    """Whether a word's arc does not count, as a mark's, or a relative clause's behind a time ("on Monday, where")."""
    inside = parse.is_a(word, "PRON") and word < parse.heads[word] and parse.lower[word] in _RELATIVE
    if parse.is_a(word, "PUNCT") or (inside and parse.relation(parse.heads[word]) in ("xcomp", "ccomp")):
        return True
    if parse.lower[word] in ("today", "tomorrow", "yesterday"):
        return True
    root = parse.heads.index(0)
    if word < root < parse.heads[word] and "," in parse.lower[word:root]:
        return True  # a telling stands inside what is told ("the date, the envoy said, is open")
    first = parse.reach(word)[0]
    if 0 < parse.heads[word] < first and not _QUOTES.isdisjoint(parse.lower[first : first + 2]):
        return True  # what is quoted goes on behind its telling
    if parse.is_a(word, "ADP") and parse.relation(word) == "case" and parse.heads[word] < word:
        return True  # "the plan that they agreed | on"
    name = parse.relation(word) == "conj" and parse.is_a(word, "PROPN")  # "visited Orra on 3 May | and Neva on 4 May"
    if not name and parse.relation(word) != "acl":
        return False
    before = first - 1
    before -= parse.is_a(before, "PUNCT")
    if name and _is_alike(parse, before, parse.reach(word)[1] + 1):
        return True
    return parse.is_a(before, "NUM") or parse.lower[before] in times()


def _is_alike(parse: Parse, end: int, begin: int) -> bool:
    """Whether the phrases around a name begin alike: "met Ann Orr in Lima | and Jan Roy | in Oslo"."""
    above = next((at for at in parse.ending(end) if parse.below(at, "case")), 0)
    cases = [parse.lower[case] for case in parse.below(above, "case")] if above else []
    return cases == parse.lower[begin : begin + 1]


def _crossings(heads: NDArray[np.int64], counted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many arcs each word's arc crosses, among those that count."""
    words = np.arange(len(heads))
    live = counted & (heads >= 0)  # nothing behind the root spans it, either
    low, high = np.minimum(words, heads), np.maximum(words, heads)
    opens = (low[:, None] < low) & (low < high[:, None]) & (high[:, None] < high)
    both = opens & live[:, None] & live
    crossed: NDArray[np.int64] = both.sum(0) + both.sum(1)
    return crossed


def _loops(heads: Sequence[int], word: int) -> bool:
    """Whether a word hangs on itself by others."""
    at = heads[word]
    while at not in (0, word):
        at = heads[at]
    return at == word
