"""Entries around and out of each other: the bilateral within a summit, the agreement that came of a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.record.matching import PART, alike
from goodoffices.record.people import Who
from goodoffices.record.sights import CONTACTS, Sight
from goodoffices.schema import Derived, Entry, When

_RESULTS = ("agreement", "commitment", "exchange", "monitoring")


@dataclass(frozen=True)
class Brief:
    """What finding the entries around an entry needs of it.

    Args:
        id: Its id.
        kind: Its kind.
        status: Its status.
        when: Its day.
        place: Its place, by name.
        named: The packs know the thing.
        sides: The sides that take part.
        guests: Its visitors.
        cast: All who take part.
        told: Where its claims stand: article and first character.
    """

    id: str
    kind: str
    status: str
    when: When
    place: str | None
    named: bool
    sides: frozenset[str]
    guests: tuple[Who, ...]
    cast: tuple[Who, ...]
    told: tuple[tuple[str, int], ...]


@dataclass(frozen=True, order=True)
class Found:
    """That an entry is part of another one, or came of it, as one article shows.

    Args:
        article: The article.
        entry: Id of the entry.
        other: Id of the larger meeting, the visit, or the meeting that it came of.
        came_of: It came of the other one, and is no part of it.
    """

    article: str
    entry: str
    other: str
    came_of: bool


def brief(entry: Entry, members: Sequence[Sight]) -> Brief:
    """What finding the entries around an entry needs.

    Args:
        entry: The entry.
        members: Its claims.
    """
    cast = tuple(dict.fromkeys([w for v in members for w in v.cast]))
    return Brief(
        id=entry.id,
        kind=entry.kind,
        status=entry.status,
        when=entry.when,
        place=entry.where.name,
        named="known" in entry.details,
        sides=frozenset().union(*[v.sides for v in members]),
        guests=tuple([w for w in cast if w.role == "visitor"]),
        cast=cast,
        told=tuple([(v.article, v.trigger.start) for v in members]),
    )


def found_around(article: str, briefs: Sequence[Brief]) -> Iterator[Found]:
    """What the entries of one article are part of, and what they came of.

    Args:
        article: Id of the article.
        briefs: Its entries.
    """
    contacts = [b for b in briefs if b.kind in CONTACTS]
    for b in briefs:
        if b.kind in CONTACTS and (found := _around(b, contacts)) is not None:
            yield Found(article, b.id, found, came_of=False)
        if b.kind in _RESULTS and not b.named and (found := _came_of(b, contacts)) is not None:
            yield Found(article, b.id, found, came_of=True)


def open_ended(ident: str, around: Mapping[str, str]) -> str | None:
    """What is around an entry; None where one would be part of itself."""
    seen, above = {ident}, around.get(ident)
    while above is not None and above not in seen:
        seen.add(above)
        above = around.get(above)
    return around.get(ident) if above is None else None


def dated(entry: Entry, meeting: Entry) -> Entry:
    """An agreement without a day of its own has that of the meeting it came of."""
    if entry.status != "agreed" or entry.when.known or entry.when.words or not meeting.when.known:
        return entry
    there = {p.actor or p.name for p in meeting.participants}
    if not any((p.actor or p.name) in there for p in entry.participants if p.role in ("signatory", "source", "party")):
        return entry  # states agree on many days: only those who sat there agreed there
    day = meeting.when.model_copy(update={"basis": "inferred", "words": None, "anchor": "claim", "value": None})
    proof = Derived(field="when", rule="the day of the meeting it came of", key=meeting.id)
    return entry.model_copy(update={"when": day, "derived": (*entry.derived, proof)})


def _around(entry: Brief, contacts: Sequence[Brief]) -> str | None:
    """The larger meeting, or the visit, of the same days and place that a smaller meeting is part of."""
    found = [
        c for c in contacts
        if c.id != entry.id and c.status == entry.status and _same_days_and_place(entry, c)
        and (_visit_around(entry, c) if c.kind == "visit" else _larger(entry, c))
    ]  # fmt: skip
    nearest = min(found, key=lambda c: (c.kind == "visit", len(c.sides), c.id), default=None)
    return nearest.id if nearest is not None else None


def _larger(small: Brief, large: Brief) -> bool:
    return large.kind == small.kind and len(small.sides) > 1 and small.sides < large.sides and _all_in(small, large)


def _visit_around(meeting: Brief, visit: Brief) -> bool:
    """Whether the visitor takes part in the meeting, where the visit went."""
    if meeting.kind == "visit" or not meeting.when.known or not visit.when.known:
        return False
    return any(alike(g, w)[0] > PART for g in visit.guests for w in meeting.cast)


def _all_in(small: Brief, large: Brief) -> bool:
    """Whether each who takes part in the smaller meeting takes part in the larger one."""
    return all(any(alike(w, t)[0] >= PART for t in large.cast) for w in small.cast)


def _same_days_and_place(one: Brief, other: Brief) -> bool:
    """Days that overlap where both tell them, and no other place."""
    if one.when.known and other.when.known and not one.when.overlaps(other.when):
        return False
    return not (one.place and other.place) or one.place == other.place


def _came_of(entry: Brief, contacts: Sequence[Brief]) -> str | None:
    """The meeting held of the same article whose participants agreed, the one told nearest to the result."""
    found = [
        m for m in contacts
        if m.kind == "meeting" and m.status == "held" and len(entry.sides) > 1 and entry.sides <= m.sides
        and (not entry.when.known or not m.when.known or entry.when.overlaps(m.when))
    ]  # fmt: skip
    chosen = [m for m in found if m.sides == entry.sides] or found
    if not chosen:
        return None
    near = sorted((_distance(entry, m), m.id) for m in chosen)
    return near[0][1] if len(near) == 1 or near[0][0] < near[1][0] else None


def _distance(one: Brief, other: Brief) -> int:
    """Characters between the nearest words of two entries in one article."""
    return min((abs(at - there) for a, at in one.told for b, there in other.told if a == b), default=10**9)
