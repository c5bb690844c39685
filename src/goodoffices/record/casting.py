"""What those who take part in two claims speak for or against their telling of one thing."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.record.gatherings import kind_of
from goodoffices.record.matching import NAMED, PART, SEAT, alike
from goodoffices.record.people import BRINGING, Who
from goodoffices.record.sights import MONTH, Sight

SAME_CAST = 50
"""The most that those who take part can speak for a pair."""

SHARED = 4
"""Names, of the sample that is kept of each article, that two reports of one story share."""

_DOING = {"source": "target", "target": "source", "visitor": "host", "host": "visitor"}


class Score:
    """Points for and against one pair, with the reasons in words, which few ask for."""

    __slots__ = ("_told", "points")

    def __init__(self) -> None:
        self.points = 0
        self._told: list[tuple[str, tuple[object, ...]]] = []

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in words."""
        return tuple(reason.format(*values) if values else reason for reason, values in self._told)

    def add(self, points: int, reason: str, *values: object) -> None:
        """Counts a reason, which has `{}` in place of each of the values."""
        self.points += points
        self._told.append((reason, values))

    def put_first(self, other: Score) -> Score:
        """Counts all of another one's reasons before its own; gives itself."""
        self.points += other.points
        self._told[:0] = other._told
        return self


def weigh_cast(one: Sight, other: Sight, found: Score) -> None:
    """Who takes part: each of the smaller cast is looked for in the larger."""
    mine, theirs = one.acting, other.acting
    if not mine or not theirs or by_other_parts(mine, theirs):
        if _in_reports_of_one(one, other):
            found.add(30, "told in reports that name the same people and places")
        elif mine and theirs and _at_one_table(one, other):
            found.add(25, "talks in one town, of which one names the sides, one who brought them together")
        return
    if len(theirs) < len(mine):
        mine, theirs = theirs, mine
    best = [_best(w, theirs) for w in mine]
    mean = sum([points for points, _ in best]) // len(best)
    last = _last_two(mine, theirs, best) if one.article != other.article else None
    if last is not None and _left_open(*last):
        best[mine.index(last[0])] = PART, "named in one, and told by his side in the other"
        mean = sum([points for points, _ in best]) // len(best)
    matched = [(w, why) for w, (points, why) in zip(mine, best, strict=True) if points]
    if _of_one_gathering(one, other):
        found.add(35, f"a {kind_of(one)} at one place in the same days, of which each names whom it likes")
        return
    if not matched:
        if not _cut_short(one, other):
            found.add(-40, "nobody in common")
        return
    names = ", ".join([" ".join(w.words) for w, _ in matched])
    if all(w.unnamed for w, _ in matched) and not _of_one_scene(one, other):
        found.add(10, f"unnamed in reports of other scenes: {names}")
        return
    if all(w.unnamed for w, _ in matched) and one.article != other.article and (same := one.scene & other.scene):
        found.add(10, f"the same scene: {', '.join(sorted(same))}")
    alone = len(matched) == 1 and not matched[0][0].several
    if mean >= SEAT and not alone:
        found.add(SAME_CAST if three_shared(one, other) else 45, f"the same people: {names}")
    elif mean >= NAMED and not alone:
        found.add(40, f"the same people, named otherwise: {names}")
    elif mean >= PART:
        found.add(25 if alone else 35, f"{matched[0][1]}: {names}")
    elif len(matched) > 1 and _came_of(one, other):
        found.add(25, f"a plan, and what came of it with fewer: {names}")
        return
    else:
        found.add(10, f"some in common: {names}")
    missing = sum(not points and not w.unnamed for w, (points, _) in zip(mine, best, strict=True))
    if missing:
        found.add(-15 * missing, f"{missing} not in the other report")


def _last_two(
    mine: Sequence[Who], theirs: Sequence[Who], best: Sequence[tuple[int, str]]
) -> tuple[Who, Who] | None:  # fmt: skip
    """Who is left over of each of two casts of one size when all others have been found; None where more are."""
    left = [w for w, (points, _) in zip(mine, best, strict=True) if not points]
    if len(left) != 1 or not 1 < len(mine) == len(theirs):
        return None
    over = [o for o in theirs if not any(alike(o, w)[0] for w in mine)]
    return (left[0], over[0]) if len(over) == 1 else None


