"""Clauses that pass for a part of the phrase before them.

What is said is mostly a clause: "said the talks centered on aid" is not about talks that somebody centered. And a
participle behind a comma at the end says what the whole clause before it does ("rejected an appeal filed by lawyers of
Orr, | clearing the way").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from goodoffices.language.kinds import times
from goodoffices.language.parse import Arc, Parse, Tree

_SAID: Final = 9.0  # how much worse than in the best tree both words of the clause may stand
_CLOSING: Final = 3.0
_TELLS: Final = 4.0
_PARTED: Final = 6.0
_CLOSE: Final = 3.0
_MARKED: Final = 5.0
_SAY: Final = frozenset(("says", "said"))
_WHEN: Final = frozenset(("after", "before", "since", "until"))
# Beginnings of participles that tell what else was said, and of some that belong to what stands right before them.
_TELLING: Final = (
    "accus",
    "add",
    "argu",
    "call",
    "claim",
    "describ",
    "emphasi",
    "insist",
    "not",
    "say",
    "stress",
    "urg",
    "warn",
)
_NEAR: Final = ("begin", "depend", "follow", "includ", "mean", "rang", "start")


def loosened(parse: Parse) -> Tree | None:
    """The tree in which such clauses are the verb's.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where there are none, or the scores speak against it.
    """
    rules = (_said, _closing, _parted, _close, _marked)
    return parse.hung(chain.from_iterable(rule(parse) for rule in rules))


def _said(parse: Parse) -> Iterator[Arc]:
    """What "said the talks centered on aid" says is a clause."""
    for thing in range(2, len(parse.heads)):
        verb = parse.heads[thing]
        if not 0 < verb < thing or parse.relation(thing) != "obj" or parse.lower[verb] not in _SAY:
            continue
        for word in parse.below(thing, "acl"):
            bare = parse.is_a(word, "VERB") and word > thing and not parse.below(word, "mark", "nsubj", "aux")
            past = parse.relations[word - 1] == "acl" and not parse.lower[word].endswith("ing")
            if bare and past and parse.loss(word, verb) + parse.loss(thing, word) <= _SAID:
                yield word, verb, "ccomp"
                yield thing, word, "nsubj"


def _closing(parse: Parse) -> Iterator[Arc]:
    """A participle behind a comma that hangs inside the last phrase of a clause."""
    for word in range(4, len(parse.heads)):
        above, first = parse.heads[word], parse.reach(word)[0]
        if not 0 < above < word or parse.relations[word - 1] not in ("acl", "advcl") or parse.lower[first] != ",":
            continue
        if first != word - 1 or not parse.is_a(word, "VERB") or not parse.lower[word].endswith("ing"):
            continue
        telling = parse.lower[word].startswith(_TELLING)
        bare = not parse.is_a(above, "VERB") or parse.relations[above - 1] == "acl"
        if parse.below(above, "nsubj", "csubj") or not (telling or bare) or parse.lower[word].startswith(_NEAR):
            continue
        told = (at for at in parse.up(parse.heads[above]) if at < word and parse.is_a(at, "VERB"))
        most = _TELLS if telling else _CLOSING
        verb = parse.cheapest(word, (at for at in told if parse.below(at, "nsubj")), most)
        if verb is not None:
            yield word, verb, "advcl"


def _parted(parse: Parse) -> Iterator[Arc]:
    """A clause of its own behind a semicolon that hangs inside a phrase before it, as its subject may by itself."""
    for mark in range(4, len(parse.heads) - 2):
        if parse.lower[mark] != ";":
            continue
        tops = [word for word in range(mark + 1, len(parse.heads)) if parse.heads[word] < mark]
        tops = [word for word in tops if not parse.is_a(word, "PUNCT")]
        word = next((word for word in tops if parse.is_a(word, "VERB")), 0)
        torn = [top for top in tops if top < word]
        if not word or not all(parse.is_a(top, "NOUN", "PROPN") for top in torn):
            continue
        subjects = parse.below(word, "nsubj", "csubj")
        verb = next((at for at in parse.up(parse.heads[word]) if _tells(parse, at)), 0)
        if bool(subjects) == bool(torn) or not (torn or parse.is_a(parse.heads[word], "NOUN", "PROPN")):
            continue
        if 0 < verb < mark and parse.loss(word, verb) <= _PARTED:
            yield word, verb, "parataxis"
            yield from ((top, torn[0] if top > torn[0] else word, "conj" if top > torn[0] else "nsubj") for top in torn)


def _tells(parse: Parse, word: int) -> bool:
    return parse.is_a(word, "VERB") and bool(parse.below(word, "nsubj", "csubj"))


def _close(parse: Parse) -> Iterator[Arc]:
    """A participle right behind the subject ("the team | mediating the talks said") belongs to it."""
    for word in range(3, len(parse.heads) - 1):
        verb, first = parse.heads[word], parse.reach(word)[0]
        if (
            parse.relations[word - 1] != "advcl"
            or word > verb
            or first != word
            or not parse.lower[word].endswith("ing")
        ):
            continue
        for noun in parse.below(verb, "nsubj"):
            right_behind = parse.reach(noun)[1] == word - 1 and parse.is_a(noun, "NOUN", "PROPN")
            if right_behind and parse.is_a(word, "VERB") and parse.loss(word, noun) <= _CLOSE:
                yield word, noun, "acl"


def _marked(parse: Parse) -> Iterator[Arc]:
    """What passes for the preposition of a subject opens its clause ("days | after Orr and Roy spoke")."""
    for subject in range(2, len(parse.heads) - 1):
        verb = parse.heads[subject]
        if parse.relation(subject) != "nsubj" or verb < subject or not parse.is_a(verb, "VERB"):
            continue
        for mark in parse.below(subject, "case"):
            if mark < subject and parse.lower[mark] in _WHEN and parse.loss(mark, verb) <= _MARKED:
                yield mark, verb, "mark"
                yield from ((part, verb, "obl:unmarked") for part in parse.below(mark) if parse.lower[part] in times())
