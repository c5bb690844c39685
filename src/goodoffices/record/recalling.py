"""Whether a report speaks of what was there, or was planned, long before: then it says nothing of when it was."""

from __future__ import annotations

from goodoffices.record.casting import three_shared
from goodoffices.record.sights import YEAR, Sight


def is_timeless(one: Sight, other: Sight) -> bool:
    """Whether nothing is said of when it was: told again in one article, or "the truce" in another one, years later."""
    if one.article == other.article:
        return max((one, other), key=lambda v: v.order).again
    if long_planned(one, other) or long_planned(other, one):
        return True
    return (recalls(one, other) or recalls(other, one)) and min(len(one.sides), len(other.sides)) < 2


def long_planned(plan: Sight, done: Sight) -> bool:
    """Whether a plan without a day names three of those who met within a year: three come together seldom."""
    if not plan.ahead or plan.days.known or done.direction != "done" or not three_shared(plan, done):
        return False
    told, was = plan.published.start, done.days.end
    return told is not None and was is not None and 0 <= (was - told).days <= YEAR


def recalls(later: Sight, other: Sight) -> bool:
    """Whether one speaks of an agreement as known, and what the other tells of can be it: it was there by then."""
    if not later.settled or (later.days.known and not later.days.overlaps(other.likely)):
        return False
    told, made = later.published.end, (other.days if other.days.known else other.published).start
    return told is not None and made is not None and made <= told
