"""How often two sides meet: the time since the last high-level meeting against what is usual, and momentum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from goodoffices.analysis.actors import named, sides
from goodoffices.analysis.relations import contacts, day_of
from goodoffices.schema import Entry, Side

HIGH = frozenset({"summit", "ministerial"})
"""Levels of a high-level meeting."""

LEAST = 3
"""Meetings that it takes to speak of a usual interval."""

WINDOW = 90
"""Days over which momentum is counted."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How long ago the last high-level meeting of two sides was, against what is usual for them.

    Args:
        one: A side.
        other: The other.
        meetings: Ids of their high-level meetings of known day that were held, in order.
        last: Day of the last one.
        since: Days from it to the day asked about.
        usual: Median of the days between two, None where there were too few to tell.
        says: The same in words, with how few data there are.
    """

    one: Side
    other: Side
    meetings: tuple[str, ...]
    last: date
    since: int
    usual: float | None
    says: str


@dataclass(frozen=True, slots=True)
class Momentum:
    """Contacts held lately, against the same time before.

    Args:
        days: Length of both times.
        now: Ids of the contacts held in the days up to the day asked about.
        before: Ids of those held in as many days before.
    """

    days: int
    now: tuple[str, ...]
    before: tuple[str, ...]


def momentum(entries: Sequence[Entry], today: date, days: int = WINDOW) -> Momentum:
    """Contacts of known day that were held in the last days, and in as many before.

    Args:
        entries: The entries.
        today: The day asked about.
        days: How many days.
    """
    length = timedelta(days=days)
    now, before = list[str](), list[str]()
    for e in contacts(entries):
        day = day_of(e)
        if e.status != "held" or day is None or not today - 2 * length < day <= today:
            continue
        (now if day > today - length else before).append(e.id)
    return Momentum(days, tuple(now), tuple(before))


def rhythms(entries: Sequence[Entry], today: date) -> list[Rhythm]:
    """For each pair of sides, the time since their last high-level meeting, those most overdue first.

    Args:
        entries: The entries.
        today: The day asked about, as a rule the last that the record covers.
    """
    days: dict[tuple[str, str], dict[date, str]] = defaultdict(dict)
    names: dict[str, Side] = {}
    for e in contacts(entries):
        day = day_of(e)
        if day is None or day > today or e.status != "held" or e.level not in HIGH:
            continue
        keys = sorted(sides(e), key=lambda s: s.key)
        for s in keys:
            names[s.key] = named(names.get(s.key), s)
        for i, a in enumerate(keys):
            for b in keys[i + 1 :]:
                days[a.key, b.key].setdefault(day, e.id)
    found = []
    for (one, other), held in sorted(days.items()):
        ordered = sorted(held)
        between = [(y - x).days for x, y in pairwise(ordered)]
        usual = median(between) if len(between) >= LEAST - 1 else None
        since = (today - ordered[-1]).days
        found.append(
            Rhythm(
                one=names[one],
                other=names[other],
                meetings=tuple(held[d] for d in ordered),
                last=ordered[-1],
                since=since,
                usual=usual,
                says=_says(len(ordered), since, usual),
            )
        )
    return sorted(found, key=lambda r: (-(r.since / r.usual if r.usual else 0), r.one.key, r.other.key))


def _says(number: int, since: int, usual: float | None) -> str:
    days = "1 day" if since == 1 else f"{since} days"
    if usual is None:
        return f"{days} since the last; {number} on record, too few to say what is usual"
    against = "longer than" if since > usual else "within"
    return f"{days} since the last, {against} the usual {usual:.0f} (median of {number - 1} intervals)"
