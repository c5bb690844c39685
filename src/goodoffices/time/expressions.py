"""Finding time expressions in text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from goodoffices.language import Sentence
from goodoffices.packs.model import Period
from goodoffices.schema import When
from goodoffices.schema.words import Anchor, Basis, Grain
from goodoffices.time.asides import told_in_passing
from goodoffices.time.direction import Tense, light_tense, tense_in
from goodoffices.time.joining import join_clocks
from goodoffices.time.meaning import TimexType, directed, mean
from goodoffices.time.scanning import Hit, hits
from goodoffices.time.speech import Spoken, points, spoken_times
from goodoffices.time.story import Story, named
from goodoffices.time.templates import Context

SentenceAt: TypeAlias = Callable[[int], Sentence | None]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that state a time.

    Args:
        start: Offset of the first character.
        end: One past the last.
        text: The words.
        type: TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`.
        value: TIMEX3 value, as far as the reference allows.
        interval: First and last day, None where the words cannot be fixed to days; an end may be open.
        grain: What kind of calendar unit the words name.
        basis: What the interval rests on.
        anchor: From what it counts.
        symbolic: The anchored value (`published - P1D`), None where it counts from nothing.
        tense: The tense that it was read with, None where none was asked for or told.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    interval: Period | None = None
    grain: Grain = "unknown"
    basis: Basis = "unknown"
    anchor: Anchor = "none"
    symbolic: str | None = None
    tense: Tense | None = None

    def to_when(self) -> When:
        """The same as a value of the record; only the words, for a set, a mere duration, `now` and the like."""
        if self.interval is None and self.symbolic is None:
            return When(words=self.text)
        return When(
            start=self.interval.start if self.interval else None,
            end=self.interval.end if self.interval else None,
            grain=self.grain,
            basis=self.basis,
            words=self.text,
            anchor=self.anchor,
            value=self.symbolic or self.value,
        )


def find_times(
    text: str,
    reference: date | When | None = None,
    tense: Tense | None = None,
    spans: Sequence[tuple[int, int]] | None = None,
    sentences: Sequence[Sentence] | None = None,
    told: date | None = None,
) -> list[TimeExpression]:
    """The time expressions of a text.

    Args:
        text: The text.
        reference: The day, or the interval, that relative expressions count from; without one they keep no days.
        tense: The tense that decides where a weekday or a month without year lies; None reads it from the text.
        spans: Parts of the text to read; None reads all of it.
        sentences: Parsed sentences of the text: their verbs then govern, instead of a light look at auxiliaries.
        told: The day told before the text, that `the same day` or `a week later` counts from.

    Returns:
        The expressions in order, not overlapping.
    """
    story = Story(as_days(reference), told.isoformat() if told else None)
    at = sentence_finder(sentences or ())
    return [
        expression
        for start, end in (spans if spans is not None else paragraphs(text))
        for expression in read_span(text, start, end, tense, at, story)
    ]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Parts of a text that no expression crosses: line ends after a short line or a sentence's end part them."""
    found: list[tuple[int, int]] = []
    begin = line = 0
    for match in _LINE_END.finditer(text):
        words = text[line : match.start()].rstrip()
        if len(words) < _SHORT_LINE or words[-1] in ".!?:;\"”'’":
            found.append((begin, match.start()))
            begin = match.end()
        line = match.end()
    return [*found, (begin, len(text))]


def as_days(reference: date | When | None) -> tuple[date | None, date | None] | None:
    """A reference as first and last possible day."""
    if isinstance(reference, When):
        return (reference.start, reference.end) if reference.known else None
    return None if reference is None else (reference, reference)


def read_span(
    text: str,
    start: int,
    end: int,
    tense: Tense | None,
    sentence_at: SentenceAt,
    story: Story,
) -> list[TimeExpression]:
    """The expressions of one paragraph of a text.

    Args:
        text: The text.
        start: Where the part begins.
        end: Where it ends.
        tense: The tense, None to read it.
        sentence_at: The parsed sentence that holds an offset.
        story: What has been told before; it takes note of what this paragraph tells.
    """
    story.open_paragraph(start)
    met = [hit for hit in hits(text, start, end) if hit.rule.id != "year" or _is_year(text, hit)]
    paragraph = _Paragraph(text, met, tense, sentence_at, spoken_times(text, start, end, met, sentence_at))
    found: list[TimeExpression] = []
    for index in range(len(met)):
        expression = paragraph.read(index, story.context(met[index].start))
        if expression is not None:
            story.tell(expression, _aside_until(expression, sentence_at))
            found.append(expression)
    return join_clocks(text, found)


