"""Days that other words add to the first: "on Thursday and Friday", "until Friday", "opened two-day talks"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from goodoffices.claims.grammar import measured
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.verdict import Verdict
from goodoffices.language import Sentence, Token
from goodoffices.schema import Span, When
from goodoffices.time import TimeExpression

_BEFORE = 8
"""Letters before a day among which "until" stands."""
_OPENING = frozenset({"begin", "start", "open", "commence", "kick", "launch", "convene"})
_CLOSING = frozenset({"end", "conclude", "finish", "wrap", "close", "complete"})
_LONGEST = 14
"""Days of the longest meeting."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def spell(
    reading: Reading,
    passage: Passage,
    expression: TimeExpression,
    found: tuple[When, Span],
    read: Callable[[TimeExpression], When],
) -> tuple[When, Span]:
    """The days of an event of which one is found, with those that the words beside it add.

    Args:
        reading: The article, dated to the day: another page's days are read again when it is dated.
        passage: The passage.
        expression: The words for the day that is found.
        found: The day, and their range.
        read: Reads another expression in the direction of the event.

    Returns:
        Both days where "and" joins the next one; an open beginning before "until"; else what was found.
    """
    when, words = found
    text, published = reading.article.text, reading.article.published
    if published.start is None or published.start != published.end or when.start is None or when.start != when.end:
        return found
    before = text[max(passage.span.start, words.start - _BEFORE) : words.start].lower().split()
    if before[-1:] in (["until"], ["till"]):
        return when.model_copy(update={"start": None, "grain": "interval", "value": None}), words
    for other in passage.times:
        if other.start <= expression.end or text[expression.end : other.start].strip().lower() not in ("and", "and on"):
            continue
        second = read(other)
        if second.start is not None and second.start == second.end == when.start + timedelta(1):
            both = when.model_copy(update={"end": second.end, "grain": "interval", "value": None})
            return both.model_copy(update={"words": text[words.start : other.end]}), Span(words.start, other.end)
    return found


def lasting(sentence: Sentence, verdict: Verdict, when: When) -> When | None:
    """All days of an event of whose first or last day words tell, with how many it has: "opened two-day talks".

    Args:
        sentence: The sentence.
        verdict: What it says of the event.
        when: The day that is found.

    Returns:
        None where words do not tell how many days, or not which of them it is.
    """
    days = _counted(sentence, verdict.predicates[0])
    verbs = {p.lemma for p in verdict.predicates[1:]}
    if days is None or when.grain != "day" or when.start is None or when.start != when.end:
        return None
    others = timedelta(days - 1)
    if verbs & _OPENING:
        return when.model_copy(update={"end": when.start + others, "grain": "interval", "value": None})
    if verbs & _CLOSING:
        return when.model_copy(update={"start": when.start - others, "grain": "interval", "value": None})
    return None


def _counted(sentence: Sentence, event: Token) -> int | None:
    """How many days words give an event: "two-day talks", "two days of talks"."""
    length = measured(sentence, event)
    for word in [length, *sentence.children(length, "compound", "amod"), *sentence.children(event, "compound", "amod")]:
        if word.lemma.lower() == "day":
            told = [c.text.lower() for c in sentence.children(word, "nummod")]
        else:
            number, _, unit = word.text.lower().partition("-")
            told = [number] if unit == "day" else []
        counted = (_NUMBERS.get(t) or (int(t) if t.isdecimal() and 1 < int(t) <= _LONGEST else None) for t in told)
        if (days := next((d for d in counted if d), None)) is not None:
            return days
    return None
