"""Relative clauses: which noun they belong to, and which of their verbs the pronoun.

A clause with "which" or "who" behind a comma belongs to the phrase before the comma; where the best tree hangs it
farther left, on the subject or a verb ("the envoy held talks in May, which led to a truce"), its arc crosses others.
And "that" in "a deal that both agreed to keep" is what they keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from goodoffices.language.kinds import times
from goodoffices.language.parse import Arc, Parse, Tree

_NEAR: Final = 4.0  # how much worse than in the best tree a clause may stand on the nearer noun; the same below
_INNER: Final = 3.0
_OPENS: Final = frozenset(("which", "who", "whom", "whose"))
_PRONOUNS: Final = frozenset(("that", "what", "which", "whom"))
# Beginnings of verbs of which an infinitive says what is meant to be done, and which hardly have another object then.
_MEANS: Final = ("agree", "declin", "hop", "intend", "plan", "pledg", "promis", "refus", "seek", "vow", "want")
_NAMES: Final = ("NOUN", "PROPN", "PRON")


def related(parse: Parse) -> Tree | None:
    """The tree in which relative clauses and their pronouns hang where they belong.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where all do, or the scores speak against it.
    """
    clauses = [word for word in range(2, len(parse.heads)) if parse.relations[word - 1].endswith(":relcl")]
    return parse.hung(arc for clause in clauses for arc in chain(_near(parse, clause), _inner(parse, clause)))


def _near(parse: Parse, clause: int) -> Iterator[Arc]:
    """A clause behind a comma whose arc crosses the phrase before the comma, or that hangs on a verb."""
    head, (first, _) = parse.heads[clause], parse.reach(clause)
    if not 0 < head < first or parse.lower[first] != "," or parse.lower[first + 1] not in _OPENS:
        return
    nouns, at = [], first - 1
    while at > 0 and at != head:
        if parse.heads[at] == parse.heads[head] and parse.relation(at) == parse.relation(head):
            return  # "the negotiators | Ann Orr and Ben Roy, who": a title and its names
        if parse.is_a(at, *_NAMES) and parse.lower[at] not in times():
            nouns.append(at)
        at = parse.heads[at]
    elsewhere = at != head or parse.is_a(head, "ADJ", "AUX", "VERB")
    noun = parse.cheapest(clause, nouns, _NEAR) if elsewhere else None
    if noun is not None:
        yield clause, noun, "acl:relcl"


def _inner(parse: Parse, clause: int) -> Iterator[Arc]:
    """The pronoun that passes for the object of what somebody agreed to do."""
    infinitives = parse.below(clause, "xcomp")
    if not parse.lower[clause].startswith(_MEANS) or not infinitives or parse.below(infinitives[0], "obj", "ccomp"):
        return
    for word in parse.below(clause, "obj"):
        pronoun = word < clause and parse.is_a(word, "PRON") and parse.lower[word] in _PRONOUNS
        if pronoun and parse.loss(word, infinitives[0]) <= _INNER:
            yield word, infinitives[0], "obj"
