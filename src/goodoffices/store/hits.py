"""What is looked for in a record, and what is found."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.schema.values import Frozen

OPEN, CLOSE = "\x02", "\x03"
"""Marks around a found word in a snippet; no text holds them, and each surface shows them its own way."""

SNIPPET = 24
"""Words of a snippet."""


class Hit(Frozen):
    """Something that holds the words looked for.

    Args:
        id: Of the entry or article.
        what: `entry` or `article`.
        title: Its title.
        snippet: The words around the first hit, found words between `OPEN` and `CLOSE`.
        score: Smaller is nearer; bm25 in SQLite, the negative of ts_rank in PostgreSQL.
    """

    id: str
    what: str
    title: str
    snippet: str
    score: float


class Term(NamedTuple):
    """Words that must stand together; where it is open, the last may go on."""

    words: str
    open: bool


class Indexed(NamedTuple):
    """What can be found of an entry or article."""

    id: str
    what: str
    title: str
    words: str


def terms_of(asked: str) -> list[Term]:
    """The terms of what a user typed, in which nothing has a meaning of its own but `"` and a last `*`."""
    parts = asked.replace("\0", " ").split('"')
    if len(parts) % 2 == 0:  # an unpaired mark means nothing
        parts = [" ".join(parts)]
    terms = []
    for i, part in enumerate(parts):
        for term in [part] if i % 2 else part.split():
            bare = term.rstrip("*").strip()
            if any(letter.isalnum() for letter in bare):
                terms.append(Term(bare, term.endswith("*")))
    return terms
