"""Search in PostgreSQL by tsvector, with the tokens of FTS5: runs of letters and digits, without case and diacritics.

The words are folded here and not by a configuration of the server: no extension is needed, no locale of the
database matters, and both databases find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import Connection, text

from goodoffices.store.hits import CLOSE, OPEN, SNIPPET, Hit, Indexed, Term

LONGEST = 300_000
"""Characters of a text that are indexed: a tsvector holds 1 MiB, letters and places together."""

_TOKEN = re.compile(r"[^\W_]+")


def insert(connection: Connection, rows: Sequence[Indexed]) -> None:
    """Puts rows into the index; none of them is there yet."""
    connection.execute(
        text(
            "INSERT INTO search (id, what, title, words, vector) VALUES (:id, :what, :title, :words,"
            " setweight(to_tsvector('simple', :heading), 'A') || to_tsvector('simple', :tokens))"
        ),
        [
            {
                **row._asdict(),
                "heading": " ".join(_tokens(row.title[:LONGEST])),
                "tokens": " ".join(_tokens(row.words[:LONGEST])),
            }
            for row in rows
        ],
    )


def find(connection: Connection, terms: Sequence[Term], limit: int) -> list[Hit]:
    """What holds all the terms, nearest first, entries before articles of the same nearness."""
    sought = [(tokens, term.open) for term in terms if (tokens := _tokens(term.words))]
    if not sought:
        return []
    rows = connection.execute(
        text(
            "SELECT id, what, title, words, -ts_rank('{0.25, 0.25, 0.25, 1}', vector, query, 1) AS score"
            " FROM search, to_tsquery('simple', :query) AS query WHERE vector @@ query"
            " ORDER BY score, what DESC, id LIMIT :limit"
        ),
        {"query": " & ".join(_phrase(tokens, going_on) for tokens, going_on in sought), "limit": limit},
    )
    return [
        Hit(id=row.id, what=row.what, title=row.title, snippet=_snippet(row.words, sought), score=row.score)
        for row in rows
    ]


def _fold(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()


def _tokens(words: str) -> list[str]:
    return _TOKEN.findall(_fold(words))


def _phrase(tokens: Sequence[str], going_on: bool) -> str:
    """Tokens that follow each other, in the language of `to_tsquery`; they hold letters and digits only."""
    return "(" + " <-> ".join(f"'{token}'" for token in tokens) + (":*)" if going_on else ")")


def _snippet(words: str, sought: Sequence[tuple[Sequence[str], bool]]) -> str:
    """The words around the first hit, every hit among them marked; the beginning where only the title has one."""
    tokens = list(_TOKEN.finditer(words))
    folded = [_fold(token[0]) for token in tokens]
    hits = {
        at + i
        for wanted, going_on in sought
        for at in range(len(folded) - len(wanted) + 1)
        if _matches(folded[at : at + len(wanted)], wanted, going_on)
        for i in range(len(wanted))
    }
    first = max(0, min(min(hits, default=0) - SNIPPET // 4, len(tokens) - SNIPPET))
    shown = range(first, min(first + SNIPPET, len(tokens)))
    if not shown:
        return words
    parts = ["…" if first else ""]
    end = tokens[first].start()
    for number in shown:
        token = tokens[number]
        parts.append(words[end : token.start()])
        parts.append(f"{OPEN}{token[0]}{CLOSE}" if number in hits else token[0])
        end = token.end()
    return "".join(parts) + ("…" if shown.stop < len(tokens) else words[end:])


def _matches(found: Sequence[str], wanted: Sequence[str], going_on: bool) -> bool:
    *before, last = wanted
    return found[:-1] == before and (found[-1].startswith(last) if going_on else found[-1] == last)
