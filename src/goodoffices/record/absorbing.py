"""What tells less of a thing joins the only thing that it can mean: "the envoys' talks", "their meeting in the spring".

A claim that says little has too little for a pair to weigh (`pairing`), whatever is true; an archivist asks what else
it could be. So a thing of which nothing closer is told than who, or where, or when, joins another one where that fits
all that it says (`fitting`), and nothing else in the record does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from goodoffices.record.casting import by_other_parts
from goodoffices.record.fitting import (
    MARGIN,
    excluded,
    fitting,
    is_named_after,
    is_remembered,
    proposes,
    undated,
)
from goodoffices.record.gatherings import GATHERINGS, kind_of
from goodoffices.record.matching import alike
from goodoffices.record.people import AROUND
from goodoffices.record.recalling import long_planned
from goodoffices.record.seats import Seats
from goodoffices.record.sights import CLOSE, MONTH, Sight
from goodoffices.record.vetoes import led_by_others, veto
from goodoffices.schema import When

ONLY = "it says little, and nothing else in the record fits"
"""Why, beside the points, a claim is linked to the only thing that it can mean."""

_LATELY = timedelta(days=14)
"""How much earlier than the news may be what is told of beside it: "after their meeting at the summit"."""


def _closely(thing: Sequence[Sight]) -> int:
    """How closely a thing is dated: by its own day, its month, the day of an article, or not at all."""
    length = min(s.length for s in thing)
    if length <= CLOSE:
        return 3
    return 2 if length <= MONTH else 0 if all(undated(s.published) for s in thing) else 1


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
    days = [s.days for s in thing if s.days.known and s.length <= MONTH]
    if not days or any(s.days.known for s in me) or {s.article for s in me} & {s.article for s in thing}:
        return True
    if any(s.settled for s in me) or any(long_planned(s, o) for s in me for o in thing):
        return True
    if any(is_named_after(s, o) or is_remembered(s, o) for s in me for o in thing):
        return True
    return any(not s.likely.known or _lately(s.likely).overlaps(d) for s in me for d in days)


def _lately(likely: When) -> When:
    """The days of which something told of beside the news may be."""
    return likely.model_copy(update={"start": likely.start - _LATELY}) if likely.start is not None else likely


def _lacks(thing: Sequence[Sight], other: Sequence[Sight]) -> bool:
    """Whether somebody whom one thing names is not told of in the other, which names others."""
    cast = [w for s in other for w in s.cast]
    mine, theirs = ([w for s in of for w in s.named] for of in (thing, other))
    if not theirs or by_other_parts(mine, theirs):
        return False
    return any(not any(alike(w, o)[0] for o in cast) for w in mine)


def _at_large(thing: Sequence[Sight]) -> bool:
    """Whether it is a conference or a summit, at the margins of which others meet."""
    return any(kind_of(s) in GATHERINGS for s in thing)


def _sides(thing: Sequence[Sight]) -> set[str]:
    return {k for s in thing for w in s.named for k in w.keys}


def _of_envoys(thing: Sequence[Sight]) -> bool:
    """Whether some are told to have been sent, and none to lead a country."""
    acting = [w for s in thing for w in s.acting if w.role not in AROUND]
    return any(w.sent for w in acting) and not any(w.leads for w in acting)


def _of_leaders(thing: Sequence[Sight]) -> bool:
    """Whether all who take part lead a country."""
    acting = [w for s in thing for w in s.acting if w.role not in AROUND]
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
    if not all(s.says_little for s in me):
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
    thing, other = _told_of(thing, other), _told_of(other, thing)
    over = any(is_remembered(a, b) or is_remembered(b, a) for a in thing for b in other)
    if any(excluded(a, b, remembered=over) or veto(a, b, seats) is not None for a in thing for b in other):
        return True
    for plan, done in ((thing, other), (other, thing)):
        if all(p.direction != "done" for p in plan) and any(proposes(p, d) for p in plan for d in done):
            return True
    return _strange(thing, other)


def _told_of(thing: Sequence[Sight], plan: Sequence[Sight]) -> Sequence[Sight]:
    """What counts of a thing beside a plan of long before: what came of it, whatever was planned meanwhile."""
    if not any(long_planned(p, s) for p in plan for s in thing):
        return thing
    return [s for s in thing if s.direction == "done"]


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