def _left_open(one: Who, other: Who) -> bool:
    """Whether one is a person of whom nothing tells for whom he acts, and the other is told only by his side."""
    return any(
        a.person is not None and not a.known and a.country is None and a.side is None and b.person is None
        for a, b in ((one, other), (other, one))
    )


def by_other_parts(some: Sequence[Who], others: Sequence[Who]) -> bool:
    """Whether one report names only who brought together, the other only who met: neither speaks of the other's."""
    parts = [{w.role in BRINGING for w in cast} for cast in (some, others)]
    apart = {True} in parts and {False} in parts
    return apart and not any(alike(w, o)[0] for w in some for o in others)


def _came_of(one: Sight, other: Sight) -> bool:
    """Whether one tells of a plan for one town and a month, the other of what several of them did there in it."""
    placed = one.place is not None and one.place == other.place and not one.wide and one.article != other.article
    plan = next((s for s in (one, other) if s.direction == "ahead"), None)
    return placed and plan is not None and "done" in (one.direction, other.direction) and plan.length <= MONTH


def _cut_short(one: Sight, other: Sight) -> bool:
    """Whether a headline names nobody of those whom the sentence under it does: "FMs to meet"."""
    return any(a.headline and b.opens and all(w.unnamed for w in a.acting) for a, b in ((one, other), (other, one)))


def _of_one_scene(one: Sight, other: Sight) -> bool:
    """Whether two reports name some of the same: "the two leaders" of one war are not those of another."""
    told = one.article == other.article or not one.names or not other.names
    return told or bool(one.names & other.names) or bool(one.scene & other.scene)


def _in_reports_of_one(one: Sight, other: Sight) -> bool:
    """Whether two articles tell of talks or a deal, at least one of them without its sides, and name much the same."""
    kind = kind_of(one)
    gathered = kind in ("talks", "summit", "conference") and kind == kind_of(other) and not (one.fresh or other.fresh)
    agreed = one.kind == "agreement" and one.direction == other.direction == "done" and one.type == other.type
    return (gathered or agreed) and one.article != other.article and of_one_story(one, other)


def _at_one_table(one: Sight, other: Sight) -> bool:
    """Whether two articles that name some of the same tell of talks in one town in the same month."""
    placed = one.place is not None and one.place == other.place and not one.wide and one.article != other.article
    days = max(one.length, other.length) <= MONTH and one.days.overlaps(other.days)
    return placed and days and kind_of(one) == kind_of(other) == "talks" and len(one.names & other.names) > 1


def of_one_story(one: Sight, other: Sight) -> bool:
    """Whether two articles name much the same people and places; a note of two lines on a truce names few."""
    shared, most = len(one.names & other.names), min(len(one.names), len(other.names))
    return shared >= SHARED or (one.kind == "agreement" and most < SHARED and 2 * shared > most)


def _of_one_gathering(one: Sight, other: Sight) -> bool:
    """Whether both tell of the summit, or the conference, that was in one town in the same few days."""
    kind = kind_of(one)
    if kind not in ("summit", "conference") or kind_of(other) != kind or one.article == other.article:
        return False
    placed = one.place is not None and one.place == other.place and not one.wide
    close = max(one.length, other.length) <= 7 and one.bounds.overlaps(other.bounds)
    return placed and close and one.days.known and other.days.known


def three_shared(one: Sight, other: Sight) -> bool:
    """Whether three people are at both, whatever their part: three come together more seldom than two."""
    if min(len(one.cast), len(other.cast)) < 3:
        return False
    mine, theirs = ({w.person for w in v.cast if w.at >= 0 and w.person is not None} for v in (one, other))
    return len(mine & theirs) > 2


def _best(one: Who, others: Sequence[Who]) -> tuple[int, str]:
    """The best match of a participant; who does and who suffers are never taken for each other."""
    never = _DOING.get(one.role)
    return max([alike(one, w) for w in others if w.role != never], default=(0, ""))
