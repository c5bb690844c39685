"""Anchored values: a day told in terms of another, read once and worked out again for every narrower reference.

The little language, by example (the reference is Monday, 20 June 2016):

    published                   the reference itself                                2016-06-20
    published - P1D             shifted by days, weeks, months, years (D W M Y),    2016-06-19
                                fortnights, quarters, decades (F Q E)
    published @week             the whole unit that holds it                        2016-06-20 to 2016-06-26
    2016-06 END                 its START, MID or END; also `@month END`            2016-06-21 to 2016-06-30
    2016-06 FIRST               its FIRST or LAST day                               2016-06-01
    published + P1W @week       steps from left to right: next week                 2016-06-27 to 2016-07-03
    published <= FRI            the last Friday up to the reference (< : before)    2016-06-17
    published >= FRI            the first Friday from it on (> : after)             2016-06-24
    published < 04-24           the same with a day of the year, a month (`04`),    2016-04-24
                                a season (`SU`), a day of a month (`-24`), a feast (`easter`)
    published >> FRI            the Friday that `next` means: not one of this week  2016-06-24
                                that is less than three days ahead
    published ~ 04-24           the nearest
    published / FRI             the one within its week; a month, day, season or feast within its year,
                                a day of a month within its month
    published >= 04-24:05-02    also ranges of days, months (`05:06`), weekdays (`MON:WED`); the seven days `04#1`;
                                a day that must be a weekday (`WED=10-14`); the weekend (`WE`)
    1994 + P1Y                  a calendar value may stand for the anchor           1995
    published @week .. published    from the first day of the one to the last of the other; an end left out is open
    2016-04 <                   all days before it; `2016-04 >` all days after it

Anchors: `published` (day of publication), `speech` (day of the speech that tells it), `claim` (day of another
claim, or one told before).
A reference that is an interval gives an interval: every step keeps the order of days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import get_args

from goodoffices.schema.seeking import candidates, distance, home_of, seekable, unit_sought
from goodoffices.schema.units import Days, Part, Unit, month_days, name_of, part_of, read_unit, shift, unit_of
from goodoffices.schema.values import When
from goodoffices.schema.words import Grain

ANCHORS = ("published", "speech", "claim")
_UNITS: tuple[str, ...] = get_args(Unit)
_THIRDS: tuple[str, ...] = get_args(Part)
_PARTS = (*_THIRDS, "FIRST", "LAST")
_SEEKS = ("<=", ">=", "<", ">>", ">", "~", "/")
_SOON = 3
"""A weekday of this week fewer days ahead is called by its bare name, not `next`."""
_SPAN = {"D": (1, "D"), "W": (1, "W"), "F": (2, "W"), "M": (1, "M"), "Q": (3, "M"), "Y": (1, "Y"), "E": (10, "Y")}
GRAINS: dict[str, Grain] = {"day": "day", "week": "week", "month": "month", "year": "year"}
"""Unit to grain; every other unit has the grain `interval`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step from days to days: `op` is `+`, `-`, `@` or a direction; `arg` what it asks for; `part` of it."""

    op: str
    arg: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An anchor or calendar value with the steps from it."""

    base: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchored:
    """A term, or a range of two; a range's missing end is open."""

    first: Term | None
    last: Term | None
    ranged: bool = False

    @property
    def anchor(self) -> str | None:
        """The anchor that it counts from, None when it is fixed by itself."""
        bases = [term.base for term in (self.first, self.last) if term is not None]
        return next((base for base in bases if base in ANCHORS), None)


@dataclass(frozen=True, slots=True)
class Found:
    """Days with the unit that names them; None for an end that is open or unknown."""

    start: date | None
    end: date | None
    unit: Unit | None
    value: str | None


@lru_cache(maxsize=4096)
def parse(text: str) -> Anchored:
    """Reads an anchored value.

    Raises:
        ValueError: It is none; the message says at which word.
    """
    left, dots, right = text.partition("..")
    if dots:
        return Anchored(_term(left.split()), _term(right.split()), ranged=True)
    term = _term(text.split())
    if term is None:
        raise ValueError("an anchored value needs an anchor")
    return Anchored(term, term)


