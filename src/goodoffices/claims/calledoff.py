"""What was to happen at what is called off does not happen: "cancelled a trip to Oslo, where he was to meet B"."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.claims.governing import operator_above
from goodoffices.claims.grammar import climb, follow
from goodoffices.claims.verdict import Verdict
from goodoffices.language import Sentence, Token
from goodoffices.lexicon.shapes import Operator
from goodoffices.schema import Span, Status

_OFF: dict[str, Status] = {
    "cancel": "cancelled",
    "call-off": "cancelled",
    "postpone": "postponed",
    "put-off": "postponed",
    "put-on-hold": "postponed",
}
"""Operators that call off or put off what they govern, with what becomes of it."""
_FAR = 40
"""Characters between a verb and its particle up to which both are quoted."""
_AHEAD = frozenset({"scheduled", "proposed", "agreed", "mentioned"})


def within_called_off(sentence: Sentence, predicates: list[Token], verdict: Verdict) -> Verdict:
    """The verdict on what a relative clause tells of a journey or gathering that is called off.

    Args:
        sentence: The sentence.
        predicates: The event's word and what governs it.
        verdict: The verdict by its own words.
    """
    if (listed := _listed(sentence, predicates[0])) is not None:
        return replace(verdict, status=_OFF[listed[1].id], words=_words(sentence, *listed), rule=listed[1].id)
    if verdict.status not in _AHEAD or verdict.mood not in ("future", "infinitive"):
        return verdict
    clause = next((t for t in climb(sentence, predicates[-1]) if t.rel == "acl:relcl"), None)
    if clause is None or clause.head < 0:
        return verdict
    for noun in climb(sentence, sentence.tokens[clause.head]):
        if noun.pos not in ("NOUN", "PROPN") or noun.head < 0:
            return verdict
        verb = sentence.tokens[noun.head]
        operator = operator_above(sentence, noun, verb, headline=False)
        if operator is not None and operator.id in _OFF and not follow(sentence, verb, "advmod[not|never]"):
            words = _words(sentence, verb, operator)
            return replace(verdict, status=_OFF[operator.id], words=words, rule="called off with what it was part of")
    return verdict


def _listed(sentence: Sentence, event: Token) -> tuple[Token, Operator] | None:
    """The verb that calls off what a comma lists, where the parser takes it for a verb: "cancels talks, meeting"."""
    if event.text.lower() != "meeting" or event.pos != "VERB" or event.rel != "advcl" or event.i < 3:
        return None
    verb, before = sentence.tokens[event.head], sentence.tokens[event.i - 2]
    operator = operator_above(sentence, before, verb, headline=True) if before.rel == "obj" else None
    listed = sentence.tokens[event.i - 1].text == "," and before.head == verb.i and not sentence.children(event, "mark")
    return (verb, operator) if listed and operator is not None and operator.id in _OFF else None


def _words(sentence: Sentence, verb: Token, operator: Operator) -> Span:
    """The words that call it off: "called off"."""
    particle = follow(sentence, verb, operator.needs) if operator.needs else []
    end = max(t.end for t in (verb, *particle))
    return Span(verb.start, end) if end - verb.start < _FAR else Span(verb.start, verb.end)
