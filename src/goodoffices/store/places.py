"""Where a record lies: a file, or a database of a PostgreSQL server named by its address."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from goodoffices.schema import RecordError

Place: TypeAlias = Path | str
"""A path, or an address such as `postgresql://desk@server/karabakh`; a text that is no address is a path."""

SCHEMES = ("postgresql://", "postgres://")


def is_address(place: Place) -> bool:
    """Whether it names a database of a server."""
    return isinstance(place, str) and place.startswith(SCHEMES)


def beside(place: Place, suffix: str) -> Path:
    """A file that goes with a record: beside its own file; in this folder, named after the database, otherwise."""
    if not is_address(place):
        return Path(place).with_suffix(suffix)
    return Path(f"{make_url(str(place)).database}{suffix}")


def name_of(place: Place) -> str:
    """How messages and reports name a place: never with its password."""
    if not is_address(place):
        return str(place)
    try:
        return make_url(str(place)).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        raise RecordError(
            "the address of the record cannot be read. Write it as postgresql://USER@SERVER/DATABASE"
        ) from None
