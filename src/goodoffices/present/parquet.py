"""The record as Parquet tables, written as a stream: days as days, participants and quotes as lists of records."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from goodoffices.present.csvs import COLUMNS, cells
from goodoffices.schema import Article, Claim, Entry, GoodofficesError

LISTS = ("topics", "outcomes", "articles")
"""Columns of entries that hold lists in place of cells with `; ` between."""

AT_ONCE = 20_000
"""Rows that are written together, as one row group."""


def entries_table(entries: Iterable[Entry], versions: Mapping[str, str]) -> Iterator[bytes]:
    """An entry a row, in the columns of the CSV and with its evidence; the bytes of a file, in pieces.

    Args:
        entries: The entries in order of their days.
        versions: Versions of tool, model and packs, and the record's seal; kept in the file's metadata.

    Raises:
        GoodofficesError: The package that writes it is not installed.
    """
    text, whole, number, day, yes, person, quote, _ = _types()
    kinds = {
        "start": day, "end": day, "latitude": number, "longitude": number, "ordinal": whole, "origins": whole,
        "opinion": yes, "direct": yes, "participants": [person], **{name: [text] for name in LISTS},
    }  # fmt: skip
    columns = {name: kinds.get(name, text) for name in COLUMNS} | {"evidence": [quote]}
    return _written(columns, map(_entry, entries), versions)


def claims_table(pages: Iterable[tuple[Article, Sequence[Claim]]], versions: Mapping[str, str]) -> Iterator[bytes]:
    """A claim a row, with what its article is and with its evidence; the bytes of a file, in pieces.

    Args:
        pages: Articles, each with its claims in order of their place.
        versions: See `entries_table`.

    Raises:
        GoodofficesError: The package that writes it is not installed.
    """
    text, whole, number, day, yes, person, quote, fact = _types()
    columns = {
        "id": text, "article": text, "outlet": text, "url": text, "published_start": day, "published_end": day,
        "kind": text, "status": text, "phase": text, "start": day, "end": day, "grain": text, "basis": text,
        "place": text, "place_country": text, "latitude": number, "longitude": number, "participants": [person],
        "speaker": person, "content": text, "direct": yes, "condition": text, "hedge": text, "opinion": yes,
        "confidence": number, "attribution": [text], "format": text, "level": text, "medium": text, "ordinal": whole,
        "name": text, "topics": [text], "details": text, "plover_event": text, "plover_mode": text,
        "retrospect": yes, "negated": yes, "part_of": text, "outcomes": [text], "trigger_start": whole,
        "trigger_end": whole, "sentence_start": whole, "sentence_end": whole, "evidence": [quote], "derived": [fact],
    }  # fmt: skip
    rows = (_claim(claim, article) for article, claims in pages for claim in claims)
    return _written(columns, rows, versions)


def _types() -> tuple[Any, ...]:
    """Text, whole number, number, day, yes or no, and the records of a participant, a quote and a derivation."""
    try:
        import pyarrow as pa
    except ImportError:
        raise GoodofficesError(
            "Parquet needs a package more. Install it with: pip install 'goodoffices[parquet]'"
        ) from None
    text, whole = pa.string(), pa.int64()
    side = pa.struct([("key", text), ("name", text)])
    fields = [(n, text) for n in ("name", "written", "actor", "kind", "country")]
    person = pa.struct([*fields, ("side", side), ("office", text), ("role", text)])
    quote = pa.struct([("field", text), ("article", text), ("start", whole), ("end", whole), ("quote", text)])
    fact = pa.struct([(n, text) for n in ("field", "pack", "rule", "key", "source")])
    return text, whole, pa.float64(), pa.date32(), pa.bool_(), person, quote, fact


def _written(
    columns: Mapping[str, Any], rows: Iterator[dict[str, Any]], versions: Mapping[str, str]
) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, pa.list_(*kind) if isinstance(kind, list) else kind) for name, kind in columns.items()])
    notes = {f"goodoffices.{key}": value for key, value in versions.items()}
    sink = _Sink()
    with pq.ParquetWriter(sink, schema.with_metadata(notes)) as writer:
        while some := list(islice(rows, AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(some, schema=writer.schema))
            yield sink.take()
    yield sink.take()


class _Sink(io.RawIOBase):
    """Keeps what is written until somebody takes it."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """See `io.RawIOBase`."""
        self._parts.append(bytes(data))
        self._at += len(self._parts[-1])
        return len(self._parts[-1])

    def tell(self) -> int:
        """How much was ever written."""
        return self._at

    def take(self) -> bytes:
        """What was written since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)


def _entry(entry: Entry) -> dict[str, Any]:
    row: dict[str, Any] = dict(zip(COLUMNS, cells(entry), strict=True))
    row.update({name: list(getattr(entry, name)) for name in LISTS})
    row["opinion"] = entry.opinion
    row["direct"] = entry.content.direct if entry.content else None
    row["participants"] = [p.model_dump() for p in entry.participants]
    row["evidence"] = [e.model_dump() for e in entry.evidence]
    return row


def _claim(claim: Claim, article: Article) -> dict[str, Any]:
    row = claim.model_dump()
    when, where, content, plover = claim.when, claim.where, claim.content, claim.plover
    row |= {
        "outlet": article.outlet,
        "url": article.url,
        "published_start": article.published.start,
        "published_end": article.published.end,
        "start": when.start,
        "end": when.end,
        "grain": when.grain,
        "basis": when.basis,
        "place": where.name or ("undetermined" if where.undetermined else None),
        "place_country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "content": content.text if content else None,
        "direct": content.direct if content else None,
        "details": json.dumps(row["details"], ensure_ascii=False, sort_keys=True) if row["details"] else None,
        "plover_event": plover.event if plover else None,
        "plover_mode": plover.mode if plover else None,
        "part_of": claim.within,
    }
    for name in ("trigger", "sentence"):
        row[f"{name}_start"], row[f"{name}_end"] = row.pop(name)
    return row
