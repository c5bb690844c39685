"""Whom a written name may stand for: surname, then given names, then spellings; `choosing` takes one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from goodoffices.packs.choosing import Asked, Chooser
from goodoffices.packs.comparing import SAME_PERSON, is_telling, likeness, parts
from goodoffices.packs.model import EVER, Period, Resolution
from goodoffices.packs.sounding import sound
from goodoffices.packs.spelling import split_name

if TYPE_CHECKING:
    from goodoffices.packs.book import Packs

_NEAR = 80.0
"""Least likeness (rapidfuzz ratio) of two surnames that one article may mean as one."""

_SOUNDS_NEAR = 60.0
"""The same for two surnames of one sound."""

_CIVIL = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor"))
"""What anyone is called by."""

_MOST_PARTS = 6
"""A longer string is no person's name."""


class Resolver:
    """Names to persons over the facts of `packs`."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self._chooser = Chooser(packs)
        self._by_sound: dict[str, list[str]] | None = None

    def resolve(
        self, written: str, period: Period, office: str | None, of: str | None, known: Sequence[str]
    ) -> Resolution:
        """See `Packs.resolve_person`."""
        name = self.strip(written)
        title = office if office is not None and self._packs.office(office) is None else None
        if title is not None:
            office = None
            known_office = self._packs.office_of(of, title) if of is not None else None
            office = known_office.id if known_office is not None else None
        if name.islower() and not written.islower():  # "The King said"
            return Resolution(None, f"{written!r} names nobody")
        whole = name != written and bool(self._bearers(written))  # "King Abdullah" says more than "Abdullah"
        found, reason = self._bearers(written if whole else name), f"the packs know {name!r}"
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
        asked = Asked(period, office, of, frozenset(known), title if office is None else None, " " not in name)
        return self._chooser.choose(
            found, reason, asked, telling=is_telling(name) or (name != written and bool(self._bearers(written)))
        )

    def strip(self, written: str) -> str:
        """The name without titles and countries before it."""
        words = written.split()
        while len(words) > 1:
            if words[0].rstrip(".") in _CIVIL:
                words = words[1:]
                continue
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
        """Persons in an office of the actor then with a name that sounds like this: whole names like whole ones."""
        whole = len(parts(name)) > 1
        scored = []
        for person in self._packs.in_office(of, period):
            for known in self._packs.names_of(person):
                alike = likeness(name, known) if whole == (len(parts(known)) > 1) else 0.0
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
        return [key for score, key in scored if score == top and not self._has_another_surname(name, key)]

    def _has_another_surname(self, name: str, key: str) -> bool:
        """Whether a name goes on after that of a person, with a surname of others: `Moussa Traoré Keita`.

        A third name that people bear as a first one, too (`Abiy Ahmed Ali`), or that nobody known bears as a last one
        (`Salva Kiir Mayardit`) is rather the same person's.
        """
        own = {sound(part) for known in self._packs.whole_names(key) for part in parts(known)}
        last = split_name(name)[1]
        if sound(parts(last)[-1]) in own or self._packs.is_first_name(last):
            return False
        return any(bearer != key for bearer in self._bearers(last))

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


def _consonants(surname: str) -> str:
    """A surname's sound without vowels (Rubin, Reuben)."""
    return "".join(letter for letter in sound(surname) if letter not in "aeiou")
