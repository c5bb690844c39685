"""Who a written name stands for: surname, then given names, office, country, day and the article's own persons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from goodoffices.packs.days import show_period
from goodoffices.packs.model import Period, Resolution
from goodoffices.packs.spelling import fold, split_name, tokens

if TYPE_CHECKING:
    from goodoffices.packs.book import Packs

_NEAR = 80.0
"""Least likeness (rapidfuzz ratio) of two surnames that one article may mean as one."""

_SOUNDS_NEAR = 60.0
"""The same for two surnames of one sound."""


class Resolver:
    """Names to persons over the facts of `packs`."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs

    def resolve(
        self, written: str, period: Period, office: str | None, of: str | None, known: Sequence[str]
    ) -> Resolution:
        """See `Packs.resolve_person`."""
        name = self._strip(written)
        found = [key for key in self._packs.named(name) if key.startswith("person/")]
        reason = f"the packs know {name!r}"
        given, surname = split_name(name)
        if not found and given:
            by_surname = [key for key in self._packs.named(surname) if key.startswith("person/")]
            found = [key for key in by_surname if self._given_fits(given, key)]
            reason = f"the surname of {name!r}, with given names that fit"
        if not found:
            found, reason = self._near(name, known), f"near a person whom the article names: {name!r}"
        if not found:
            return Resolution(None, f"no pack knows {written!r}")
        return self._choose(found, reason, period, office, of, known)

    def _strip(self, written: str) -> str:
        """The name without titles before it."""
        words = written.split()
        while len(words) > 1:
            for size in range(min(6, len(words) - 1), 0, -1):
                if self._packs.is_title(" ".join(words[:size])):
                    words = words[size:]
                    break
            else:
                break
        return " ".join(words)

    def _given_fits(self, given: str, key: str) -> bool:
        actor = self._packs.actor(key)
        if actor is None:
            return False
        own = split_name(actor.name)[0]
        a, b = tokens(given), tokens(own)
        if not a or not b:
            return True
        x, y = a[0].lower(), b[0].lower()
        if len(x) == 1 or len(y) == 1:
            return x[0] == y[0]
        from rapidfuzz.fuzz import ratio

        return ratio(x, y) >= _NEAR

    def _near(self, name: str, known: Sequence[str]) -> list[str]:
        from rapidfuzz.fuzz import ratio

        given, surname = split_name(name)
        scored = []
        for key in known:
            actor = self._packs.actor(key)
            if actor is None:
                continue
            own = split_name(actor.name)[1]
            likeness = ratio(fold(surname).lower(), fold(own).lower())
            alike = likeness >= _NEAR or (likeness >= _SOUNDS_NEAR and sounds(surname) == sounds(own))
            if alike and (not given or self._given_fits(given, key)):
                scored.append((-likeness, key))
        return [key for _, key in sorted(scored)]

    def _choose(
        self,
        found: list[str],
        reason: str,
        period: Period,
        office: str | None,
        of: str | None,
        known: Sequence[str],
    ) -> Resolution:
        in_article = [key for key in found if key in known]
        if len(found) > 1 and in_article:
            found, reason = in_article, f"{reason}; named before in the article"
        if office is not None:
            holders = [key for key in found if any(t.office == office for t in self._packs.tenures(key, period))]
            if holders:
                return self._one(holders, f"{reason}; holds {office} then")
        if of is not None:
            near = [key for key in found if self._serves(key, of)]
            if near:
                found, reason = near, f"{reason}; of {of}"
        serving = [key for key in found if self._packs.tenures(key, period)]
        if len(found) > 1 and serving:
            found, reason = serving, f"{reason}; in office then"
        chosen = self._one(found, reason)
        if chosen.person and office is not None:
            return Resolution(chosen.person, chosen.reason, self._contradiction(chosen.person, office, period))
        return chosen

    def _one(self, found: list[str], reason: str) -> Resolution:
        if len(set(found)) == 1:
            return Resolution(found[0], reason)
        return Resolution(None, f"{reason}; cannot decide between {', '.join(sorted(set(found)))}")

    def _serves(self, key: str, of: str) -> bool:
        actor = self._packs.actor(key)
        if actor is not None and actor.country == of:
            return True
        return any((o := self._packs.office(t.office)) is not None and o.of == of for t in self._packs.tenures(key))

    def _contradiction(self, person: str, office: str, period: Period) -> str | None:
        terms = [t for t in self._packs.tenures(person) if t.office == office]
        if not terms or (period.start is None and period.end is None):
            return None
        shown = ", ".join(show_period(t.period) for t in terms)
        return f"{office} was held by {person} {shown}, not {show_period(period)}"


def sounds(surname: str) -> str:
    """A surname's rough sound: its consonants, like ones made one (Rubin, Reuben)."""
    likes = str.maketrans({"c": "k", "q": "k", "z": "s", "v": "f", "w": "f", "y": "", "h": ""})
    bare = fold(surname).lower().translate(likes)
    out: list[str] = []
    for letter in bare:
        if letter in "aeiou" or not letter.isalpha():
            continue
        if not out or out[-1] != letter:
            out.append(letter)
    return "".join(out)
