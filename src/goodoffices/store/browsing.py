"""Reading a record page by page: what a filter asks for, without reading what is not shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from goodoffices.schema import Claim, Entry
from goodoffices.schema.values import Frozen
from goodoffices.store.filters import Filter
from goodoffices.store.rows import claim_of, entry_of
from goodoffices.store.tables import claims, entries, members

AT_ONCE = 500
"""Ids in one question; databases limit the number of parameters."""


class Tally(Frozen):
    """How many entries share kind, status, format and month.

    Args:
        kind: Their kind.
        status: Their status.
        format: Their negotiating format, None without one.
        month: `2016-06`, the month of their first possible day; None without a day.
        number: How many.
    """

    kind: str
    status: str
    format: str | None
    month: str | None
    number: int


def page(
    connection: Connection, wanted: Filter, *, limit: int | None = None, offset: int = 0, latest: bool = False
) -> list[Entry]:
    """Some of the entries that a filter asks for, in order of their days.

    Args:
        connection: To the record.
        wanted: The filter.
        limit: How many at most.
        offset: How many to pass over first.
        latest: The latest first; those without a day stand last either way.
    """
    column = entries.c
    dayless = func.coalesce(column.first, column.last).is_(None)
    order = (dayless, column.number.desc()) if latest else (column.number,)
    query = select(column.id).where(wanted.conditions()).order_by(*order)
    if limit is not None:
        query = query.limit(limit).offset(offset)
    ids = list(connection.execute(query).scalars())  # the order is found without moving whole entries about
    found = {entry.id: entry for entry in entries_of(connection, ids)}
    return [found[ident] for ident in ids]


def count(connection: Connection, wanted: Filter) -> int:
    """How many entries a filter asks for."""
    return int(connection.execute(select(func.count()).select_from(entries).where(wanted.conditions())).scalar_one())


def tally(connection: Connection, wanted: Filter) -> list[Tally]:
    """The entries that a filter asks for, counted by kind, status, format and month."""
    month = func.substr(func.coalesce(entries.c.first, entries.c.last), 1, 7).label("month")
    columns = (entries.c.kind, entries.c.status, entries.c.format, month)
    query = select(*columns, func.count().label("number")).where(wanted.conditions()).group_by(*columns)
    return [Tally.model_validate(dict(row)) for row in connection.execute(query.order_by(*columns)).mappings()]


def entries_of(connection: Connection, ids: Sequence[str]) -> list[Entry]:
    """The entries with these ids, in order of their days; an id that no entry has is passed over."""
    rows = [
        row
        for chunk in _chunks(ids)
        for row in connection.execute(
            select(entries.c.number, entries.c.body).where(entries.c.id.in_(chunk))
        ).mappings()
    ]
    return [entry_of(row) for row in sorted(rows, key=lambda row: row["number"])]


def claims_in(connection: Connection, article: str) -> list[Claim]:
    """The claims of one article, by their place in it."""
    rows = connection.execute(select(claims).where(claims.c.article == article)).mappings()
    return sorted((claim_of(row) for row in rows), key=lambda c: (c.trigger, c.kind, c.part))


def holders(connection: Connection, of: Sequence[str]) -> dict[str, str]:
    """The ids of the entries that hold the claims with these ids."""
    return {
        row.claim: row.entry
        for chunk in _chunks(of)
        for row in connection.execute(select(members).where(members.c.claim.in_(chunk)))
    }


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(ids), AT_ONCE):
        yield ids[at : at + AT_ONCE]
