"""Where each entry lies in the picture: lanes by format or by who meets whom, days across, no mark on another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices.analysis.actors import side
from goodoffices.present.words import in_play, status_word, when_word
from goodoffices.schema import Entry

WIDTH = 960
LEFT, RIGHT = 10, 10
HEAD = 30
MARK = 5.5
STEP = 13.5
LABEL = 20
MOST_LANES = 7
EMPTY_YEAR, CROWDING = 0.6, 0.75
"""Width of a year without entries, and how fast a year grows with them; both by eye."""

YEAR_ROOM = 34
"""What the word of a year takes across."""

OTHER = "Other"
VIOLENCE = "Incidents and pressure"
MANY = "More than two sides"
LAST = (MANY, OTHER, VIOLENCE)
"""Rows that stand last, in this order."""

THIRD = frozenset({"mediator", "host", "convener", "co_chair", "observer", "guarantor"})
"""Roles that make nobody a side."""

LEFT_OUT = frozenset({"statement", "commitment"})
"""Kinds without a place in the picture: they are said, not done on a day."""

SHAPES = {
    "agreement": "square",
    "incident": "triangle",
    "pressure": "triangle",
    "visit": "diamond",
    "call": "diamond",
}
"""The mark of a kind; a meeting and all others are circles."""


@dataclass(frozen=True)
class Mark:
    """One entry in the picture."""

    id: str
    x: float
    y: float
    width: float
    shape: str
    play: str
    says: str


@dataclass(frozen=True)
class Lane:
    """One row of the picture."""

    name: str
    top: float
    line: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Tick:
    """A year or month on the axis."""

    x: float
    word: str


@dataclass(frozen=True)
class Picture:
    """The picture: its size, rows and axis."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def picture(entries: Sequence[Entry], names: Mapping[str, str]) -> Picture | None:
    """The picture of the entries that have a day; None where fewer than three have one.

    Args:
        entries: The entries.
        names: Names of states by country code.
    """
    shown = [e for e in entries if e.kind not in LEFT_OUT and e.when.start and e.when.end]
    shown = [e for e in shown if _span(e) <= 366]
    if len(shown) < 3:
        return None
    last = max(e.when.end for e in shown if e.when.end)
    scale = _Scale([e.when.start for e in shown if e.when.start], last)
    rows: dict[str, list[Entry]] = {}
    for entry in shown:
        rows.setdefault(lane_of(entry, names), []).append(entry)
    ranked = sorted((name for name in rows if name not in LAST), key=lambda n: (-len(rows[n]), n))
    kept = [name for name in ranked[:MOST_LANES] if len(rows[name]) > 1]
    rows[OTHER] = [*rows.get(OTHER, []), *(e for name in ranked if name not in kept for e in rows[name])]
    lanes, top = [], float(HEAD)
    for name in [*kept, *LAST]:
        members = rows.get(name)
        if not members:
            continue
        lane = _lane(name, members, top, scale)
        lanes.append(lane)
        top = lane.line + 16
    return Picture(WIDTH, top + 6, tuple(lanes), tuple(scale.ticks()))


def lane_of(entry: Entry, names: Mapping[str, str]) -> str:
    """The row of an entry: its format, else the two sides to it; violence and pressure have a row of their own."""
    if entry.kind in ("incident", "pressure"):
        return VIOLENCE
    if entry.format:
        return entry.format
    acting = [p for p in entry.participants if p.country and p.country != "IGO"]
    between = {s.key: s.name for s in (side(p) for p in acting if p.role not in THIRD)}
    if len(between) < 2:
        between = {s.key: s.name for s in map(side, acting)}
    if len(between) == 2:
        return " – ".join(sorted(names.get(key, name) for key, name in between.items()))
    return MANY if len(between) > 2 else OTHER


def state_names(entries: Sequence[Entry]) -> dict[str, str]:
    """Names of states by country code, as the record has them."""
    seen: dict[str, Counter[str]] = {}
    for entry in entries:
        for p in [*entry.participants, *([entry.speaker] if entry.speaker else [])]:
            if p.kind == "state" and p.country:
                seen.setdefault(p.country, Counter())[p.name] += 1
    return {code: min(found, key=lambda n: (-found[n], n)) for code, found in seen.items()}


def _span(entry: Entry) -> int:
    assert entry.when.start is not None
    assert entry.when.end is not None
    return (entry.when.end - entry.when.start).days


class _Scale:
    """Days to places across. A year is as wide as what lies in it asks for; within a year, days are even.

    Args:
        days: A day of each entry; the first and `last` bound the axis.
        last: The last day.
    """

    def __init__(self, days: Sequence[date], last: date) -> None:
        count = Counter(day.year for day in days)
        self.years = range(min(count), last.year + 1)
        weights = {year: EMPTY_YEAR + count[year] ** CROWDING for year in self.years}
        unit = (WIDTH - LEFT - RIGHT) / sum(weights.values())
        self.left: dict[int, float] = {}
        at = float(LEFT)
        for year in self.years:
            self.left[year] = at
            at += weights[year] * unit
        self.left[last.year + 1] = at

    def __call__(self, day: date) -> float:
        left, right = self.left[day.year], self.left[day.year + 1]
        return round(left + (day.timetuple().tm_yday - 0.5) / 366 * (right - left), 1)

    def ticks(self) -> list[Tick]:
        """Years where their words have room; months where a single year fills the picture."""
        if len(self.years) == 1:
            year = self.years[0]
            return [Tick(self(date(year, m, 1)), f"{year}-{m:02}") for m in range(1, 13)]
        found, free = list[Tick](), 0.0
        for year in self.years:
            if self.left[year] >= free:
                found.append(Tick(round(self.left[year], 1), str(year)))
                free = self.left[year] + YEAR_ROOM
        return found


def _lane(name: str, entries: Sequence[Entry], top: float, scale: _Scale) -> Lane:
    """A row whose marks are piled up where they would overlap."""
    placed: list[list[float]] = []  # for each level, the right ends of its marks
    drafts: list[tuple[Entry, float, float, int]] = []
    for entry in sorted(entries, key=lambda e: (e.when.start or date.max, e.when.end or date.max, e.id)):
        assert entry.when.start is not None
        assert entry.when.end is not None
        left, right = scale(entry.when.start), scale(entry.when.end)
        middle = (left + right) / 2
        level = next((i for i, row in enumerate(placed) if row[-1] <= middle - 2 * MARK - 1.5), len(placed))
        if level == len(placed):
            placed.append([0.0])
        placed[level].append(middle)
        drafts.append((entry, middle, right - left, level))
    line = top + LABEL + max(1, len(placed)) * STEP
    marks = tuple(
        Mark(
            id=entry.id,
            x=round(middle, 1),
            y=round(line - STEP / 2 - level * STEP, 1),
            width=round(width, 1) if width > 2 * MARK else 0,
            shape=SHAPES.get(entry.kind, "circle"),
            play=in_play(entry),
            says=f"{when_word(entry.when)}: {entry.title} ({status_word(entry)})",
        )
        for entry, middle, width, level in drafts
    )
    return Lane(name, top, line, marks)
