"""Relative clauses: which noun they belong to, and which of their verbs the pronoun.

A clause with "which" or "who" behind a comma belongs to the phrase before the comma; where the best tree hangs it
farther left, on the subject or a verb ("the envoy held talks in May, which led to a truce"), its arc crosses others.
And "that" in "a deal that both agreed to keep" is what they keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from goodoffices.language.kinds import kinds, times
from goodoffices.language.parse import Arc, Parse, Tree

_NEAR: Final = 4.0  # how much worse than in the best tree a clause may stand on the nearer noun; the same below
_PLACE: Final = 7.0
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
    return parse.hung(arc for clause in clauses for rule in (_near, _where, _inner) for arc in rule(parse, clause))


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


def _where(parse: Parse, clause: int) -> Iterator[Arc]:
    """A clause with "where" on people ("met the mediators in Orra on 3 May, where"): the nearest place has it."""
    head, (first, _) = parse.heads[clause], parse.reach(clause)
    if not 0 < head < first or parse.lower[first : first + 2] != [",", "where"]:
        return
    if parse.lower[head] not in kinds()["persons"]:
        return
    places = [at for at in range(head + 1, first) if parse.relation(at) == "obl" and _is_place(parse, at)]
    if places and parse.loss(clause, places[-1]) <= _PLACE:
        yield clause, places[-1], "acl:relcl"


def _is_place(parse: Parse, word: int) -> bool:
    """Whether a name stands in a phrase that says where."""
    cases = (parse.lower[case] for case in parse.below(word, "case"))
    name = parse.is_a(word, "PROPN") and parse.lower[word] not in times()
    return name and any(case in ("at", "from", "in", "near", "to") for case in cases)


def _inner(parse: Parse, clause: int) -> Iterator[Arc]:
    """The pronoun that passes for the object of what somebody agreed to do."""
    infinitives = parse.below(clause, "xcomp")
    if not parse.lower[clause].startswith(_MEANS) or not infinitives or parse.below(infinitives[0], "obj", "ccomp"):
        return
    for word in parse.below(clause, "obj"):
        pronoun = word < clause and parse.is_a(word, "PRON") and parse.lower[word] in _PRONOUNS
        if pronoun and parse.loss(word, infinitives[0]) <= _INNER:
            yield word, infinitives[0], "obj"
