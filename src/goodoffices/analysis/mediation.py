"""Who mediates how much, in which format, and whether what was planned was held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from goodoffices.analysis.actors import Side, mediators, sides
from goodoffices.analysis.relations import contacts, day_of
from goodoffices.schema import Entry

HIGH = frozenset({"summit", "ministerial"})
"""Levels of a high-level meeting."""

LEAST = 3
"""Meetings that it takes to speak of a usual interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the mediation an actor or a format carries.

    Args:
        name: Of the mediator or format.
        entries: Ids of the entries that it mediates.
        share: Of all mediated entries; several may mediate one, so that shares do not add up to 1.
    """

    name: str
    entries: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the meetings, visits and calls that were announced.

    Args:
        held: Ids of those that were held or are under way.
        ahead: Ids of those whose day has not passed.
        off: Ids of those put off, called off, refused or unlikely.
        no_report: Ids of those whose day has passed without a report.
        undated: Ids of plans of no known day.
    """

    held: tuple[str, ...]
    ahead: tuple[str, ...]
    off: tuple[str, ...]
    no_report: tuple[str, ...]
    undated: tuple[str, ...]


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


def shares(entries: Sequence[Entry]) -> tuple[list[Share], list[Share]]:
    """Shares of mediation by actor and by format, the largest first; what was only planned counts, too."""
    mediated = [e for e in entries if mediators(e) or e.format]
    return (
        _shares(mediated, lambda e: [s.name for s in mediators(e)]),
        _shares(mediated, lambda e: [e.format] if e.format else []),
    )


def planned_against_held(entries: Sequence[Entry]) -> Kept:
    """What became of the contacts that the record knew as plans."""
    found: dict[str, list[str]] = defaultdict(list)
    for e in contacts(entries):
        plans = any(s.status in ("proposed", "invited", "agreed", "scheduled") for s in e.history)
        if not plans:
            continue
        if e.status in ("held", "under_way"):
            found["held"].append(e.id)
        elif e.status in ("postponed", "cancelled", "refused", "unlikely"):
            found["off"].append(e.id)
        elif e.phase == "no_report":
            found["no_report"].append(e.id)
        else:
            found["ahead" if e.when.known else "undated"].append(e.id)
    return Kept(*(tuple(found[key]) for key in ("held", "ahead", "off", "no_report", "undated")))


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
        names.update({s.key: s for s in keys})
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
    if usual is None:
        return f"{since} days since the last; {number} on record, too few to say what is usual"
    against = "longer than" if since > usual else "within"
    return f"{since} days since the last, {against} the usual {usual:.0f} (median of {number - 1} intervals)"


def _shares(entries: Sequence[Entry], names: Callable[[Entry], Iterable[str]]) -> list[Share]:
    held: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for name in dict.fromkeys(names(entry)):
            held[name].append(entry.id)
    total = len(entries) or 1
    found = [Share(name, tuple(ids), round(len(ids) / total, 4)) for name, ids in held.items()]
    return sorted(found, key=lambda s: (-len(s.entries), s.name))
