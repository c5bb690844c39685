"""Who mediates how much, in which format, and whether what was planned was held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from goodoffices.analysis.actors import mediators, named
from goodoffices.analysis.relations import contacts
from goodoffices.schema import Entry, Side


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the mediation an actor or a format carries.

    Args:
        key: The side's key; of a format its name.
        name: Of the mediator or format.
        entries: Ids of the entries that it mediates.
        share: Of all mediated entries; several may mediate one, so that shares do not add up to 1.
    """

    key: str
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


def shares(entries: Sequence[Entry]) -> tuple[list[Share], list[Share]]:
    """Shares of mediation by actor and by format, the largest first; what was only planned counts, too."""
    mediated = [e for e in entries if mediators(e) or e.format]
    return (
        _shares(mediated, mediators),
        _shares(mediated, lambda e: [Side(key=e.format, name=e.format)] if e.format else []),
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


def _shares(entries: Sequence[Entry], names: Callable[[Entry], Iterable[Side]]) -> list[Share]:
    held: dict[str, list[str]] = defaultdict(list)
    known: dict[str, Side] = {}
    for entry in entries:
        for key, one in {s.key: s for s in names(entry)}.items():
            held[key].append(entry.id)
            known[key] = named(known.get(key), one)
    total = len(entries) or 1
    found = [Share(key, known[key].name, tuple(ids), round(len(ids) / total, 4)) for key, ids in held.items()]
    return sorted(found, key=lambda s: (-len(s.entries), s.name))
