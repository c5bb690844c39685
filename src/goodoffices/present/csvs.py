"""CSV for spreadsheets: one entry a row, lists in one cell with `; ` between."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from goodoffices.present.words import when_iso
from goodoffices.schema import Entry, Participant

COLUMNS = (
    "id", "kind", "title", "status", "phase", "start", "end", "grain", "basis", "place", "place_country",
    "latitude", "longitude", "participants", "speaker", "content", "direct", "condition", "hedge", "opinion",
    "attribution", "format", "level", "medium", "ordinal", "name", "topics", "history", "competing", "part_of",
    "outcomes", "plover_event", "plover_mode", "articles", "origins", "status_quote", "when_quote",
)  # fmt: skip


FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet read a cell as a formula."""


def entries_csv(entries: Sequence[Entry]) -> Iterator[str]:
    """The lines of the table, its head first."""
    yield _row(COLUMNS)
    for entry in entries:
        yield _row(cells(entry))


def row_text(cells: Sequence[object]) -> str:
    """One line of CSV with its end."""
    return _row(cells)


def _row(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_plain(cell) for cell in cells])
    return out.getvalue()


def _plain(cell: object) -> object:
    """A cell that a spreadsheet takes for text: words that look like a formula get an apostrophe before them."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _who(participant: Participant) -> str:
    office = f", {participant.office}" if participant.office else ""
    return f"{participant.name}{office} ({participant.role})"


def cells(entry: Entry) -> list[object]:
    """The values of an entry in the order of `COLUMNS`."""
    when, where = entry.when, entry.where
    place = where.name or ("undetermined" if where.undetermined else None)
    values: dict[str, object] = {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.title,
        "status": entry.status,
        "phase": entry.phase,
        "start": when.start,
        "end": when.end,
        "grain": when.grain,
        "basis": when.basis,
        "place": place,
        "place_country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "participants": "; ".join(_who(p) for p in entry.participants),
        "speaker": _who(entry.speaker) if entry.speaker else None,
        "content": entry.content.text if entry.content else None,
        "direct": str(entry.content.direct).lower() if entry.content else None,
        "condition": entry.condition,
        "hedge": entry.hedge,
        "opinion": str(entry.opinion).lower(),
        "attribution": " <- ".join(entry.attribution),
        "format": entry.format,
        "level": entry.level,
        "medium": entry.medium,
        "ordinal": entry.ordinal,
        "name": entry.name,
        "topics": "; ".join(entry.topics),
        "history": "; ".join(f"{when_iso(s.reported)} {s.status}" for s in entry.history),
        "competing": "; ".join(c.field for c in entry.competing),
        "part_of": entry.part_of,
        "outcomes": "; ".join(entry.outcomes),
        "plover_event": entry.plover.event if entry.plover else None,
        "plover_mode": entry.plover.mode if entry.plover else None,
        "articles": "; ".join(entry.articles),
        "origins": entry.origins,
        "status_quote": next((e.quote for e in entry.proof("status")), None),
        "when_quote": next((e.quote for e in entry.proof("when")), None),
    }
    return [values[column] for column in COLUMNS]
