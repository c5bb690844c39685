"""What the work of linking is: where it comes from, pieces that any process can do in any order, and who does them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias, TypeVar

from goodoffices.record.seats import Seats
from goodoffices.schema import Article, Claim

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
