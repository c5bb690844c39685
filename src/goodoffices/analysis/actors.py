"""Who an entry is between: the sides of its participants, by the ids that the record has for them."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.schema import Entry, Participant

MEDIATING = frozenset({"mediator", "convener", "host", "co_chair", "observer", "guarantor"})
"""Roles of third parties."""

PARTIES = frozenset({"party", "signatory", "source", "target", "visitor", "delegate", "addressee"})
"""Roles of those between whom a thing takes place."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side: a state or body, or a person or group of none.

    Args:
        key: Country code, id in the packs, or the name where there is neither.
        name: As the record names it; people under their country.
    """

    key: str
    name: str


def side(participant: Participant) -> Side:
    """The side that a participant is of."""
    if participant.country and participant.country != "IGO":
        return Side(participant.country, participant.name if participant.kind == "state" else participant.country)
    return Side(participant.actor or participant.name.casefold(), participant.name)


def sides(entry: Entry) -> tuple[Side, ...]:
    """The sides of an entry, each once, in its order; of a statement its speaker's first."""
    people = [*([entry.speaker] if entry.speaker else []), *entry.participants]
    found: dict[str, Side] = {}
    for one in map(side, people):
        if one.key not in found or found[one.key].name == one.key:
            found[one.key] = one
    return tuple(found.values())


def named(known: Side | None, one: Side) -> Side:
    """Of two readings of one side, the one that has a name rather than only its key."""
    return one if known is None or known.name == known.key else known


def mediators(entry: Entry) -> tuple[Side, ...]:
    """The third parties of an entry, each once; the host of a talk of two is one of the two."""
    between = len(sides(entry))
    found: dict[str, Side] = {}
    for participant in entry.participants:
        if participant.role in MEDIATING and (participant.role != "host" or between > 2):
            one = side(participant)
            found[one.key] = named(found.get(one.key), one)
    return tuple(found.values())


def parties(entry: Entry) -> tuple[Side, ...]:
    """Those between whom an entry takes place, each once; nobody who is also a third party of it."""
    third = {s.key for s in mediators(entry)}
    found = {(s := side(p)).key: s for p in entry.participants if p.role in PARTIES or p.role == "host"}
    return tuple(s for s in found.values() if s.key not in third)
