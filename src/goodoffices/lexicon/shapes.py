"""The shapes of rules: what each field of the files of this room means to whoever reads with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from goodoffices.schema import Phase, Status


@dataclass(frozen=True, slots=True)
class Operator:
    """A word above an event that says whether and how it comes about; fields as in `operators.yaml`."""

    id: str
    lemmas: frozenset[str]
    pos: str
    via: tuple[str, ...]
    status: str
    needs: str | None = None
    negated: str = "unlikely"
    hedge: bool = False
    denies: bool = False
    of_known: bool = True
    denied: dict[str, Status] = field(default_factory=dict)
    subject: str = "none"
    agent: str = "none"
    authors: frozenset[str] = frozenset()
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger and the paths to its participants; fields as in the frame files.

    Args:
        id: `meeting.meet`.
        kind: Kind of claim.
        lemmas: Words that trigger it.
        pos: Their part of speech, `VERB`, `NOUN` or `AUX` (a copula).
        args: Role to paths.
        needs: A path that must lead somewhere.
        any: Paths of which one must lead somewhere.
        unless: Paths none of which may lead anywhere.
        site: Paths to what was struck: the place is looked for there first.
        armed: The words around must speak of violence.
        conflict: The article must tell of a conflict, unless two parties are named.
        about: Words (lemmas) of which the article must hold one.
        moods: The only tenses and moods in which the words make a claim; all, when empty.
        gathers: It names no one who comes: the words or the article must speak of making peace.
        joins: Its words add somebody to the meeting told just before.
        least: How many parties it takes at the least.
        must: A role that must be filled.
        meets: A path that must lead to somebody.
        persons: Only persons, offices and groups count as parties.
        bodies: With `persons`: a body that deals with an official counts, too.
        officials: Only offices, and persons who act for someone, count as parties.
        status: Fixed status, None where grammar tells.
        medium: For contacts: `phone`, `virtual`, ...
        statuses: The only statuses that make a claim; all, when empty.
        refusing: Lemmas of the frame that refuse what the others accept.
        held: What `held` reads for this frame (a departure is a visit `under_way`).
        scheduled: What `scheduled` reads for this frame (a truce that will take effect is `agreed`).
        phase: The kind's own word for what the frame tells (`in_force`).
        content: Paths to what is promised; without any such words there is no claim.
        goal: Paths to the place that a journey leads to; without such a place there is no claim.
        details: Values that the frame itself gives (`type: ceasefire`).
        examples: Sentences that it reads.
        counterexamples: Sentences that it does not.
    """

    id: str
    kind: str
    lemmas: frozenset[str]
    pos: str
    args: dict[str, tuple[str, ...]]
    needs: str | None = None
    any: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    armed: bool = False
    conflict: bool = False
    about: frozenset[str] = frozenset()
    moods: frozenset[str] = frozenset()
    gathers: bool = False
    joins: bool = False
    least: int = 2
    must: str | None = None
    meets: str | None = None
    persons: bool = False
    bodies: bool = False
    officials: bool = False
    status: str | None = None
    medium: str | None = None
    statuses: tuple[str, ...] = ()
    refusing: frozenset[str] = frozenset()
    held: str | None = None
    scheduled: str | None = None
    phase: Phase | None = None
    content: tuple[str, ...] = ()
    goal: tuple[str, ...] = ()
    details: dict[str, Any] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offices:
    """Nouns that stand for people; sets as in `offices.yaml`."""

    office: frozenset[str]
    acronym: frozenset[str]
    group: frozenset[str]
    pair: frozenset[str]
    trio: frozenset[str]
    people: frozenset[str]
    public: frozenset[str]
    factions: frozenset[str]
    sides: frozenset[str]
    talking: frozenset[str]
    creeds: frozenset[str]
    kin: frozenset[str]


@dataclass(frozen=True, slots=True)
class Violence:
    """Words of violence; sets as in `violence.yaml`, and what each word of harm counts (`killed`, `injured`)."""

    armed: frozenset[str]
    weapons: frozenset[str]
    occasions: frozenset[str]
    victims: frozenset[str]
    accidents: frozenset[str]
    structures: frozenset[str]
    harm: dict[str, str]


@dataclass(frozen=True, slots=True)
class Gatherings:
    """Words of gatherings that name no one; sets as in `gatherings.yaml`."""

    own: frozenset[str]
    plain: frozenset[str]
    foreign: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words that tell where an event is; sets as in `places.yaml`."""

    at: frozenset[str]
    to: frozenset[str]
    on: frozenset[str]
    motion: frozenset[str]
    arrivals: frozenset[str]
    houses: frozenset[str]
    towns: frozenset[str]
    gatherings: frozenset[str]
    abstract: frozenset[str]
    again: frozenset[str]
    journeys: frozenset[str]
    holding: frozenset[str]
    hosting: frozenset[str]
    bureaus: frozenset[str]
    parts: frozenset[str]
    wide: frozenset[str]
    lesser: frozenset[str]
    topical: frozenset[str]
    agreeable: frozenset[str]
    affairs: frozenset[str]
    results: frozenset[str]
    enclosed: frozenset[str]
    unfixed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Auspices:
    """Words that tell under whose auspices a meeting is; fields as in `auspices.yaml`."""

    modifiers: dict[str, str]
    named: dict[str, str]
    acting: dict[str, str]
    phrases: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """Words that tell whose conflict an article is about; sets as in `conflict.yaml`."""

    conflict: frozenset[str]
    affairs: frozenset[str]
    sides: frozenset[str]
    peace: frozenset[str]
    envoys: frozenset[str]
    arms: frozenset[str]
    business: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phases:
    """What tells the phase of an agreement; as in `phases.yaml`.

    Args:
        words: Word above an agreement to its phase.
        beside: Word that describes an agreement to its phase.
        phrases: Lemmas of a verb, the path that must lead somewhere from it, and the phase.
        unreal: Words above these that say that nothing of it has come about.
        settled: Words whose infinitive tells what is done.
        status: Phase to the status that it gives.
    """

    words: dict[str, Phase]
    beside: dict[str, Phase]
    phrases: tuple[tuple[frozenset[str], str, Phase], ...]
    unreal: frozenset[str]
    settled: frozenset[str]
    status: dict[str, Status]
