"""Opening a record: the file, its settings, and the revision of its tables."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError

from goodoffices.schema import RecordError

HEAD = "0001"
"""The revision of the tables that this version of the tool writes."""

BUSY_MS = 30_000
"""How long a writer waits for another one, in milliseconds."""


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on a record file with its tables at this version's revision.

    Args:
        path: The file.
        create: Make it where it is missing; otherwise a missing file is an error.

    Raises:
        RecordError: There is no such record, it is none, or a newer version of the tool wrote it.
    """
    if not path.exists():
        if not create:
            raise RecordError(f"{path}: there is no such record. Make one with: goodoffices build ARTICLES -o {path}")
        if not path.parent.is_dir():
            raise RecordError(f"{path}: the folder {path.parent} does not exist. Make it first, or name another file.")
    elif path.is_dir():
        raise RecordError(f"{path}: this is a folder, not a record. Name the file that `goodoffices build -o` wrote.")
    engine = _frozen(path) if path.exists() and not _writable(path) else _living(path)
    try:
        _bring_up(engine, path)
    except DatabaseError as error:
        engine.dispose()
        raise RecordError(
            f"{path}: this is not a record of goodoffices ({error.orig}). "
            "Name the file that `goodoffices build -o` wrote."
        ) from error
    except RecordError:
        engine.dispose()
        raise
    return engine


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _living(path: Path) -> Engine:
    """A record that may be written while it is read."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine, "connect", _settings)
    return engine


def _frozen(path: Path) -> Engine:
    """A record on a medium that cannot be written, such as a shared folder or a disc: read as it stands."""
    address = f"file:{quote(str(path.resolve()))}"
    query = {"mode": "ro", "immutable": "1", "uri": "true"}
    return create_engine(URL.create("sqlite", database=address, query=query))


def _settings(connection: sqlite3.Connection, _record: Any) -> None:
    """Many readers beside one writer, and a wait in place of an error when two write."""
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _bring_up(engine: Engine, path: Path) -> None:
    """Tables at the revision of this version; alembic is loaded only where something is to be done."""
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        revision = None
        if "alembic_version" in tables:
            revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision == HEAD:
        return
    if tables and revision is None:
        raise RecordError(f"{path}: this database is not a record of goodoffices. Name another file.")
    if revision is not None and revision > HEAD:
        raise RecordError(
            f"{path}: a newer version of goodoffices wrote this record (its tables are at revision {revision}, "
            f"this version knows {HEAD}). Upgrade with: pip install --upgrade goodoffices"
        )
    _migrate(engine)


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
