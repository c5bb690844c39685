"""JSON Lines: one entry, claim or article a line, as the export schema has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from goodoffices.present.fields import Fields


def line(fields: Fields) -> str:
    """One line, without its end: fields in their order, no blanks, letters as letters.

    Line separators of Unicode are escaped, so that every reader sees one line.
    """
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def lines(rows: Iterable[Fields]) -> Iterator[str]:
    """The lines of an export, each with its end."""
    for row in rows:
        yield line(row) + "\n"
