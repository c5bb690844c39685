"""Where the marks of the small charts lie: a life line, months in columns, rows with bars. Templates draw them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodoffices.present.periods import axis_words, period_word, periods
from goodoffices.present.words import day_word, in_play, status_word, when_iso
from goodoffices.schema import Entry

PLAYS = ("done", "ahead", "off", "open")
"""In which order the parts of a column stand, from below."""

PLAY_WORDS = {"done": "held", "ahead": "planned", "off": "did not happen", "open": "not told"}


@dataclass(frozen=True)
class Stop:
    """A step of a life line.

    Args:
        x: Its place across.
        play: Whether it was held, lies ahead, is off or open.
        word: Its status in words.
        day: The day of the report.
    """

    x: float
    play: str
    word: str
    day: str


@dataclass(frozen=True)
class LifeLine:
    """The statuses of an entry along the days on which they were reported, and the day of the thing itself."""

    width: float
    stops: tuple[Stop, ...]
    own: float | None
    own_word: str


GAP, EDGE, LEAST = 128.0, 60.0, 560.0
"""Room of a step's words, of the ends, and the narrowest line, in units of the drawing."""


def life_line(entry: Entry) -> LifeLine | None:
    """The life line of an entry; None where fewer than two of its steps have a day.

    Steps and the entry's own day lie in proportion to time where their words have room, and further apart where not.
    """
    told = [(day, step) for step in entry.history if (day := step.reported.end or step.reported.start)]
    if len(told) < 2:
        return None
    own = entry.when.start if entry.when.start == entry.when.end else None
    points = sorted([*((day, 1, i) for i, (day, _) in enumerate(told)), *([(own, 0, -1)] if own else [])])
    first, last = points[0][0], points[-1][0]
    room = max(LEAST - 2 * EDGE, GAP * (len(points) - 1))
    places = dict[int, float]()
    at = EDGE - GAP
    for day, _, i in points:
        at = max(EDGE + (day - first).days / max((last - first).days, 1) * room, at + GAP)
        places[i] = round(at, 1)
    stops = tuple(
        Stop(places[i], in_play(step, entry.kind), status_word(step), when_iso(step.reported))
        for i, (_, step) in enumerate(told)
    )
    return LifeLine(round(at + EDGE, 1), stops, places.get(-1), day_word(own) if own else "")


@dataclass(frozen=True)
class Piece:
    """A part of a column: its place and height, and what it counts."""

    y: float
    height: float
    play: str


@dataclass(frozen=True)
class Column:
    """A month or year.

    Args:
        x: Its left edge.
        width: Its width.
        first: Its first day, for a link.
        last: Its last day.
        says: What it counts, in words.
        pieces: Its parts, from below.
        word: What stands under it; empty for most.
    """

    x: float
    width: float
    first: str
    last: str
    says: str
    pieces: tuple[Piece, ...]
    word: str


@dataclass(frozen=True)
class Columns:
    """Entries by month or year."""

    width: float
    height: float
    columns: tuple[Column, ...]


WIDE, HIGH, FOOT = 960.0, 130.0, 20.0


def columns(counts: Mapping[tuple[str, str], int]) -> Columns | None:
    """Entries in columns by month, or by year where the months are many.

    Args:
        counts: How many entries, by month (`2016-06`) and by what became of them.
    """
    keys = periods(month for month, _ in counts)
    if len(keys) < 2:
        return None
    sums = Counter[tuple[str, str]]()
    for (month, play), number in counts.items():
        sums[month[: len(keys[0])], play] += number
    top = max(sum(sums[key, play] for play in PLAYS) for key in keys)
    step = WIDE / len(keys)
    words = axis_words(keys, step)
    made = [_column(i, key, sums, step, HIGH / top, words[i]) for i, key in enumerate(keys)]
    return Columns(WIDE, HIGH + FOOT, tuple(made))


def _column(i: int, key: str, sums: Mapping[tuple[str, str], int], step: float, unit: float, word: str) -> Column:
    parts, pieces, y = [], [], HIGH
    for play in PLAYS:
        number = sums.get((key, play), 0)
        if number:
            parts.append(f"{number} {PLAY_WORDS[play]}")
            y -= number * unit
            pieces.append(Piece(round(y, 1), round(number * unit, 1), play))
    says = f"{period_word(key)}: {', '.join(parts) or 'nothing'}"
    return Column(round(i * step, 1), round(max(step - 1.5, 1), 1), key, key, says, tuple(pieces), word)


@dataclass(frozen=True)
class Bar:
    """A row with a bar.

    Args:
        name: What it counts.
        href: Where its name leads; None for nowhere.
        number: How many.
        share: Width of the bar in percent of the widest.
        parts: Of a bar in parts: what became of how many, and the width of each in percent.
    """

    name: str
    href: str | None
    number: int
    share: float
    parts: tuple[tuple[str, int, float, float], ...] = ()


def bars(rows: Sequence[tuple[str, str | None, Mapping[str, int]]]) -> list[Bar]:
    """Rows with bars in parts, the longest first.

    Args:
        rows: Name, address, and how many were held, lie ahead, are off or open.
    """
    top = max((sum(row[2].values()) for row in rows), default=0) or 1
    made = []
    for name, href, counts in sorted(rows, key=lambda row: (-sum(row[2].values()), row[0])):
        at, parts = 0.0, list[tuple[str, int, float, float]]()
        for play in PLAYS:
            if number := counts.get(play, 0):
                width = number / top * 100
                parts.append((play, number, round(at, 2), round(width, 2)))
                at += width
        made.append(Bar(name, href, sum(counts.values()), round(at, 2), tuple(parts)))
    return made
