"""Whether two claims, of which one says little, may tell of one thing: what it says must fit, and its days.

Two claims that both say much are weighed as a pair (`pairing`). Of "the envoys' talks", "their meeting in the spring"
nothing closer is told than who, or where, or when: an archivist asks what else it could be (`absorbing`).
"""

from __future__ import annotations

from goodoffices.record.casting import Score, by_other_parts, of_one_story
from goodoffices.record.gatherings import GATHERED, GATHERINGS, kind_of
from goodoffices.record.matching import alike
from goodoffices.record.pairing import VAGUE, beside_cast, called_otherwise
from goodoffices.record.places import lies_in
from goodoffices.record.placing import gives_way
from goodoffices.record.recalling import recalls
from goodoffices.record.sights import CLOSE, CONTACTS, MONTH, OFF, Sight
from goodoffices.record.vetoes import days_clash
from goodoffices.schema import When

FITS, FITS_WITHIN = 50, 30
"""Points from which a claim that says little can mean a thing: of another article, of its own."""

MARGIN = 10
"""Points within which another thing can be meant as well."""

_ONE, _BOTH = 20, 40
"""Points for one side in common, and for two."""
_KNOWN = 15
"""Points for an agreement that is told of as known: "the truce", "the 2002 ceasefire"."""
_PLACED = 30
"""Points for what is called by its place alone, whenever that was."""
_SEASON = 120
"""Days for which "the Davos meeting" is the last one there."""
_ALIKE, _STORY = 10, 25
"""Points for reports that name the same, and for those that both tell of "the talks"."""

_ATTACKS = frozenset(
    ["attack", "incident", "violence", "assault", "killing", "death", "bombing", "shooting", "strike", "raid"]
)
"""Nouns by which an article tells again of violence."""


def fitting(one: Sight, other: Sight) -> Score | None:
    """What speaks for two claims being one thing, at least one of which says little; None where they do not fit.

    Args:
        one: A claim.
        other: Another.
    """
    if one.kind != other.kind or one.series or other.series or not (one.says_little or other.says_little):
        return None
    needed, apart = FITS, by_other_parts(one.acting, other.acting)
    if not apart and one.article == other.article and not max((one, other), key=lambda v: v.order).fresh:
        needed = FITS_WITHIN
    if one.kind == "incident":
        if not _one_scene(one, other):
            return None
    elif any(undated(s.likely) and not s.settled for s in (one, other)):
        needed += MARGIN
    remembered = is_remembered(one, other) or is_remembered(other, one)
    if excluded(one, other, remembered=remembered) or _other_sort(one, other):
        return None
    if proposes(one, other) or proposes(other, one):
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
    if cast.points == _BOTH and (remembered or is_named_after(one, other) or is_named_after(other, one)):
        found.add(_PLACED, "named after the place")
    known = one.type == other.type is not None and (recalls(one, other) or recalls(other, one))
    if known and (cast.points or one.article == other.article):
        found.add(_KNOWN, "told of as known")
    found.put_first(cast)
    return found if found.points >= needed else None


def _other_sort(one: Sight, other: Sight) -> bool:
    """Whether one tells of an agreement of another type, or an article of one planned and one done, or of two sorts."""
    if one.kind == "agreement" and one.type != other.type and one.named and other.named:
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


def proposes(one: Sight, other: Sight) -> bool:
    """Whether one proposes or calls off something on a day on which, as the other tells, it was over."""
    if one.status not in ("proposed", *OFF) or other.direction != "done" or one.published.end is None:
        return False
    done = other.days.end if other.days.known else other.published.start
    return done is not None and done <= one.published.end


def is_named_after(later: Sight, other: Sight) -> bool:
    """Whether one is called by the place, and by nothing else that tells when it was: "the Davos meeting"."""
    if not later.placed or not later.again or later.days.known or later.place != other.place or later.wide:
        return False
    told, was = later.published.end, other.days.start
    return told is not None and was is not None and 0 <= (told - was).days <= _SEASON


def is_remembered(plan: Sight, done: Sight) -> bool:
    """Whether a plan without a day is told of once it came about there: "plans for a summit in Tarn"."""
    if not plan.ahead or plan.days.known or plan.another or kind_of(plan) not in GATHERED:
        return False
    if plan.place is None or (plan.place != done.place and not lies_in(done, plan)) or done.direction != "done":
        return False
    told, was = plan.published.start, done.days.end
    known = told is not None and was is not None and done.length <= MONTH
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
    if gives_way(one, other):
        return False
    return one.country is not None and other.country is not None and one.country != other.country


def _cast(one: Sight, other: Sight) -> Score | None:
    """Who takes part in both; None where each has somebody whom the other lacks."""
    mine, theirs = one.named, other.named
    if by_other_parts(mine, theirs):
        mine = []  # who brought together, and who met
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
        if len(sides) < 2 and GATHERINGS & {kind_of(one), kind_of(other)} and kind_of(one) != kind_of(other):
            return None  # who met at the margins of a conference
        found.add(_BOTH if len(sides) > 1 else _ONE, f"in both: {', '.join(sorted(sides))}")
        if len(sides) > 1:
            return found
        if any(a.known is not None and kind_of(b) is None for a, b in ((one, other), (other, one))):
            return None  # somebody of one side "met" others at the place of a round
    elif (mine or theirs) and GATHERINGS & {kind_of(one), kind_of(other)} and kind_of(one) != kind_of(other):
        return None
    if one.article != other.article and of_one_story(one, other):
        points = _STORY if not (mine and theirs) and _of_one_sort(one, other) else _ALIKE
        found.add(points, "told in reports that name the same people and places")
    return found


def _of_one_sort(one: Sight, other: Sight) -> bool:
    """Whether both are called talks, a summit or a conference, are agreements made, or journeys of a delegation."""
    if one.kind == "agreement":
        begun = any(s.fresh and s.status == "under_way" for s in (one, other))  # "a truce took effect": another one
        return not begun and all(s.direction == "done" or s.settled for s in (one, other))
    if one.kind == "visit":
        return any(w.sent for s in (one, other) for w in s.cast)
    return kind_of(one) in GATHERED and kind_of(one) == kind_of(other) and not (one.fresh or other.fresh)
