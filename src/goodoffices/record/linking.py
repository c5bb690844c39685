"""From the claims of many articles to the entries of one record: a pure function, whatever the order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import numpy as np

from goodoffices.record.dates import narrowed
from goodoffices.record.decisions import Replay
from goodoffices.record.facts import Facts
from goodoffices.record.gathering import Gathered
from goodoffices.record.joining import Joined, joined, nearly, weighed
from goodoffices.record.meaning import absorbed
from goodoffices.record.packing import unpack
from goodoffices.record.seats import Seats
from goodoffices.record.shelf import Shelf
from goodoffices.record.sights import Sight
from goodoffices.record.whole_numbers import runs
from goodoffices.record.work import Alone, Batch, Source, Workers
from goodoffices.record.writing import Entries
from goodoffices.schema import Article, Claim, Decision, Entry, Near, When

ROUNDS = 2
"""How often what says little is asked what it means: what has been joined tells more."""


@dataclass(frozen=True)
class Linked:
    """What linking made of claims.

    Args:
        entries: The entries, by the place of their founding claim.
        near: Claims that were nearly linked, for a reviewer.
        replay: What became of the reviewers' decisions.
        published: Day or interval of each article as others narrow it, by id; those that nothing narrows are left out.
    """

    entries: list[Entry]
    near: list[Near]
    replay: Replay
    published: Mapping[str, When]


@dataclass(frozen=True)
class Linking:
    """The same for more claims than memory holds: entries and near-misses are made when they are asked for.

    Args:
        entries: The entries.
        near: Near-misses.
        replay: What became of the reviewers' decisions.
        published: Narrower intervals of articles, by id.
    """

    entries: Entries
    near: Iterable[Near]
    replay: Replay
    published: Mapping[str, When]


def link(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    packs: Facts,
    *,
    as_of: date | None = None,
    decisions: Sequence[Decision] = (),
) -> list[Entry]:
    """The entries that claims tell of; see `linked`."""
    return linked(articles, claims, packs, as_of=as_of, decisions=decisions).entries


def linked(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    packs: Facts,
    *,
    as_of: date | None = None,
    decisions: Sequence[Decision] = (),
) -> Linked:
    """The entries that claims tell of, with what was nearly linked and what became of the decisions.

    Args:
        articles: The articles, dated as far as each can be by itself, in any order.
        claims: What they assert, in any order; those of furniture that repeats across an outlet's pages are dropped.
        packs: The facts.
        as_of: The record as of this day: later reports are left out. By default all are in, and plans count as
            unreported by the last day that the articles cover, never by the clock.
        decisions: Reviewers' decisions, in any order; whatever the day, all that were not undone count.

    Returns:
        Every claim that is kept is in one entry.
    """
    seats = Seats(packs)
    with linking(Held(articles, claims), Alone(seats), seats, as_of=as_of, decisions=decisions) as made:
        return Linked(list(made.entries.as_told()), list(made.near), made.replay, made.published)


@contextmanager
def linking(
    source: Source, workers: Workers, seats: Seats, *, as_of: date | None = None, decisions: Sequence[Decision] = ()
) -> Iterator[Linking]:
    """Links more than memory holds; what comes of it lasts as long as the context.

    Each step is cut into shards that any process can do: looking through articles; weighing the pairs of claims that
    share a key; grouping those that hang together by pairs; writing the entries. Between them only cards of numbers
    are held, and the result is the same whoever does the work.

    Args:
        source: The articles and claims.
        workers: Who does the work.
        seats: Who holds which office, by the facts that the workers have, too.
        as_of: See `linked`.
        decisions: See `linked`.
    """
    gathered = Gathered(source, workers, seats, as_of, decisions)
    pairs = weighed(gathered, workers)
    intervals: dict[str, When] = {}
    if gathered.deck.undated.any():
        intervals = narrowed(_of_undated(gathered, joined(gathered, workers, pairs, least=0)))
    intervals |= gathered.estimated(intervals)
    if intervals:
        gathered.narrow(intervals)
        pairs = weighed(gathered, workers)
    found = joined(gathered, workers, pairs)
    for _ in range(ROUNDS):
        found = absorbed(gathered, found, workers)
    with Entries(gathered, found, workers, decisions) as entries, Missed(nearly(gathered, found, workers)) as near:
        gathered.close()
        yield Linking(entries, near, gathered.replay, intervals)


def _of_undated(gathered: Gathered, found: Joined) -> Iterator[list[Sight]]:
    """The claims of each thing that several claims tell of, one of them in an undated article."""
    deck, by = gathered.deck, np.argsort(found.thing, kind="stable")
    starts, sizes = runs(found.thing[by])
    undated = np.add.reduceat(deck.undated[by].astype(np.int64), starts) if len(starts) else starts
    for start, size in zip(starts[(sizes > 1) & (undated > 0)], sizes[(sizes > 1) & (undated > 0)], strict=True):
        yield [unpack(s) for s in gathered.sights(by[start : start + size])]


class Missed:
    """Near-misses on a shelf.

    Args:
        found: The near-misses.
    """

    def __init__(self, found: Iterable[Near]) -> None:
        self._shelf, self._number = Shelf(), 0
        for self._number, near in enumerate(found, 1):
            self._shelf.put(near.model_dump_json().encode("utf-8", "surrogatepass"))

    def __enter__(self) -> Missed:
        return self

    def __exit__(self, *_: object) -> None:
        self._shelf.close()

    def __iter__(self) -> Iterator[Near]:
        return (Near.model_validate_json(body) for n in range(self._number) for body in self._shelf.get([n]))


@dataclass(frozen=True)
class _Few:
    """Articles with their claims as they are."""

    pages: Sequence[tuple[Article, Sequence[Claim]]]

    def open(self) -> Sequence[tuple[Article, Sequence[Claim]]]:
        """See `Batch`."""
        return self.pages


class Held:
    """Articles and claims that memory holds.

    Args:
        articles: The articles.
        claims: Their claims; those of other articles are left out.
    """

    def __init__(self, articles: Sequence[Article], claims: Sequence[Claim]) -> None:
        self._articles = {a.id: a for a in articles}
        self._claims = {c.id: c for c in claims}
        self._of: dict[str, list[Claim]] = {}
        for claim in self._claims.values():
            self._of.setdefault(claim.article, []).append(claim)

    def batches(self) -> Iterator[Batch]:
        """See `Source`."""
        yield self.some(list(self._articles))

    def some(self, articles: Sequence[str]) -> Batch:
        """See `Source`."""
        return _Few([(self._articles[i], self._of.get(i, [])) for i in articles if i in self._articles])

    def claims(self, idents: Sequence[str]) -> Sequence[Claim]:
        """See `Source`."""
        return [self._claims[i] for i in idents]