def _term(words: list[str]) -> Term | None:
    if not words:
        return None
    base, rest = words[0], words[1:]
    named = read_unit(base)
    if base not in ANCHORS and named is None:
        raise ValueError(f"{base!r} is neither an anchor nor a calendar value")
    steps: list[Step] = []
    if named is not None and rest and rest[0] in _PARTS:
        steps.append(Step("@", named[1], rest.pop(0)))
    while rest:
        word = rest.pop(0)
        if word in ("+", "-") and rest and _duration(rest[0]) is not None:
            steps.append(Step(word, rest.pop(0)))
        elif word[0] == "@" and word[1:] in _UNITS:
            steps.append(Step("@", word[1:], rest.pop(0) if rest and rest[0] in _PARTS else None))
        elif word in _SEEKS and rest and seekable(rest[0]):
            steps.append(Step(word, rest.pop(0), rest.pop(0) if rest and rest[0] in _PARTS else None))
        elif word in ("<", ">") and not rest:
            steps.append(Step(word, ""))
        else:
            raise ValueError(f"{word!r} is no step of an anchored value")
    return Term(base, tuple(steps))


def _duration(text: str) -> tuple[int, str] | None:
    number, letter = text[1:-1], text[-1:]
    if text[:1] != "P" or letter not in _SPAN or not number.isdigit():
        return None
    factor, unit = _SPAN[letter]
    return int(number) * factor, unit


def evaluate(anchored: Anchored, reference: tuple[date | None, date | None] | None) -> Found | None:
    """The days of an anchored value.

    Args:
        anchored: The value.
        reference: First and last possible day of its anchor; None ends are open.

    Returns:
        The days; None where nothing can be told or a day would lie outside the calendar.
    """
    try:
        if not anchored.ranged:
            return _walk(anchored.first, reference)
        first, last = _walk(anchored.first, reference), _walk(anchored.last, reference)
    except (ValueError, OverflowError):
        return None
    if (anchored.first is not None and first is None) or (anchored.last is not None and last is None):
        return None
    start, end = first.start if first else None, last.end if last else None
    if start is not None and end is not None and end < start:
        return None
    ends = (first.value if first else None, last.value if last else None)
    if None not in ends:
        return Found(start, end, None, f"{ends[0]}/{ends[1]}")
    return Found(start, end, None, ends[0] or ends[1])


def _walk(term: Term | None, reference: tuple[date | None, date | None] | None) -> Found | None:
    """The days of one term: each end of the reference is walked by itself."""
    if term is None:
        return None
    unit: Unit | None = "day"
    if term.base in ANCHORS:
        if reference is None or reference == (None, None):
            return None
        ends = [(end, end) if end else None for end in reference]
        exact = reference[0] == reference[1]
    else:
        fixed = read_unit(term.base)
        if fixed is None:
            return None
        ends, unit, exact = [fixed[0], fixed[0]], fixed[1], True
    value = None
    if exact and ends[0] is not None and unit is not None:
        value = name_of(ends[0], unit)
    for step in term.steps:
        if not step.arg:
            edge = ends[1] if step.op == "<" else ends[0]
            if edge is None:
                return None
            day = timedelta(days=1)
            return (
                Found(None, edge[0] - day, None, value) if step.op == "<" else Found(edge[1] + day, None, None, value)
            )
        moved = [None if days is None else _step(days, step) for days in ends]
        ends = [None if m is None else m[0] for m in moved]
        known = next((m for m in moved if m is not None), None)
        if known is None:
            return None
        unit = known[1]
        value = known[2] if exact else None
    start = ends[0][0] if ends[0] else None
    end = ends[1][1] if ends[1] else None
    return Found(start, end, unit if exact else None, value)


