"""Full-text search, the one part that differs between databases: FTS5 in SQLite, tsvector in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy import Connection, text

from goodoffices.schema import Article
from goodoffices.store import fts5, tsvector
from goodoffices.store.hits import Hit, Indexed, Term, terms_of
from goodoffices.store.rows import Values, people_of


class _Index(Protocol):
    """What each database does its own way."""

    def insert(self, connection: Connection, rows: Sequence[Indexed]) -> None:
        """Puts rows into the index; none of them is there yet."""

    def find(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[Hit]:
        """What holds all the terms, nearest first, entries before articles of the same nearness."""


def index_articles(connection: Connection, articles: Iterable[Article]) -> None:
    """Puts articles into the index: their titles and what claims may come from, no furniture."""
    rows = [Indexed(a.id, "article", a.title or "", "\n".join(a.quote(span) for span in a.body)) for a in articles]
    forget_articles(connection, [row.id for row in rows])
    if rows:
        _index(connection).insert(connection, rows)


def forget_articles(connection: Connection, ids: Sequence[str]) -> None:
    """Takes articles out of the index."""
    if ids:
        gone = text("DELETE FROM search WHERE what = 'article' AND id = :id")
        connection.execute(gone, [{"id": ident} for ident in ids])


def index_entries(connection: Connection, entries: Iterable[Values]) -> None:
    """Puts entries into the index: titles, names and quotes; none of them is there yet."""
    rows = [Indexed(e["id"], "entry", e["title"], _words(e)) for e in entries]
    if rows:
        _index(connection).insert(connection, rows)


def forget_entries(connection: Connection) -> None:
    """Takes all entries out of the index."""
    connection.execute(text("DELETE FROM search WHERE what = 'entry'"))


def find(connection: Connection, words: str, limit: int) -> list[Hit]:
    """What holds all the words, nearest first; a word that ends in `*` may go on.

    Entries come before articles of the same nearness; words in quotation marks must stand together.
    """
    terms = terms_of(words)
    return _index(connection).find(connection, terms, limit) if terms else []


def _index(connection: Connection) -> _Index:
    return fts5 if connection.dialect.name == "sqlite" else tsvector


def _words(entry: Values) -> str:
    names = [" ".join(filter(None, (p["name"], p["office"]))) for p in people_of(entry)]
    content = [entry["content"]["text"]] if entry["content"] else []
    place = [entry["where"]["name"]] if entry["where"]["name"] else []
    quotes = [e["quote"] for e in entry["evidence"]]
    return "\n".join(dict.fromkeys([*content, *names, *place, *quotes]))
