"""What forbids two claims to tell of one thing, whatever else speaks for it, in words."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.record.fewer import meeting_of_fewer
from goodoffices.record.gatherings import at_its_margins, kind_of
from goodoffices.record.matching import PART, alike
from goodoffices.record.people import BRINGING, Who
from goodoffices.record.places import kilometres, lies_in
from goodoffices.record.placing import gives_way
from goodoffices.record.seats import Seats
from goodoffices.record.sights import CONTACTS, YEAR, Sight

NEARBY = 60
"""Kilometres within which a town and a lodge outside it may be one place."""

_SPOKE = frozenset({"discuss", "talk", "talks", "speak", "spoke", "discussed", "confer"})
"""Words of a headline for those who spoke, on the telephone or face to face."""

_MEALS = frozenset({"dinner", "lunch", "breakfast", "banquet", "reception", "ceremony"})
"""What is a thing of its own, beside the talks of the same people on the same day."""


def veto(one: Sight, other: Sight, seats: Seats) -> str | None:
    """Why two claims can never be one thing; None when nothing forbids it.

    Days are left out: whether they exclude each other depends on whether the thing was moved (`days_clash`).
    """
    return _of_things(one, other) or _of_people(one, other, seats)


def _of_things(one: Sight, other: Sight) -> str | None:
    """Why two claims can never be one thing, whoever takes part in them; None when nothing forbids it."""
    a, b = one, other
    if a.article == b.article and a.trigger == b.trigger:
        return "the same words tell of two"
    if one.known is not None and other.known is not None:
        return None if one.known == other.known and a.kind == b.kind else "two things that the packs tell apart"
    if a.kind != b.kind and not _call(one, other):
        return f"a {a.kind} and a {b.kind}"
    if a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal:
        return f"round {a.ordinal} and round {b.ordinal}"
    types = {v.type for v in (one, other) if v.type}
    if len(types) > 1:
        return " and ".join(sorted(types))
    if a.kind == "statement":
        return None if _one_speaker(one, other) else "different speakers"
    if a.kind in CONTACTS:
        return _contacts(one, other)
    return _scenes(one, other) if a.kind == "incident" else None


def _of_people(one: Sight, other: Sight, seats: Seats) -> str | None:
    """Why those who take part forbid two claims to be one thing; None when they do not."""
    if one.kind == "statement" or (one.known is not None and other.known is not None):
        return None
    if one.kind in CONTACTS and (found := _casts(one, other)) is not None:
        return found
    return seats.rivals(one.cast, other.cast, one.days, other.days)


def days_clash(one: Sight, other: Sight) -> bool:
    """Whether no day can be that of both; a thing named by the packs has its day from them, a statement needs none."""
    if (one.known is not None and one.known == other.known) or one.kind == "statement":
        return False
    return not one.bounds.overlaps(other.bounds)


def within(one: Sight, other: Sight, whole: Sight) -> bool:
    """Whether two claims give, or leave open, days of a thing of which a third one tells from when to when it lasts."""
    return one.bounds.overlaps(whole.days) and other.bounds.overlaps(whole.days)


def _contacts(one: Sight, other: Sight) -> str | None:
    """What keeps meetings, visits and calls apart: the way of meeting, the place, a meeting at a gathering."""
    if one.absence != other.absence:
        return "one tells since when they have not met"
    if (sorts := _sorts(one, other)) is not None:
        return sorts
    ways = {c.medium for c in (one, other)}
    if "in_person" in ways and ways & {"phone", "written"}:
        return "face to face and not"
    if (places := _places(one, other)) is not None:
        return places
    if at_its_margins(one, other) or at_its_margins(other, one):
        return "a meeting, and the gathering at which it was"
    return None


def _casts(one: Sight, other: Sight) -> str | None:
    """What keeps meetings, visits and calls apart by those who take part: levels, and a meeting of fewer."""
    levels = {c.level for c in (one, other) if not c.again} - {None, "unknown"}  # "the talks were attended by envoys"
    if len(levels) > 1 and not _share_person(one, other):
        return "different levels: " + " and ".join(sorted(str(level) for level in levels))
    meant = one.refers == other.id or other.refers == one.id
    if one.article == other.article and not meant and led_by_others([one], [other]):
        return "brought together by others"
    guests, others = _guests(one), _guests(other)
    loose = any(g.unnamed and g.sent for g in (*guests, *others)) and not any(g.leads for g in (*guests, *others))
    if guests and others and not loose and not any(alike(g, h)[0] >= PART for g in guests for h in others):
        return "different visitors"
    if one.headline or other.headline:
        return _strangers(one, other)  # a headline leaves people out
    return _strangers(one, other) or meeting_of_fewer(one, other)


def led_by_others(some: Sequence[Sight], others: Sequence[Sight]) -> bool:
    """Whether others received the sides, or brought them together: the summit of Sochi is not that of Prague."""
    here, there = ({k for s in of for w in s.cast if w.role in BRINGING for k in w.keys} for of in (some, others))
    if not here or not there:  # nearly always
        return False
    known, known_there = ({k for s in of for w in s.cast for k in w.keys} for of in (some, others))
    return here.isdisjoint(known_there) and there.isdisjoint(known)


def _sorts(one: Sight, other: Sight) -> str | None:
    """Several at once and one of them, a meal and the talks before it, and the next one after one that is over."""
    if one.series != other.series and (one.article != other.article or (kind_of(one) and kind_of(other))):
        return "several at once, and one"  # but who "held meetings" negotiated
    if set(one.words.lower().split()) & _MEALS != set(other.words.lower().split()) & _MEALS:
        return "talks, and the dinner or the ceremony after them"
    if _anew(one, other) or _anew(other, one):
        return "one more, after one that was over"
    return None


def _anew(later: Sight, other: Sight) -> bool:
    """Whether one tells of "further talks", of which another article told before that they were over."""
    if not later.another or later.days.known or other.direction != "done" or later.article == other.article:
        return False
    before, after = other.published.end, later.published.start
    return before is not None and after is not None and before < after


def _places(one: Sight, other: Sight) -> str | None:
    """Two towns that lie apart, unless both tell of the same day (then they dispute it) or one tells of a move."""
    if one.place is None or other.place is None or one.place == other.place or one.moves or other.moves:
        return None
    if (one.sure is not None and one.sure == other.sure) or gives_way(one, other):
        return None
    apart = kilometres(one.point, other.point)
    abroad = one.country is not None and other.country is not None and one.country != other.country
    return f"one in {one.place}, one in {other.place}" if abroad or (apart or 0) > NEARBY else None


def _scenes(one: Sight, other: Sight) -> str | None:
    """Two places of violence without a word in common, unless one lies in the other or both tell of the same day.

    Nor is what has gone on for years any one fight of it.
    """
    if _is_war(one) != _is_war(other) and (one.days.known or other.days.known):
        return "years of fighting, and a fight"
    if one.place is None or other.place is None or (one.sure is not None and one.sure == other.sure):
        return None
    if set(one.place.split()) & set(other.place.split()) or lies_in(one, other) or lies_in(other, one):
        return None
    return f"one in {one.place}, one in {other.place}"


def _is_war(view: Sight) -> bool:
    """Whether fighting is told of that has gone on for more than a year: "has been fighting since 1976"."""
    begun, told = view.days.start, view.published.end or view.days.end
    lasting = begun is not None and (told is None or (told - begun).days > YEAR)
    return view.status == "under_way" and lasting


def _strangers(one: Sight, other: Sight) -> str | None:
    """Different people who act for one side."""
    for side in sorted(one.sides & other.sides):
        if not any(alike(w, o)[0] for w in one.of_side[side] for o in other.of_side[side]):
            return f"different people of {side}"
    return None


def _guests(view: Sight) -> list[Who]:
    return [w for w in view.cast if w.role == "visitor"]


def _call(one: Sight, other: Sight) -> bool:
    """A meeting by telephone or screen is a call."""
    pair = {one.kind: one, other.kind: other}
    if set(pair) != {"meeting", "call"}:
        return False
    title = pair["meeting"]
    spoke = title.headline and one.article == other.article and title.place is None and title.words.lower() in _SPOKE
    return spoke or title.medium in ("phone", "virtual")


def _share_person(one: Sight, other: Sight) -> bool:
    return bool({w.person for w in one.cast if w.person} & {w.person for w in other.cast if w.person})


def _one_speaker(one: Sight, other: Sight) -> bool:
    if not (one.speaks and other.speaks):
        return one.speaks == other.speaks
    return alike(one.cast[0], other.cast[0])[0] >= PART
