"""Why somebody decided something, and what somebody is accused of: clauses of the verb above, not of the one before.

"Refused to meet because the road was closed" and "refuses to lift the ban despite a drought" tell why, and against
what, somebody refused; parsers hang such words on the nearest verb. And one is accused *of doing* something.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from goodoffices.language.parse import Parse, Tree

_REASON: Final = 4.0  # how much worse than in the best tree a phrase may stand on the verb above; the same below
_CHARGE: Final = 5.0
# Beginnings of verbs of which an infinitive says what is decided, and which have reasons of their own.
_DECIDE: Final = ("agree", "declin", "decid", "refus", "vow", "pledg", "promis", "threaten", "offer")
_WHY: Final = frozenset(("because", "as", "since"))
_AGAINST: Final = frozenset(("despite", "amid", "amidst"))
_CHARGED: Final = ("accus", "acquit", "convict", "suspect")


def reasoned(parse: Parse) -> Tree | None:
    """The tree in which reasons hang on what was decided, and charges on the verb that makes them.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where all do, or the scores speak against it.
    """
    return parse.hung(
        (word, verb, relation)
        for word in range(2, len(parse.heads))
        for verb, most, relation in chain(_reason(parse, word), _charge(parse, word))
        if parse.loss(word, verb) <= most
    )


def _reason(parse: Parse, word: int) -> Iterator[tuple[int, float, str]]:
    """A reason, or what speaks against it, at the end of what was decided to be done."""
    done = parse.heads[word]
    above = parse.heads[done]
    if not 0 < above < done < word or parse.relation(done) != "xcomp" or not _decides(parse, above):
        return
    first, last = parse.reach(word)
    why = parse.relation(word) == "advcl" and any(parse.lower[m] in _WHY for m in parse.below(word, "mark"))
    why = why and bool(parse.below(word, "nsubj")) and parse.lower[first] in (*_WHY, ",")
    against = parse.relation(word) == "obl" and any(parse.lower[c] in _AGAINST for c in parse.below(word, "case"))
    if (why or against) and parse.reach(done)[1] == last:
        yield above, _REASON, "advcl" if why else "obl"


def _decides(parse: Parse, verb: int) -> bool:
    return parse.is_a(verb, "VERB") and parse.lower[verb].startswith(_DECIDE)


def _charge(parse: Parse, word: int) -> Iterator[tuple[int, float, str]]:
    """What somebody is accused of doing, taken for a part of the phrase that names him."""
    accused = parse.heads[word]
    verb = parse.heads[accused]
    if not 0 < verb < accused < word or not parse.lower[word].endswith("ing") or not parse.is_a(word, "VERB"):
        return
    of = any(parse.lower[m] == "of" for m in parse.below(word, "mark", "case"))
    if of and parse.relation(accused) == "obj" and parse.lower[verb].startswith(_CHARGED):
        yield verb, _CHARGE, "advcl"
