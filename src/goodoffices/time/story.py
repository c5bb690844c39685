"""What the expressions of a text count from: the day of publication, the day told last, the paragraph's year."""

from __future__ import annotations

from typing import Protocol

from goodoffices.packs.model import Period
from goodoffices.schema.anchored import parse
from goodoffices.schema.words import Basis
from goodoffices.time.templates import Context, Ends

_OPENING_REACH = 60
"""A year this near to a paragraph's first word opens it."""


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
    def basis(self) -> Basis:
        """What they rest on."""

    @property
    def symbolic(self) -> str | None:
        """The anchored value."""


class Story:
    """What has been told so far.

    Args:
        reference: First and last possible day of publication.
        told: A day told before the text, as a calendar value.
    """

    def __init__(self, reference: Ends | None, told: str | None = None) -> None:
        self._reference = reference
        self._start = 0
        self._that, self._certain = told, told is not None
        self._year: str | None = None

    def open_paragraph(self, start: int) -> None:
        """A new paragraph: it holds no year yet."""
        self._start, self._year = start, None

    def context(self) -> Context:
        """What the next expression counts from."""
        return Context(self._reference, self._that, self._certain, self._year)

    def tell(self, expression: Told) -> None:
        """Takes note of an expression: what follows may count from it."""
        if expression.type not in ("DATE", "TIME"):
            return
        day = named(expression.value.partition("T")[0], expression.symbolic)
        if day is None:
            return
        self._that, self._certain = day, False
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
