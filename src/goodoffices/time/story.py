"""What the expressions of a text count from: the day of publication, the day told last, the paragraph's year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from goodoffices.packs.model import Period
from goodoffices.schema.anchored import parse
from goodoffices.schema.words import Basis, Grain
from goodoffices.time.templates import Context, Ends

_OPENING_REACH = 60
"""A year this near to a paragraph's first word opens it."""
_NEAR = 1
"""Paragraphs after which a day is no longer the one that `earlier in the day` speaks of."""


class Told(Protocol):
    """What the story must know of an expression."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def type(self) -> str:
        """TIMEX3 type."""

    @property
    def value(self) -> str:
        """TIMEX3 value."""

    @property
    def interval(self) -> Period | None:
        """Its days."""

    @property
    def grain(self) -> Grain:
        """What unit its words name."""

    @property
    def basis(self) -> Basis:
        """What they rest on."""

    @property
    def symbolic(self) -> str | None:
        """The anchored value."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, month or year told.

    Args:
        value: As a calendar or anchored value.
        single: It is no more than a day.
        paragraph: Number of the paragraph that tells it.
        until: Where it ceases to count, None for never.
    """

    value: str
    single: bool
    paragraph: int
    until: int | None = None


class Story:
    """What has been told so far.

    Args:
        reference: First and last possible day of publication.
        told: A day told before the text, as a calendar value.
    """

    def __init__(self, reference: Ends | None, told: str | None = None) -> None:
        self._reference = reference
        self._start = 0
        self._paragraph = 0
        self._main = _Day(told, single=True, paragraph=0) if told else None
        self._aside: _Day | None = None
        self._certain = told is not None
        self._year: str | None = None

    def open_paragraph(self, start: int) -> None:
        """A new paragraph: it holds no year yet."""
        self._start, self._year = start, None
        self._paragraph += 1

    def context(self, at: int) -> Context:
        """What an expression at an offset counts from."""
        aside = self._aside if self._aside is not None and self._aside.until and at < self._aside.until else None
        that = aside or self._main
        if that is None:
            return Context(self._reference, year=self._year)
        near = self._certain or self._paragraph - that.paragraph <= _NEAR
        return Context(self._reference, that.value, that.single, near, self._certain, self._year)

    def tell(self, expression: Told, aside_until: int | None = None) -> None:
        """Takes note of an expression: what follows may count from it.

        Args:
            expression: The expression.
            aside_until: The end of its sentence, where it is told there in passing only: nothing later counts from it.
        """
        if expression.type not in ("DATE", "TIME"):
            return
        value = named(expression.value.partition("T")[0], expression.symbolic)
        if value is None:
            return
        day = _Day(value, expression.grain in ("day", "unknown"), self._paragraph, aside_until)
        if aside_until is not None:
            self._aside = day
        else:
            self._main, self._aside, self._certain = day, None, False
        if expression.symbolic is None and expression.interval is not None:
            self._year = self._held(expression.start, expression.interval)
        elif expression.symbolic is not None and expression.symbolic.startswith("published"):
            self._year = None

    def _held(self, start: int, interval: Period) -> str | None:
        """The year that the paragraph holds from here on: a past one that it opens with, or one told after that."""
        if interval.start is None or interval.end is None or interval.start.year != interval.end.year:
            return None
        near = start - self._start <= _OPENING_REACH or self._year is not None
        latest = self._reference[1] if self._reference else None
        past = latest is None or interval.start.year < latest.year
        return f"{interval.start.year:04}" if near and past else None


def named(*values: str | None) -> str | None:
    """The first of an expression's values that later words may count from; None where there is none.

    Args:
        *values: TIMEX3 and anchored values.
    """
    for value in values:
        if value is not None and ".." not in value:
            try:
                parse(value)
            except ValueError:
                continue
            return value
    return None
