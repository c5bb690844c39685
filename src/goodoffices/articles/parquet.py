"""Articles in Parquet: one row, one article, read batch by batch and only the columns that an article has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from goodoffices.articles.places import needs
from goodoffices.articles.tables import is_known, one_row
from goodoffices.schema.article import Article
from goodoffices.schema.errors import InputError

ROWS = 256
"""Rows read together."""


def read_parquet(file: BinaryIO, name: str) -> Iterator[Article | InputError]:
    """The articles of a Parquet file; names of columns as in other tables.

    Raises:
        InputError: The package for Parquet is missing, or the file is damaged or cut short.
    """
    parquet = needs("pyarrow.parquet", "parquet", name, "Parquet")
    arrow = needs("pyarrow", "parquet", name, "Parquet")
    try:
        table = parquet.ParquetFile(file)
        columns = [column for column in table.schema_arrow.names if is_known(column)]
        number = 0
        for batch in table.iter_batches(ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                plain = {column: _plain(value) for column, value in row.items()}
                yield one_row(plain, f"{name}:{number}", json.dumps(plain, sort_keys=True, default=str))
    except arrow.ArrowException as error:
        problem = f"damaged or cut short ({str(error).splitlines()[0][:80]})"
        raise InputError(name, problem, "Fetch or copy it again") from error


def _plain(value: Any) -> Any:
    """Days and times as they are written; everything else as it is."""
    return value.isoformat() if isinstance(value, date) else value
