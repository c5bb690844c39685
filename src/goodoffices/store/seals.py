"""The seal over a whole record: a hash over the seals of all rows, the versions, and which entry holds which claim."""

from __future__ import annotations

import hashlib
from typing import TypeAlias

from sqlalchemy import Connection, Select, Table, delete, insert, select

from goodoffices.schema.canonical import canonical
from goodoffices.store.tables import SEALED, articles, decisions, members, meta

Pairs: TypeAlias = Select[tuple[str, str]]

SEAL = "seal"
"""The key of the seal among the versions."""

AT_ONCE = 500
"""Rows fetched together where a table is read as a stream."""


def seal(connection: Connection) -> str:
    """The seal that the record should carry, over everything in it."""
    return _hash(
        connection,
        **{table.name: _seals(table) for table in SEALED},
        members=select(members.c.claim, members.c.entry).order_by(members.c.claim),
        meta=select(meta.c.key, meta.c.value).where(meta.c.key != SEAL).order_by(meta.c.key),
    )


def state(connection: Connection) -> str:
    """A hash over what entries are made of: articles with their claims, and decisions."""
    return _hash(connection, articles=_seals(articles), decisions=_seals(decisions))


def sealed(connection: Connection) -> bool:
    """Whether the record carries a seal; it has none while a build is under way or after one that was broken off."""
    return connection.execute(select(meta.c.key).where(meta.c.key == SEAL)).first() is not None


def unseal(connection: Connection) -> None:
    """Takes the seal away: entries no longer follow from the articles."""
    connection.execute(delete(meta).where(meta.c.key == SEAL))


def reseal(connection: Connection) -> None:
    """Seals the record as it stands."""
    unseal(connection)
    connection.execute(insert(meta).values(key=SEAL, value=seal(connection)))


def _seals(table: Table) -> Pairs:
    return select(table.c.id, table.c.seal).order_by(table.c.id)


def _hash(connection: Connection, **parts: Pairs) -> str:
    """The digest of `{name: [[id, seal], ...], ...}`, made row by row: a large record needs no more memory."""
    hasher = hashlib.sha256()
    for number, name in enumerate(sorted(parts)):
        hasher.update((("," if number else "{") + canonical(name) + ":[").encode())
        for place, row in enumerate(connection.execute(parts[name], execution_options={"yield_per": AT_ONCE})):
            hasher.update((("," if place else "") + canonical(list(row))).encode())
        hasher.update(b"]")
    hasher.update(b"}")
    return hasher.hexdigest()
