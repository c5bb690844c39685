"""The record as a Parquet table: an entry a row, days as days, participants and quotes as lists of records."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from goodoffices.present.csvs import COLUMNS, cells
from goodoffices.schema import Entry, GoodofficesError

LISTS = ("topics", "outcomes", "articles")
"""Columns that hold lists in place of cells with `; ` between."""


def table(entries: Sequence[Entry], versions: Mapping[str, str]) -> bytes:
    """The table as the bytes of a file.

    Args:
        entries: The entries in order of their days.
        versions: Versions of tool, model and packs, and the record's seal; kept in the file's metadata.

    Raises:
        GoodofficesError: The package that writes it is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise GoodofficesError(
            "Parquet needs a package more. Install it with: pip install 'goodoffices[parquet]'"
        ) from None
    text = pa.string()
    person = pa.struct([(n, text) for n in ("name", "written", "actor", "kind", "country", "office", "role")])
    quote = pa.struct([("field", text), ("article", text), ("start", pa.int64()), ("end", pa.int64()), ("quote", text)])
    kinds = {
        "start": pa.date32(), "end": pa.date32(), "latitude": pa.float64(), "longitude": pa.float64(),
        "ordinal": pa.int64(), "origins": pa.int64(), "opinion": pa.bool_(), "direct": pa.bool_(),
        "participants": pa.list_(person), **{name: pa.list_(text) for name in LISTS},
    }  # fmt: skip
    schema = pa.schema([(name, kinds.get(name, text)) for name in COLUMNS] + [("evidence", pa.list_(quote))])
    made = pa.Table.from_pylist([_row(e) for e in entries], schema=schema)
    notes = {f"goodoffices.{key}": value for key, value in versions.items()}
    out = io.BytesIO()
    pq.write_table(made.replace_schema_metadata(notes), out)
    return out.getvalue()


def _row(entry: Entry) -> dict[str, object]:
    row: dict[str, object] = dict(zip(COLUMNS, cells(entry), strict=True))
    row.update({name: list(getattr(entry, name)) for name in LISTS})
    row["opinion"] = entry.opinion
    row["direct"] = entry.content.direct if entry.content else None
    row["participants"] = [p.model_dump() for p in entry.participants]
    row["evidence"] = [e.model_dump() for e in entry.evidence]
    return row
