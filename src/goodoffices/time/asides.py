"""Days told in passing: those of relative and attributive clauses are no day that the story has reached."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.language import Sentence, Token
from goodoffices.lexicon import speech
from goodoffices.time.speech import top_of

_ATTRIBUTE = frozenset(("nmod", "compound", "nummod", "amod"))
_OWN = frozenset(("nsubj", "root"))


def told_in_passing(sentence: Sentence, start: int, end: int, dated: bool) -> bool:
    """Whether a day only tells more of a noun: "the accord signed on 5 May", "by the accord of 5 May 2014".

    A day without a year beside a noun counts as told by the sentence itself ("the talks on Monday failed"): news writes
    the year of what lies back.

    Args:
        sentence: The sentence of the expression.
        start: Where the expression begins.
        end: Where it ends.
        dated: It names its year.
    """
    top = top_of(sentence, start, end)
    if top is None:
        return False
    chain = (top, *sentence.ancestors(top))
    if any(token.rel.startswith("acl") and not _carries(sentence, token) for token in chain):
        return True
    return dated and _attributive(sentence, chain)


def _carries(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause beside a noun carries the sentence: a cleft ("it was he who"), the occasion of a speech."""
    noun = sentence.tokens[clause.head]
    if noun.lemma.lower() in speech()["occasions"]:
        return True
    subjects = [subject.lemma.lower() for subject in sentence.children(noun, "nsubj", "expl")]
    return "it" in subjects and bool(sentence.children(noun, "cop"))


def _attributive(sentence: Sentence, chain: Sequence[Token]) -> bool:
    """Whether the first of a chain hangs on a noun, other than as the time of an event that is the subject."""
    nouns = 0
    while chain[nouns].rel.partition(":")[0] in _ATTRIBUTE and sentence.tokens[chain[nouns].head].pos in _NOUNS:
        nouns += 1
    if not nouns:
        return False
    of = any(case.lemma == "of" for case in sentence.children(chain[0], "case"))
    return of or chain[nouns].rel.partition(":")[0] not in _OWN


_NOUNS = frozenset(("NOUN", "PROPN"))
