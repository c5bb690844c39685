"""From cards to things: pairs that share a key are weighed, and those that hang together are grouped, in shards."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

import numpy as np

from goodoffices.record.blocking import LOW, LOW_BITS, candidates
from goodoffices.record.comparing import Group, Nearly, Weigh
from goodoffices.record.decisions import Pairs
from goodoffices.record.decks import Deck
from goodoffices.record.gathering import Gathered
from goodoffices.record.grouping import Decided
from goodoffices.record.near import near
from goodoffices.record.whole_numbers import Whole, Yes, runs, together
from goodoffices.record.work import Workers
from goodoffices.schema import Near

WEIGHED, GROUPED = 4000, 500
"""Pairs and claims that go to a process together."""

LARGE = 1000
"""Of more claims that hang together the things are found first, by their sights: whole, they would fill the memory."""

OPEN = -1
"""In place of the thing of a claim that is found where its entry is written."""


class Fits(NamedTuple):
    """Pairs of claims of which one says little, and may mean the thing of the other.

    Args:
        one: One row of each,
        other: and the other, higher one.
        points: What speaks for it.
    """

    one: Whole
    other: Whole
    points: Whole


@dataclass(frozen=True)
class Weighed:
    """The pairs of claims that have nearly enough for one thing, or more.

    Args:
        one: One row of each pair,
        other: and the other, higher one.
        points: What speaks for it.
        enough: How many have enough for it; these come first, and the best of each first.
        told: What reviewers decided, by row.
        fits: Pairs of which one says little, and may mean the thing of the other.
    """

    one: Whole
    other: Whole
    points: Whole
    enough: int
    told: Decided
    fits: Fits


@dataclass(frozen=True)
class Joined:
    """Which claims tell of one thing.

    Args:
        thing: For each card the lowest row of the claims of the same thing; `OPEN` where that is yet to be found.
        label: For each card the lowest row of all that hang together with it.
        pairs: The pairs that were weighed.
        means: The row that means the thing of another one, and that other one.
        between: Pairs of a row that says little and another, between whose thing and a third one it stands.
    """

    thing: Whole
    label: Whole
    pairs: Weighed
    means: Mapping[int, int] = field(default_factory=dict)
    between: Sequence[tuple[int, int]] = ()

    def shards(self, rows: Whole, label: Whole) -> Iterator[Shard]:
        """Rows in lots, those of one label together, each with the pairs within its labels.

        Args:
            rows: Some rows.
            label: The label of every row.
        """
        one, other, points = (c[: self.pairs.enough] for c in (self.pairs.one, self.pairs.other, self.pairs.points))
        rows = rows[np.argsort(label[rows], kind="stable")]
        _, sizes = runs(label[rows])
        shard = np.repeat(np.cumsum(sizes) // GROUPED, sizes)
        shard_of = np.full(len(label), -1)
        shard_of[rows] = shard
        within = np.flatnonzero((label[one] == label[other]) & (shard_of[one] >= 0))
        by = within[np.argsort(shard_of[one[within]], kind="stable")]
        numbers = np.unique(shard)
        of_rows = np.searchsorted(shard, np.append(numbers, LOW)).tolist()
        of_pairs = np.searchsorted(shard_of[one[by]], np.append(numbers, LOW)).tolist()
        for n in range(len(numbers)):
            mine, pairs = np.sort(rows[of_rows[n] : of_rows[n + 1]]), by[of_pairs[n] : of_pairs[n + 1]]
            places = np.searchsorted(mine, one[pairs]), np.searchsorted(mine, other[pairs])
            best_first = zip(places[0].tolist(), places[1].tolist(), points[pairs].tolist(), strict=True)
            yield Shard(mine, list(best_first), _within(self.pairs.told, mine))


class Shard(NamedTuple):
    """Some claims that go to a process together.

    Args:
        rows: Their rows, ascending.
        pairs: The pairs of them with enough, by their places in `rows`, best first, with their points.
        told: What reviewers decided of them, by their places.
    """

    rows: Whole
    pairs: list[tuple[int, int, int]]
    told: Decided


def weighed(gathered: Gathered, workers: Workers) -> Weighed:
    """Weighs the pairs of claims that share a key."""
    deck = gathered.deck
    replay = gathered.replay
    told = Decided(_rows(gathered, replay.together, "joined"), _rows(gathered, replay.apart, "kept apart"))
    order = gathered.order()
    pairs = candidates(deck.key, deck.of, order, partial(hopeless, deck))
    one, other = pairs >> LOW_BITS, pairs & LOW
    label = together(len(deck), one, other)
    by = np.lexsort((order[other], order[one], label[one]))  # what hangs together, and is near in time, goes together
    one, other = one[by], other[by]
    shards = (slice(at, at + WEIGHED) for at in range(0, len(by), WEIGHED))
    weights = (array("q"), array("q"), bytearray(), bytearray(), array("q"))  # as in `Weight`
    for number, found in workers(_weighing(gathered, one[s], other[s]) for s in shards):
        for weight in found:
            for column, value in zip(weights, weight, strict=True):
                column.append(value)
            weights[0][-1] += number * WEIGHED
    place, points, fits = (np.array(weights[n], np.int64) for n in (0, 1, 4))
    enough, worth = (np.array(weights[n], np.bool_) for n in (2, 3))
    one, other = one[place], other[place]
    loose = Fits(one[fits > 0], other[fits > 0], fits[fits > 0])
    one, other, points, enough = one[worth], other[worth], points[worth], enough[worth]
    by = np.lexsort((other, one, -points, ~enough))
    return Weighed(one[by], other[by], points[by], int(enough.sum()), told, loose)


def joined(gathered: Gathered, workers: Workers, pairs: Weighed, *, least: int = LARGE) -> Joined:
    """Joins the claims that tell of one thing.

    Args:
        gathered: The claims.
        workers: Who does the work.
        pairs: Their pairs.
        least: Of fewer that hang together the things are left open, to be found where their entries are written.
    """
    number = len(gathered.deck)
    wanted = np.array([*pairs.told.together], np.int64).reshape(-1, 2)
    one, other = pairs.one[: pairs.enough], pairs.other[: pairs.enough]
    label = together(number, np.append(one, wanted[:, 0]), np.append(other, wanted[:, 1]))
    size = np.bincount(label, minlength=number)[label]
    found = Joined(np.where(size == 1, np.arange(number), OPEN), label, pairs)
    find(gathered, workers, found, np.flatnonzero(size > max(1, least)))
    return found


def find(gathered: Gathered, workers: Workers, found: Joined, rows: Whole) -> None:
    """Finds the things of some rows that were left open, all that hang together by a label with them among these."""
    handed: list[Whole] = []

    def jobs() -> Iterator[Group]:
        for shard in found.shards(rows, found.label):
            handed.append(shard.rows)
            yield Group(gathered.sights(shard.rows), shard.pairs, shard.told)

    for number, groups in workers(jobs()):
        for group in groups:
            found.thing[handed[number][group]] = handed[number][group[0]]


def nearly(gathered: Gathered, found: Joined, workers: Workers) -> Iterator[Near]:
    """What was nearly linked."""
    thing, deck, told = found.thing, gathered.deck, found.pairs.told
    wanted = np.array([*told.together], np.int64).reshape(-1, 2)  # a reviewer's wish that came to nothing
    between = np.array(found.between, np.int64).reshape(-1, 2)
    one = np.concatenate([wanted[:, 0], found.pairs.one, between[:, 0]])
    other = np.concatenate([wanted[:, 1], found.pairs.other, between[:, 1]])
    apart = (thing[one] != thing[other]) & ~_clash(deck, one, other)
    one, other, at = one[apart], other[apart], np.flatnonzero(apart)
    kept = {(min(a, b), max(a, b)) for a, b in ((int(thing[i]), int(thing[j])) for i, j in told.apart)}
    listed = np.array(near(zip(thing[one].tolist(), thing[other].tolist(), strict=True), kept), np.int64)
    why = [*told.together.values()]

    def jobs() -> Iterator[Nearly]:
        for some in (listed[n : n + GROUPED] for n in range(0, len(listed), GROUPED)):
            rows, local = np.unique(np.stack([one[some], other[some]]), return_inverse=True)
            pairs = local.reshape(2, -1).T.tolist()
            reasons = [why[n] if n < len(why) else None for n in at[some].tolist()]
            yield Nearly(gathered.sights(rows), [(i, j, r) for (i, j), r in zip(pairs, reasons, strict=True)])

    for _, made in workers(jobs()):
        yield from made


def _weighing(gathered: Gathered, one: Whole, other: Whole) -> Weigh:
    rows, local = np.unique(np.stack([one, other]), return_inverse=True)
    return Weigh(gathered.sights(rows), [(i, j) for i, j in local.reshape(2, -1).T.tolist()])


def _within(told: Decided, rows: Whole) -> Decided:
    """What was decided of some rows, by their places."""
    if not told.together and not told.apart:
        return told
    at = {row: n for n, row in enumerate(rows.tolist())}

    def of(pairs: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
        return {(at[i], at[j]): why for (i, j), why in pairs.items() if i in at and j in at}

    return Decided(of(told.together), of(told.apart))


def _rows(gathered: Gathered, pairs: Pairs, verb: str) -> dict[tuple[int, int], str]:
    """Decided pairs by row, those of the latest decision first."""
    found = {}
    for (one, other), decision in sorted(pairs.items(), key=lambda p: (-p[1].number, p[0])):
        i, j = gathered.row(one), gathered.row(other)
        if i is not None and j is not None:
            found[i, j] = f"{verb} by {decision.by} on {decision.day}"
    return found


def hopeless(deck: Deck, one: Whole, other: Whole) -> Yes:
    """Pairs of plain contacts of two articles on other days, for which nothing that they share can be enough.

    Args:
        deck: The cards.
        one: One row of each pair,
        other: and the other.
    """
    plain, elsewhere = deck.plain[one] & deck.plain[other], deck.page[one] != deck.page[other]
    found: Yes = plain & elsewhere & _apart(deck, one, other)
    return found


def _clash(deck: Deck, one: Whole, other: Whole) -> Yes:
    """Whether no day can be that of both; see `vetoes.days_clash`."""
    alike = (deck.known[one] > 0) & (deck.known[one] == deck.known[other])
    found: Yes = _apart(deck, one, other) & ~alike & ~deck.statement[one]
    return found


def _apart(deck: Deck, one: Whole, other: Whole) -> Yes:
    """Whether one ends before the other can begin."""
    found: Yes = (deck.high[one] < deck.low[other]) | (deck.high[other] < deck.low[one])
    return found
