"""Days beside an event that are not its own: of the act that plans or calls it off, of a gap, of a deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.claims.grammar import cases, has_relation
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.tense import tense_of
from goodoffices.language import Token
from goodoffices.time import TimeExpression

_HOURS = frozenset({"morning", "afternoon", "evening", "night", "noon", "midnight", "dawn", "dusk"})
SPANS = frozenset({"week", "month", "year", "decade", "day"})
"""Stretches of time that measure what goes on."""
CLOSE = 10
_PLANNING = frozenset({"agree", "propose", "suggest", "offer", "invite", "announce", "urge", "ask", "call", "plan",
                       "schedule", "decide", "consent", "accept", "confirm", "demand", "request", "set"})  # fmt: skip
_TOLD = frozenset({"announce", "propose", "suggest", "confirm", "agree"})
_PAST = ("last ", "earlier ", "yesterday")
_WHEN_PLANNED = frozenset({"for", "until", "to", "from", "by"})
"""Prepositions by which a verb of planning tells the day of what is planned: "scheduled for Monday"."""
OFF = frozenset({"cancelled", "postponed"})
"""What becomes of an event that lay ahead then."""
_JUDGING = frozenset({"declare", "call", "describe", "hail", "praise", "criticise", "criticize", "condemn", "denounce",
                      "welcome", "brand", "deem", "label", "dismiss", "deplore", "applaud"})  # fmt: skip
_BREAKING_OFF = frozenset({"suspend", "freeze", "halt", "adjourn", "abandon"})
_GOING_ON = frozenset({"talk", "negotiation", "dialogue", "consultation", "discussion"})
_TODAY = re.compile(r"\s*[(\[]\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def told_again(reading: Reading, passage: Passage, expression: TimeExpression) -> TimeExpression:
    """The weekday in brackets that tells which day is meant: "today (Monday)" in an article of Tuesday; else itself."""
    text = reading.article.text
    today = text[expression.start : expression.end].lower() in ("today", "tonight", "this morning", "this evening")
    if not today or _TODAY.match(text, expression.end) is None:
        return expression
    behind = [t for t in passage.times if t.start > expression.end]
    return min(behind, key=lambda t: t.start, default=expression)


def is_of_calling_off(
    passage: Passage, expression: TimeExpression, predicates: tuple[Token, ...], status: str | None
) -> bool:
    """Whether it is the day on which something was called off: "Chad on Monday suspended talks with Sudan".

    The day of what is called off stands on its own noun, or behind "for": "called off the talks scheduled for Monday".
    """
    sentence, event = passage.sentence, predicates[0]
    if status not in OFF or event.pos == "VERB" or _has_since(passage, expression):
        return False
    for verb in predicates[1:]:
        hung = on(passage, expression, verb)
        if is_broken_off(event, verb):
            return False  # "the talks were suspended on Monday": until then they went on
        if hung is not None and verb.pos == "VERB" and cases(sentence, hung) not in _WHEN_PLANNED:
            tense = tense_of(sentence, verb)
            return tense.mood == "past" and tense.negated is None  # "did not take place on Sunday": its own day
    return False


def is_broken_off(event: Token, verb: Token) -> bool:
    """Whether what a verb stops was going on until then: "suspended the talks", not "suspended a summit"."""
    return verb.lemma in _BREAKING_OFF and event.lemma in _GOING_ON


def _has_since(passage: Passage, expression: TimeExpression) -> bool:
    first = next((t for t in passage.sentence.tokens if expression.start <= t.start < expression.end), None)
    return first is not None and _opens_with_since(passage.sentence.tokens, first)


def is_gap(passage: Passage, expression: TimeExpression) -> bool:
    """Whether it says how long there was none before: "the first talks in eight months", "the first since 2013"."""
    tokens = passage.sentence.tokens
    inside = [t for t in tokens if expression.start <= t.start < expression.end]
    if inside and _opens_with_since(tokens, inside[0]):
        return any(t.lemma == "first" for t in tokens[: inside[0].i])
    opening = [*tokens[max(0, inside[0].i - 1) : inside[0].i], inside[0]] if inside else []
    before = tokens[max(0, inside[0].i - CLOSE) : inside[0].i] if inside else ()
    within = any(t.lemma == "in" for t in opening) and inside[-1].lemma in SPANS
    return within and any(t.lemma == "first" for t in before)


def is_of_saying(
    passage: Passage, expression: TimeExpression, predicates: tuple[Token, ...], told_by: tuple[Token, ...]
) -> bool:
    """Whether it is the day on which somebody judged an event: "Norway on Thursday declared the talks a failure"."""
    event = predicates[0]
    for verb in predicates[1:]:
        if verb in told_by or verb.lemma not in _JUDGING or event.head != verb.i or not has_relation(event, "obj"):
            continue
        if on(passage, expression, verb) is not None and tense_of(passage.sentence, verb).mood == "past":
            return True
    return False


def is_of_planning(
    reading: Reading,
    passage: Passage,
    expression: TimeExpression,
    predicates: tuple[Token, ...],
    told_by: tuple[Token, ...],
) -> bool:
    """Whether it is the day of a past clause around what lies ahead.

    That of a verb of planning ("agreed on Monday to meet", "proposed the meeting last month") stands before the event's
    word or is over; any day of a clause that only speaks of it is its own ("met on Sunday ahead of the summit").
    """
    sentence, event = passage.sentence, predicates[0]
    for verb in predicates[1:]:
        hung = on(passage, expression, verb)
        if hung is None or cases(sentence, hung) in _WHEN_PLANNED or tense_of(sentence, verb).mood != "past":
            continue
        if verb not in told_by and verb.pos == "VERB":
            return True
        if verb.lemma not in _PLANNING:
            continue
        today, days = reading.article.published.start, expression.interval
        over = today is not None and days is not None and days.end is not None and days.end < today
        # "The talks were announced on Monday"
        told = event.start < verb.start < expression.start and verb.lemma in _TOLD
        last = reading.article.text[expression.start : expression.end].lower().startswith(_PAST)
        if (over and (last or not expression.tense)) or told or expression.start < event.start:
            return True
    return False


def _opens_with_since(tokens: Sequence[Token], first: Token) -> bool:
    return any(t.lemma == "since" for t in (*tokens[max(0, first.i - 1) : first.i], first))


def is_deadline(passage: Passage, expression: TimeExpression, predicates: tuple[Token, ...]) -> bool:
    """Whether it says by when something is to be done that was settled before: "agreed to withdraw by Friday"."""
    before = [t for t in passage.sentence.tokens if t.start < expression.start][-1:]
    inner = [
        t
        for t in passage.sentence.tokens
        if t.feats.get("VerbForm") == "Inf" and predicates[0].i < t.i and t.start < expression.start
    ]
    return any(t.lemma == "by" for t in before) and bool(inner)


def part_of_a_day(passage: Passage, expression: TimeExpression) -> bool:
    """Whether it only tells the hour of a day: "in the morning"."""
    inside = [t for t in passage.sentence.tokens if expression.start <= t.start < expression.end]
    loose = [t for t in inside if t.lemma not in ("in", "at", "the", "early", "late")]
    return bool(loose) and all(t.lemma in _HOURS for t in loose)


def on(passage: Passage, expression: TimeExpression, verb: Token) -> Token | None:
    """The word of an expression by which it hangs on a verb; None where it does not."""
    inside = [t for t in passage.sentence.tokens if expression.start <= t.start < expression.end]
    return next((t for t in inside if t.head == verb.i), None)
