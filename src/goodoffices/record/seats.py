"""The seats that the packs give people: who held which office when, and a participant as linking sees it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from goodoffices.packs.model import EVER, Office, Period
from goodoffices.record.chronicle import Chronicle
from goodoffices.record.facts import Facts
from goodoffices.record.known import Known
from goodoffices.record.occasions import Occasions, occasions
from goodoffices.record.pacts import Pact, pacts
from goodoffices.record.people import Who, has_risen
from goodoffices.record.words import words_of
from goodoffices.schema import Participant, When


def _both(one: When, other: When) -> Period:
    """The days from the earlier start to the later end; all days where one is open."""
    starts = [w.start for w in (one, other) if w.start]
    ends = [w.end for w in (one, other) if w.end]
    return Period(min(starts), max(ends)) if len(starts) == len(ends) == 2 else EVER


class Seats:
    """Which people the packs put in one seat: two of them are not at one meeting for the same office.

    Args:
        facts: The packs.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.offices = lru_cache(maxsize=65536)(self._offices)
        self.state_of = lru_cache(maxsize=65536)(self._state_of)

    @cached_property
    def meetings(self) -> Occasions:
        """The meetings that the packs know."""
        return occasions(self.facts)

    @cached_property
    def chronicle(self) -> Chronicle:
        """What the packs know by its day."""
        return Chronicle(self.facts)

    @cached_property
    def pacts(self) -> dict[str, list[Pact]]:
        """The agreements that the packs know, by month."""
        return pacts(self.facts)

    def thing(self, ident: str | None) -> Known | None:
        """The known meeting or agreement of an id; None where the packs know its day no closer."""
        return self.meetings.by_id.get(ident or "") or self._pact_of.get(ident or "")

    @cached_property
    def _pact_of(self) -> dict[str, Pact]:
        return {p.id: p for held in self.pacts.values() for p in held}

    def _state_of(self, name: str) -> str | None:
        """The country of the state that bears a name; None where none does."""
        named = (self.facts.actor(key) for key in self.facts.named(name)[:1])
        return next((a.country or a.id for a in named if a is not None and a.kind == "state"), None)

    def _offices(self, person: str, period: Period) -> frozenset[str]:
        return frozenset(t.office for t in self.facts.tenures(person, period))

    def held(self, person: str, days: When) -> frozenset[str]:
        """Folded names of the offices that a person held on some of these days."""
        return frozenset(" ".join(words_of(o.name)) for o in self._held(person, days))

    def serves(self, person: str, days: When) -> frozenset[str]:
        """Ids of the states and bodies for which a person held an office on some of these days."""
        return frozenset(o.of for o in self._held(person, days))

    def _held(self, person: str, days: When) -> list[Office]:
        period = Period(days.start, days.end) if days.known else EVER
        offices = (self.facts.office(key) for key in sorted(self.offices(person, period)))
        return [o for o in offices if o is not None]

    def home(self, key: str) -> str:
        """Id of the territory that a movement is of, by which its side is named, too; else its own."""
        actor = self.facts.actor(key)
        return actor.part_of if actor is not None and actor.kind == "group" and actor.part_of else key

    def rivals(self, one: Sequence[Who], other: Sequence[Who], days: When, others: When) -> str | None:
        """Why two casts of some days exclude each other: different holders of one seat; None when they do not."""
        mine = {w.person for w in one if w.known}
        theirs = {w.person for w in other if w.known}
        if not mine or not theirs:
            return None
        period = _both(days, others)
        for person in sorted(p for p in mine - theirs if p):
            seats = self.offices(person, period)
            for rival in sorted(p for p in theirs - mine if p) if seats else ():
                if shared := sorted(seats & self.offices(rival, period)):
                    office = self.facts.office(shared[0])
                    return f"different people as {office.name if office else shared[0]}"
        return None


def who(participant: Participant, at: int, days: When, seats: Seats) -> Who:
    """A participant as linking sees it.

    Args:
        participant: The participant.
        at: Its index in its claim.
        days: The days of which the claim may tell.
        seats: Who holds which office.
    """
    words = words_of(participant.name)
    someone = participant.kind == "person" or (participant.kind == "office" and participant.actor is not None)
    person = None
    if someone:
        person = participant.actor or " ".join(words)
    office = participant.office or (participant.name if participant.kind == "office" else None)
    side = seats.home(participant.side.key) if participant.side is not None else None
    if side is not None and participant.actor is None and side == participant.country and has_risen(words):
        side = None
    return Who(
        at=at,
        person=person,
        known=someone and participant.actor is not None,
        actor=None if someone else participant.actor,
        words=words,
        office=" ".join(words_of(office)) if office else None,
        country=participant.country,
        role=participant.role,
        whole=participant.kind in ("state", "organisation", "group"),
        held=seats.held(participant.actor, days) if someone and participant.actor else frozenset(),
        serves=seats.serves(participant.actor, days) if someone and participant.actor else frozenset(),
        side=side,
    )
