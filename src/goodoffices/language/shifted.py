"""Objects behind a long phrase: "discussed with the envoy, Ann Orr, the plan for a truce".

Verbs such as `discuss` do not stand without an object. Where the best tree gives one none, the object was mostly taken
into the phrase right after the verb, as an apposition or with the last name of the phrase as its modifier ("with the
president efforts to end the war"). Of the trees that cut the phrase in two and hang a noun of its second part on the
verb, the one with the highest score is taken, if it is not too far below the best tree of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from goodoffices.language.kinds import DAYS
from goodoffices.language.parse import Parse, Tree
from goodoffices.language.trees import decode, total

# Beginnings of the forms of verbs that need an object; nothing else that is a verb begins so.
NEEDY: Final = ("discuss", "review", "exchang", "rais", "examin", "explor", "convey", "outlin")
_FARTHEST: Final = 35.0  # how much worse than the best tree one with an object may be
_NEVER: Final = -1e9
_OBJECTS: Final = frozenset(("obj", "iobj", "ccomp", "xcomp", "nsubj:pass", "aux:pass", "csubj:pass", "csubj"))
_OPENS: Final = frozenset(("DET", "ADJ"))  # parts of speech that an object's phrase begins with beside nouns
_GOES_ON: Final = frozenset(("ADP", "ADJ", "ADV", "AUX", "CCONJ", "DET", "NUM", "PART", "PRON", "SCONJ", "VERB"))


def object_behind(parse: Parse) -> Tree | None:
    """The tree in which a verb that needs an object has one, if the best tree gives it none.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where no verb lacks an object, or none is found.
    """
    for verb, begin in _without_object(parse):
        end = _end_of_phrases(parse, verb, begin)
        best: tuple[float, Tree] | None = None
        for first in range(begin + 2, end):
            opens = parse.pos[first - 1] in _OPENS or _is_common(parse, first)
            if not opens or parse.pos[first - 2] in _GOES_ON:
                continue
            tried = _cut(parse, verb, range(begin, first), range(first, end))
            if tried is None:
                continue
            loss = (total(parse.scores, parse.heads) - total(parse.scores, tried.heads)) / parse.unit
            if loss <= _FARTHEST and (best is None or loss < best[0]):
                best = loss, tried
        if best is not None:
            return best[1]
    return None


def _is_common(parse: Parse, word: int) -> bool:
    """Whether the word is a common noun; one in small letters is, though it be called proper after a name."""
    pos = parse.pos[word - 1]
    return pos == "NOUN" or (pos == "PROPN" and parse.words[word - 1][:1].islower())


def _without_object(parse: Parse) -> Iterator[tuple[int, int]]:
    """Active verbs that need an object and have none, and the prepositions right behind them."""
    for verb in range(1, len(parse.words)):
        if not parse.words[verb - 1].lower().startswith(NEEDY):
            continue
        begin = verb + 1
        while begin < len(parse.words) and (parse.is_a(begin, "ADV") or parse.lower[begin] in DAYS):
            begin += 1  # "discussed here Tuesday | with the envoy"
        if not parse.is_a(verb, "VERB") or begin > len(parse.words) or not parse.is_a(begin, "ADP"):
            continue
        own = [parse.relations[word - 1] for word in parse.below(verb)]
        bare = parse.relation(verb) in ("acl", "amod") and "nsubj" not in own and "aux" not in own
        if not bare and _OBJECTS.isdisjoint(own):
            yield verb, begin


def _end_of_phrases(parse: Parse, verb: int, begin: int) -> int:
    """The word after the last that lies below the obliques that follow the verb one upon the other."""
    end = begin
    for word in range(begin, len(parse.heads)):
        at = word
        while parse.heads[at] not in (verb, 0):
            at = parse.heads[at]
        if parse.heads[at] != verb or at < verb or parse.relation(at) != "obl":
            break
        end = word + 1
    return end


def _cut(parse: Parse, verb: int, before: range, after: range) -> Tree | None:
    """The best tree in which words are no part of the phrases before them, all of which are the verb's."""
    scores = np.array(parse.scores, dtype=np.float64)
    for part in (before, after):
        elsewhere = np.array([i for i in range(len(scores)) if i != verb and i not in part])
        scores[np.ix_(np.array(part), elsewhere)] = _NEVER
    scores[[word for word in before if parse.is_a(word, "ADP")], verb] = _NEVER
    heads = decode(scores)
    hung = [word for word in after if heads[word] == verb]
    if not hung or not _is_common(parse, hung[0]):
        return None
    phrases = {word: "obl" for word in before if heads[word] == verb}
    return Tree(heads, phrases | {hung[0]: "obj"})
