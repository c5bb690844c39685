"""The second pass of linking: each thing of which little is told joins the only one that it can mean, in shards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from goodoffices.record.comparing import Absorb, Mean
from goodoffices.record.gathering import Gathered
from goodoffices.record.joining import OPEN, Joined, find
from goodoffices.record.whole_numbers import Whole, runs, together
from goodoffices.record.work import Workers

MEANT = 200
"""Things that say little that go to a process together."""


def absorbed(gathered: Gathered, found: Joined, workers: Workers) -> Joined:
    """Joins what says little of a thing with the only thing that it can mean.

    Whom each one means is told from what was joined before, whatever the others mean. What stands between two is listed
    as nearly linked.
    """
    fits = found.pairs.fits
    touched = np.isin(found.label, np.unique(found.label[np.append(fits.one, fits.other)]))
    find(gathered, workers, found, np.flatnonzero(touched & (found.thing == OPEN)))
    asked = _asked(found)
    if not len(asked):
        return found
    members = _Members(found.thing)
    starts, sizes = runs(asked[:, 0])
    each = [slice(at, at + size) for at, size in zip(starts.tolist(), sizes.tolist(), strict=True)]
    shards = [each[at : at + MEANT] for at in range(0, len(each), MEANT)]
    chosen, doubtful = list[int](), list[int]()
    for number, made in workers(_meaning(gathered, members, asked, some) for some in shards):
        for of, (which, nearest) in zip(shards[number], made, strict=True):
            if which is not None:
                chosen.append(of.start + which)
            elif nearest is not None:
                doubtful.append(of.start + nearest)
    between = set(asked[doubtful, 0].tolist())  # what stands between two is not what a third one means
    chosen = [at for at in chosen if int(asked[at, 1]) not in between]
    chosen.sort(key=lambda at: (-int(asked[at, 4]), at))
    pairs, linked = asked[chosen, :2], asked[chosen, 2:4]
    thing = _absorbed(gathered, found, members, pairs, workers)
    means = {one: other for one, other in linked.tolist() if thing[one] == thing[other]}
    near = np.sort(asked[sorted(doubtful), 2:4], axis=1)
    return replace(found, thing=thing, means={**means, **found.means}, between=[(a, b) for a, b in near.tolist()])


def _asked(found: Joined) -> Whole:
    """What each thing may mean: it, the other thing, the claim of each by which it may, and what speaks for it."""
    thing, fits = found.thing, found.pairs.fits
    rows = np.stack([fits.one, fits.other], axis=1)
    both = np.concatenate([rows, rows[:, ::-1]])  # each may mean the other
    told = np.concatenate([thing[both], both, np.append(fits.points, fits.points)[:, None]], axis=1)
    kept = {(int(thing[i]), int(thing[j])) for i, j in found.pairs.told.apart}
    told = told[told[:, 0] != told[:, 1]]
    if kept:
        free = [(a, b) not in kept and (b, a) not in kept for a, b in told[:, :2].tolist()]
        told = told[np.array(free, np.bool_)]
    told = told[np.lexsort((told[:, 3], told[:, 2], -told[:, 4], told[:, 1], told[:, 0]))]
    first = np.append(True, (told[1:, :2] != told[:-1, :2]).any(axis=1))[: len(told)]
    best: Whole = told[first]
    return best


def _absorbed(gathered: Gathered, found: Joined, members: _Members, pairs: Whole, workers: Workers) -> Whole:
    """For each row the lowest of its thing, once those that are one have been joined, the surest first."""
    label = together(len(found.thing), pairs[:, 0], pairs[:, 1])[pairs[:, 0]]
    apart = np.array([*found.pairs.told.apart], np.int64).reshape(-1, 2)
    thing, handed = found.thing.copy(), list[Whole]()

    def jobs() -> Iterator[Absorb]:
        for of in np.unique(label).tolist():
            some = pairs[label == of]
            mine = np.sort(np.concatenate([members.of(t) for t in np.unique(some).tolist()]))
            handed.append(mine)
            kept = apart[np.isin(apart, mine).all(axis=1)]
            first, places, never = (np.searchsorted(mine, rows) for rows in (found.thing[mine], some, kept))
            yield Absorb(gathered.sights(mine), first.tolist(), places.tolist(), never.tolist())

    for number, made in workers(jobs()):
        thing[handed[number]] = handed[number][made]
    return thing


class _Members:
    """The rows of each thing."""

    def __init__(self, thing: Whole) -> None:
        self._by = np.argsort(thing, kind="stable")
        self._of = thing[self._by]

    def of(self, thing: int) -> Whole:
        """The rows of one thing, by its first row."""
        found: Whole = self._by[np.searchsorted(self._of, thing) : np.searchsorted(self._of, thing, "right")]
        return found


def _meaning(gathered: Gathered, members: _Members, asked: Whole, some: Sequence[slice]) -> Mean:
    of_thing = {t: members.of(t) for t in np.unique(asked[some[0].start : some[-1].stop, :2]).tolist()}
    rows = np.unique(np.concatenate(list(of_thing.values())))
    places = {t: np.searchsorted(rows, held).tolist() for t, held in of_thing.items()}
    return Mean(
        gathered.sights(rows),
        [
            (
                places[int(asked[of.start, 0])],
                [(places[t], points) for t, points in zip(asked[of, 1].tolist(), asked[of, 4].tolist(), strict=True)],
            )
            for of in some
        ],
    )