def _aside_until(expression: TimeExpression, sentence_at: SentenceAt) -> int | None:
    """The end of the sentence that tells a day in passing; None for what the story has reached."""
    sentence = sentence_at(expression.start) if expression.grain == "day" else None
    if sentence is None:
        return None
    dated = expression.symbolic is None
    return sentence.end if told_in_passing(sentence, expression.start, expression.end, dated) else None


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The expressions of a paragraph with what their meaning depends on."""

    text: str
    hits: Sequence[Hit]
    tense: Tense | None
    sentence_at: SentenceAt
    spoken: Mapping[int, Spoken]

    def read(self, index: int, context: Context, above: tuple[int, ...] = ()) -> TimeExpression | None:
        """One expression; inside speech with its own day it counts from that day.

        Args:
            index: Which.
            context: What expressions outside of speech count from.
            above: Expressions inside whose speech this one is being read.
        """
        hit = self.hits[index]
        told = self.tense
        if told is None and directed(hit):
            sentence = self.sentence_at(hit.start)
            told = tense_in(sentence, hit.start) if sentence else light_tense(self.text, hit.start, hit.end)
        from_where = self._spoken(index, context, above) or context
        meaning = mean(self.text, hit, told, from_where, given=self.tense is not None)
        if meaning is None:
            return None
        return TimeExpression(
            hit.start, hit.end, self.text[hit.start : hit.end], meaning.type, meaning.value, meaning.interval,
            meaning.grain, meaning.basis, meaning.anchor, meaning.symbolic, told,
        )  # fmt: skip

    def _spoken(self, index: int, context: Context, above: tuple[int, ...]) -> Context | None:
        """What an expression inside speech counts from; None outside, or where the day of speaking is not known."""
        spoken = self.spoken.get(index)
        if spoken is None or spoken.day in above or self.hits[index].rule.id.startswith("clock"):
            return None
        day = self.read(spoken.day, context, (*above, index))
        term = None if day is None else named(day.symbolic, day.value.partition("T")[0])
        if day is None or day.interval is None or term is None:
            return None
        first, last = day.interval.start, day.interval.end
        if first is None or last is None:
            return None
        latest = context.reference[1] if context.reference else None
        fresh = latest is not None and (latest - last).days <= _FRESH
        if fresh and not spoken.quoted and points(self.hits[index]):
            return None
        return replace(context, reference=(first, last), year=None, anchor="speech", origin=term)


_FRESH = 7
"""Days after a speech within which its reporter's own `tomorrow` is not the speaker's."""
_LINE_END = re.compile(r"\s*\n\s*")
_SHORT_LINE = 60
_NEXT = re.compile(r"(\s?)([^\W\d_]+|%)")
_PREVIOUS = re.compile(r"([^\W\d_]+|-)\s*$")
_LEADS = frozenset(
    ("in", "since", "by", "until", "from", "during", "of", "to", "the", "before", "after", "between", "and", "through",
     "late", "early", "mid", "-", "summer")
)  # fmt: skip
_COUNTED = frozenset(
    ("people", "percent", "%", "years", "miles", "km", "troops", "soldiers", "euros", "dollars", "men", "votes")
)  # fmt: skip


def _is_year(text: str, hit: Hit) -> bool:
    """Whether a bare number is a year: one before a plural counts things unless a word leads it."""
    number = int(hit.parts["YEAR"])
    behind = _NEXT.match(text, hit.end)
    word = behind.group(2) if behind else ""
    if word.lower() in _COUNTED or (number % 100 == 0 and word.islower() and word.endswith("s")):
        return False
    before = _PREVIOUS.search(text, max(0, hit.start - 20), hit.start)
    led = before is not None and before.group(1).lower() in _LEADS
    if not led and word.islower() and word.endswith("s") and word not in ("was", "is", "has", "as"):
        return False
    return 1900 <= number <= 2050 or (led and (not word.islower() or word in ("and", "to", "when", "the", "as", "in")))


def sentence_finder(sentences: Sequence[Sentence]) -> SentenceAt:
    """A look-up of the sentence that holds an offset."""
    ordered = sorted(sentences, key=lambda s: s.start)
    starts = [s.start for s in ordered]

    def at(offset: int) -> Sentence | None:
        index = bisect_right(starts, offset) - 1
        return ordered[index] if index >= 0 and offset < ordered[index].end else None

    return at
