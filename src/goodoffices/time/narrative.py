"""The times of an article: what each expression counts from moves with the story.

Relative words count from the day of publication. Words such as `the following year`, `that day`, `a day earlier` count
from the day told last before them in the same paragraph. A paragraph that opens with a year of the past holds the
months and days that follow without a year, until an expression names a day by itself or points at the present.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.language import Sentence
from goodoffices.schema import Article
from goodoffices.schema.anchored import parse
from goodoffices.time.expressions import TimeExpression, as_days, read_span, sentence_finder
from goodoffices.time.meaning import Context, Ends

_OPENING_REACH = 60
"""A year this near to a paragraph's first word opens it."""


def times_of(article: Article, sentences: Sequence[Sentence]) -> list[TimeExpression]:
    """The time expressions of an article's title, body and captions.

    Args:
        article: The article; relative expressions count from its `published`, a day or an interval.
        sentences: Its parsed sentences; without any, a light look at auxiliaries tells the tense.

    Returns:
        The expressions in order.
    """
    at = sentence_finder(sentences)
    reference = as_days(article.published)
    found: list[TimeExpression] = []
    for span in article.body:
        story = _Story(reference, span.start)
        for expression in read_span(article.text, span.start, span.end, None, at, story.context):
            story.tell(expression)
            found.append(expression)
    return found


class _Story:
    """What the expressions of a paragraph count from so far."""

    def __init__(self, reference: Ends | None, start: int) -> None:
        self._reference = reference
        self._start = start
        self._that: str | None = None
        self._year: str | None = None

    def context(self, _: int) -> Context:
        return Context(self._reference, self._that, self._year)

    def tell(self, expression: TimeExpression) -> None:
        """Takes note of an expression: what follows may count from it."""
        if expression.type not in ("DATE", "TIME"):
            return
        if expression.anchor == "published" and not (self._year and expression.basis == "inferred"):
            self._year = None
        named = _named(expression)
        if named is not None:
            self._that = named
        if expression.anchor == "none" and expression.interval is not None:
            self._year = self._opened(expression)

    def _opened(self, expression: TimeExpression) -> str | None:
        """The year that the paragraph holds from here on: a past one that it opens with, or one told after that."""
        start, end = (expression.interval.start, expression.interval.end) if expression.interval else (None, None)
        if start is None or end is None or start.year != end.year:
            return None
        near = expression.start - self._start <= _OPENING_REACH or self._year is not None
        latest = self._reference[1] if self._reference else None
        past = latest is None or start.year < latest.year
        return f"{start.year:04}" if near and past else None


def _named(expression: TimeExpression) -> str | None:
    """The expression as something that later words may count from: its day, its TIMEX3 value, or its anchored value."""
    value = expression.value.partition("T")[0]
    for candidate in (value, expression.symbolic):
        if candidate is None or ".." in candidate or "X" in candidate:
            continue
        try:
            parse(candidate)
        except ValueError:
            continue
        return candidate
    return None
