"""The phase of an agreement: signed, in force, extended, violated, broken, expired; and when it is to take effect."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.claims.event import Event
from goodoffices.claims.grammar import climb, follow, negation
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.tense import tense_of
from goodoffices.claims.when import day_of
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import phases
from goodoffices.schema import Phase, Span, When

_REAL = ("past", "present", "participle", "progressive")
_STARTING = frozenset({"begin", "start", "commence"})
_AHEAD = ("infinitive", "future", "conditional", "present", "needed", "possible")
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
        if (phase := _phase(sentence, node)) is not None:
            real = node.pos != "VERB" or tense_of(sentence, node).mood in _REAL
            return (node, phase) if real and negation(sentence, node) is None else None
        if (
            (steps or head.pos == "VERB")
            and node.pos == "VERB"
            and node.rel in ("ccomp", "advcl", "acl:relcl", "parataxis")
        ):
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


def effect_clauses(event: Event) -> dict[int, Token]:
    """The clauses that tell when an agreement takes effect ("a truce to begin on Friday"), by the place of their verb.

    Args:
        event: An event; only agreements have such clauses.
    """
    if event.frame.kind != "agreement":
        return {}
    sentence, trigger = event.passage.sentence, event.trigger
    bearers = [trigger, *(w for rel in ("obj", "nsubj", "obl") for w in sentence.children(trigger, rel))]
    clauses = [c for bearer in bearers for c in sentence.children(bearer, "acl", "advcl", "xcomp", "ccomp")]
    clauses += [inner for clause in clauses for inner in sentence.children(clause, "xcomp")]
    return {c.i: c for c in clauses if c.lemma in _STARTING or _phase(sentence, c) == "in_force"}


def effective_day(reading: Reading, passage: Passage, clauses: Iterable[Token]) -> tuple[When, Span] | None:
    """The day that clauses of effect give; a clause that is not past looks ahead."""
    for clause in clauses:
        ahead = tense_of(passage.sentence, clause).mood in _AHEAD
        found = day_of(reading, passage, (clause,), "future" if ahead else "past")
        if found is not None:
            return found
    return None
