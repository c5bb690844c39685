"""Filling an empty record with the rows of another, row by row and as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import DataError

from goodoffices.schema import RecordError
from goodoffices.store import search
from goodoffices.store.moments import writing
from goodoffices.store.rows import article_of, values_of
from goodoffices.store.seals import AT_ONCE
from goodoffices.store.store import Store
from goodoffices.store.tables import articles, entries, metadata


def fill(empty: Store, source: Store) -> dict[str, int]:
    """Copies every row of a record into one that has none; all of them or, where that fails, none.

    Returns:
        How many rows of each table were copied.

    Raises:
        RecordError: The record to be filled is not empty, or cannot hold a text.
    """
    counts = dict.fromkeys((table.name for table in metadata.sorted_tables), 0)
    with source.at_one_moment() as still, writing(empty.engine) as connection:
        for table in metadata.sorted_tables:
            if connection.execute(select(table).limit(1)).first() is not None:
                raise RecordError(f"{empty.name}: there is a record already. Name another place.")
        for table in metadata.sorted_tables:
            for chunk in _chunks(still.rows(table)):
                try:
                    connection.execute(insert(table), chunk)
                except DataError as error:
                    raise RecordError(f"{empty.name}: this database cannot hold a text ({error.orig})") from error
                counts[table.name] += len(chunk)
                if table is articles:
                    search.index_articles(connection, map(article_of, chunk))
        search.index_entries(connection, (values_of(row["body"]) for row in still.rows(entries)))
    return counts


def _chunks(rows: Iterator[Mapping[Any, Any]]) -> Iterator[list[dict[Any, Any]]]:
    while chunk := [dict(row) for row in islice(rows, AT_ONCE)]:
        yield chunk
