"""The work of linking in pieces that any process can do in any order, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeAlias, TypeVar

from goodoffices.record.around import Found, brief, found_around
from goodoffices.record.cards import Card, Page, cards, page
from goodoffices.record.casting import Score
from goodoffices.record.grouping import Decided, Pair, group, weigh
from goodoffices.record.merging import entry
from goodoffices.record.packing import Packed, pack_brief, unpack, unpack_brief, with_claim
from goodoffices.record.pairing import score
from goodoffices.record.people import Seats
from goodoffices.record.sights import CONTACTS
from goodoffices.record.vetoes import veto
from goodoffices.schema import Article, Claim, Entry, Link, Near, When

Made = TypeVar("Made", covariant=True)

Body: TypeAlias = "str | Claim"
"""A claim, or its JSON: whoever needs it reads it."""


class Batch(Protocol):
    """Some articles with the claims that were read from them, in whatever form they travel."""

    def open(self) -> Iterable[tuple[Article, Sequence[Claim]]]:
        """The articles, each with its claims."""


class Source(Protocol):
    """Where articles and claims come from; the same whenever it is asked."""

    def batches(self) -> Iterator[Batch]:
        """All articles with their claims."""

    def some(self, articles: Sequence[str]) -> Batch:
        """Those of the articles with these ids that are there."""

    def claims(self, idents: Sequence[str]) -> Sequence[Body]:
        """The claims with these ids, in that order."""


class Job(Protocol[Made]):
    """One piece of work."""

    def do(self, seats: Seats) -> Made:
        """Does it."""


class Workers(Protocol):
    """Whoever does the work: this process, or many."""

    def __call__(self, jobs: Iterable[Job[Made]]) -> Iterator[tuple[int, Made]]:
        """The results as they come, each with the number of its job, from 0."""


class Alone:
    """Does one job after the other.

    Args:
        seats: Who holds which office.
    """

    def __init__(self, seats: Seats) -> None:
        self._seats = seats

    def __call__(self, jobs: Iterable[Job[Made]]) -> Iterator[tuple[int, Made]]:
        """See `Workers`."""
        return ((number, job.do(self._seats)) for number, job in enumerate(jobs))


@dataclass(frozen=True)
class Look:
    """Looks through articles: their copies, their furniture, the cards of their claims.

    Args:
        batch: The articles.
        as_of: Those that surely appeared after this day are left out; None leaves out none.
    """

    batch: Batch
    as_of: date | None = None

    def do(self, seats: Seats) -> list[Page]:
        """A page for each article that is no note."""
        return [page(a, c, seats) for a, c in self.batch.open() if not a.note and not later(a, self.as_of)]


@dataclass(frozen=True)
class LookAgain:
    """Deals the cards of articles that others have dated more narrowly.

    Args:
        batch: The articles.
        intervals: Their narrower intervals, by id.
    """

    batch: Batch
    intervals: Mapping[str, When]

    def do(self, seats: Seats) -> list[tuple[str, tuple[Card, ...]]]:
        """The cards of each article, by its id."""
        return [(a.id, cards(a, c, seats, self.intervals[a.id])) for a, c in self.batch.open()]


def later(article: Article, as_of: date | None) -> bool:
    """Whether an article surely appeared after a day."""
    return as_of is not None and article.published.start is not None and article.published.start > as_of


@dataclass(frozen=True)
class Weigh:
    """Weighs pairs of claims.

    Args:
        sights: The claims.
        pairs: The pairs, by their places in `sights`.
    """

    sights: Sequence[Packed]
    pairs: Sequence[tuple[int, int]]

    def do(self, seats: Seats) -> list[tuple[int, int, bool]]:
        """Of each pair with nearly enough for it or more: its place, its points, and whether it is enough."""
        return weigh([unpack(s) for s in self.sights], self.pairs, seats)


@dataclass(frozen=True)
class Group:
    """Finds the things that claims tell of.

    Args:
        sights: The claims, sorted by id.
        pairs: The pairs with enough for them, by their places in `sights`, best first.
        decided: What reviewers decided of them.
    """

    sights: Sequence[Packed]
    pairs: Sequence[tuple[int, int, int]]
    decided: Decided

    def do(self, seats: Seats) -> list[list[int]]:
        """Places of the claims of each thing."""
        return group([unpack(s) for s in self.sights], [Pair(*p) for p in self.pairs], seats, self.decided)


class Written(NamedTuple):
    """An entry in the making.

    Args:
        id: Its id.
        body: The entry as JSON, all but what is around it, what came of it, and who decided.
        brief: What finding those needs of it, as bytes.
        contact: It is a meeting, a visit or a call.
        days: Its days as they order it, as `days_of` gives them.
        order: Place of its founding claim.
        articles: Ids of the articles behind it.
        within: Ids of claims that its claims lie within, in the order of its claims.
        outcomes: Ids of claims that came of its claims.
    """

    id: str
    body: bytes
    brief: bytes
    contact: bool
    days: tuple[int, int]
    order: tuple[str, int, int, str]
    articles: tuple[str, ...]
    within: tuple[str, ...]
    outcomes: tuple[str, ...]


def days_of(entry: Entry) -> tuple[int, int]:
    """First and last day of an entry as numbers that order it, one in place of the other; unknown ones come last."""
    first, last = entry.when.start or entry.when.end or date.max, entry.when.end or entry.when.start or date.max
    return first.toordinal(), last.toordinal()


@dataclass(frozen=True)
class Write:
    """Writes the entries of some things.

    Args:
        sights: The claims of the things, sorted by id within each.
        claims: The same claims whole.
        sizes: How many claims each thing has.
        best: For each claim the place of the one that it was linked to, or in words why a reviewer linked it; None
            where nothing did.
        last: Last day that the record covers.
    """

    sights: Sequence[Packed]
    claims: Sequence[Body]
    sizes: Sequence[int]
    best: Sequence[int | str | None]
    last: date | None

    def do(self, seats: Seats) -> list[Written]:
        """The entries, in the order of the things."""
        views = [
            with_claim(unpack(s), Claim.kept(c) if isinstance(c, str) else c)
            for s, c in zip(self.sights, self.claims, strict=True)
        ]
        found, at = [], 0
        for size in self.sizes:
            members = views[at : at + size]
            made = entry(members, self._links(range(at, at + size), views), seats, self.last)
            found.append(
                Written(
                    id=made.id,
                    body=made.model_dump_json().encode("utf-8", "surrogatepass"),
                    brief=pack_brief(brief(made, members)),
                    contact=made.kind in CONTACTS,
                    days=days_of(made),
                    order=min(v.order for v in members),
                    articles=made.articles,
                    within=tuple(v.claim.within for v in members if v.claim.within),
                    outcomes=tuple(o for v in members for o in v.claim.outcomes),
                )
            )
            at += size
        return found

    def _links(self, members: range, views: Sequence[Any]) -> Mapping[str, Link]:
        founding = min(members, key=lambda i: views[i].order)
        found = {views[founding].id: Link(claim=views[founding].id, score=1.0, reasons=("it founds the entry",))}
        for i in members:
            ident, best = views[i].id, self.best[i]
            if i == founding or best is None:
                continue
            if isinstance(best, str):
                found[ident] = Link(claim=ident, score=1.0, reasons=(best,))
            else:
                why = score(views[min(i, best)], views[max(i, best)])
                found[ident] = Link(claim=ident, score=min(why.points, 100) / 100, reasons=why.reasons)
        return found


@dataclass(frozen=True)
class Around:
    """Finds what lies around the entries of some articles and what came of them.

    Args:
        briefs: What is asked of the entries, as bytes.
        articles: For each article the places of its entries in `briefs`.
    """

    briefs: Sequence[bytes]
    articles: Sequence[tuple[str, Sequence[int]]]

    def do(self, seats: Seats) -> list[Found]:  # noqa: ARG002 - every job is asked so
        """What was found, article by article."""
        briefs = [unpack_brief(b) for b in self.briefs]
        return [f for ident, of in self.articles for f in found_around(ident, [briefs[i] for i in of])]


@dataclass(frozen=True)
class Nearly:
    """Says why pairs of claims were nearly linked.

    Args:
        sights: The claims.
        pairs: The pairs, by their places in `sights`; with a reviewer's reason where one wanted them together.
    """

    sights: Sequence[Packed]
    pairs: Sequence[tuple[int, int, str | None]]

    def do(self, seats: Seats) -> list[Near]:
        """A near-miss for each pair."""
        views, found = [unpack(s) for s in self.sights], []
        for i, j, decided in self.pairs:
            one, other = views[i], views[j]
            why = Score()
            if decided is not None:
                why.add(100, decided)
            else:
                why = score(one, other)
            found.append(
                Near(
                    one=min(one.id, other.id),
                    other=max(one.id, other.id),
                    score=min(why.points, 100) / 100,
                    reasons=why.reasons,
                    against=veto(one, other, seats),
                )
            )
        return found
