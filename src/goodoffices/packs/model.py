"""What the packs know: actors, offices, tenures, formats, places, agreements and events, as frozen facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Sense: TypeAlias = Literal["actor", "demonym", "place", "title", "format", "agreement", "event", "outlet"]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end` inclusive; None is open. A month or year stands for its whole interval."""

    start: date | None = None
    end: date | None = None

    def overlaps(self, other: Period) -> bool:
        """Whether some day lies in both."""
        return (self.start is None or other.end is None or self.start <= other.end) and (
            self.end is None or other.start is None or other.start <= self.end
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, territory, organisation, armed group or person.

    Args:
        id: Neutral key: `ARM`, `karabakh`, `osce`, `person/ilham-aliyev`.
        kind: What it is.
        name: The name shown.
        country: ISO 3166 alpha-3 of the state it is of or acts for, `IGO` for an intergovernmental organisation,
            or None.
        pack: The pack whose fact it is.
        sector: PLOVER sector (`GOV`, `MIL`, `REB`, `PRE`, ...), where known.
        part_of: Id of the organisation or state it belongs to.
        source: Where the fact was checked.
        active: When it existed.
    """

    id: str
    kind: Literal["state", "territory", "organisation", "group", "person"]
    name: str
    country: str | None
    pack: str
    sector: str | None = None
    part_of: str | None = None
    source: str | None = None
    active: Period = Period()


@dataclass(frozen=True, slots=True)
class Office:
    """An office: `ARM/foreign-minister`, `osce/chairperson-in-office`, `osce-minsk-group/co-chair-usa`.

    Args:
        id: Its key.
        name: As shown, with whose it is: `Foreign Minister of Armenia`.
        title: Without: `Foreign Minister`.
        of: Actor id of the state or organisation.
        rank: `head` (of state, government or organisation), `minister`, `deputy_minister`, `envoy`, `ambassador`,
            `spokesperson`, `official`, `legislator`, `military`, `expert`, `leader` (of a group or party).
        sector: PLOVER sector.
        country: As for the actor.
    """

    id: str
    name: str
    title: str
    of: str
    rank: str
    pack: str
    sector: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office from one day to another; `disputed` where a rival held or claimed it too."""

    person: str
    office: str
    period: Period
    pack: str
    source: str | None = None
    acting: bool = False
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A negotiating format with members and days.

    Args:
        members: (actor id, role) pairs, roles as in the schema (`co_chair`, `party`, `mediator`, ...).
        phases: (phase, period, what happened), in order.
        places: Names of the places where it meets, unless a phase names another.
        about: Ids of the states or territories that it is about, where these are not its parties.
    """

    id: str
    name: str
    members: tuple[tuple[str, str], ...]
    period: Period
    pack: str
    source: str | None = None
    phases: tuple[tuple[str, Period, str], ...] = ()
    places: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place.

    Args:
        id: Its key.
        name: As it is shown.
        country: Code of its country; None where that is disputed or there are several.
        pack: The pack that has it.
        kind: What it is.
        latitude: Degrees north.
        longitude: Degrees east.
        seat_of: The actor whose seat it is: then its name may stand for that actor when it acts.
        capital: It is what "the capital" of that actor means.
    """

    id: str
    name: str
    country: str | None
    pack: str
    kind: Literal["city", "region", "country", "residence", "site", "continent"] = "city"
    latitude: float | None = None
    longitude: float | None = None
    seat_of: str | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Provision:
    """One thing that an agreement asks: who owes what to whom, by when.

    Args:
        id: Agreement and number, in the order of the pack: `trilateral-statement-2020/3`.
        issue: What it is about, one of the words of the schema: `ceasefire`, `prisoners`, `border`.
        what: What is owed, in our words.
        owes: Actors (or formats) that owe it; none where the text binds nobody by name.
        to: Those whom it is owed to, where the text says so.
        due: The days until whose last it is due, None when the text sets no day.
    """

    id: str
    issue: str
    what: str
    owes: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: Period | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement known to a pack: name, kind, day or interval, signatories and provisions."""

    id: str
    name: str
    type: str
    period: Period
    signatories: tuple[str, ...]
    pack: str
    mediators: tuple[str, ...] = ()
    place: str | None = None
    provisions: tuple[Provision, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """A war, clash, summit or founding with known days."""

    id: str
    name: str
    type: str
    period: Period
    parties: tuple[str, ...]
    pack: str
    source: str | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Whose conflict a pack is about.

    Args:
        pack: The pack.
        lands: Ids of the states and territories whose conflict it is.
        sides: Ids of others that fight in it or for a side: no third parties, whatever else they do.
        regions: Ids of territories that have a conflict of their own within it ("the peace process in Darfur").
        source: Where this was checked.
    """

    pack: str
    lands: tuple[str, ...]
    sides: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    source: str | None = None

    @property
    def all(self) -> tuple[str, ...]:
        """The lands with the territories within them."""
        return (*self.lands, *self.regions)


@dataclass(frozen=True, slots=True)
class News:
    """One line of a chronicle: what was news, and when.

    Args:
        period: Its days.
        what: What happened, in our words.
        pack: The pack that has it.
        source: Where it was looked up.
    """

    period: Period
    what: str
    pack: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that a pack knows.

    Args:
        start: First character, in the text that was searched.
        end: One past the last.
        text: The words.
        sense: What they may stand for; a word that may be two things has two mentions.
        ids: Candidates, best first: ids of actors (`actor`, `demonym`), places, formats, agreements, events;
            of `title` the rank.
    """

    start: int
    end: int
    text: str
    sense: Sense
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """What the grammar of offices reads in a title.

    Args:
        name: The title without whose it is: `Deputy Assistant Secretary of State for European Affairs`.
        rank: As in `Office`.
        sector: PLOVER sector, None where it cannot be told.
        of: Actor id of the state or organisation that the words name, None where they name none.
        status: `former`, `acting`, `elect`, `outgoing`, `late`, `deputy` or None.
    """

    name: str
    rank: str
    sector: str | None = None
    of: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a name stands for, and why.

    Args:
        person: Actor id, None when the packs do not know or cannot decide.
        reason: In words.
        conflict: What the article says that the packs contradict (an office not held that day), None when nothing.
    """

    person: str | None
    reason: str
    conflict: str | None = None


EVER = Period()
"""The period without bounds."""
