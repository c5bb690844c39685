"""Articles with their claims as a stream of rows, which whoever needs them reads: linking holds no record in memory."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from goodoffices.schema import Article, Claim
from goodoffices.store.tables import articles, claims

AT_ONCE = 250
"""Articles of one batch, and ids that a database takes as parameters together."""


@dataclass(frozen=True)
class Rows:
    """Articles as the rows of a record; they go to other processes as they are.

    Args:
        rows: Text and body of each article, and the bodies of its claims.
    """

    rows: Sequence[tuple[str, str, Sequence[str]]]

    def open(self) -> Iterator[tuple[Article, list[Claim]]]:
        """The articles, each with its claims."""
        for text, body, found in self.rows:
            yield (
                Article.model_validate({**json.loads(body), "text": text}),
                list(map(Claim.kept, found)),
            )


class Stream:
    """All that was read into a record, in lots.

    Args:
        connection: To the record, on which all that is read is of one moment.
        without: Ids of claims to leave out, as linking does with those that reviewers made.
    """

    def __init__(self, connection: Connection, without: Collection[str] = ()) -> None:
        self._connection, self._without = connection, without

    def __len__(self) -> int:
        """How many claims there are, with those to leave out."""
        return self._connection.execute(select(func.count()).select_from(claims)).scalar_one()

    def batches(self) -> Iterator[Rows]:
        """All articles with their claims, by id."""
        last = ""
        while found := self._rows(articles.c.id > last):
            last = found[-1][0]
            yield self._with_claims(found)

    def some(self, idents: Sequence[str]) -> Rows:
        """The articles with these ids that are there."""
        lots = (idents[at : at + AT_ONCE] for at in range(0, len(idents), AT_ONCE))
        return Rows([row for lot in lots for row in self._with_claims(self._rows(articles.c.id.in_(lot))).rows])

    def claims(self, idents: Sequence[str]) -> list[str]:
        """The bodies of the claims with these ids, in that order."""
        found: dict[str, str] = {}
        for at in range(0, len(idents), AT_ONCE):
            query = select(claims.c.id, claims.c.body).where(claims.c.id.in_(idents[at : at + AT_ONCE]))
            found.update((row.id, row.body) for row in self._connection.execute(query))
        return [found[ident] for ident in idents]

    def pages(self) -> Iterator[tuple[Article, list[Claim]]]:
        """All articles, each with its claims in order of their place; by id."""
        for rows in self.batches():
            for article, found in rows.open():
                yield article, sorted(found, key=lambda c: (c.trigger, c.kind, c.part))

    def _rows(self, which: ColumnElement[bool]) -> list[tuple[str, str, str]]:
        query = select(articles.c.id, articles.c.text, articles.c.body).where(which).order_by(articles.c.id)
        return [(row.id, row.text, row.body) for row in self._connection.execute(query.limit(AT_ONCE))]

    def _with_claims(self, found: Sequence[tuple[str, str, str]]) -> Rows:
        told: dict[str, list[str]] = {ident: [] for ident, _, _ in found}
        query = select(claims.c.id, claims.c.article, claims.c.body).where(claims.c.article.in_(told))
        for row in self._connection.execute(query.order_by(claims.c.id)):
            if row.id not in self._without:
                told[row.article].append(row.body)
        return Rows([(text, body, told[ident]) for ident, text, body in found])
