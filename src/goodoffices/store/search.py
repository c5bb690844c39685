"""Full-text search, the one part that differs between databases: FTS5 in SQLite."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

from goodoffices.schema import Article, Entry
from goodoffices.schema.values import Frozen

OPEN, CLOSE = "\x02", "\x03"
"""Marks around a found word in a snippet; no text holds them, and each surface shows them its own way."""


class Hit(Frozen):
    """Something that holds the words looked for.

    Args:
        id: Of the entry or article.
        what: `entry` or `article`.
        title: Its title.
        snippet: The words around the first hit, found words between `OPEN` and `CLOSE`.
        score: bm25, smaller is nearer.
    """

    id: str
    what: str
    title: str
    snippet: str
    score: float


def index_articles(connection: Connection, articles: Iterable[Article]) -> None:
    """Puts articles into the index: their titles and what claims may come from, no furniture."""
    _replace(
        connection,
        "article",
        [(a.id, a.title or "", "\n".join(a.quote(span) for span in a.body)) for a in articles],
    )


def index_entries(connection: Connection, entries: Iterable[Entry]) -> None:
    """Puts all entries into the index in place of those that were there: titles, names and quotes."""
    connection.execute(text("DELETE FROM search WHERE what = 'entry'"))
    _insert(connection, "entry", [(e.id, e.title, _words(e)) for e in entries])


def find(connection: Connection, words: str, limit: int) -> list[Hit]:
    """What holds all the words, nearest first; a word that ends in `*` may go on.

    Entries come before articles of the same nearness; words in quotation marks must stand together.
    """
    query = _query(words)
    if not query:
        return []
    rows = connection.execute(
        text(
            "SELECT id, what, title, snippet(search, 3, :open, :close, '…', 24) AS snippet,"
            " bm25(search, 0, 0, 4.0, 1.0) AS score FROM search WHERE search MATCH :query"
            " ORDER BY score, what DESC, id LIMIT :limit"
        ),
        {"query": query, "open": OPEN, "close": CLOSE, "limit": limit},
    )
    return [Hit(**row) for row in rows.mappings()]


def _query(words: str) -> str:
    """The user's words as an FTS5 query in which no character has a meaning of its own but `"` and a last `*`."""
    parts = words.replace("\0", " ").split('"')
    if len(parts) % 2 == 0:  # an unpaired mark means nothing
        parts = [" ".join(parts)]
    terms = []
    for i, part in enumerate(parts):
        for term in [part] if i % 2 else part.split():
            bare = term.rstrip("*").strip()
            if any(letter.isalnum() for letter in bare):
                terms.append(f'"{bare}"' + ("*" if term.endswith("*") else ""))
    return " ".join(terms)


def _words(entry: Entry) -> str:
    people = [*entry.participants, *([entry.speaker] if entry.speaker else [])]
    names = [" ".join(filter(None, (p.name, p.office))) for p in people]
    content = [entry.content.text] if entry.content else []
    place = [entry.where.name] if entry.where.name else []
    quotes = [e.quote for e in entry.evidence]
    return "\n".join(dict.fromkeys([*content, *names, *place, *quotes]))


def _replace(connection: Connection, what: str, rows: list[tuple[str, str, str]]) -> None:
    connection.execute(
        text("DELETE FROM search WHERE what = :what AND id = :id"), [{"what": what, "id": r[0]} for r in rows]
    )
    _insert(connection, what, rows)


def _insert(connection: Connection, what: str, rows: list[tuple[str, str, str]]) -> None:
    if rows:
        connection.execute(
            text("INSERT INTO search (id, what, title, words) VALUES (:id, :what, :title, :words)"),
            [{"id": i, "what": what, "title": title, "words": words} for i, title, words in rows],
        )
