"""The record as a workbook: a sheet for each kind, with filters, and the quotes in columns of their own."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from goodoffices.present.csvs import COLUMNS, cells
from goodoffices.present.words import KIND_WORDS, when_iso
from goodoffices.schema import Article, Entry, GoodofficesError
from goodoffices.schema.words import KINDS

SHOWN = (
    "start", "end", "status", "phase", "title", "participants", "speaker", "content", "place", "format", "condition",
    "hedge", "attribution", "history", "competing", "origins", "status_quote", "when_quote", "grain", "basis", "id",
)  # fmt: skip
"""Columns of a sheet, in order."""

WIDTHS = {"title": 50, "participants": 50, "content": 60, "history": 34, "status_quote": 26, "when_quote": 22, "id": 19}
LONGEST = 32_000
"""Letters that a cell takes."""


def workbook(
    entries: Sequence[Entry], articles: Sequence[Article], versions: Mapping[str, str], texts: bool = True
) -> bytes:
    """The workbook.

    Args:
        entries: The entries in order of their days.
        articles: The articles behind them.
        versions: Versions of tool, model and packs, and the record's seal.
        texts: Whether addresses of files stand beside the articles.

    Raises:
        GoodofficesError: The package that writes it is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise GoodofficesError(
            "a workbook needs a package more. Install it with: pip install 'goodoffices[report]'"
        ) from None
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Record of a peace process", "comments": f"goodoffices {versions.get('tool', '')}"})
    head = book.add_format({"bold": True, "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})

    def sheet(name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        made = book.add_worksheet(name)
        for i, column in enumerate(columns):
            made.write_string(0, i, column.replace("_", " "), head)
            made.set_column(i, i, WIDTHS.get(column, 14), plain)
        for number, row in enumerate(rows, 1):
            for i, value in enumerate(row):
                if isinstance(value, int | float) and not isinstance(value, bool):
                    made.write_number(number, i, value)
                elif value not in (None, ""):
                    made.write_string(number, i, str(value)[:LONGEST])
        made.freeze_panes(1, 0)
        made.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)

    for kind in KINDS:
        of = [dict(zip(COLUMNS, cells(e), strict=True)) for e in entries if e.kind == kind]
        if of:
            sheet(KIND_WORDS[kind][1].capitalize(), SHOWN, [[row[c] for c in SHOWN] for row in of])
    quotes = [(e.id, q.field, q.quote, q.article, q.start, q.end) for e in entries for q in e.evidence]
    sheet("Quotes", ("entry", "field", "quote", "article", "first character", "end"), quotes)
    listed = [
        (a.id, a.outlet, when_iso(a.published), a.title, a.url, "; ".join(a.sources) if texts else None)
        for a in articles
    ]
    sheet("Articles", ("id", "outlet", "published", "title", "url", "sources"), listed)
    sheet("About", ("what", "value"), sorted(versions.items()))
    book.close()
    return out.getvalue()
