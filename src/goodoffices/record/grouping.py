"""From pairs to groups: the best pairs first, and never against a veto between any two members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import combinations, combinations_with_replacement
from typing import NamedTuple

from goodoffices.record.fitting import fitting
from goodoffices.record.pairing import enough, score
from goodoffices.record.seats import Seats
from goodoffices.record.sights import Sight
from goodoffices.record.vetoes import days_clash, veto, within

MOVED_WITHIN = 120
"""Days by which a thing may be moved and still be the same."""

CLOSEST = 20
"""Of the partners of a vague claim, so many are looked at."""

DOUBT = 3
"""Points within which two partners that exclude each other are equally good: then neither is taken."""


NEARLY = 15
"""Points by which a pair may miss what it needs and still be worth a reviewer's look."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims (by index) that may be one thing."""

    one: int
    other: int
    points: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What reviewers decided of pairs of claims (by index, the smaller first), each with why, in words.

    Args:
        together: Pairs that are one thing, those of the latest decision first.
        apart: Pairs that are not.
    """

    together: Mapping[tuple[int, int], str] = field(default_factory=dict)
    apart: Mapping[tuple[int, int], str] = field(default_factory=dict)


UNDECIDED = Decided()


class Weight(NamedTuple):
    """What speaks for a pair.

    Args:
        at: Place of the pair.
        points: What speaks for it.
        enough: It has enough, and no veto.
        nearly: It has nearly enough, or more.
        fits: What speaks for one of them meaning the thing of the other, where it says little; 0 where it does not.
    """

    at: int
    points: int
    enough: bool
    nearly: bool
    fits: int


def weigh(views: Sequence[Sight], candidates: Sequence[tuple[int, int]], seats: Seats) -> list[Weight]:
    """What speaks for each pair; those for which little speaks are left out.

    Args:
        views: The claims.
        candidates: The pairs, by index.
        seats: Who holds which seat.
    """
    found = []
    for at, (i, j) in enumerate(candidates):
        one, other = views[i], views[j]
        needed = enough(one, other)
        worth = needed if days_clash(one, other) else needed - NEARLY  # two days need no reviewer's look
        points = score(one, other, worth).points
        is_enough = points >= needed and veto(one, other, seats) is None
        nearly = is_enough or (points >= worth and one.kind != "statement")
        fit = fitting(one, other) if one.says_little or other.says_little else None
        if nearly or fit is not None:
            found.append(Weight(at, points, is_enough, nearly, fit.points if fit is not None else 0))
    return found


def group(views: Sequence[Sight], pairs: Sequence[Pair], seats: Seats, decided: Decided = UNDECIDED) -> list[list[int]]:
    """Groups of claims (by index) that are one thing; every claim is in one group.

    Args:
        views: The claims, sorted by id.
        pairs: Their pairs, best first.
        seats: Who holds which seat.
        decided: What reviewers decided; it goes before everything.
    """
    member_of = list(range(len(views)))
    members = {i: [i] for i in member_of}
    names = {i: views[i].known for i in member_of}  # the one thing of a pack that all members name
    kept_apart: dict[int, set[int]] = {}
    for one, other in decided.apart:
        kept_apart.setdefault(one, set()).add(other)
        kept_apart.setdefault(other, set()).add(one)

    def may(low: int, high: int) -> bool:
        return not any(kept_apart[i].intersection(members[high]) for i in members[low] if i in kept_apart)

    for one, other in decided.together:
        low, high = sorted((member_of[one], member_of[other]))
        if low != high and may(low, high):
            for i in members[high]:
                member_of[i] = low
            members[low] = sorted(members[low] + members.pop(high))
            names[low] = names[low] if names[low] == names[high] else None
    fitting = {(p.one, p.other) for p in pairs}  # no veto between these: it was looked for when they were weighed
    loose = _loose(views, members, seats) if decided.together else frozenset()
    for pair in _certain(views, pairs, seats, fitting):
        low, high = sorted((member_of[pair.one], member_of[pair.other]))
        if low == high or not may(low, high):
            continue
        named_alike = names[low] is not None and names[low] == names[high]
        ours, theirs = ([i for i in members[g] if i not in loose or i in (pair.one, pair.other)] for g in (low, high))
        if named_alike or _fit(views, ours, theirs, seats, fitting):
            for i in members[high]:
                member_of[i] = low
            members[low] = sorted(members[low] + members.pop(high))
            names[low] = names[low] if named_alike else None
    return [members[i] for i in sorted(members)]


def _loose(views: Sequence[Sight], members: Mapping[int, Sequence[int]], seats: Seats) -> frozenset[int]:
    """Claims that a reviewer joined with others which they exclude: these exclude no third claim from the thing."""
    found = set()
    for joined in (m for m in members.values() if len(m) > 1):
        for i, j in combinations(joined, 2):
            if days_clash(views[i], views[j]) or veto(views[i], views[j], seats) is not None:
                found |= {i, j}
    return frozenset(found)


def _fit(
    views: Sequence[Sight],
    one: Sequence[int],
    other: Sequence[int],
    seats: Seats,
    fitting: AbstractSet[tuple[int, int]],
) -> bool:
    """Whether two groups can be one thing: no veto crosses, and their days agree or one tells that it was moved."""
    moves = any(views[i].moves for i in (*one, *other))
    whole = [views[i] for i in (*one, *other) if views[i].lasting]
    for i in one:
        for j in other:
            a, b = views[i], views[j]
            if days_clash(a, b) and not (moves and _moved(a, b)) and not any(within(a, b, w) for w in whole):
                return False
            if (min(i, j), max(i, j)) not in fitting and veto(a, b, seats) is not None:
                return False
    return True


def _moved(one: Sight, other: Sight) -> bool:
    """Whether a plan may have given way to another day."""
    if one.days.start is None or other.days.start is None:
        return False
    near = abs((one.days.start - other.days.start).days) <= MOVED_WITHIN
    if _was_over(one, other) or _was_over(other, one):
        return False
    return near and any(v.ahead or v.status == "cancelled" for v in (one, other))


def _was_over(done: Sight, plan: Sight) -> bool:
    """Whether something was over when a report told that a meeting is put off: "the previous round was held in May"."""
    if done.direction != "done" or not (plan.moves or plan.ahead):
        return False
    return done.days.end is not None and plan.published.start is not None and done.days.end < plan.published.start


def _certain(
    views: Sequence[Sight], pairs: Sequence[Pair], seats: Seats, fitting: AbstractSet[tuple[int, int]]
) -> list[Pair]:
    """The pairs without those of a claim that fits, equally well, things which exclude each other."""
    partners: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs:
        for me, you in ((pair.one, pair.other), (pair.other, pair.one)):
            if not views[me].moves:
                partners.setdefault(me, []).append((pair.points, you))
    doubtful: set[tuple[int, int]] = set()
    for me, found in partners.items():
        best = max(points for points, _ in found)
        top = [you for points, you in found if points >= best - DOUBT][:CLOSEST]
        agreed = _majority(views, top, seats, fitting)
        if not agreed and views[me].sure is None:
            doubtful |= {(me, you) for _, you in found if views[you].sure is not None}
        doubtful |= {(me, you) for you, of_most in zip(top, agreed or [False] * len(top), strict=True) if not of_most}
    return [p for p in pairs if (p.one, p.other) not in doubtful and (p.other, p.one) not in doubtful]


def _majority(
    views: Sequence[Sight], partners: Sequence[int], seats: Seats, fitting: AbstractSet[tuple[int, int]]
) -> list[bool]:
    """Of each partner, whether it goes with more than half of them; empty when none does."""
    if len(partners) == 1:
        return [True]

    def goes(i: int, j: int) -> bool:
        if days_clash(views[i], views[j]):
            return False
        return i == j or (min(i, j), max(i, j)) in fitting or veto(views[i], views[j], seats) is None

    together = [0] * len(partners)
    for (at, i), (beside, j) in combinations_with_replacement(enumerate(partners), 2):
        if goes(i, j):
            together[at] += 1
            together[beside] += at != beside
    of_most = [2 * number > len(partners) for number in together]
    return of_most if any(of_most) else []
