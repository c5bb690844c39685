"""What reviewers bring into a record: decisions, and the notes and claims that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from sqlalchemy import Connection, delete, func, insert, select

from goodoffices.schema import Article, Claim, Decision, Near
from goodoffices.store import search
from goodoffices.store.rows import article_row, claim_row, decision_of, decision_row, near_of, near_row
from goodoffices.store.tables import articles, claims, decisions, near

BY_HAND = "by hand"
"""In place of the versions that read an article: a reviewer wrote it, and nothing reads it."""

_AT_ONCE = 500
"""Ids in lots that a database takes as parameters."""


def add(connection: Connection, make: Callable[[int], Decision]) -> Decision:
    """Keeps a decision under the next number, which `make` is given."""
    last = connection.execute(select(func.max(decisions.c.number))).scalar() or 0
    made = make(last + 1)
    connection.execute(insert(decisions).values(**decision_row(made)))
    return made


def all_of(connection: Connection) -> list[Decision]:
    """All decisions, those undone too, in their order."""
    rows = connection.execute(select(decisions).order_by(decisions.c.number)).mappings()
    return [decision_of(row) for row in rows]


def nearly(connection: Connection) -> list[Near]:
    """What was nearly linked."""
    return [near_of(row) for row in connection.execute(select(near).order_by(near.c.id)).mappings()]


def replace(connection: Connection, found: Iterable[Near], notes: Sequence[Article], added: Sequence[Claim]) -> None:
    """Near-misses, notes and claims of reviewers in place of those that were there."""
    connection.execute(delete(near))
    ever = [d.claim.id for d in all_of(connection) if d.claim is not None]
    old = list(connection.execute(select(articles.c.id).where(articles.c.engine == BY_HAND)).scalars())
    for at in range(0, max(len(ever), len(old)), _AT_ONCE):
        connection.execute(delete(claims).where(claims.c.id.in_(ever[at : at + _AT_ONCE])))
        connection.execute(delete(articles).where(articles.c.id.in_(old[at : at + _AT_ONCE])))
    search.forget_articles(connection, old)
    ordered = iter(found)
    while some := [near_row(n) for n in islice(ordered, _AT_ONCE)]:
        connection.execute(insert(near), some)
    for table, rows in (
        (articles, [article_row(a, BY_HAND, None) for a in notes]),
        (claims, [claim_row(c) for c in added]),
    ):
        if rows:
            connection.execute(insert(table), rows)
    search.index_articles(connection, notes)
