"""What tells less of a thing joins the only thing that it can mean: "the envoys' talks", "their meeting in the spring".

Two claims that both say much are weighed as a pair (`pairing`). A claim that says little has too little for that,
whatever is true; an archivist asks what else it could be. So a thing of which nothing closer is told than who, or
where, or when, joins another one where that fits all that it says, and nothing else in the record does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from goodoffices.record.casting import SHARED, Score
from goodoffices.record.gatherings import kind_of
from goodoffices.record.pairing import VAGUE, beside_cast, called_otherwise
from goodoffices.record.people import ANYBODY, Seats, Who, alike
from goodoffices.record.sights import CONTACTS, OFF, Sight, lies_in
from goodoffices.record.vetoes import days_clash, led_by_others, veto
from goodoffices.schema import When

FITS, FITS_WITHIN = 50, 30
"""Points from which a claim that says little can mean a thing: of another article, of its own."""

MARGIN = 10
"""Points within which another thing can be meant as well."""

CLOSE = 7
"""Days up to which a claim gives its day closely."""

_PLAIN_ROLES = frozenset({"mediator", "host", "convener", "co_chair", "observer", "guarantor", "other", "spokesperson"})
_ONE, _BOTH = 20, 40
"""Points for one side in common, and for two."""
_PAIR = 2
_PLACED = 30
"""Points for what is called by its place alone, whenever that was."""
_LATELY = timedelta(days=14)
"""How much earlier than the news may be what is told of beside it: "after their meeting at the summit"."""
_SEASON = 120
"""Days for which "the Davos meeting" is the last one there."""
_ALIKE, _STORY = 10, 25
"""Points for reports that name the same, and for those that both tell of "the talks"."""

ONLY = "it says little, and nothing else in the record fits"
"""Why, beside the points, a claim is linked to the only thing that it can mean."""

_GATHERINGS = frozenset({"summit", "conference"})
_ATTACKS = frozenset(
    ["attack", "incident", "violence", "assault", "killing", "death", "bombing", "shooting", "strike", "raid"]
)
"""Nouns by which an article tells again of violence."""

_MONTH = 31

_KINDS = frozenset({*CONTACTS, "agreement", "incident"})


def says_little(sight: Sight) -> bool:
    """Whether a claim leaves open when it was, or who was there, so that only the rest of the record can tell."""
    if sight.kind not in _KINDS or sight.known is not None or sight.series:
        return False
    return not sight.days.known or sight.length > CLOSE or len({k for w in _named(sight) for k in w.keys}) < 2


def fitting(one: Sight, other: Sight) -> Score | None:
    """What speaks for two claims being one thing, at least one of which says little; None where they do not fit.

    Args:
        one: A claim.
        other: Another.
    """
    if one.kind != other.kind or one.series or other.series or not (says_little(one) or says_little(other)):
        return None
    needed = FITS
    if one.article == other.article and not max((one, other), key=lambda v: v.order).fresh:
        needed = FITS_WITHIN
    if one.kind == "incident":
        if not _one_scene(one, other):
            return None
    elif undated(one.likely) or undated(other.likely):
        needed += MARGIN
    remembered = _remembered(one, other) or _remembered(other, one)
    if excluded(one, other, remembered=remembered) or _other_sort(one, other):
        return None
    if _proposes(one, other) or _proposes(other, one):
        return None
    if any(
        a.status == "proposed" and b.direction == "done" and not b.days.known for a, b in ((one, other), (other, one))
    ):
        return None
    found = beside_cast(one, other)
    if found.points + _BOTH + _PLACED < needed:
        return None
    cast = _cast(one, other)
    if cast is None:
        return None
    if cast.points == _BOTH and (remembered or _named_after(one, other) or _named_after(other, one)):
        found.add(_PLACED, "named after the place")
    found.put_first(cast)
    return found if found.points >= needed else None


def _other_sort(one: Sight, other: Sight) -> bool:
    """Whether one tells of an agreement of another type, or an article of one planned and one done, or of two sorts."""
    if one.kind == "agreement" and one.type != other.type and _named(one) and _named(other):
        return True
    if one.article != other.article:
        return False
    if one.kind in CONTACTS and called_otherwise(one, other):
        return True
    first, later = sorted((one, other), key=lambda v: v.order)
    if later.another and not first.another and not first.headline:
        return True
    told = one.headline or other.headline or (one.days.known and other.days.known)
    return {one.direction, other.direction} == {"ahead", "done"} and not told


def _proposes(one: Sight, other: Sight) -> bool:
    """Whether one proposes or calls off something on a day on which, as the other tells, it was over."""
    if one.status not in ("proposed", *OFF) or other.direction != "done" or one.published.end is None:
        return False
    done = other.days.end if other.days.known else other.published.start
    return done is not None and done <= one.published.end


def _named_after(later: Sight, other: Sight) -> bool:
    """Whether one is called by the place, and by nothing else that tells when it was: "the Davos meeting"."""
    if not later.placed or not later.again or later.days.known or later.place != other.place or later.wide:
        return False
    told, was = later.published.end, other.days.start
    return told is not None and was is not None and 0 <= (told - was).days <= _SEASON


def _remembered(plan: Sight, done: Sight) -> bool:
    """Whether a plan without a day is told of once it came about there: "plans for a summit in Tarn"."""
    if not plan.ahead or plan.days.known or plan.another or kind_of(plan) not in ("talks", *_GATHERINGS):
        return False
    if plan.place is None or (plan.place != done.place and not lies_in(done, plan)) or done.direction != "done":
        return False
    told, was = plan.published.start, done.days.end
    known = told is not None and was is not None and done.length <= _MONTH
    return known and 0 < (told - was).days <= _SEASON  # type: ignore[operator]


def undated(days: When) -> bool:
    """Whether an interval is too wide for what it tells to be the news of a day."""
    return days.start is None or days.end is None or (days.end - days.start).days > VAGUE


def _one_scene(one: Sight, other: Sight) -> bool:
    """Whether two claims of violence tell of one town, or one article tells again of "the attack"."""
    if one.place is not None and one.place == other.place and not one.wide:
        return one.length <= CLOSE or other.length <= CLOSE
    later = max((one, other), key=lambda v: v.order)
    bare = (later.place is None or later.wide) and not later.days.known
    noun = later.words.lower().removesuffix("s") in _ATTACKS
    return one.article == other.article and later.again and bare and noun


def excluded(one: Sight, other: Sight, *, remembered: bool = False) -> bool:
    """Whether the days, or the towns, of two claims exclude each other, or one tells of another one after the other.

    Args:
        one: A claim.
        other: Another.
        remembered: The plan of one is known to be told of when it was over: it says nothing of its day.
    """
    both = one.kind == "agreement" and one.article == other.article and one.given.known and other.given.known
    if both and not one.given.overlaps(other.given):
        return True  # one that took effect in August, in place of that of July
    undated_plan = remembered and not (one.days.known and other.days.known)
    if days_clash(one, other) and not undated_plan:
        return True
    if one.place is None or other.place is None or one.wide or other.wide or (one.sure and one.sure == other.sure):
        return False
    return one.country is not None and other.country is not None and one.country != other.country


def _named(sight: Sight) -> list[Who]:
    """Those whose thing it is, as far as words tell who they are."""
    acting = [w for w in sight.acting if w.role not in _PLAIN_ROLES]
    if len(acting) < _PAIR:  # who receives a guest meets him
        acting = list(sight.acting)
    return [w for w in acting if not (w.unnamed and w.whole and w.head in ANYBODY)]


def _cast(one: Sight, other: Sight) -> Score | None:
    """Who takes part in both; None where each has somebody whom the other lacks."""
    mine, theirs = _named(one), _named(other)
    found = Score()
    if mine and theirs:
        here = [w for w in mine if any(alike(w, o)[0] for o in other.cast)]
        there = [w for w in theirs if any(alike(w, o)[0] for o in one.cast)]
        if not here or not there or (len(here) < len(mine) and len(there) < len(theirs)):
            return None
        told = {o.words for o in other.cast}
        sides = {k for w in here if not w.unnamed or one.article == other.article or w.words in told for k in w.keys}
        if all(w.unnamed for w in here) and one.article != other.article:
            return None  # "the president", of two articles
        if len(sides) < 2 and _GATHERINGS & {kind_of(one), kind_of(other)} and kind_of(one) != kind_of(other):
            return None  # who met at the margins of a conference
        found.add(_BOTH if len(sides) > 1 else _ONE, f"in both: {', '.join(sorted(sides))}")
        if len(sides) > 1:
            return found
        if any(a.known is not None and kind_of(b) is None for a, b in ((one, other), (other, one))):
            return None  # somebody of one side "met" others at the place of a round
    elif (mine or theirs) and _GATHERINGS & {kind_of(one), kind_of(other)} and kind_of(one) != kind_of(other):
        return None
    if one.article != other.article and len(one.names & other.names) >= SHARED:
        points = _STORY if not (mine and theirs) and _of_one_sort(one, other) else _ALIKE
        found.add(points, "told in reports that name the same people and places")
    return found


def _of_one_sort(one: Sight, other: Sight) -> bool:
    """Whether both are called talks, a summit or a conference, are agreements made, or journeys of a delegation."""
    if one.kind == "agreement":
        return one.direction == other.direction == "done"
    if one.kind == "visit":
        return any(w.sent for s in (one, other) for w in s.cast)
    return kind_of(one) in ("talks", *_GATHERINGS) and kind_of(one) == kind_of(other) and not (one.fresh or other.fresh)


def _closely(thing: Sequence[Sight]) -> int:
    """How closely a thing is dated: by its own day, its month, the day of an article, or not at all."""
    length = min(s.length for s in thing)
    if length <= CLOSE:
        return 3
    return 2 if length <= _MONTH else 0 if all(undated(s.published) for s in thing) else 1


def _strange(me: Sequence[Sight], thing: Sequence[Sight]) -> bool:
    """Whether each names somebody whom the other lacks, or one is of envoys and one of presidents."""
    if (_lacks(me, thing) and _lacks(thing, me)) or led_by_others(me, thing):
        return True
    return any(
        (_of_envoys(a) and _of_leaders(b)) or (_at_large(a) and not _at_large(b) and not _sides(b) <= _sides(a))
        for a, b in ((me, thing), (thing, me))
    )


def _in_time(me: Sequence[Sight], thing: Sequence[Sight]) -> bool:
    """Whether what gives no day can be news of the days of a thing, is told beside it, or is named after its place."""
    days = [s.days for s in thing if s.days.known and s.length <= _MONTH]
    if not days or any(s.days.known for s in me) or {s.article for s in me} & {s.article for s in thing}:
        return True
    if any(_named_after(s, o) or _remembered(s, o) for s in me for o in thing):
        return True
    return any(not s.likely.known or _lately(s.likely).overlaps(d) for s in me for d in days)


def _lately(likely: When) -> When:
    """The days of which something told of beside the news may be."""
    return likely.model_copy(update={"start": likely.start - _LATELY}) if likely.start is not None else likely


def _lacks(thing: Sequence[Sight], other: Sequence[Sight]) -> bool:
    """Whether somebody whom one thing names is not told of in the other, which names others."""
    cast = [w for s in other for w in s.cast]
    named = any(_named(s) for s in other)
    return named and any(not any(alike(w, o)[0] for o in cast) for s in thing for w in _named(s))


def _at_large(thing: Sequence[Sight]) -> bool:
    """Whether it is a conference or a summit, at the margins of which others meet."""
    return any(kind_of(s) in _GATHERINGS for s in thing)


def _sides(thing: Sequence[Sight]) -> set[str]:
    return {k for s in thing for w in _named(s) for k in w.keys}


def _of_envoys(thing: Sequence[Sight]) -> bool:
    """Whether some are told to have been sent, and none to lead a country."""
    acting = [w for s in thing for w in s.acting if w.role not in _PLAIN_ROLES]
    return any(w.sent for w in acting) and not any(w.leads for w in acting)


def _of_leaders(thing: Sequence[Sight]) -> bool:
    """Whether all who take part lead a country."""
    acting = [w for s in thing for w in s.acting if w.role not in _PLAIN_ROLES]
    return bool(acting) and all(w.leads for w in acting)


def meant(
    me: Sequence[Sight], others: Sequence[Sequence[Sight]], points: Sequence[int], seats: Seats
) -> tuple[int | None, int | None]:
    """The one thing that another one, which says little, can mean; else one of those between which it stands.

    Args:
        me: The claims of what says little.
        others: The claims of each thing that it may be.
        points: What speaks for each.
        seats: Who holds which seat.

    Returns:
        The number of the thing that is meant, or None; and of another that could be meant as well, or None.
    """
    if not all(says_little(s) for s in me):
        return None, None
    close = _closely(me)
    fits = [
        n for n, there in enumerate(others)
        if _closely(there) >= close and _in_time(me, there) and not _apart(me, there, seats)
    ]  # fmt: skip
    if not fits:
        return None, None
    best = min(fits, key=lambda n: (-points[n], -len(others[n]), min(s.id for s in others[n])))
    for n in fits:
        if n != best and points[n] > points[best] - MARGIN and not _one(others[best], others[n], seats):
            return None, best
    return best, None


def _apart(thing: Sequence[Sight], other: Sequence[Sight], seats: Seats) -> bool:
    """Whether two things cannot be one."""
    over = any(_remembered(a, b) or _remembered(b, a) for a in thing for b in other)
    if any(excluded(a, b, remembered=over) or veto(a, b, seats) is not None for a in thing for b in other):
        return True
    for plan, done in ((thing, other), (other, thing)):
        if all(p.direction != "done" for p in plan) and any(_proposes(p, d) for p in plan for d in done):
            return True
    return _strange(thing, other)


def _one(thing: Sequence[Sight], other: Sequence[Sight], seats: Seats) -> bool:
    """Whether two things are told so that they may be one, and something speaks for it."""
    return not _apart(thing, other, seats) and any(fitting(a, b) is not None for a in thing for b in other)


def absorb(
    views: Sequence[Sight],
    things: Sequence[int],
    pairs: Sequence[Sequence[int]],
    apart: Sequence[Sequence[int]],
    seats: Seats,
) -> list[int]:
    """Joins things that say little with those that they mean, as far as these do not exclude each other.

    Args:
        views: Claims, sorted by id.
        things: For each the place of the first claim of its thing.
        pairs: Which are to be joined, by first claims, the surest first.
        apart: Claims that are never joined, by their places.
        seats: Who holds which seat.

    Returns:
        For each claim the place of the first claim of its thing.
    """
    found = list(things)
    for pair in pairs:
        low, high = sorted(found[at] for at in pair)
        kept = any({found[one], found[other]} == {low, high} for one, other in apart)
        ours, theirs = ([views[i] for i, of in enumerate(found) if of == at] for at in (low, high))
        if low != high and not kept and not _apart(ours, theirs, seats):
            found = [low if of == high else of for of in found]
    return found
