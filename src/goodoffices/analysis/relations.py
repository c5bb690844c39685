"""The line of relations between two sides over time: every point opens the entries behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal, TypeAlias

from goodoffices.analysis.actors import mediators, named, parties, sides
from goodoffices.analysis.naming import Names
from goodoffices.analysis.scale import score
from goodoffices.schema import MEETINGS, Entry, Side

Track: TypeAlias = Literal["contacts", "statements", "pressure", "agreements", "incidents", "other"]
"""What a point counts."""

_TRACKS: dict[str, Track] = {
    "meeting": "contacts", "visit": "contacts", "call": "contacts", "statement": "statements", "pressure": "pressure",
    "agreement": "agreements", "commitment": "agreements", "exchange": "agreements", "incident": "incidents",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """What one month holds on one track.

    Args:
        month: Its first day.
        track: What is counted.
        counts: How many by status; of statements by stance, `none` where it has none.
        score: Sum on the PLOVER scale; None where nothing of it has a score.
        entries: Ids of the entries.
    """

    month: date
    track: Track
    counts: tuple[tuple[str, int], ...]
    score: float | None
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """What the record holds of two sides.

    Args:
        one: A side.
        other: The other side.
        points: What each month holds, in order.
        undated: Ids of entries of no known day, which stand on no month.
        mediated: One is more often a third party to the other than a party with it.
    """

    one: Side
    other: Side
    points: tuple[Point, ...]
    undated: tuple[str, ...]
    mediated: bool = False

    @property
    def entries(self) -> tuple[str, ...]:
        """Ids of all entries behind it."""
        return tuple(dict.fromkeys([e for p in self.points for e in p.entries] + list(self.undated)))

    def monthly(self) -> list[tuple[date, float]]:
        """The sum on the PLOVER scale of every month from the first to the last that has one, 0 between."""
        sums: dict[date, float] = defaultdict(float)
        for point in self.points:
            if point.score is not None:
                sums[point.month] += point.score
        if not sums:
            return []
        months, at = [], min(sums)
        while at <= max(sums):
            months.append((at, round(sums.get(at, 0.0), 2)))
            at = date(at.year + at.month // 12, at.month % 12 + 1, 1)
        return months


def day_of(entry: Entry) -> date | None:
    """The day by which an entry is counted: its own when known within a month, else none."""
    start, end = entry.when.start, entry.when.end
    if start is None or end is None or (end - start).days > 31:
        return None
    return start


def relation(entries: Sequence[Entry], one: str, other: str) -> Relation | None:
    """The line between two sides, by their keys; None where no entry names both."""
    return next((r for r in relations(entries, of=(one, other)) if {r.one.key, r.other.key} == {one, other}), None)


def relations(entries: Sequence[Entry], of: tuple[str, ...] | None = None, least: int = 1) -> list[Relation]:
    """The line of each pair of sides that some entry names together, those with the most entries first.

    A statement stands between its speakers, and between its speaker and each side that its words name.

    Args:
        entries: The entries.
        of: Only pairs of these sides, by their keys; None is all.
        least: Entries that a pair has at least.
    """
    names: dict[str, Side] = {}
    held: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    third_to: Counter[tuple[str, str]] = Counter()
    everyone = Names(entries)
    for entry in entries:
        own = {s.key: s for s in sides(entry)}
        said = everyone.within(entry.content.text) if entry.kind == "statement" and entry.content else {}
        between = {key: s for key, s in {**said, **own}.items() if of is None or key in of}
        for key, s in between.items():
            names[key] = named(names.get(key), s)
        for a, b in combinations(sorted(between), 2):
            if a in own or b in own:
                held[a, b].append(entry)
        for third in mediators(entry):
            for party in parties(entry):
                a, b = sorted((third.key, party.key))
                third_to[a, b] += 1
        for one, other in combinations(sorted(s.key for s in parties(entry)), 2):
            third_to[one, other] -= 1
    found = [
        Relation(names[a], names[b], *_points(those), third_to[a, b] > 0)
        for (a, b), those in sorted(held.items())
        if len(those) >= least
    ]
    return sorted(found, key=lambda r: (-len(r.entries), r.one.key, r.other.key))


def _points(entries: Sequence[Entry]) -> tuple[tuple[Point, ...], tuple[str, ...]]:
    by: dict[tuple[date, Track], list[Entry]] = defaultdict(list)
    undated = []
    for entry in entries:
        day = day_of(entry)
        if day is None:
            undated.append(entry.id)
        else:
            by[day.replace(day=1), _TRACKS.get(entry.kind, "other")].append(entry)
    points = []
    for (month, track), those in sorted(by.items()):
        counts = Counter(_label(e) for e in those)
        scores = [s for e in those if (s := score(e)) is not None]
        points.append(
            Point(
                month=month,
                track=track,
                counts=tuple(sorted(counts.items())),
                score=round(sum(scores), 2) if scores else None,
                entries=tuple(e.id for e in those),
            )
        )
    return tuple(points), tuple(undated)


def _label(entry: Entry) -> str:
    if entry.kind == "statement":
        return (entry.content.stance if entry.content else None) or "none"
    return entry.status


def contacts(entries: Sequence[Entry]) -> list[Entry]:
    """The meetings, visits and calls."""
    return [e for e in entries if e.kind in MEETINGS]
