"""Trees whose arcs cross, mended where the model's own scores hardly speak against it.

Arcs are scored one by one, so that the best tree may cross itself ("discussed with the envoy" between a title and its
name). English hardly crosses: words whose arcs cross others are hung elsewhere, the cheapest first, until none cross.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from goodoffices.language.kinds import times
from goodoffices.language.parse import Parse, Tree

_NAMES: Final = ("NOUN", "PROPN", "PRON")
# "Which the two agreed to hold" crosses by right.
_RELATIVE: Final = frozenset(("that", "what", "which", "who", "whom"))
_CROSSING: Final = 2.0  # how much worse than the best tree one without crossing arcs may be
_JOINED: Final = 0.5  # what counts of it where a word is joined by "and": long lists are where arcs cross most wrongly


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
    relative = [False, *(relation == "acl:relcl" for relation in parse.relations)]
    left = _CROSSING * parse.unit
    while True:
        crossing = _crossings(heads, counted)
        if not crossing.any():
            return Tree(heads.tolist()) if heads.tolist() != parse.heads else None
        moves = []
        for word in np.flatnonzero(crossing).tolist():
            own = parse.scores[word, heads[word]] - parse.scores[word]
            own = own * _JOINED if parse.relation(word) == "conj" and parse.is_a(word, *_NAMES) else own
            open_to = (own >= 0) & (own <= left)  # what is better was left by an earlier rule, for a reason
            moves += [(float(own[head]), word, head) for head in np.flatnonzero(open_to).tolist()]
        for loss, word, head in sorted(moves):
            tried = heads.copy()
            tried[word] = head
            barred = head in (0, word, heads[word]) or (
                relative[word] and not parse.is_a(head, "NOUN", "PROPN", "PRON")
            )
            if not barred and _crossings(tried, counted).sum() < crossing.sum() and not _loops(tried, word):
                heads, left = tried, left - loss
                break
        else:
            return None


def _may_cross(parse: Parse, word: int) -> bool:
    """Whether a word's arc does not count, as a mark's, or a relative clause's behind a time ("on Monday, where")."""
    inside = parse.is_a(word, "PRON") and word < parse.heads[word] and parse.lower[word] in _RELATIVE
    if parse.is_a(word, "PUNCT") or (inside and parse.relation(parse.heads[word]) in ("xcomp", "ccomp")):
        return True
    if parse.lower[word] in ("today", "tomorrow", "yesterday"):
        return True
    if parse.relations[word - 1] != "acl:relcl":
        return False
    before = parse.reach(word)[0] - 1
    before -= parse.is_a(before, "PUNCT")
    return parse.is_a(before, "NUM") or parse.lower[before] in times()


def _crossings(heads: NDArray[np.int64], counted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many arcs each word's arc crosses, among those that count."""
    words = np.arange(len(heads))
    live = counted & (heads > 0)
    low, high = np.minimum(words, heads), np.maximum(words, heads)
    opens = (low[:, None] < low) & (low < high[:, None]) & (high[:, None] < high)
    both = opens & live[:, None] & live
    crossed: NDArray[np.int64] = both.sum(0) + both.sum(1)
    return crossed


def _loops(heads: NDArray[np.int64], word: int) -> bool:
    """Whether a word hangs on itself by others."""
    at = int(heads[word])
    while at > 0:
        if at == word:
            return True
        at = int(heads[at])
    return False
