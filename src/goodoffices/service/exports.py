"""What an export holds: the fields of entries, claims or articles, and what must be said beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from goodoffices.present.csvs import entries_csv
from goodoffices.present.fields import article_fields, claim_fields, entry_fields
from goodoffices.present.jsonl import lines
from goodoffices.present.sharing import LONGEST, shared
from goodoffices.schema import MEETINGS, Article, Entry, GoodofficesError
from goodoffices.schema.claim import Facts
from goodoffices.store import Filter, Store, Stream

F = TypeVar("F", bound=Facts)

WHAT = ("entries", "claims", "articles")
FORMATS = ("jsonl", "csv", "mend", "plover", "ceasefire", "graphml", "ics")
BINARY = ("xlsx", "parquet")
"""Formats that are files of bytes, not lines of text."""

ABOUT = {
    "jsonl": "one entry, claim or article a line, in the fields of the export schema; `evidence` gives article, "
    "start, end (in Unicode code points, end excluded) and the words for each value, `derived` the fact or rule",
    "csv": "one entry a row; lists in one cell with `; ` between; start and end: the first and last possible day; a "
    "cell that begins like a formula (= + - @) has an apostrophe before it",
    "mend": "one meeting, visit or call with a third party a row, in the columns of MEND; status and quote beside",
    "plover": "one event a line, in the fields of a PLOVER record; `mode` may be future, hypothetical or negation",
    "ceasefire": "one side of one declared ceasefire a row, in the columns of the ETH/PRIO Civil Conflict Ceasefire "
    "Dataset; -1 for a part of a day that is not known; who says that it was violated, beside",
    "graphml": "actors as nodes; an edge for each two of them, with how many contacts were held, planned or off",
    "ics": "meetings, visits and calls that have a day, for a calendar; a plan is tentative, what is off is cancelled",
    "xlsx": "a sheet for each kind with filters, and sheets of quotes and articles; cells are never formulas",
    "parquet": "one entry a row in the columns of the CSV, or one claim a row with the outlet and the days of its "
    "article; participants, evidence and derivations as lists of records, what is particular to a kind as JSON",
}
"""What each format holds, in words."""


def fields_of(
    store: Store, what: str, wanted: Filter | None = None, *, share: bool = False
) -> Iterator[dict[str, Any]]:
    """The fields of every entry (in order of days), claim or article (by id) of a record.

    Args:
        store: The record.
        what: One of `WHAT`.
        wanted: Which entries; None is all.
        share: Leave texts out and cut quotes short.
    """
    passed = shared if share else _whole
    with store.at_one_moment() as still:
        if what == "entries":
            yield from (entry_fields(passed(entry)) for entry in still.entries(wanted))
            return
        with still.connect() as connection:
            for article, claims in Stream(connection).pages():
                if what == "claims":
                    yield from (claim_fields(passed(claim), article) for claim in claims)
                    continue
                fields = article_fields(article)
                yield {key: value for key, value in fields.items() if key != "text"} if share else fields


def export(
    store: Store, form: str = "jsonl", what: str = "entries", wanted: Filter | None = None, *, share: bool = False
) -> Iterator[str]:
    """The lines of an export, each with its end.

    Args:
        store: The record.
        form: One of `FORMATS`; all but `jsonl` write entries only.
        what: One of `WHAT`.
        wanted: Which entries; None is all.
        share: Leave texts out and cut quotes short.

    Raises:
        GoodofficesError: There is no such format or no such thing to export in it.
    """
    _possible(form, what, FORMATS)
    if form == "jsonl":
        yield from lines(fields_of(store, what, wanted, share=share))
        return
    entries, articles = _read(store, wanted, share)
    if form == "csv":
        yield from entries_csv(entries)
    elif form == "graphml":
        from goodoffices.present.graphml import graph

        yield graph(entries)
    elif form == "ics":
        from goodoffices.present.ics import calendar_of

        yield calendar_of([e for e in entries if e.kind in MEETINGS], "Record", store.meta())
    else:
        from goodoffices.present import ceasefire, mend, plover

        by_id = {article.id: article for article in articles}
        yield from {"mend": mend, "plover": plover, "ceasefire": ceasefire}[form].lines(entries, by_id)


def export_bytes(
    store: Store, form: str, what: str = "entries", wanted: Filter | None = None, *, share: bool = False
) -> Iterator[bytes]:
    """An export that is a file of bytes, in pieces: claims are written as they are read, and may be many.

    Args:
        store: The record.
        form: One of `BINARY`; `parquet` writes claims, too.
        what: Entries or claims.
        wanted: Which entries; None is all.
        share: Leave sources out and cut quotes short.

    Raises:
        GoodofficesError: There is no such format, or a package that writes it is missing.
    """
    _possible(form, what, BINARY)
    if what == "claims":
        from goodoffices.present.parquet import claims_table

        passed = shared if share else _whole
        with store.at_one_moment() as still, still.connect() as connection:
            pages = ((article, [*map(passed, claims)]) for article, claims in Stream(connection).pages())
            yield from claims_table(pages, still.meta())
        return
    entries, articles = _read(store, wanted, share)
    if form == "parquet":
        from goodoffices.present.parquet import entries_table

        yield from entries_table(entries, store.meta())
    else:
        from goodoffices.present.xlsx import workbook

        yield workbook(entries, articles, store.meta(), texts=not share)


def _possible(form: str, what: str, forms: tuple[str, ...]) -> None:
    if what not in WHAT:
        raise GoodofficesError(f"there is no export of {what!r}. Choose one of: {', '.join(WHAT)}")
    if form not in forms:
        raise GoodofficesError(f"there is no export format {form!r}. Choose one of: {', '.join((*FORMATS, *BINARY))}")
    if what != "entries" and form != "jsonl" and (form, what) != ("parquet", "claims"):
        raise GoodofficesError(f"{form} writes entries only. For {what} use: --format jsonl --what {what}")


def _read(store: Store, wanted: Filter | None, share: bool) -> tuple[list[Entry], list[Article]]:
    with store.at_one_moment() as still:
        entries = still.entries(wanted)
        return [shared(e) for e in entries] if share else entries, still.articles()


def _whole(facts: F) -> F:
    return facts


def about(store: Store, form: str, what: str, *, share: bool = False) -> str:
    """What must be known beside an export: versions, seal, how to cite it, what its columns mean; as JSON."""
    versions = store.meta()
    value = {
        "made_by": "goodoffices",
        "versions": {key: versions[key] for key in sorted(versions) if key != "seal"},
        "record_seal": versions.get("seal"),
        "holds": {"format": form, "what": what, "meaning": ABOUT[form]},
        "cite": f"Record of a peace process, made with goodoffices {versions.get('tool', '')} "
        f"(record {versions.get('seal', '')[:12]}) from the news articles that it lists.",
        "verify": "goodoffices verify RECORD --export FILE"
        if form == "jsonl" and not share
        else "goodoffices verify RECORD",
    }
    if share:
        value["shared"] = f"texts are left out and quotes cut after {LONGEST} words; their places are whole"
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
