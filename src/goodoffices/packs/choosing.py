"""Which of several persons a written name means: office, country, day and the article's own persons tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goodoffices.packs.days import show_period
from goodoffices.packs.model import EVER, Period, Resolution

if TYPE_CHECKING:
    from goodoffices.packs.book import Packs

_RANKS = ("head", "minister", "leader", "envoy", "deputy_minister", "military")
"""Offices whose holder a bare surname rather means, the first before the later."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text says of a person beside the name.

    Args:
        period: The days of which it speaks.
        office: Id of the office named.
        of: Actor id of the country or organisation named.
        known: Persons already named.
        title: The words of an office whose owner is not named.
        bare: The name is one word.
    """

    period: Period
    office: str | None
    of: str | None
    known: frozenset[str]
    title: str | None
    bare: bool


class Chooser:
    """Takes one of the persons that bear a name, or none where nothing tells them apart."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs

    def choose(self, found: list[str], reason: str, asked: Asked, *, telling: bool) -> Resolution:
        """The person meant.

        Args:
            found: Persons that the name fits.
            reason: Why it fits them.
            asked: What the text says beside the name.
            telling: The name says who is meant; one that very many bear, or that is a title, needs more than itself.

        Returns:
            The person and the reason, or no person with the reason why not.
        """
        in_article = [key for key in found if key in asked.known]
        if in_article and (len(found) > 1 or not telling):
            found, reason, telling = in_article, f"{reason}; named before in the article", True
        if asked.office is not None:
            holders = [k for k in found if any(t.office == asked.office for t in self._packs.tenures(k, asked.period))]
            if holders:
                return self._one(holders, f"{reason}; holds {asked.office} then")
            once = [k for k in found if any(t.office == asked.office for t in self._packs.tenures(k))]
            if once:
                found = once
        if asked.title is not None and asked.bare and (len(found) > 1 or not telling):
            called = [key for key in found if self._is_called(key, asked.title, asked.period)]
            if called:
                found, reason, telling = called, f"{reason}; {asked.title} then", True
        found, reason, fits = self._of(found, reason, asked, telling=telling)
        if not fits:
            return Resolution(None, f"{reason}; nothing but a name that others bear too")
        chosen = self._one(*self._by_day(found, reason, asked))
        if chosen.person and asked.office is not None:
            return Resolution(
                chosen.person, chosen.reason, self._contradiction(chosen.person, asked.office, asked.period)
            )
        return chosen

    def _of(self, found: list[str], reason: str, asked: Asked, *, telling: bool) -> tuple[list[str], str, bool]:
        """Those who serve the actor named, the reason, and whether they may be meant at all."""
        of = asked.of
        if of is None or (len(found) == 1 and not asked.bare):
            return found, reason, telling
        near = [k for k in found if self._serves(k, of, asked.period)] or [
            k for k in found if self._serves(k, of, EVER)
        ]
        if near:
            return near, f"{reason}; of {of}", True
        foreign = asked.bare and of.isupper() and asked.known.isdisjoint(found)
        return found, reason, telling and not foreign

    def _by_day(self, found: list[str], reason: str, asked: Asked) -> tuple[list[str], str]:
        """Those in office on the days, then of the highest office, or who left it last."""
        period = asked.period
        if len(found) > 1 and period != EVER:
            serving = [key for key in found if self._packs.tenures(key, period)]
            if serving:
                found, reason = serving, f"{reason}; in office then"
        if len(found) > 1 and (asked.of is not None or self._one_country(found)):
            found, reason = self._highest(found, reason, period)
        if len(found) > 1 and period.end is not None and not any(self._packs.tenures(key, period) for key in found):
            found, reason = self._last_in_office(found, reason, period)
        return found, reason

    def _is_called(self, key: str, title: str, period: Period) -> bool:
        """Whether a person holds an office then that has this title."""
        held = (self._packs.office(term.office) for term in self._packs.tenures(key, period))
        return any(office is not None and self._packs.office_of(office.of, title) == office for office in held)

    def _one_country(self, found: list[str]) -> bool:
        actors = [self._packs.actor(key) for key in found]
        return len({actor.country for actor in actors if actor is not None}) == 1

    def _last_in_office(self, found: list[str], reason: str, period: Period) -> tuple[list[str], str]:
        """Of persons of one country of whom none is in office, the one who left it last before the period."""
        if not self._one_country(found):
            return found, reason
        before = Period(None, period.end)
        left = [
            (max((t.period.end or date.min for t in self._packs.tenures(key, before)), default=date.min), key)
            for key in found
        ]
        last = max(day for day, _ in left)
        chosen = [key for day, key in left if day == last and last > date.min]
        return (chosen, f"{reason}; the last of them in office before then") if len(chosen) == 1 else (found, reason)

    def _highest(self, found: list[str], reason: str, period: Period) -> tuple[list[str], str]:
        """Those of the highest office then; a president or monarch before a prime minister of the same state."""
        ranked: list[tuple[int, str]] = []
        for key in found:
            held = [(t.office, self._packs.office(t.office)) for t in self._packs.tenures(key, period)]
            ranks = [
                2 * _RANKS.index(o.rank) + (o.rank == "head" and name.endswith("/prime-minister"))
                for name, o in held
                if o is not None and o.rank in _RANKS
            ]
            ranked.append((min(ranks, default=99), key))
        best = min(rank for rank, _ in ranked)
        top = [key for rank, key in ranked if rank == best]
        return (top, f"{reason}; the highest office then") if len(top) < len(found) and best < 99 else (found, reason)

    def _one(self, found: list[str], reason: str) -> Resolution:
        if len(set(found)) == 1:
            return Resolution(found[0], reason)
        return Resolution(None, f"{reason}; cannot decide between {', '.join(sorted(set(found)))}")

    def _serves(self, key: str, of: str, period: Period) -> bool:
        """Whether a person holds an office of the actor in the period; for ever, also whether of its country."""
        actor = self._packs.actor(key)
        if period == EVER and actor is not None and actor.country == of:
            return True
        held = self._packs.tenures(key, period)
        return any((o := self._packs.office(t.office)) is not None and of in (o.of, o.country) for t in held)

    def _contradiction(self, person: str, office: str, period: Period) -> str | None:
        if period == EVER:
            return None
        terms = [t for t in self._packs.tenures(person) if t.office == office]
        if any(t.period.overlaps(period) for t in terms):
            return None
        if terms:
            shown = ", ".join(show_period(t.period) for t in terms)
            return f"{office} was held by {person} {shown}, not {show_period(period)}"
        held = self._packs.tenures(person, period)
        others = self._packs.holders(office, period)
        if held and others:
            known = ", ".join(t.office for t in held)
            return f"{office} was held by {others[0].person} then; the packs know {person} as {known}"
        return None
