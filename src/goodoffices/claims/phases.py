"""The phase of an agreement: signed, in force, extended, violated, broken, expired; and when it is to take effect."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.claims.event import Event
from goodoffices.claims.grammar import climb, follow, negation
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.tense import tense_of
from goodoffices.claims.when import POINTS, day_of, directed
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import phases
from goodoffices.schema import Phase, Span, When

_REAL = ("past", "present", "participle", "progressive")
_STARTING = frozenset({"begin", "start", "commence"})
_AHEAD = ("infinitive", "future", "conditional", "present", "needed", "possible")
_MAKING = frozenset({"sign", "reach", "announce", "agree", "broker", "declare", "conclude", "strike", "adopt",
                     "initial", "mediate", "accept", "negotiate", "proclaim", "make", "secure"})  # fmt: skip
_IF = frozenset({"if", "unless", "whether", "before", "until", "should", "once"})
_NEAR = 8
"""Words before an infinitive among which the one stands that it completes: "the decision by A to quit"."""
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
    if head.pos != "VERB":
        for word in sentence.children(head, "amod", "compound"):
            if (phase := phases().beside.get(word.text.lower())) is not None:
                return word, phase
    for steps, node in enumerate(climb(sentence, head)):
        if steps > _FAR:
            break
        if (phase := _phase(sentence, node)) is not None:
            return (node, phase) if _is_real(sentence, node) and negation(sentence, node) is None else None
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


def _is_real(sentence: Sentence, node: Token) -> bool:
    """Whether a word tells what has come about: not "if it collapses", "to prevent its collapse"."""
    above = sentence.tokens[node.head] if node.head >= 0 else node
    if above is not node and above.lemma.lower() in phases().unreal:
        return False
    if node.pos != "VERB":
        return True
    if any(m.lemma.lower() in _IF for m in sentence.children(node, "mark", "advmod")):
        return False
    mood = tense_of(sentence, node).mood
    before = [t for t in sentence.tokens[max(0, node.i - _NEAR) : node.i] if t.lemma.lower() in phases().settled]
    return mood in _REAL or (mood == "infinitive" and bool(before))


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
        direction = "future" if ahead else "past"
        found = day_of(reading, passage, (clause,), direction) or _right_after(reading, passage, clause, direction)
        if found is not None:
            return found
    return None


def _right_after(reading: Reading, passage: Passage, verb: Token, direction: str) -> tuple[When, Span] | None:
    """The day that stands right behind a verb, whatever the parser hangs it on: "to begin on Tuesday"."""
    behind = [t for t in passage.sentence.tokens[verb.i + 1 : verb.i + 3] if t.pos != "ADP"][:1]
    told = next((t for t in passage.times for w in behind if t.start <= w.start < t.end and t.type in POINTS), None)
    when = directed(reading, told, direction) if told is not None else None
    return (when, Span(told.start, told.end)) if told is not None and when is not None and when.known else None


def is_day_made(event: Event, words: Span) -> bool:
    """Whether the day that is told of an agreement's end or breach is that of its making.

    "The truce announced in Paris on 17 October broke down", "a violation of the accord of November 2020".

    Args:
        event: The agreement.
        words: The words for the day.
    """
    sentence, trigger = event.passage.sentence, event.trigger
    paths = ("nsubj", "nsubj:pass", "obj", "obl") if trigger.pos == "VERB" else ()
    nouns = [trigger, *(w for path in paths for w in follow(sentence, trigger, path))]
    nouns = [n for n in nouns if n.pos in ("NOUN", "PROPN") and not words.start <= n.start < words.end]
    making = [c for n in nouns for c in sentence.children(n, "acl") if c.lemma in _MAKING]
    inside = [t for t in sentence.tokens if words.start <= t.start < words.end]
    return any(sentence.tokens[t.head] in (*nouns, *making) for t in inside if t.head >= 0)
