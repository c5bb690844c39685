"""Whether a report can tell of a meeting that the packs know, by the days that it gives and the day of its article."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.record.known import LONG
from goodoffices.record.occasions import Occasion
from goodoffices.record.people import Who
from goodoffices.record.sights import PLANS, Sight
from goodoffices.schema import Article, Claim, When

MOVED = 300
"""Days by which the day of a meeting held but once may be off: it was planned for another day, or told wrongly."""

NEWS, SOON, FAR = 14, 35, 120
"""Days back to a meeting, and days ahead to a round and to a congress that is called by its name, without a day."""

_WEEK = 7


def held_once(one: Occasion, days: When) -> bool:
    """Whether a meeting held but once can be meant: it may have been put off by months, not by years."""
    off = apart(one, days) if days.known else None
    return off is None or abs(off) <= MOVED


def apart(one: Occasion, days: When) -> int | None:
    """Days from an interval to a meeting: above 0 where the meeting lies ahead, 0 within; None where it is open."""
    if days.start is None or days.end is None:
        return None
    if one.first > days.end:
        return (one.first - days.end).days
    return -(days.start - one.last).days if days.start > one.last else 0


def in_time(one: Occasion, sight: Sight, words: frozenset[str]) -> bool:
    """Whether a known meeting is of the days that a claim gives, else of the time in which it can be news."""
    if sight.days.known:
        within = sight.length <= LONG and apart(one, sight.days) == 0
        return within or (one.alone and sight.moves and len(words & one.words) > 1)
    if sight.retrospect or sight.published.start is None or sight.published.end is None:
        return False
    off = apart(one, sight.published)
    if off is None or (sight.published.end - sight.published.start).days > _WEEK:
        return False
    far = one.alone and len(words & one.words) > 1
    if sight.status in PLANS or sight.moves:
        return -one.length <= off <= (FAR if far else SOON)
    if sight.status in ("held", "under_way"):
        return -NEWS <= off <= 1
    return -NEWS <= off <= (FAR if far else NEWS)


def dated(one: Occasion, claim: Claim, article: Article) -> bool:
    """Whether the sentence itself gives the first or the last day, whatever else it was read for: "on 28 November"."""
    after = article.text[claim.trigger.start : claim.sentence.end]
    days = {f"{d.day} {d:%B}" for d in (one.first, one.last)} | {f"{d:%B} {d.day}" for d in (one.first, one.last)}
    near = apart(one, claim.when) if claim.when.known else None
    return near is not None and abs(near) <= LONG and any(day in after for day in days)


def told_wrongly(one: Occasion, kind: str | None, stated: Sequence[Who], sight: Sight) -> bool:
    """Whether all who were at a summit are named, and its place, and the day misses it by a week at most."""
    if kind not in ("summit", "conference") or kind not in one.kinds or not sight.days.known or sight.length > _WEEK:
        return False
    off = apart(one, sight.days)
    sides = {key for w in stated for key in w.keys}
    return off is not None and abs(off) <= _WEEK and len(one.parties) > 1 and one.parties <= sides
