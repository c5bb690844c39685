"""What an article says of its day: a clue, and the time expressions that clues are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from goodoffices.language import Sentence
from goodoffices.schema import Article, Span
from goodoffices.time.daysets import DaySet
from goodoffices.time.direction import light_tense, tense_in
from goodoffices.time.expressions import TimeExpression, find_times

_WINDOW = 120
"""Characters around an expression that stand for its sentence where none is parsed."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that speaks for some days of publication.

    Args:
        says: What it says, in words.
        span: The words it rests on, None for what stands outside the text.
        days: The days that it allows.
        strength: Of two that contradict each other the stronger counts.
        hard: A soft clue is shown and never narrows.
    """

    says: str
    span: Span | None
    days: DaySet
    strength: int
    hard: bool = True


class Told(NamedTuple):
    """A time expression of the article with the tense of its clause and the place it stands in.

    Args:
        time: The expression, read without a reference.
        tense: `past`, `present`, `future` or None.
        sure: Whether tree and auxiliaries tell the same tense.
        kind: Kind of its block.
        around: The words of its sentence; where none is parsed, those near it.
    """

    time: TimeExpression
    tense: str | None
    sure: bool
    kind: str
    around: str


def told_times(article: Article, sentences: Sequence[Sentence]) -> list[Told]:
    """The article's time expressions, read without any reference.

    Args:
        article: The article.
        sentences: Its parsed sentences; without them the tense is read from auxiliaries.
    """
    found: list[Told] = []
    for block in article.blocks:
        if block.kind not in ("title", "subtitle", "body", "caption", "credit", "dateline", "timestamp"):
            continue
        for time in find_times(article.text, spans=[(block.start, block.end)], sentences=sentences):
            sentence = next((s for s in sentences if s.start <= time.start < s.end), None)
            parsed = time.tense or (tense_in(sentence, time.start) if sentence else None)
            light = light_tense(article.text, time.start, time.end)
            first, last = max(block.start, time.start - _WINDOW), min(block.end, time.end + _WINDOW)
            around = sentence.text() if sentence else article.text[first:last]
            found.append(Told(time, parsed or light, parsed in (light, None), block.kind, around))
    return found


def lead_of(article: Article) -> Span:
    """Title and first paragraph of an article; empty where it has no body."""
    body = [b for b in article.blocks if b.kind in ("title", "subtitle", "body")]
    first = next((b for b in body if b.kind == "body"), None)
    return Span(body[0].start, first.end) if first else Span(0, 0)
