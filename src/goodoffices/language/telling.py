"""What belongs to the telling and what to the told: "The talks broke down on Tuesday, the envoy said".

A phrase before the comma that ends what is told is part of that, not of the telling; one behind the speaker of the
telling.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from goodoffices.language.parse import Arc, Parse, Tree

_TOLD: Final = 6.0  # how much worse than in the best tree a phrase may stand in what is told; the same below
_LAST: Final = 4.0
_SCENE: Final = 8.0
_SAY: Final = frozenset(("said", "says"))


def told(parse: Parse) -> Tree | None:
    """The tree in which such phrases hang on what is told.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where all do, or the scores speak against it.
    """
    return parse.hung(chain(_scenes(parse), _parts(parse)))


def _scenes(parse: Parse) -> Iterator[Arc]:
    """Phrases behind the speaker that hang inside what is told ("We lost", said Orr | in Neva): the telling's."""
    for word in range(4, len(parse.heads)):
        inside, first = parse.heads[word], parse.reach(word)[0]
        opens = parse.relation(first) == "case" and parse.heads[first] == word
        if not opens or parse.relation(word) not in ("nmod", "obl") or not 0 < inside < first:
            continue
        for verb in range(inside + 1, first):
            if parse.is_a(verb, "VERB") and parse.lower[verb] in _SAY:
                behind = any(verb < speaker < first for speaker in parse.below(verb, "nsubj"))
                if behind and inside not in parse.up(verb) and parse.loss(word, verb) <= _SCENE:
                    yield word, verb, "obl"


def _parts(parse: Parse) -> Iterator[Arc]:
    """Phrases of the telling that are a part of what is told before it."""
    for verb in range(3, len(parse.heads)):
        clauses = [word for word in parse.below(verb, "ccomp") if word < verb] if parse.is_a(verb, "VERB") else []
        subjects = parse.below(verb, "nsubj") if clauses else []
        if len(clauses) == 1 and subjects:
            for word in chain(_fronted(parse, verb, clauses[0]), _last(parse, verb, clauses[0], subjects[0])):
                yield word, clauses[0], parse.relations[word - 1]


def _fronted(parse: Parse, verb: int, clause: int) -> Iterator[int]:
    """Phrases before what is told ("In Orra, the envoy failed, she said")."""
    if parse.reach(clause)[1] < verb and parse.below(clause, "nsubj"):
        first = parse.reach(clause)[0]
        for word in parse.below(verb, "obl"):
            if parse.reach(word)[1] < first and parse.loss(word, clause) <= _TOLD:
                yield word


def _last(parse: Parse, verb: int, clause: int, subject: int) -> Iterator[int]:
    """Phrases behind what is told, before the comma and the subject of the telling."""
    begins = min(verb, parse.reach(subject)[0])
    for word in parse.below(verb, "obl"):
        end = parse.reach(word)[1]
        ends = clause < word and end < begins and "," in parse.lower[end:begins]
        if ends and parse.loss(word, clause) <= _LAST:
            yield word
