"""Who a written name stands for: surname, then given names, office, country, day and the article's own persons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from goodoffices.packs.comparing import SAME_PERSON, likeness, parts, sound
from goodoffices.packs.days import show_period
from goodoffices.packs.model import EVER, Period, Resolution
from goodoffices.packs.spelling import split_name

if TYPE_CHECKING:
    from goodoffices.packs.book import Packs

_NEAR = 80.0
"""Least likeness (rapidfuzz ratio) of two surnames that one article may mean as one."""

_SOUNDS_NEAR = 60.0
"""The same for two surnames of one sound."""

_MOST_PARTS = 6
"""A longer string is no person's name."""

_RANKS = ("head", "minister", "leader", "envoy", "deputy_minister", "military")
"""Offices whose holder a bare surname rather means, the first before the later."""


class Resolver:
    """Names to persons over the facts of `packs`."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self._by_sound: dict[str, list[str]] | None = None

    def resolve(
        self, written: str, period: Period, office: str | None, of: str | None, known: Sequence[str]
    ) -> Resolution:
        """See `Packs.resolve_person`."""
        name = self.strip(written)
        if office is not None and self._packs.office(office) is None:
            known_office = self._packs.office_of(of, office) if of is not None else None
            office = known_office.id if known_office is not None else None
        found, reason = self._bearers(name), f"the packs know {name!r}"
        surname = split_name(name)[1]
        if not found and self._packs.senses(surname) and not self._bearers(surname):
            return Resolution(None, f"{surname!r} is the name of something else")
        if not found:
            found, reason = self._by_given(name), f"the surname of {name!r}, with given names that fit"
        if not found:
            found, reason = self._near(name, known), f"near a person whom the article names: {name!r}"
        if not found and of is not None and period != EVER:
            found, reason = (
                self._serving(name, of, period),
                f"a spelling of the name of one in office of {of}: {name!r}",
            )
        if not found:
            found, reason = self._sounding(name), f"a spelling of a known name: {name!r}"
        if not found:
            return Resolution(None, f"no pack knows {written!r}")
        return self._choose(found, reason, period, office, of, known)

    def strip(self, written: str) -> str:
        """The name without titles and countries before it."""
        words = written.split()
        while len(words) > 1:
            for size in range(min(8, len(words) - 1), 0, -1):
                if self._packs.is_title(" ".join(words[:size])):
                    words = words[size:]
                    break
            else:
                break
        return " ".join(words)

    def _bearers(self, name: str) -> list[str]:
        found = [key for key in self._packs.named(name) if key.startswith("person/")]
        return found or [key for key in self._packs.named_freely(name) if key.startswith("person/")]

    def _by_given(self, name: str) -> list[str]:
        """Persons of the surname whose own names fit the whole: `Mohammed Bazoum`, `S. Lavrov`."""
        given, surname = split_name(name)
        if not given:
            return []
        bearers = dict.fromkeys((*self._bearers(surname), *self._bearers(surname.split()[-1])))
        return self._likest(name, list(bearers))

    def _sounding(self, name: str) -> list[str]:
        """Persons whose full name is a spelling of this one."""
        bare = parts(name)
        if not 1 < len(bare) <= _MOST_PARTS:
            return []
        if self._by_sound is None:
            self._by_sound = {}
            for person in self._packs.people:
                for part in {sound(p) for known in self._packs.whole_names(person.id) for p in parts(known)}:
                    self._by_sound.setdefault(part, []).append(person.id)
        near = dict.fromkeys(key for part in bare for key in self._by_sound.get(sound(part), ()))
        return self._likest(name, list(near))

    def _serving(self, name: str, of: str, period: Period) -> list[str]:
        """Persons in an office of the actor then, whose surname sounds like this one."""
        surname = split_name(name)[1]
        scored = []
        for person in self._packs.in_office(of, period):
            for known in self._packs.names_of(person):
                alike = likeness(surname, known) if " " not in known else likeness(name, known) if " " in name else 0.0
                if alike >= SAME_PERSON:
                    scored.append((alike, person))
        top = max((alike for alike, _ in scored), default=0.0)
        return list(dict.fromkeys(person for alike, person in scored if alike == top))

    def _likest(self, name: str, candidates: list[str]) -> list[str]:
        scored = []
        for key in candidates:
            full = (known for known in self._packs.whole_names(key) if len(parts(known)) > 1)
            best = max((likeness(name, known) for known in full), default=0.0)
            if best >= SAME_PERSON:
                scored.append((best, key))
        top = max((score for score, _ in scored), default=0.0)
        return [key for score, key in scored if score == top]

    def _near(self, name: str, known: Sequence[str]) -> list[str]:
        """Persons of the article whose surname this misspells, when the given names do not speak against it."""
        from rapidfuzz.fuzz import ratio

        given, surname = split_name(name)
        scored = []
        for key in known:
            actor = self._packs.actor(key)
            if actor is None:
                continue
            own_given, own = split_name(actor.name)
            alike = ratio(surname.lower(), own.lower())
            fits = alike >= _NEAR or (alike >= _SOUNDS_NEAR and _consonants(surname) == _consonants(own))
            if fits and (not given or not own_given or likeness(given, own_given) >= SAME_PERSON):
                scored.append((-alike, key))
        return [key for _, key in sorted(scored)][:1]

    def _choose(
        self, found: list[str], reason: str, period: Period, office: str | None, of: str | None, known: Sequence[str]
    ) -> Resolution:
        in_article = [key for key in found if key in known]
        if len(found) > 1 and in_article:
            found, reason = in_article, f"{reason}; named before in the article"
        if office is not None:
            holders = [key for key in found if any(t.office == office for t in self._packs.tenures(key, period))]
            if holders:
                return self._one(holders, f"{reason}; holds {office} then")
            once = [key for key in found if any(t.office == office for t in self._packs.tenures(key))]
            if once:
                found = once
        if of is not None and len(found) > 1:
            near = [k for k in found if self._serves(k, of, period)] or [k for k in found if self._serves(k, of, EVER)]
            if near:
                found, reason = near, f"{reason}; of {of}"
        if len(found) > 1 and period != EVER:
            serving = [key for key in found if self._packs.tenures(key, period)]
            if serving:
                found, reason = serving, f"{reason}; in office then"
        if len(found) > 1:
            found, reason = self._highest(found, reason, period)
        if len(found) > 1 and period.end is not None and not self._serving_any(found, period):
            found, reason = self._last_in_office(found, reason, period)
        chosen = self._one(found, reason)
        if chosen.person and office is not None:
            return Resolution(chosen.person, chosen.reason, self._contradiction(chosen.person, office, period))
        return chosen

    def _serving_any(self, found: list[str], period: Period) -> bool:
        return any(self._packs.tenures(key, period) for key in found)

    def _last_in_office(self, found: list[str], reason: str, period: Period) -> tuple[list[str], str]:
        """Of persons of one country of whom none is in office, the one who left it last before the period."""
        actors = [self._packs.actor(key) for key in found]
        if len({actor.country for actor in actors if actor is not None}) != 1:
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


def _consonants(surname: str) -> str:
    """A surname's sound without vowels (Rubin, Reuben)."""
    return "".join(letter for letter in sound(surname) if letter not in "aeiou")
