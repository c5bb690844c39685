"""The pieces of work that look through articles: what tells copies and furniture, and the cards of claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goodoffices.record.cards import Card, cards
from goodoffices.record.decks import Hand, hand
from goodoffices.record.pages import Page, Pages, in_columns, page
from goodoffices.record.seats import Seats
from goodoffices.record.work import Batch
from goodoffices.schema import Article, When


@dataclass(frozen=True)
class Look:
    """Looks through articles: their copies, their furniture, the cards of their claims.

    Args:
        batch: The articles.
        as_of: Those that surely appeared after this day are left out; None leaves out none.
    """

    batch: Batch
    as_of: date | None = None

    def do(self, seats: Seats) -> tuple[Pages, Hand]:
        """The articles that are no notes, and the cards of their claims, in columns."""
        pages, dealt = list[Page](), list[tuple[int, tuple[Card, ...]]]()
        for article, claims in self.batch.open():
            if not article.note and not later(article, self.as_of):
                told = page(article, seats)
                dealt.append((len(pages), cards(article, claims, seats, blocks=told.blocks)))
                pages.append(told)
        return in_columns(pages), hand(dealt)


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
