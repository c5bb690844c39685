"""From cards to things: pairs that share a key are weighed, and those that hang together are grouped, in shards."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from goodoffices.record.blocking import LOW, LOW_BITS, candidates
from goodoffices.record.cards import Deck
from goodoffices.record.decisions import Pairs
from goodoffices.record.gathering import Gathered
from goodoffices.record.grouping import Decided
from goodoffices.record.near import near
from goodoffices.record.whole_numbers import Whole, Yes, runs, together
from goodoffices.record.work import Group, Nearly, Weigh, Workers
from goodoffices.schema import Near

WEIGHED, GROUPED = 4000, 1000
"""Pairs and claims that go to a process together."""


@dataclass(frozen=True)
class Joined:
    """Which claims tell of one thing.

    Args:
        thing: For each card the lowest row of the claims of the same thing.
        one: The pairs that have nearly enough for them or more: one row,
        other: and the other, higher one.
        enough: Whether they have enough; these come first, and the best of each first.
        told: What reviewers decided, by row.
    """

    thing: Whole
    one: Whole
    other: Whole
    enough: Yes
    told: Decided

    def best(self) -> tuple[Whole, dict[int, str]]:
        """For each row the one that it was linked to, itself where none was; and what a reviewer linked, with why."""
        within = self.enough & (self.thing[self.one] == self.thing[self.other])
        pairs = np.stack([self.one[within], self.other[within]], axis=1)
        rows, first = np.unique(pairs.ravel(), return_index=True)
        found = np.arange(len(self.thing))
        found[rows] = pairs[:, ::-1].ravel()[first]
        decided: dict[int, str] = {}
        for (one, other), why in self.told.together.items():
            if self.thing[one] == self.thing[other]:
                decided.setdefault(one, why)
                decided.setdefault(other, why)
        return found, decided


def joined(gathered: Gathered, workers: Workers) -> Joined:
    """Joins the claims that tell of one thing."""
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
    place, points, enough = array("q"), array("q"), bytearray()
    for number, found in workers(_weighing(gathered, one[s], other[s]) for s in shards):
        for at, score, is_enough in found:
            place.append(number * WEIGHED + at)
            points.append(score)
            enough.append(is_enough)
    kept, is_enough_ = np.array(place, np.int64), np.array(enough, np.bool_)
    one, other = one[kept], other[kept]
    by = np.lexsort((other, one, -np.array(points, np.int64), ~is_enough_))
    one, other, is_enough_, score_ = one[by], other[by], is_enough_[by], np.array(points, np.int64)[by]
    number_ = int(is_enough_.sum())
    thing = _things(gathered, workers, one[:number_], other[:number_], score_[:number_], told)
    return Joined(thing, one, other, is_enough_, told)


def nearly(gathered: Gathered, found: Joined, workers: Workers) -> Iterator[Near]:
    """What was nearly linked."""
    thing, deck = found.thing, gathered.deck
    wanted = np.array([*found.told.together], np.int64).reshape(-1, 2)  # a reviewer's wish that came to nothing
    one, other = np.append(wanted[:, 0], found.one), np.append(wanted[:, 1], found.other)
    apart = (thing[one] != thing[other]) & ~_clash(deck, one, other)
    one, other, at = one[apart], other[apart], np.flatnonzero(apart)
    kept = {(min(a, b), max(a, b)) for a, b in ((int(thing[i]), int(thing[j])) for i, j in found.told.apart)}
    listed = np.array(near(zip(thing[one].tolist(), thing[other].tolist(), strict=True), kept), np.int64)
    why = [*found.told.together.values()]

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


def _things(gathered: Gathered, workers: Workers, one: Whole, other: Whole, points: Whole, told: Decided) -> Whole:
    """For each row the lowest of those that tell of the same thing; the pairs come best first."""
    deck = gathered.deck
    wanted = np.array([*told.together], np.int64).reshape(-1, 2)
    label = together(len(deck), np.append(one, wanted[:, 0]), np.append(other, wanted[:, 1]))
    members = np.argsort(label, kind="stable")
    _, sizes = runs(label[members])
    rows = members[np.repeat(sizes > 1, sizes)]
    sizes = sizes[sizes > 1]
    shard = np.repeat(np.cumsum(sizes) // GROUPED, sizes)
    shard_of = np.full(len(deck), -1)
    shard_of[rows] = shard
    by = np.argsort(shard_of[one], kind="stable")
    handed: list[Whole] = []

    def jobs() -> Iterator[Group]:
        numbers = np.unique(shard)
        of_rows = np.searchsorted(shard, np.append(numbers, LOW)).tolist()
        of_pairs = np.searchsorted(shard_of[one[by]], np.append(numbers, LOW)).tolist()
        for n in range(len(numbers)):
            mine, pairs = np.sort(rows[of_rows[n] : of_rows[n + 1]]), by[of_pairs[n] : of_pairs[n + 1]]
            handed.append(mine)
            places = np.searchsorted(mine, one[pairs]), np.searchsorted(mine, other[pairs])
            best_first = zip(places[0].tolist(), places[1].tolist(), points[pairs].tolist(), strict=True)
            yield Group(gathered.sights(mine), list(best_first), _within(told, mine))

    thing = np.arange(len(deck))
    for number, groups in workers(jobs()):
        for group in groups:
            thing[handed[number][group]] = handed[number][group[0]]
    return thing


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
