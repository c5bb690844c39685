"""What a phrase of the news stands for on a day: a name, a person with a title, an office, a format, an agreement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goodoffices.packs.model import EVER, Period, Sense

if TYPE_CHECKING:
    from goodoffices.packs.book import Packs

_SENSES: tuple[Sense, ...] = ("actor", "format", "agreement", "event", "demonym", "place", "outlet")
"""What a whole phrase may be, the first before the later where it is several."""


def stands_for(packs: Packs, phrase: str, on: date) -> tuple[str, ...]:
    """What a phrase of the news stands for on a day.

    Args:
        packs: The packs.
        phrase: A name, a person with or without a title, or an office: `Hemedti`, `the quartet`, `Sudan's army chief`.
        on: The day on which it is said.

    Returns:
        Ids of actors, persons, formats, agreements, events, places or outlets, best first: what exists on the day (or
        has, of agreements and events, happened by then) before what does not. Empty when the packs do not know it or
        cannot decide between persons.
    """
    day = Period(on, on)
    words = phrase.strip().removesuffix("'s").removesuffix("’s")
    known = packs.senses(words)
    found = [key for sense in _SENSES for key in known.get(sense, ()) if not key.startswith("person/")]
    if found:
        return tuple(sorted(dict.fromkeys(found), key=lambda key: not _there(packs, key, on)))
    title = packs.read_title(words)
    if person := packs.resolve_person(
        words, period=day, office=title.name if title else None, of=title.of if title else None
    ).person:
        return (person,)
    if title is None or title.of is None:
        return ()
    office = packs.office_of(title.of, title.name)
    holders = packs.holders(office.id, day) if office else ()
    return tuple(dict.fromkeys(term.person for term in sorted(holders, key=lambda term: term.disputed)))


def _there(packs: Packs, key: str, on: date) -> bool:
    """Whether an actor or format exists on a day, or an agreement or event has happened by then."""
    if (actor := packs.actor(key)) is not None:
        return actor.active.overlaps(Period(on, on))
    if (form := packs.format(key)) is not None:
        return form.period.overlaps(Period(on, on))
    past = packs.agreement(key) or packs.event(key)
    return (past.period if past is not None else EVER).overlaps(Period(None, on))
