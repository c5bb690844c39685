"""The new day of what is put off: "moved from Thursday to Friday", "the summit set for 15 May was moved to 10 June"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.claims.grammar import cases
from goodoffices.claims.otherdays import on
from goodoffices.claims.reading import Passage
from goodoffices.language import Token
from goodoffices.schema import Span, When
from goodoffices.time import TimeExpression

_LATER = frozenset({"to", "until", "till", "for"})
"""Prepositions by which a verb that puts something off tells its new day."""
_SECOND = re.compile(r"\b(?:to|until|till)\s+(.+)$")


def moved_to(passage: Passage, points: Sequence[TimeExpression], verbs: Sequence[Token]) -> TimeExpression | None:
    """The new day of what one of some verbs puts off.

    Args:
        passage: The passage.
        points: Its time expressions that may tell of the event.
        verbs: The words that put it off.

    Returns:
        None where they tell none, or both days in one expression.
    """
    hung = ((t, word) for verb in verbs for t in points if (word := on(passage, t, verb)) is not None)
    return next((t for t, word in hung if cases(passage.sentence, word) in _LATER), None)


def last_of(
    passage: Passage, expression: TimeExpression, verbs: Sequence[Token], found: tuple[When, Span]
) -> tuple[When, Span]:
    """What is found of the day of something put off, of "moved from Thursday to Friday" the second.

    Args:
        passage: The passage.
        expression: The words for what is found.
        verbs: The words that put it off.
        found: The days, and their range.
    """
    when, words = found
    second = _SECOND.search(when.words or "")
    moved = any(on(passage, expression, verb) is not None for verb in verbs)
    if not moved or second is None or when.end is None or when.start == when.end:
        return found
    day = {"start": when.end, "value": when.end.isoformat(), "grain": "day", "words": second.group(1)}
    return when.model_copy(update=day), Span(words.start + second.start(1), words.end)
