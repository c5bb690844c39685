"""What a phrase of the news stands for on a day: a name, a person with a title, an office, a format, an agreement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goodoffices.packs.model import EVER, Period, Sense

if TYPE_CHECKING:
    from goodoffices.packs.book import Packs

_SENSES: tuple[Sense, ...] = ("actor", "format", "agreement", "event", "demonym", "place", "outlet")
"""What a whole phrase may be, the first before the later where it is several."""

_MOST_NAMES = 4
"""Words that a person's name after a title may have at most."""


def stands_for(packs: Packs, phrase: str, on: date) -> tuple[str, ...]:
    """What a phrase of the news stands for on a day.

    Args:
        packs: The packs.
        phrase: A name, a person with or without a title, or an office: `Hemedti`, `the quartet`, `Sudan's army chief`.
        on: The day on which it is said.

    Returns:
        Ids of actors, persons, formats, agreements, events, places or outlets, best first: what exists on the day (or
        has, of agreements and events, happened by then) before what does not, and of those the youngest. Empty when the
        packs do not know it or cannot decide between persons.
    """
    words = phrase.strip().removesuffix("'s").removesuffix("’s")
    return (
        _thing(packs, words, on)
        or _government(packs, words)
        or _person(packs, words, on)
        or _office(packs, words, on)
        or _thing_of_owner(packs, words, on)
        or _person_after_title(packs, words, on)
    )


def _thing(packs: Packs, words: str, on: date) -> tuple[str, ...]:
    known = packs.senses(words)
    found = [key for sense in _SENSES for key in known.get(sense, ()) if not key.startswith("person/")]
    return tuple(sorted(dict.fromkeys(found), key=lambda key: _rank(packs, key, on)))


def _government(packs: Packs, words: str) -> tuple[str, ...]:
    """The actor for which its seat stands in `official Baku`."""
    first, _, seat = words.partition(" ")
    place = packs.place(next(iter(packs.senses(seat).get("place", ())), "")) if first.lower() == "official" else None
    return (place.seat_of,) if place is not None and place.seat_of else ()


def _person(packs: Packs, words: str, on: date) -> tuple[str, ...]:
    title = packs.read_title(words)
    found = packs.resolve_person(
        words, period=Period(on, on), office=title.name if title else None, of=title.of if title else None
    )
    return (found.person,) if found.person else ()


def _office(packs: Packs, words: str, on: date) -> tuple[str, ...]:
    title = packs.read_title(words)
    office = packs.office_of(title.of, title.name) if title is not None and title.of is not None else None
    holders = packs.holders(office.id, Period(on, on)) if office else ()
    return tuple(dict.fromkeys(term.person for term in sorted(holders, key=lambda term: term.disputed)))


def _thing_of_owner(packs: Packs, words: str, on: date) -> tuple[str, ...]:
    """A name after whose it is: `Sudan's Sovereign Council`, `the Libyan High Council of State`."""
    for owner in packs.find(words):
        rest = words[owner.end :].removeprefix("'s").removeprefix("’s").strip()
        if rest and owner.sense in ("actor", "demonym") and words[: owner.start].strip().lower() in ("", "the"):
            return tuple(key for key in _thing(packs, rest, on) if _country(packs, key) in owner.ids)
    return ()


def _person_after_title(packs: Packs, words: str, on: date) -> tuple[str, ...]:
    """A person whose name ends the phrase, after a title with whose it is: `UNSMIL head Bathily`."""
    parts = words.split()
    for size in range(min(_MOST_NAMES, len(parts) - 1), 0, -1):
        title = packs.read_title(" ".join(parts[:-size]))
        if title is None or title.of is None or not parts[-size][:1].isupper():
            continue
        name = " ".join(parts[-size:])
        found = packs.resolve_person(name, period=Period(on, on), office=title.name, of=title.of)
        if found.person:
            return (found.person,)
    return ()


def _country(packs: Packs, key: str) -> str | None:
    one = packs.actor(key) or packs.place(key)
    return one.country if one is not None else None


def _rank(packs: Packs, key: str, on: date) -> tuple[bool, int]:
    """Whether it is not there on the day, then how old it is; what has always been there is oldest."""
    if (actor := packs.actor(key)) is not None:
        period, day = actor.active, Period(on, on)
    elif (form := packs.format(key)) is not None:
        period, day = form.period, Period(on, on)
    else:
        past = packs.agreement(key) or packs.event(key)
        period, day = past.period if past is not None else EVER, Period(None, on)
    return not period.overlaps(day), -(period.start or date.min).toordinal()
