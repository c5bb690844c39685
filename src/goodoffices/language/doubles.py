"""What a tree cannot have: two subjects or objects of one verb, or something joined by nothing.

Arcs are scored one by one, so that nothing keeps a verb from two subjects or objects. In news that happens where a name
follows a long title ("the envoy of the United Nations, Ann Orr, said"): the best of the trees without one of the two
arcs is taken, if the model's own scores hardly speak against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from goodoffices.language.parse import Parse, Tree
from goodoffices.language.trees import decode

_SECOND: Final = 2.5  # how much worse than the best tree one with a single subject or object may be
_ONE_PHRASE: Final = 7.0  # the same where they become one phrase: a title and a name, a clause with "and"
_TOUCHING: Final = 18.0  # the same where nothing stands between them
_SECOND_CLAUSE: Final = 4.0
_AGENTS: Final = 12.0  # two that did it, of whom the second has no "by"
_WRONG: Final = 6.0
_NOUNS: Final = ("NOUN", "PROPN")
_NEVER: Final = -1e9


def one_of_each(parse: Parse) -> Tree | None:
    """The best tree in which no verb has two subjects, two objects behind it, or is said to say two things on one side.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where each verb has one of each, or any other tree is much worse.
    """
    for verb in range(1, len(parse.heads)):
        own = parse.below(verb, "nsubj", "obj", "iobj", "ccomp", "obl")
        if len(own) < 2:
            continue
        for words, nouns in (
            ([w for w in own if w < verb and parse.relation(w) == "nsubj"], True),
            ([w for w in own if parse.relation(w) == "nsubj"], True),
            ([w for w in own if w > verb and parse.relation(w) == "obj"], True),
            ([w for w in own if w > verb and parse.relation(w) == "iobj"], True),
            ([w for w in own if w > verb and parse.relations[w - 1] == "obl:agent"], True),
            ([w for w in own if w < verb and parse.relation(w) == "ccomp"], False),
            ([w for w in own if w > verb and parse.relation(w) == "ccomp"], False),
        ):
            bare = all(parse.is_a(word, *_NOUNS) for word in words) or _touch(parse, words)
            if len(words) > 1 and (not nouns or bare):
                found = _only_one(parse, verb, words, nouns)
                if found is not None:
                    return found
    return _without(parse, [arc for word in range(2, len(parse.heads)) for arc in _joined_by_nothing(parse, word)])


def _joined_by_nothing(parse: Parse, word: int) -> Iterator[tuple[int, int]]:
    """Arcs of names that pass for joined though nothing joins them ("Canada and Costa | Rica", "Orr 's | Office")."""
    head, before = parse.heads[word], parse.reach(word)[0] - 1
    if parse.relation(word) != "conj" or word < head or parse.lower[word] == "etc" or not parse.is_a(head, *_NOUNS):
        return
    if not parse.is_a(word, "PROPN") or parse.below(word, "cc", "case", "punct"):
        return
    if parse.is_a(before, "PART") and parse.relation(parse.heads[before]) == "conj":
        yield parse.heads[before], parse.heads[parse.heads[before]]
    elif parse.is_a(before, *_NOUNS):
        yield word, head


def _without(parse: Parse, arcs: list[tuple[int, int]]) -> Tree | None:
    """The best tree without some arcs."""
    if not arcs:
        return None
    scores = np.array(parse.scores, dtype=np.float64)
    for word, head in arcs:
        scores[word, head] = _NEVER
    heads = decode(scores)
    return Tree(heads) if parse.loss_of(heads) <= _WRONG * len(arcs) else None


def _touch(parse: Parse, words: list[int]) -> bool:
    """Whether two phrases before a verb stand side by side, which are one then ("the 5 + 5 | Joint Commission")."""
    if len(words) != 2 or parse.heads[words[1]] < words[1] or any(parse.is_a(word, "PRON") for word in words):
        return False
    end, begin = parse.reach(words[0])[1], parse.reach(words[1])[0]
    apart = parse.is_a(begin, "PUNCT") and parse.lower[begin] not in ("-", "–")
    return end + 1 == begin and not parse.is_a(end, "PUNCT") and not apart


def _only_one(parse: Parse, verb: int, words: list[int], nouns: bool) -> Tree | None:
    """The best tree in which only one of the words hangs on the verb."""
    most = _SECOND if nouns else _SECOND_CLAUSE
    tried = []
    for kept in words[:1] if words[0] < verb < words[-1] else words:
        scores = np.array(parse.scores, dtype=np.float64)
        others = [word for word in words if word != kept]
        scores[others, verb] = _NEVER
        touching = _touch(parse, words)
        if touching:  # the other is a part of it
            first, last = parse.reach(kept)
            scores[others, :first] = scores[others, last + 1 :] = _NEVER
        heads = decode(scores)
        for word in (joined for other in others if heads[other] == kept for joined in parse.below(other, "conj")):
            heads[word] = kept
        one_phrase = all(heads[word] in words for word in others)
        if verb < kept:  # a title and a name behind the verb, or a clause with "and"
            one_phrase &= kept == words[0] and (nouns or all(parse.below(word, "cc") for word in others))
        loss = parse.loss_of(heads)
        agents = parse.relations[kept - 1] == "obl:agent"
        if loss <= (_AGENTS if agents else _TOUCHING if touching else _ONE_PHRASE if one_phrase else most):
            tried.append((loss, heads))
    return Tree(min(tried)[1]) if tried else None
