"""Days that a second word adds to the first: "on Thursday and Friday", "until Friday"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from goodoffices.claims.reading import Passage, Reading
from goodoffices.schema import Span, When
from goodoffices.time import TimeExpression

_BEFORE = 8
"""Letters before a day among which "until" stands."""


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
