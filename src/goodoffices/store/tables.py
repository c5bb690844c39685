"""The tables of a record. Written in portable SQL types, so that one definition serves SQLite and PostgreSQL.

`body` holds a record in canonical JSON; the columns beside it repeat what filters ask for. Every row carries a
seal, a hash over all its other columns, and `meta` one over all seals: a changed character anywhere is found.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.types import TypeEngine

metadata = MetaData()


def _plain(length: int) -> TypeEngine[str]:
    """Ids, keys and days: compared byte by byte on every database, in whatever language it sorts words."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


meta = Table(
    "meta",
    metadata,
    Column("key", _plain(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""Versions of tool, model and packs, and the seal over the whole record."""

articles = Table(
    "articles",
    metadata,
    Column("id", _plain(17), primary_key=True),
    Column("text", Text, nullable=False),
    Column("text_hash", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("engine", String(80), nullable=False),
    Column("unread", Text),
    Column("seal", String(64), nullable=False),
)
"""`engine` names the versions that read the claims; `unread` says why there are none."""

claims = Table(
    "claims",
    metadata,
    Column("id", _plain(17), primary_key=True),
    Column("article", _plain(17), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("body", Text, nullable=False),
    Column("seal", String(64), nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("id", _plain(17), primary_key=True),
    Column("number", Integer, nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("format", Text),
    Column("first", _plain(10)),
    Column("last", _plain(10)),
    Column("who", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("seal", String(64), nullable=False),
    Index("entries_kind_status", "kind", "status"),
    Index("entries_days", "first", "last"),
)
"""`number` is the place in the order of days; `who` the folded names, ids and offices of all who take part."""

members = Table(
    "members",
    metadata,
    Column("claim", _plain(17), primary_key=True),
    Column("entry", _plain(17), nullable=False, index=True),
)
"""Which entry holds a claim."""

decisions = Table(
    "decisions",
    metadata,
    Column("id", _plain(17), primary_key=True),
    Column("number", Integer, nullable=False, index=True),
    Column("day", _plain(10), nullable=False),
    Column("body", Text, nullable=False),
    Column("seal", String(64), nullable=False),
)
"""Reviewers' judgements, replayed on every build; `number` is their order."""

near = Table(
    "near",
    metadata,
    Column("id", _plain(17), primary_key=True),
    Column("one", _plain(17), nullable=False),
    Column("other", _plain(17), nullable=False),
    Column("body", Text, nullable=False),
    Column("seal", String(64), nullable=False),
)
"""Pairs of claims that were nearly linked, for a reviewer."""

SEALED = (articles, claims, entries, decisions, near)
"""The tables whose rows carry a seal."""
