"""Search in SQLite by FTS5; its tokens are runs of letters and digits, without case and diacritics."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from goodoffices.store.hits import CLOSE, OPEN, SNIPPET, Hit, Indexed, Term


def insert(connection: Connection, rows: Sequence[Indexed]) -> None:
    """Puts rows into the index; none of them is there yet."""
    connection.execute(
        text("INSERT INTO search (id, what, title, words) VALUES (:id, :what, :title, :words)"),
        [row._asdict() for row in rows],
    )


def find(connection: Connection, terms: Sequence[Term], limit: int) -> list[Hit]:
    """What holds all the terms, nearest first, entries before articles of the same nearness."""
    rows = connection.execute(
        text(
            "SELECT id, what, title, snippet(search, 3, :open, :close, '…', :length) AS snippet,"
            " bm25(search, 0, 0, 4.0, 1.0) AS score FROM search WHERE search MATCH :query"
            " ORDER BY score, what DESC, id LIMIT :limit"
        ),
        {"query": _query(terms), "open": OPEN, "close": CLOSE, "length": SNIPPET, "limit": limit},
    )
    return [Hit(**row) for row in rows.mappings()]


def _query(terms: Sequence[Term]) -> str:
    """Every term as a phrase in quotation marks, in which no character has a meaning of its own."""
    return " ".join(f'"{term.words}"' + ("*" if term.open else "") for term in terms)
