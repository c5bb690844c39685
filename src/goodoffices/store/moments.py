"""Writers one after the other, and readers that see one moment: the same promises on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from goodoffices.schema import RecordError

WRITERS = 7_046_029_254_386_353_131
"""The advisory lock of PostgreSQL that every writer of a record holds; any number that nobody else uses."""


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer runs beside: what it reads stays true until it has written.

    There is one lock and it is taken first, so that no two writers can wait for each other.

    Raises:
        RecordError: Another writer has held the file for very long.
    """
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            except OperationalError as error:
                if "locked" not in str(error.orig):
                    raise
                raise RecordError("another process writes this record. Run the same command again later.") from error
        else:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS})
        yield connection


@contextmanager
def one_moment(engine: Engine) -> Iterator[Connection]:
    """A connection on which all that is read is of one moment, whatever builds write meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        else:
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection
