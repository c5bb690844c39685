"""A record in a database of a PostgreSQL server, for a desk of many."""

from __future__ import annotations

from importlib.util import find_spec

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import OperationalError

from goodoffices.schema import RecordError
from goodoffices.store.places import name_of

WAIT_S = 10
"""How long a server may take to answer at first, in seconds."""


def open_database(address: str) -> Engine:
    """An engine on a database that exists; its tables need not yet.

    Raises:
        RecordError: The driver is not installed, the address cannot be read, or the server or database is not there.
    """
    name = name_of(address)
    if find_spec("psycopg") is None:
        raise RecordError(
            f"{name}: records on PostgreSQL need an extra. Install it with: pip install 'goodoffices[postgres]'"
        )
    url = make_url(address)
    if not url.database:
        raise RecordError(f"{name}: the address names no database. Write it as postgresql://USER@SERVER/DATABASE")
    engine = create_engine(url.set(drivername="postgresql+psycopg"), connect_args={"connect_timeout": WAIT_S})
    try:
        engine.connect().close()
    except OperationalError as error:
        engine.dispose()
        said = " ".join(str(error.orig).split())
        remedy = (
            f"Make it with: createdb {url.database}"
            if "does not exist" in said and "database" in said
            else "Check the address, and whether the server runs and lets you in."
        )
        raise RecordError(f"{name}: the database cannot be opened ({said}). {remedy}") from None
    return engine
