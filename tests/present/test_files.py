"""What leaves the record as files: workbook, table, graph, calendar, documents."""

import io
import re
from datetime import date

import pytest

from goodoffices.present.graphml import graph
from goodoffices.present.ics import calendar_of
from goodoffices.present.outline import docx, markdown, outline
from goodoffices.present.sharing import LONGEST, cut, shared
from goodoffices.schema import Content
from tests.factories import day, world

VERSIONS = {"tool": "1", "seal": "s"}


def test_a_workbook_has_a_sheet_for_each_kind_and_no_cell_is_a_formula() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    xlsx = pytest.importorskip("goodoffices.present.xlsx")
    articles, _, entries = world()
    entries[0] = entries[0].model_copy(update={"title": '=HYPERLINK("http://evil")'})
    book = openpyxl.load_workbook(io.BytesIO(xlsx.workbook(entries, articles, VERSIONS)))
    assert book.sheetnames == [
        "Meetings", "Statements", "Agreements", "Incidents", "Exchanges", "Refusals", "Quotes", "Articles", "About",
    ]  # fmt: skip
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert all(sheet.auto_filter.ref for sheet in book)
    quotes = {row[2].value for row in book["Quotes"].iter_rows(min_row=2)}
    assert quotes == {e.quote for entry in entries for e in entry.evidence}


def test_a_parquet_table_gives_days_and_lists_back() -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    from goodoffices.present.parquet import entries_table

    entries = world()[2]
    read = pq.read_table(io.BytesIO(b"".join(entries_table(entries, VERSIONS))))
    rows = read.to_pylist()
    assert [row["id"] for row in rows] == [e.id for e in entries]
    assert [row["start"] for row in rows] == [e.when.start for e in entries]
    assert [[p["name"] for p in row["participants"]] for row in rows] == [
        [p.name for p in e.participants] for e in entries
    ]
    assert [len(row["evidence"]) for row in rows] == [len(e.evidence) for e in entries]
    assert read.schema.metadata[b"goodoffices.seal"] == b"s"


def test_a_graph_has_the_actors_and_counts_their_contacts() -> None:
    from lxml import etree  # type: ignore[import-untyped]

    root = etree.fromstring(graph(world()[2]).encode())
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    names = {node.findtext("g:data[@key='node-name']", namespaces=space) for node in root.iterfind(".//g:node", space)}
    assert {"Per Dahl", "Ida Voss", "Harbour Group", "Lind"} <= names
    edge = root.find(".//g:edge[@source='name/Ida Voss'][@target='name/Per Dahl']", space)
    assert edge.findtext("g:data[@key='edge-held']", namespaces=space) == "1"
    assert edge.findtext("g:data[@key='edge-first']", namespaces=space) == "2031-05-13"


def test_a_calendar_has_whole_days_and_says_what_is_off() -> None:
    icalendar = pytest.importorskip("icalendar")
    entries = [e for e in world()[2] if e.kind == "meeting"]
    undated = entries[0].model_copy(update={"when": entries[0].when.model_copy(update={"start": None, "end": None})})
    text = calendar_of([*entries, undated], "Talks; Tarn, Varn", VERSIONS)
    found = {str(e["summary"]): e for e in icalendar.Calendar.from_ical(text).walk("VEVENT")}
    assert len(found) == 2
    second = found["Second round of talks (cancelled)"]
    assert (second["dtstart"].dt, second["dtend"].dt) == (date(2031, 6, 2), date(2031, 6, 3))
    assert str(second["status"]) == "CANCELLED"
    assert "called off" in str(second["description"])
    assert text == calendar_of([*entries, undated], "Talks; Tarn, Varn", VERSIONS)


def test_what_is_shared_has_no_quote_of_more_than_forty_words() -> None:
    long = " ".join(f"word{n}" for n in range(60))
    assert len(cut(long).removesuffix(" …").split()) == LONGEST
    assert cut("as it is") == "as it is"
    entry = world()[2][0]
    evidence = entry.evidence[0].model_copy(update={"quote": long})
    passed = shared(entry.model_copy(update={"evidence": (evidence,), "content": Content(text=long)}))
    assert passed.content is not None
    assert all(len(text.split()) <= LONGEST + 1 for text in (passed.evidence[0].quote, passed.content.text))
    assert passed.evidence[0].start == evidence.start
    assert passed.history == entry.history


def test_the_outline_has_the_parts_of_the_page_and_takes_words_at_their_letters() -> None:
    articles, _, entries = world()
    entries[0] = entries[0].model_copy(
        update={"title": "Meeting *in* <b>Tarn</b> [x](http://evil)", "when": day("2031-05-13")}
    )
    blocks = list(outline(entries, articles, title="Norrland", since=date(2031, 6, 1)))
    headings = [b.text for b in blocks if b.kind == "heading"]
    assert headings[:3] == ["What changed", "What comes next", "What was called off"]
    assert {"What happened", "Agreements", "Who said what", "Accounts that differ", "Sources"} <= set(headings)
    text = "".join(markdown(iter(blocks)))
    assert text.startswith("# Norrland\n")
    assert "<b>" not in re.sub(r"\\<", "", text)
    assert "[x](" not in text.replace("\\]", "")
    assert "“called off” (Norr Herald, 2031-06-02," in text


def test_a_document_has_the_words_of_the_outline() -> None:
    module = pytest.importorskip("docx")
    articles, _, entries = world()
    data = docx(outline(entries, articles, title="Norrland\x0b"))
    said = "\n".join(p.text for p in module.Document(io.BytesIO(data)).paragraphs)
    for entry in entries:
        assert entry.title in said or entry.kind == "statement"
