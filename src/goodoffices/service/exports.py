"""What an export holds: the fields of entries, claims or articles, and what must be said beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from goodoffices.present.csvs import entries_csv
from goodoffices.present.fields import article_fields, claim_fields, entry_fields
from goodoffices.present.jsonl import lines
from goodoffices.schema import GoodofficesError
from goodoffices.store import Filter, Store

WHAT = ("entries", "claims", "articles")
FORMATS = ("jsonl", "csv", "mend", "plover")
ABOUT = {
    "jsonl": "one entry, claim or article a line, in the fields of the export schema; `evidence` gives article, "
    "start, end (in Unicode code points, end excluded) and the words for each value, `derived` the fact or rule",
    "csv": "one entry a row; lists in one cell with `; ` between; start and end: the first and last possible day",
    "mend": "one meeting, visit or call with a third party a row, in the columns of MEND; status and quote beside",
    "plover": "one event a line, in the fields of a PLOVER record; `mode` may be future, hypothetical or negation",
}
"""What each format holds, in words."""


def fields_of(store: Store, what: str, wanted: Filter | None = None) -> Iterator[dict[str, Any]]:
    """The fields of every entry (in order of days), claim or article (by id) of a record."""
    with store.at_one_moment() as still:
        if what == "entries":
            yield from (entry_fields(entry) for entry in still.entries(wanted))
            return
        articles = {article.id: article for article in still.articles()}
        if what == "articles":
            yield from (article_fields(article) for article in articles.values())
        else:
            yield from (claim_fields(claim, articles[claim.article]) for claim in still.claims())


def export(store: Store, form: str = "jsonl", what: str = "entries", wanted: Filter | None = None) -> Iterator[str]:
    """The lines of an export, each with its end.

    Args:
        store: The record.
        form: One of `FORMATS`; all but `jsonl` write entries only.
        what: One of `WHAT`.
        wanted: Which entries; None is all.

    Raises:
        GoodofficesError: There is no such format or no such thing to export in it.
    """
    if what not in WHAT:
        raise GoodofficesError(f"there is no export of {what!r}. Choose one of: {', '.join(WHAT)}")
    if form == "jsonl":
        yield from lines(fields_of(store, what, wanted))
        return
    if form not in FORMATS:
        raise GoodofficesError(f"there is no export format {form!r}. Choose one of: {', '.join(FORMATS)}")
    if what != "entries":
        raise GoodofficesError(f"{form} writes entries only. For {what} use: --format jsonl --what {what}")
    with store.at_one_moment() as still:
        entries = still.entries(wanted)
        articles = {article.id: article for article in still.articles()} if form != "csv" else {}
    if form == "csv":
        yield from entries_csv(entries)
        return
    from goodoffices.present import mend, plover

    yield from (mend.lines(entries, articles) if form == "mend" else plover.lines(entries, articles))


def about(store: Store, form: str, what: str) -> str:
    """What must be known beside an export: versions, seal, how to cite it, what its columns mean; as JSON."""
    versions = store.meta()
    value = {
        "made_by": "goodoffices",
        "versions": {key: versions[key] for key in sorted(versions) if key != "seal"},
        "record_seal": versions.get("seal"),
        "holds": {"format": form, "what": what, "meaning": ABOUT[form]},
        "cite": f"Record of a peace process, made with goodoffices {versions.get('tool', '')} "
        f"(record {versions.get('seal', '')[:12]}) from the news articles that it lists.",
        "verify": "goodoffices verify RECORD --export FILE" if form == "jsonl" else "goodoffices verify RECORD",
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
