"""Who and what a record is about: its actors, formats and places, with the entries of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from goodoffices.present.words import in_play
from goodoffices.schema import MEETINGS, Entry, Participant, Side

NAMED = "name/"
"""Begins the key of an actor whom no pack knows; the name follows."""


@dataclass
class Office:
    """An office that someone held, with the first and last day on which the record has it.

    Args:
        name: The office.
        first: First day, None where no entry with it has a day.
        last: Last day.
    """

    name: str
    first: date | None = None
    last: date | None = None

    def seen(self, day: date | None) -> None:
        """Widens the days."""
        if day is not None:
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)


@dataclass
class ActorCard:
    """What a record has on one actor.

    Args:
        key: Its id in the packs, or `name/` and the name as written.
        name: The name that most entries give.
        kind: Person, office, state, organisation or group.
        country: ISO 3166 alpha-3, or IGO.
        side: The state, body or movement for which it acts.
        entries: Ids of the entries in which it takes part or speaks.
        contacts: How many meetings, visits and calls it had, by what became of them.
        said: How many statements.
        mediated: How many contacts it was third party to.
        spellings: Every way in which articles write it.
        offices: The offices it held.
        met: Keys of those whom it met, with how often.
    """

    key: str
    name: str
    kind: str = "unknown"
    country: str | None = None
    side: Side | None = None
    entries: list[str] = field(default_factory=list)
    contacts: Counter[str] = field(default_factory=Counter)
    said: int = 0
    mediated: int = 0
    spellings: Counter[str] = field(default_factory=Counter)
    offices: dict[str, Office] = field(default_factory=dict)
    met: Counter[str] = field(default_factory=Counter)


@dataclass
class PlaceCard:
    """A place with the entries there.

    Args:
        name: As the sources name it.
        country: ISO 3166 alpha-3 where a pack says so.
        latitude: In degrees, None where no pack knows it.
        longitude: In degrees.
        entries: Ids of the entries there.
        plays: How many of them were held, lie ahead, are off or open.
    """

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    entries: list[str] = field(default_factory=list)
    plays: Counter[str] = field(default_factory=Counter)


@dataclass
class FormatCard:
    """A negotiating format with its entries and those who take part in them.

    Args:
        name: Its name.
        entries: Ids of its entries.
        members: Keys of those who take part, with how often.
        roles: For each key the roles in which they do.
        plays: How many entries were held, lie ahead, are off or open.
        first: First day of an entry that was held.
        last: Last day of one.
    """

    name: str
    entries: list[str] = field(default_factory=list)
    members: Counter[str] = field(default_factory=Counter)
    roles: dict[str, set[str]] = field(default_factory=dict)
    plays: Counter[str] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Directory:
    """Actors by key, formats and places by name."""

    actors: Mapping[str, ActorCard]
    formats: Mapping[str, FormatCard]
    places: Mapping[str, PlaceCard]


THIRD = frozenset({"mediator", "host", "convener", "co_chair", "observer", "guarantor"})
"""Roles of a third party."""


def key_of(participant: Participant) -> str:
    """The key of an actor's page."""
    return participant.actor or NAMED + participant.name


def directory(entries: Iterable[Entry]) -> Directory:
    """Reads all entries once.

    Args:
        entries: In order of their days.
    """
    actors: dict[str, ActorCard] = {}
    names: dict[str, Counter[str]] = {}
    formats: dict[str, FormatCard] = {}
    places: dict[str, PlaceCard] = {}
    for entry in entries:
        people = _people(entry)
        for participant in people:
            key = key_of(participant)
            card = actors.setdefault(key, ActorCard(key, participant.name))
            names.setdefault(key, Counter())[participant.name] += 1
            _note(card, entry, participant)
        keys = list(dict.fromkeys(key_of(p) for p in entry.participants))
        if entry.kind in MEETINGS and in_play(entry) == "done":
            for key in keys:
                actors[key].met.update(k for k in keys if k != key)
        if entry.where.name:
            _place(places, entry)
        if entry.format:
            _format(formats, entry)
    for key, card in actors.items():
        card.name = _name(key, names[key], card)
    return Directory(actors, formats, places)


def _people(entry: Entry) -> list[Participant]:
    return [*entry.participants, *([entry.speaker] if entry.speaker else [])]


def _name(key: str, names: Counter[str], card: ActorCard) -> str:
    """The name of most entries; a person's own name before that of an office through which it is known."""
    own = {name: n for name, n in names.items() if not (key.startswith("person/") and name in card.offices)}
    found = own or dict(names)
    return min(found, key=lambda n: (-found[n], n))


def _note(card: ActorCard, entry: Entry, participant: Participant) -> None:
    if card.kind in ("unknown", "office"):
        card.kind = participant.kind
    card.country = card.country or participant.country
    card.side = card.side or participant.side
    if not card.entries or card.entries[-1] != entry.id:
        card.entries.append(entry.id)
        if entry.kind in MEETINGS:
            card.contacts[in_play(entry)] += 1
            card.mediated += participant.role in THIRD
        card.said += entry.kind == "statement" and participant is entry.speaker
    if participant.written:
        card.spellings[participant.written] += 1
    if participant.kind == "office":
        card.offices.setdefault(participant.name, Office(participant.name)).seen(entry.when.start)
    if participant.office:
        card.offices.setdefault(participant.office, Office(participant.office)).seen(entry.when.start)


def _place(places: dict[str, PlaceCard], entry: Entry) -> None:
    where = entry.where
    card = places.setdefault(where.name or "", PlaceCard(where.name or ""))
    card.entries.append(entry.id)
    card.plays[in_play(entry)] += 1
    card.country = card.country or where.country
    if where.latitude is not None and where.longitude is not None:
        card.latitude, card.longitude = where.latitude, where.longitude


def _format(formats: dict[str, FormatCard], entry: Entry) -> None:
    card = formats.setdefault(entry.format or "", FormatCard(entry.format or ""))
    card.entries.append(entry.id)
    card.plays[in_play(entry)] += 1
    for participant in entry.participants:
        key = key_of(participant)
        card.members[key] += 1
        card.roles.setdefault(key, set()).add(participant.role)
    if in_play(entry) == "done" and entry.when.start:
        card.first = min(card.first or entry.when.start, entry.when.start)
        card.last = max(card.last or entry.when.start, entry.when.start)