def _step(days: Days, step: Step) -> tuple[Days, Unit | None, str | None] | None:
    """One step; the days, their unit (None: as before) and their TIMEX3 value."""
    if step.op in "+-":
        amount, letter = _duration(step.arg) or (0, "D")
        amount = -amount if step.op == "-" else amount
        moved = _moved(days, amount, letter)
        unit: Unit | None = _whole(moved)
        return moved, unit, name_of(moved, unit) if unit else f"{moved[0]}/{moved[1]}"
    if step.op == "@":
        unit = step.arg  # type: ignore[assignment]
        whole = (unit_of(days[0], unit)[0], unit_of(days[1], unit)[1])  # type: ignore[arg-type]
        value = name_of(whole, unit)  # type: ignore[arg-type]
    else:
        sought = _seek(days, step.op, step.arg)
        if sought is None:
            return None
        whole, unit = sought
        value = name_of(whole, unit) if unit else _range_name(whole, step.arg)
    if step.part in ("FIRST", "LAST"):
        edge = whole[0] if step.part == "FIRST" else whole[1]
        return (edge, edge), "day", name_of((edge, edge), "day")
    if step.part:
        return part_of(whole, step.part), unit, value  # type: ignore[arg-type]
    return whole, unit, value


def _range_name(days: Days, what: str) -> str:
    """The TIMEX3 value of a sought range: its ends at their own grain."""
    unit: Unit = "month" if ":" in what and len(what) == 5 else "day"
    return f"{name_of(days, unit)}/{name_of((days[1], days[1]), unit)}"


def _moved(days: Days, amount: int, letter: str) -> Days:
    """Days moved; a whole month or year stays whole."""
    unit = _whole(days)
    if unit in ("month", "quarter", "half", "season", "year", "decade") and letter in "MY":
        start = shift(days[0], amount, letter)
        months = (days[1].year - days[0].year) * 12 + days[1].month - days[0].month + 1
        return month_days(start.year, start.month, months)
    return shift(days[0], amount, letter), shift(days[1], amount, letter)


def _whole(days: Days) -> Unit | None:
    """The smallest unit that the days are exactly."""
    units: tuple[Unit, ...] = ("day", "week", "month", "quarter", "season", "half", "year", "decade")
    return next((unit for unit in units if unit_of(days[0], unit) == days), None)


def _seek(days: Days, op: str, what: str) -> tuple[Days, Unit | None] | None:
    """The sought unit within, before, after or nearest to some days."""
    day = days[1] if op in (">", ">=", ">>") else days[0]
    unit = unit_sought(what)
    options = candidates(day, what)
    if op == "/":
        home = unit_of(day, home_of(what))
        inside = [c for c in options if home[0] <= c[0] <= home[1]]
        return (inside[0], unit) if inside else None
    if op in ("<", "<="):
        fitting = [c for c in options if (c[0] <= day if op == "<=" else c[1] < day)]
        return (fitting[-1], unit) if fitting else None
    if op == ">>":
        week = unit_of(day, "week")
        fitting = [c for c in options if c[0] > day and (c[0] > week[1] or (c[0] - day).days >= _SOON)]
        return (fitting[0], unit) if fitting else None
    if op in (">", ">="):
        fitting = [c for c in options if (c[1] >= day if op == ">=" else c[0] > day)]
        return (fitting[0], unit) if fitting else None
    return (min(options, key=lambda c: (distance(c, day), c[0])), unit) if options else None


def resolve(when: When, reference: When) -> When:
    """Works an anchored day out again for another (narrower) reference.

    Args:
        when: A day; one whose value hangs on no anchor is returned as it is.
        reference: The day or interval of its anchor.

    Returns:
        The same day with its interval as the reference now gives it.
    """
    if when.anchor == "none" or when.value is None or not reference.known:
        return when
    try:
        anchored = parse(when.value)
    except ValueError:
        return when
    if anchored.anchor is None:
        return when
    found = evaluate(anchored, (reference.start, reference.end))
    if found is None:
        return when
    grain: Grain = GRAINS.get(found.unit, "interval") if found.unit else "interval"
    if _parted(anchored):
        grain = "interval"
    return when.model_copy(update={"start": found.start, "end": found.end, "grain": grain})


def _parted(anchored: Anchored) -> bool:
    """Whether it ends in a part of a unit that is more than a day."""
    steps = () if anchored.ranged or anchored.last is None else anchored.last.steps[-1:]
    return any(step.part in _THIRDS for step in steps)
