"""Who an entry is between: the sides of its participants, by the ids that the record has for them."""

from __future__ import annotations

from goodoffices.schema import Entry, Participant, Side

MEDIATING = frozenset({"mediator", "convener", "host", "co_chair", "observer", "guarantor"})
"""Roles of third parties."""

PARTIES = frozenset({"party", "signatory", "source", "target", "visitor", "delegate", "addressee"})
"""Roles of those between whom a thing takes place."""


def side(participant: Participant) -> Side:
    """The side that a participant is of: whom it acts for, else its country, else itself."""
    if participant.side is not None:
        return participant.side
    if participant.country and participant.country != "IGO":
        name = participant.name if participant.kind == "state" else participant.country
        return Side(key=participant.country, name=name)
    return Side(key=participant.actor or participant.name.casefold(), name=participant.name)


def is_named(participant: Participant) -> bool:
    """Whether it is told of whom somebody is, or by what name; "the leaders" are no side."""
    told = participant.side or participant.country or participant.actor
    return bool(told) or any(word[:1].isupper() for word in participant.name.split())


def sides(entry: Entry) -> tuple[Side, ...]:
    """The sides of an entry, each once, in its order; of a statement its speaker's first."""
    people = [*([entry.speaker] if entry.speaker else []), *entry.participants]
    found: dict[str, Side] = {}
    for one in map(side, filter(is_named, people)):
        if one.key not in found or found[one.key].name == one.key:
            found[one.key] = one
    return tuple(found.values())


def named(known: Side | None, one: Side) -> Side:
    """Of two readings of one side, the one that has a name rather than only its key."""
    return one if known is None or known.name == known.key else known


def mediators(entry: Entry) -> tuple[Side, ...]:
    """The third parties of an entry, each once; the host of a talk of two is one of the two.

    Where no party is named, those who watched ("the ministers were present") may be the parties' own people.
    """
    between, met = len(sides(entry)), any(p.role in PARTIES for p in entry.participants)
    found: dict[str, Side] = {}
    for participant in filter(is_named, entry.participants):
        role = participant.role
        if role in MEDIATING and (role != "host" or between > 2) and (role != "observer" or met):
            one = side(participant)
            found[one.key] = named(found.get(one.key), one)
    return tuple(found.values())


def parties(entry: Entry) -> tuple[Side, ...]:
    """Those between whom an entry takes place, each once; nobody who is also a third party of it."""
    third = {s.key for s in mediators(entry)}
    people = (p for p in filter(is_named, entry.participants) if p.role in PARTIES or p.role == "host")
    found = {(s := side(p)).key: s for p in people}
    return tuple(s for s in found.values() if s.key not in third)
