"""From things to entries: each is written once, and then learns what is around it and what came of it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from goodoffices.record.around import Found, dated, open_ended
from goodoffices.record.composing import Around, Write, Written, body_of, days_of
from goodoffices.record.gathering import Gathered
from goodoffices.record.joining import OPEN, Joined
from goodoffices.record.shelf import Shelf
from goodoffices.record.whole_numbers import Whole, runs, spread
from goodoffices.record.work import Workers
from goodoffices.schema import Decision, Entry

BRIEFS = 1000
"""Entries that are looked around by one process at a time."""


class Entries:
    """The entries of a record on a shelf.

    Args:
        gathered: The claims.
        found: Which of them tell of one thing; what is open there is filled in.
        workers: Who does the work.
        decisions: What reviewers decided.
    """

    def __init__(self, gathered: Gathered, found: Joined, workers: Workers, decisions: Sequence[Decision]) -> None:
        self._gathered, self._found, self._workers = gathered, found, workers
        self._bodies, self._briefs = Shelf(), Shelf()
        self._number: dict[str, int] = {}
        self._orders: list[tuple[str, int, int, str]] = []
        self._slot, self._first, self._last, self._page, self._of = (array("q") for _ in range(5))
        self._contact = bytearray()
        self._updates: dict[str, dict[str, object]] = {}
        within, outcomes = dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
        for written in self._written():
            self._take(written)
            if written.within:
                within[written.id] = written.within
            if written.outcomes:
                outcomes[written.id] = written.outcomes
        self._relate(within, outcomes)
        self._mark(decisions)

    def __len__(self) -> int:
        return len(self._slot)

    def __enter__(self) -> Entries:
        return self

    def __exit__(self, *_: object) -> None:
        self._bodies.close()
        self._briefs.close()

    def as_told(self) -> Iterator[Entry]:
        """The entries by the place of their founding claim."""
        return map(self._entry, sorted(range(len(self)), key=self._orders.__getitem__))

    def by_day(self) -> Iterator[bytes]:
        """The entries as JSON, by their days: known days first, then by id."""
        idents = np.array([i.encode() for i in self._number], np.bytes_)
        order = np.lexsort((idents, np.array(self._last, np.int64), np.array(self._first, np.int64)))
        changed = {self._number[ident] for ident in self._updates}
        for number in order.tolist():
            yield body_of(self._entry(number)) if number in changed else self._written_at(number)

    def _entry(self, number: int) -> Entry:
        made = Entry.model_validate_json(self._written_at(number))
        return made.model_copy(update=self._updates[made.id]) if made.id in self._updates else made

    def _written_at(self, number: int) -> bytes:
        """An entry as it was written, without what was learnt of it since."""
        (body,) = self._bodies.get([self._slot[number]])
        return body

    def _written(self) -> Iterator[Written]:
        """The entries; the things that were left open are known then, too."""
        thing, gathered, handed = self._found.thing, self._gathered, list[Whole]()
        left, known = thing == OPEN, thing.copy()

        def jobs() -> Iterator[Write]:
            for some, label in ((~left, known), (left, self._found.label)):
                for rows, pairs, told in self._found.shards(np.flatnonzero(some), label):
                    handed.append(rows)
                    things = known[rows].tolist() if label is known else None
                    means = self._means(rows)
                    yield Write(gathered.sights(rows), gathered.claims(rows), pairs, told, things, means, gathered.last)

        for number, made in self._workers(jobs()):
            for written in made:
                rows = handed[number][list(written.places)]
                thing[rows] = rows[0]
                yield written

    def _means(self, rows: Whole) -> list[tuple[int, int]]:
        """Of some rows those that mean the thing of another one, and that one, by their places."""
        if not self._found.means:
            return []
        place = {row: n for n, row in enumerate(rows.tolist())}
        found = ((row, self._found.means.get(row)) for row in place)
        return [(place[row], place[other]) for row, other in found if other is not None and other in place]

    def _take(self, written: Written) -> None:
        number = self._number[written.id] = len(self._slot)
        self._slot.append(self._bodies.put(written.body))
        self._briefs.put(written.brief)
        self._first.append(written.days[0])
        self._last.append(written.days[1])
        self._orders.append(written.order)
        self._contact.append(written.contact)
        for article in written.articles:
            self._page.append(self._gathered.page(article))
            self._of.append(number)

    @cached_property
    def _founder(self) -> dict[int, str]:
        """Id of the entry of each thing; asked for only where claims lie within others, or reviewers decided."""
        rows = ((ident, self._gathered.row(ident)) for ident in self._number)
        return {int(self._found.thing[row]): ident for ident, row in rows if row is not None}

    def _holder(self, claim: str) -> str | None:
        """Id of the entry that holds a claim."""
        row = self._gathered.row(claim)
        return self._founder.get(int(self._found.thing[row])) if row is not None else None

    def _relate(self, within: Mapping[str, Sequence[str]], outcomes: Mapping[str, Sequence[str]]) -> None:
        around, came_of = dict[str, str](), dict[str, str]()
        results: dict[str, set[str]] = {}
        for ident, claims in within.items():
            for whole in filter(None, map(self._holder, claims)):
                if whole != ident:
                    around.setdefault(ident, whole)
        for ident, claims in outcomes.items():
            if came := {e for e in map(self._holder, claims) if e is not None} - {ident}:
                results[ident] = came
        for found in sorted(self._around()):
            if found.came_of:
                results.setdefault(found.other, set()).add(found.entry)
                came_of.setdefault(found.entry, found.other)
            else:
                around.setdefault(found.entry, found.other)
        for ident, meeting in came_of.items():
            self._date(ident, meeting)
        for ident in around:
            self._update(ident, part_of=open_ended(ident, around))
        for ident, came in results.items():
            self._update(ident, outcomes=tuple(sorted(came)))

    def _around(self) -> Iterator[Found]:
        """What each article with several entries, a contact among them, shows to lie around another."""
        page, of = np.array(self._page, np.int64), np.array(self._of, np.int64)
        by = np.argsort(page, kind="stable")
        starts, sizes = runs(page[by])
        contacts = np.add.reduceat(np.array(self._contact, np.int64)[of[by]], starts) if len(starts) else starts
        worth = (sizes > 1) & (contacts > 0)
        starts, sizes = starts[worth], sizes[worth]
        cuts = np.searchsorted(shard := np.cumsum(sizes) // BRIEFS, np.unique(shard), "right").tolist()

        def jobs() -> Iterator[Around]:
            for first, end in zip([0, *cuts], cuts, strict=False):
                told = by[spread(starts[first:end], sizes[first:end])]
                numbers, local = np.unique(of[told], return_inverse=True)
                places, articles, at = local.tolist(), [], 0
                for start, size in zip(starts[first:end].tolist(), sizes[first:end].tolist(), strict=True):
                    articles.append((self._gathered.page_id(int(page[by[start]])), places[at : at + size]))
                    at += size
                yield Around(self._briefs.get(numbers.tolist()), articles)

        for _, made in self._workers(jobs()):
            yield from made

    def _date(self, ident: str, meeting: str) -> None:
        number = self._number[ident]
        made, there = (self._entry(self._number[i]) for i in (ident, meeting))
        if (found := dated(made, there)) is not made:
            self._slot[number] = self._bodies.put(body_of(found))
            self._first[number], self._last[number] = days_of(found)

    def _mark(self, decisions: Sequence[Decision]) -> None:
        """Notes the decisions that bear on an entry, in their order."""
        number = {d.id: d.number for d in decisions}
        found: dict[str, set[str]] = {}
        for claim, bearing in self._gathered.replay.bearing.items():
            if (ident := self._holder(claim)) is not None:
                found.setdefault(ident, set()).update(bearing)
        for ident, ids in found.items():
            self._update(ident, decisions=tuple(sorted(ids, key=number.__getitem__)))

    def _update(self, ident: str, **values: Any) -> None:
        self._updates.setdefault(ident, {}).update(values)
