"""A relation over time: strips one below the other on one axis, and the same in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices.analysis import Point, Relation
from goodoffices.present.charts import PLAYS, Piece
from goodoffices.present.periods import axis_words, period_word, periods
from goodoffices.present.words import in_play_of

TRACKS = ("contacts", "statements", "pressure", "agreements", "incidents", "other")
"""The strips below the scale, in order."""

_KIND = {"contacts": "meeting", "agreements": "agreement"}
_STANCES = {"cooperative": "done", "demand": "ahead", "accusation": "off", "denial": "off"}

WIDE, HEAD, SCALE, TALL, GAP, FOOT = 960.0, 20.0, 84.0, 46.0, 12.0, 20.0
"""Width of the drawing; height of a strip's name, of the scale, of a strip, between two, and of the axis."""


@dataclass(frozen=True)
class Cell:
    """What one strip has in one month or year.

    Args:
        x: Its left edge.
        width: Its width.
        period: `2016-06` or `2016`, for a link.
        says: What it counts, in words.
        pieces: Its parts.
        entries: How many entries.
    """

    x: float
    width: float
    period: str
    says: str
    pieces: tuple[Piece, ...]
    entries: int


@dataclass(frozen=True)
class Strip:
    """One row of the drawing.

    Args:
        track: What it shows; `scale` for the sums on the PLOVER scale.
        top: Where its name stands.
        base: Where its base line lies.
        height: Of the part in which its cells lie.
        most: The largest column, in words.
        cells: Its columns; only those that hold something.
    """

    track: str
    top: float
    base: float
    height: float
    most: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Strips:
    """The drawing and its table.

    Args:
        width: Of the drawing.
        height: Of the drawing.
        axis: Where the axis lies.
        rows: The strips.
        words: Place and text of the words on the axis.
        turns: Where the line turns, and since when in words.
        table: A line for each month or year that holds something: period, its word, and for each row its cell.
        yearly: Whether a column is a year.
    """

    width: float
    height: float
    axis: float
    rows: tuple[Strip, ...]
    words: tuple[tuple[float, str], ...]
    turns: tuple[tuple[float, str], ...]
    table: tuple[tuple[str, str, tuple[Cell | None, ...]], ...]
    yearly: bool


def strips(of: Relation, turns: Sequence[date] = ()) -> Strips | None:
    """The drawing of a relation; None where nothing of it has a day.

    Args:
        of: The relation.
        turns: First months of each new level.
    """
    keys = periods(f"{p.month:%Y-%m}" for p in of.points)
    if not keys:
        return None
    length, step = len(keys[0]), min(WIDE / len(keys), 48.0)
    place = {key: round(i * step, 1) for i, key in enumerate(keys)}
    by: dict[str, dict[str, list[Point]]] = {}
    for point in of.points:
        key = f"{point.month:%Y-%m}"[:length]
        by.setdefault(point.track, {}).setdefault(key, []).append(point)
        if point.score is not None:
            by.setdefault("scale", {}).setdefault(key, []).append(point)
    width, top, rows = round(max(step - 1.5, 1), 1), 0.0, list[Strip]()
    for track in ("scale", *TRACKS):
        if track in by:
            made = (_scale if track == "scale" else _counts)(track, by[track], place, width, top)
            rows.append(made)
            top = made.top + HEAD + made.height + GAP
    held = {row.track: {cell.period: cell for cell in row.cells} for row in rows}
    table = tuple(
        (key, period_word(key), tuple(held[row.track].get(key) for row in rows))
        for key in reversed(keys)
        if any(key in cells for cells in held.values())
    )
    axis = [(place[key], word) for key, word in zip(keys, axis_words(keys, step), strict=True) if word]
    marks = [(place[f"{day:%Y-%m}"[:length]], period_word(f"{day:%Y-%m}")) for day in turns]
    return Strips(WIDE, top + FOOT, top - GAP, tuple(rows), tuple(axis), tuple(marks), table, length == 4)


def _scale(track: str, by: dict[str, list[Point]], place: dict[str, float], width: float, top: float) -> Strip:
    """Sums on the PLOVER scale: cooperation above the line, conflict below."""
    sums = {key: round(sum(p.score or 0.0 for p in points), 1) for key, points in by.items()}
    up, down = max(0.0, *sums.values()), max(0.0, *(-value for value in sums.values()))
    unit = SCALE / ((up + down) or 1)
    base = top + HEAD + up * unit
    cells = []
    for key in sorted(by):
        value = sums[key]
        height = round(max(abs(value) * unit, 1.0), 1)
        piece = Piece(round(base - height if value >= 0 else base, 1), height, "done" if value >= 0 else "off")
        says = f"{period_word(key)}: {value:+g} on the PLOVER scale"
        cells.append(Cell(place[key], width, key, says, (piece,), sum(len(p.entries) for p in by[key])))
    most = " to ".join(f"{value:+g}" for value in sorted({min(sums.values()), max(sums.values())}))
    return Strip(track, top, round(base, 1), SCALE, most, tuple(cells))


def _counts(track: str, by: dict[str, list[Point]], place: dict[str, float], width: float, top: float) -> Strip:
    """Entries stacked by what became of them; statements by stance."""
    counts = {key: Counter[str]() for key in by}
    for key, points in by.items():
        for point in points:
            counts[key].update(dict(point.counts))
    most = max(c.total() for c in counts.values())
    base, unit, cells = top + HEAD + TALL, TALL / most, []
    for key in sorted(by):
        y, pieces, plays = base, list[Piece](), Counter[str]()
        for label, number in counts[key].items():
            plays[tone(track, label)] += number
        for play in PLAYS:
            if number := plays[play]:
                y -= number * unit
                pieces.append(Piece(round(y, 1), round(number * unit, 1), play))
        says = f"{period_word(key)}: {told(track, counts[key])}"
        cells.append(Cell(place[key], width, key, says, tuple(pieces), counts[key].total()))
    return Strip(track, top, base, TALL, f"at most {most}", tuple(cells))


def tone(track: str, label: str) -> str:
    """The colour of a status; of statements that of a stance."""
    return _STANCES.get(label, "open") if track == "statements" else in_play_of(label, _KIND.get(track))


def told(track: str, counts: Counter[str]) -> str:
    """Counts in words: `2 held, 1 scheduled`; of statements `2 accusation, 1 no stance`."""
    none = "no stance" if track == "statements" else "none"
    return ", ".join(
        f"{number} {none if label == 'none' else label.replace('_', ' ')}" for label, number in counts.most_common()
    )
