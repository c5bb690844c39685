"""Meetings that the packs know by day and place: congresses, named summits, the rounds of a format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from goodoffices.packs.model import Format, Period
from goodoffices.record.facts import Facts
from goodoffices.record.gatherings import NOUNS
from goodoffices.record.known import Known, keys_of
from goodoffices.record.words import SMALL, words_of

LONGEST = 60
"""Days that one meeting, or one round of talks, takes at most: a format that lasts longer is more than one."""

_PLAIN = frozenset({"peace", *(n + s for n in NOUNS if n != "dialogue" for s in ("", "s"))})
"""Words of their names that tell no meeting from another."""

_ROUND = r"round|session|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
_MEETING = re.compile(
    rf"{_ROUND}|summit|meet|conference|congress|talks|dialogue|high-level|consultation|\b[IVX]+$", re.IGNORECASE
)
_ENDS = """created announced suspended ended idle closed founded troika protocol agreement declaration statement
ceasefire roadmap commitments revived"""
_LIFE = frozenset(_ENDS.split())
"""Phases in a format's life that are no meeting."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
             "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
             "nineteenth", "twentieth", "twenty-first", "twenty-second")  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


@dataclass(frozen=True, kw_only=True)
class Occasion(Known):
    """One meeting that the packs know; its id is that of its format, of a round with its number.

    Args:
        format: Name of the format.
        places: Folded names of the places where it was.
        lands: Codes of their countries.
        parties: Sides that do not only mediate, host or watch; guarantors where these are the parties.
        land: Words by which an article names the land that it is about; none where no land is.
        kinds: What it is called, as in `NOUNS`.
        nouns: The same in the words of its names: `congress`.
        ordinal: Number of the round.
        alone: It is the only meeting of its format.
    """

    format: str
    places: frozenset[str]
    lands: frozenset[str]
    parties: frozenset[str]
    land: tuple[str, ...]
    kinds: frozenset[str]
    nouns: frozenset[str]
    ordinal: int | None
    alone: bool

    @property
    def length(self) -> int:
        """How many days it took."""
        return (self.last - self.first).days + 1


@dataclass
class Occasions:
    """All known meetings, by what a report may name.

    Args:
        by_id: By id.
        by_format: By the name of their format.
        by_place: By the folded name of a place.
        by_land: By the country of a place.
    """

    by_id: dict[str, Occasion] = field(default_factory=dict)
    by_format: dict[str, list[Occasion]] = field(default_factory=dict)
    by_place: dict[str, list[Occasion]] = field(default_factory=dict)
    by_land: dict[str, list[Occasion]] = field(default_factory=dict)

    def add(self, one: Occasion) -> None:
        """Takes a meeting."""
        self.by_id[one.id] = one
        self.by_format.setdefault(one.format, []).append(one)
        for place in sorted(one.places):
            self.by_place.setdefault(place, []).append(one)
        for land in sorted(one.lands):
            self.by_land.setdefault(land, []).append(one)


def occasions(facts: Facts) -> Occasions:
    """Every meeting among the formats of the packs whose days are known."""
    found = Occasions()
    for form in facts.formats():
        for one in _of(form, facts):
            found.add(one)
    return found


def _of(form: Format, facts: Facts) -> Iterator[Occasion]:
    usual, rounds = _Where(facts, form.places, named=True), 0
    for number, (phase, period, what) in enumerate(form.phases, 1):
        named, days = _Where(facts, [phase]), _days(period)
        if days is None or not _is_meeting(phase, what, named):
            continue
        rounds += 1
        at = next((w for w in (_Where(facts, [what]), named) if w.places), usual)
        yield _occasion(form, facts, f"{form.id}/{number}", f"{form.name}, {phase}", days, at, phase)
    days = _days(form.period)
    if not rounds and days is not None:
        yield _occasion(form, facts, form.id, form.name, days, usual, None)


def _days(period: Period) -> tuple[date, date] | None:
    if period.start is None or period.end is None or (period.end - period.start).days >= LONGEST:
        return None
    return period.start, period.end


def _is_meeting(phase: str, what: str, named: _Where) -> bool:
    if _LIFE.intersection(words_of(phase)):
        return False
    return bool(_MEETING.search(phase) or re.search(_ROUND, what) or named.places)


class _Where:
    """The towns and houses that some words name.

    Args:
        facts: The packs.
        texts: The words.
        named: Each text is the name of a place, whether the packs know it or not.
    """

    def __init__(self, facts: Facts, texts: Iterable[str], *, named: bool = False) -> None:
        self.places: set[str] = set()
        self.lands: set[str] = set()
        for text in texts:
            if named:
                self.places.add(" ".join(words_of(text)))
            for mention in facts.find(text):
                place = facts.place(mention.ids[0]) if mention.sense == "place" else None
                if place is None or place.kind in ("country", "region", "continent"):
                    continue
                self.places |= {" ".join(words_of(place.name)), " ".join(words_of(mention.text))}
                if place.country:
                    self.lands.add(place.country)


def _names(form: Format, facts: Facts) -> list[str]:
    return list(dict.fromkeys([form.name, *facts.called(form.id)]))


def _occasion(
    form: Format, facts: Facts, ident: str, name: str, days: tuple[date, date], at: _Where, phase: str | None
) -> Occasion:  # fmt: skip
    names = _names(form, facts)
    told = [w for n in (*names, phase or "") for w in words_of(n)]
    nouns = {n for w in told for n in (w, w.removesuffix("s")) if n in NOUNS}
    placed = {w for p in at.places for w in p.split()}
    sides = {side: role for key, role in form.members if (side := _side(key, facts))}
    roles = [role for _, role in form.members]
    acting = ("party",) if roles.count("party") > 1 else ("party", "guarantor")
    return Occasion(
        id=ident,
        name=name,
        format=form.name,
        first=days[0],
        last=days[1],
        places=frozenset(at.places),
        lands=frozenset(at.lands),
        sides=frozenset(sides) | frozenset(k for key, _ in form.members if (a := facts.actor(key)) for k in keys_of(a)),
        parties=frozenset(s for s, role in sides.items() if role in acting),
        land=_land(form, facts),
        kinds=frozenset(NOUNS[w] for w in nouns),
        nouns=frozenset(nouns),
        words=frozenset(told) - placed - SMALL - _PLAIN,
        ordinal=_ordinal(phase) if phase else None,
        alone=phase is None,
        pack=form.pack,
        source=form.source,
    )


def _side(key: str, facts: Facts) -> str | None:
    """A member as linking names sides: its country, or its own id where it has none."""
    actor = facts.actor(key)
    if actor is None:
        return None
    return actor.country if actor.country not in (None, "IGO") else actor.id


def _land(form: Format, facts: Facts) -> tuple[str, ...]:
    """The names of the states or territories that the talks are about, by default those of its parties."""
    parties = (facts.actor(key) for key, role in form.members if role == "party")
    lands = form.about or tuple(a.country or a.part_of or a.id for a in parties if a is not None and a.country != "IGO")
    return tuple(dict.fromkeys(name for key in lands for name in facts.called(key)))


def _ordinal(phase: str) -> int | None:
    for word in phase.lower().split():
        if word in _ORDINALS:
            return _ORDINALS.index(word) + 1
        if word in _ROMAN:
            return _ROMAN[word]
    return None
