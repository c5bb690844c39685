"""The phase of an agreement: signed, in force, extended, violated, broken, expired."""

from __future__ import annotations

from goodoffices.claims.grammar import climb, follow, negation
from goodoffices.claims.tense import tense_of
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import phases
from goodoffices.schema import Phase

_REAL = ("past", "present", "participle", "progressive")
_FAR = 3
"""Steps above an agreement's noun beyond which a word no longer speaks of it."""


def phase_above(sentence: Sentence, head: Token) -> tuple[Token, Phase] | None:
    """The word on or above an agreement that tells its phase ("suspended", "the violation of", "came into force").

    Args:
        sentence: The sentence.
        head: The agreement's noun, or the verb that makes one ("signed").

    Returns:
        The word and the phase; None where no word tells one, or where it is denied or lies ahead.
    """
    for steps, node in enumerate(climb(sentence, head)):
        if steps > _FAR:
            break
        if (steps or node.pos == "VERB") and (phase := _phase(sentence, node)) is not None:
            real = node.pos != "VERB" or tense_of(sentence, node).mood in (
                "past",
                "present",
                "participle",
                "progressive",
            )
            return (node, phase) if real and negation(sentence, node) is None else None
        if steps and node.pos == "VERB" and node.rel in ("ccomp", "advcl", "acl:relcl", "parataxis"):
            break  # what stands above is another clause
    for clause in sentence.children(head, "acl:relcl"):  # "the ceasefire, which came into force on Friday"
        if (phase := _phase(sentence, clause)) is not None and negation(sentence, clause) is None:
            return clause, phase
    return None


def _phase(sentence: Sentence, node: Token) -> Phase | None:
    for lemmas, path, phase in phases().phrases:
        if node.lemma.lower() in lemmas and follow(sentence, node, path):
            return phase
    return phases().words.get(node.lemma.lower())
