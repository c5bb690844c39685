"""Opening a record: the engine of its place, and its tables at this version's revision."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from goodoffices.schema import RecordError
from goodoffices.store.moments import writing
from goodoffices.store.places import Place, is_address, name_of

HEAD = "0002"
"""The revision of the tables that this version of the tool writes."""


def open_engine(place: Place, *, create: bool) -> Engine:
    """An engine on a record with its tables at this version's revision.

    Args:
        place: The file, or the address of the database.
        create: Make the record where it is missing; otherwise a missing one is an error.

    Raises:
        RecordError: There is no such record, it is none, or a newer version of the tool wrote it.
    """
    name = name_of(place)
    if is_address(place):
        from goodoffices.store.postgresql import open_database

        engine = open_database(str(place))
    else:
        from goodoffices.store.sqlite import open_file

        engine = open_file(Path(place), create=create)
    try:
        _bring_up(engine, name, create=create or not is_address(place))
    except DatabaseError as error:
        engine.dispose()
        raise RecordError(
            f"{name}: this is not a record of goodoffices ({error.orig}). Name one that `goodoffices build -o` wrote."
        ) from error
    except RecordError:
        engine.dispose()
        raise
    return engine


def exists(place: Place) -> bool:
    """Whether there is something at a place: a file, or a database with tables.

    Raises:
        RecordError: The database cannot be opened.
    """
    if not is_address(place):
        return Path(place).exists()
    from goodoffices.store.postgresql import open_database

    engine = open_database(str(place))
    try:
        return bool(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def _bring_up(engine: Engine, name: str, *, create: bool) -> None:
    """Tables at the revision of this version; alembic is loaded only where something is to be done."""
    with engine.connect() as connection:
        if _current(connection, name, create=create):
            return
    with writing(engine) as connection:
        if not _current(connection, name, create=create):  # another process may have been faster
            _migrate(connection)


def _current(connection: Connection, name: str, *, create: bool) -> bool:
    """Whether the tables are at the revision of this version.

    Raises:
        RecordError: They are no record's, a newer version's, or there are none and none may be made.
    """
    tables = set(inspect(connection).get_table_names())
    revision = None
    if "alembic_version" in tables:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if tables and revision is None:
        raise RecordError(f"{name}: this database is not a record of goodoffices. Name another one.")
    if revision is None and not create:
        raise RecordError(f"{name}: there is no record yet. Make one with: goodoffices build ARTICLES -o {name}")
    if revision is not None and revision > HEAD:
        raise RecordError(
            f"{name}: a newer version of goodoffices wrote this record (its tables are at revision {revision}, "
            f"this version knows {HEAD}). Upgrade with: pip install --upgrade goodoffices"
        )
    return revision == HEAD


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
