"""Which meeting or agreement that the packs know a claim tells of, though its words do not give the full name.

A congress, a named summit or a round of talks gathers its mentions by the name of its format, else by place and days;
an agreement by those who made it, its days and what it is about. Whatever fits two of them is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from goodoffices.record.gatherings import kind_of
from goodoffices.record.in_time import apart, dated, held_once, in_time, told_wrongly
from goodoffices.record.known import LONG
from goodoffices.record.occasions import Occasion, Occasions
from goodoffices.record.pacts import Pact
from goodoffices.record.people import Who, implied
from goodoffices.record.seats import Seats
from goodoffices.record.sights import Sight
from goodoffices.record.words import telling, words_of
from goodoffices.schema import Article, Claim, When

_BESIDE = 3
"""Letters between the name of a format and the noun of a meeting that are still one name: "the Astana-format talks"."""

_SERVING = frozenset({"mediator", "host", "convener", "observer", "co_chair", "guarantor", "spokesperson", "other"})
_MANY, _WEEK = 2, 7


def meeting(claim: Claim, article: Article, sight: Sight, known: Occasions) -> str | None:
    """The id of the known meeting that a claim tells of; None where it tells of none, or may tell of several.

    Args:
        claim: The claim.
        article: Its article.
        sight: The claim as linking sees it.
        known: The known meetings.
    """
    if claim.kind != "meeting":
        return None
    named = known.by_format.get(claim.format or "", ()) if claim.format and _names_format(claim) else ()
    near = named or _there(sight, known)
    if not near:
        return None
    kind = kind_of(sight)
    kind = None if kind == "meeting" else kind
    stated = [w for w in sight.cast if w.at >= 0 and not implied(claim, w.at)]
    if len(named) == 1 and named[0].alone:
        return named[0].id if held_once(named[0], sight.days) else None
    placed = [o for o in named if not sight.days.known and o.places & _names_of_place(claim)]
    if len(placed) == 1:
        return placed[0].id
    words = telling(article.text[max(claim.sentence.start, claim.trigger.start - 80) : claim.trigger.end + 40])
    found = [
        o for o in near
        if (named or _fits(o, kind, stated, sight, article)) and _same_round(o, sight)
        and (in_time(o, sight, words) or dated(o, claim, article) or told_wrongly(o, kind, stated, sight))
    ]  # fmt: skip
    return _one(found, words, sight)


def _names_format(claim: Claim) -> bool:
    """Whether the name of the format is the name of the meeting, not only of something else in the sentence."""
    spans = (e.span for e in claim.proof("format"))
    return any(s.start <= claim.trigger.end and claim.trigger.start - s.end <= _BESIDE for s in spans)


def _names_of_place(claim: Claim) -> frozenset[str]:
    """The words of the name of the format, one by one and in pairs: "the Crans-Montana conference"."""
    words = [w for e in claim.proof("format") for w in words_of(e.quote)]
    return frozenset(words) | {f"{a} {b}" for a, b in pairwise(words)}


def _there(sight: Sight, known: Occasions) -> Sequence[Occasion]:
    if sight.there is None:
        return ()
    if sight.wide and sight.country is not None:
        return known.by_land.get(sight.country, ())
    return known.by_place.get(sight.there, ())


def _fits(one: Occasion, kind: str | None, stated: Sequence[Who], sight: Sight, article: Article) -> bool:
    """Whether those who are named, the level and the words go with a known meeting at that place."""
    if one.kinds == {"summit"} and sight.level not in (None, "unknown", "summit"):
        return False
    other = kind is not None and one.kinds and kind not in one.kinds and "talks" not in (kind, *one.kinds)
    if other and not (sight.days.known and sight.length <= LONG):
        return False
    stated = [w for w in stated if not w.unnamed]
    sides = {key for w in stated for key in w.keys}
    acting = {key for w in stated if w.role not in _SERVING for key in w.keys}
    whole = bool(one.parties) and len(one.parties & sides) >= min(len(one.parties), 3)
    implied_too = {key for w in sight.cast for key in w.keys}
    about_them = bool(one.parties) and one.parties <= implied_too
    if one.land and not about_them and not any(name in article.text for name in one.land):
        return False
    if sides and not sides & one.sides:
        return False
    if "conference" not in one.kinds and not sides <= one.sides:
        return False
    if kind is None and not sides:
        # "leaders gather at the lake this weekend", or in a report of those very days
        late = _WEEK if sight.status == "held" else 0  # what was held is still news some days later
        gap = apart(one, sight.published)
        fresh = gap is not None and -late <= gap <= 0
        return one.kinds <= {"summit", "conference"} and (sight.days.known or fresh)
    if kind is None:
        return whole  # "met" tells of the whole meeting only where all meet
    if kind == "talks" and (acting & one.parties) and not whole and one.length > _MANY:
        return len(acting & one.parties) >= min(len(one.parties), _MANY) and sight.sure is None
    two = kind == "talks" and not whole and len(acting) == _MANY < len(one.parties)
    return not (two and sight.length <= _WEEK)  # two of them may have met at its margins


def _same_round(one: Occasion, sight: Sight) -> bool:
    return sight.ordinal is None or one.ordinal is None or sight.ordinal == one.ordinal


def _one(found: Sequence[Occasion], words: frozenset[str], sight: Sight) -> str | None:
    """The one that is meant: that which shares most words, then that which is under way; None where two are left."""
    if len(found) > 1:
        shared = [len(words & o.words) for o in found]
        found = [o for o, n in zip(found, shared, strict=True) if n == max(shared)]
    if len(found) > 1 and sight.published.known and not sight.days.known:
        found = [o for o in found if apart(o, sight.published) == 0] or found
    if len(found) > 1 and all(_same(found[0], o) for o in found):
        found = sorted(found, key=lambda o: (not o.alone, o.length, o.id))[:1]
    return found[0].id if len(found) == 1 else None


def _same(one: Occasion, other: Occasion) -> bool:
    """Whether two formats have the same meeting: a summit of its own, and a round of a series."""
    return one.first <= other.last and other.first <= one.last and bool(one.places & other.places)


_FRESH = 7
"""Days after which an agreement is no longer the news where nothing gives its day."""

_WIDE = 130
"""Days of an interval ("last autumn") in which an agreement is still looked for."""


def agreement(claim: Claim, article: Article, sight: Sight, known: Mapping[str, Sequence[Pact]]) -> str | None:
    """The id of the known agreement that a claim tells of without naming it; None where none or several fit.

    Its days must be those of the agreement, nobody else may take part, and the sentence must share two things with it:
    both sides, or a word that tells it apart ("Idlib").

    Args:
        claim: The claim.
        article: Its article.
        sight: The claim as linking sees it.
        known: The known agreements by month.
    """
    if claim.kind != "agreement" or sight.type == "resolution":
        return None
    days = _when_made(sight)
    if days is None or (claim.status in ("proposed", "refused") and not _long_past(days, sight.published)):
        return None
    words = telling(article.text[claim.sentence.start : claim.sentence.end])
    sides = {key for w in sight.cast if w.at >= 0 and not w.unnamed for key in w.keys}
    months = [f"{y:04}-{m:02}" for y, m in _months(*days)]
    near = {p.id: p for month in months for p in known.get(month, ())}
    found = [
        p for p in near.values()
        if p.first <= days[1] and days[0] <= p.last and sides <= p.sides
        and (words & p.words or (not sides and words & p.lands))
        and (len(sides) > 1 or sight.type == "ceasefire" or len(words & p.words) > 1)
    ]  # fmt: skip
    return found[0].id if len(found) == 1 else None


def _long_past(days: tuple[date, date], published: When) -> bool:
    """Whether what was then only sought has long been agreed or given up."""
    return published.start is not None and days[1] < published.start - timedelta(_FRESH)


def _when_made(sight: Sight) -> tuple[date, date] | None:
    """The days in which the agreement of a claim was made; None where they are not known closely enough."""
    if sight.days.known:
        if sight.days.start is None or sight.days.end is None or sight.length > _WIDE:
            return None
        return sight.days.start, sight.days.end
    told = sight.published
    if sight.retrospect or told.start is None or told.end is None or (told.end - told.start).days > _FRESH:
        return None
    return told.start - timedelta(_FRESH), told.end


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield month // 12, month % 12 + 1


def recognised(claim: Claim, article: Article, sight: Sight, seats: Seats) -> Sight:
    """The claim as linking sees it, with the known thing that it tells of where its words leave no other.

    Args:
        claim: The claim.
        article: Its article.
        sight: The claim as linking sees it.
        seats: Holds what the packs know.
    """
    if sight.known is not None:
        return sight
    if claim.kind == "meeting":
        found = meeting(claim, article, sight, seats.meetings)
    elif claim.kind == "agreement":
        found = agreement(claim, article, sight, seats.pacts)
    else:
        return sight
    return sight if found is None else replace(sight, known=found)
