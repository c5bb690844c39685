"""A record in one file."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event

from goodoffices.schema import RecordError

BUSY_MS = 30_000
"""How long a writer waits for another one, in milliseconds."""

MAPPED = 256 * 1024 * 1024
"""Bytes of a file that are read where they lie: a search through all entries takes half the time or less."""


def open_file(path: Path, *, create: bool) -> Engine:
    """An engine on a record file; the file need not be one yet.

    Raises:
        RecordError: The file is missing and may not be made, or cannot be one.
    """
    if not path.exists():
        if not create:
            raise RecordError(f"{path}: there is no such record. Make one with: goodoffices build ARTICLES -o {path}")
        if not path.parent.is_dir():
            raise RecordError(f"{path}: the folder {path.parent} does not exist. Make it first, or name another file.")
    elif path.is_dir():
        raise RecordError(f"{path}: this is a folder, not a record. Name the file that `goodoffices build -o` wrote.")
    return _frozen(path) if path.exists() and not _writable(path) else _living(path)


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
    engine = create_engine(URL.create("sqlite", database=address, query=query))
    event.listen(engine, "connect", _mapped)
    return engine


def _mapped(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute(f"PRAGMA mmap_size = {MAPPED}")


def _settings(connection: sqlite3.Connection, _record: Any) -> None:
    """Many readers beside one writer, and a wait in place of an error when two write."""
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    _mapped(connection, _record)
