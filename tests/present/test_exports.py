import csv
import io
import json

from goodoffices.present import mend, plover
from goodoffices.present.csvs import COLUMNS, entries_csv, row_text
from goodoffices.present.fields import article_fields, claim_fields, entry_fields
from goodoffices.present.jsonl import line
from goodoffices.schema import Entry, Participant, Plover, Side
from tests.factories import world

REQUIRED = ("id", "kind", "status", "history", "participants", "when", "where", "articles", "evidence", "derived")


def test_an_entry_reads_back_as_it_was() -> None:
    _, _, entries = world()
    for entry in entries:
        fields = json.loads(line(entry_fields(entry)))
        assert Entry.model_validate(fields) == entry
        assert all(name in fields for name in REQUIRED)


def test_fields_that_may_not_be_null_are_left_out() -> None:
    _, _, entries = world()
    plan = next(e for e in entries if e.kind == "agreement")
    fields = entry_fields(plan.model_copy(update={"plover": Plover(event="AGREE", quad=1)}))
    assert not {"speaker", "content", "confidence"} & set(fields)
    assert fields["plover"] == {"event": "AGREE", "mode": None, "contexts": [], "quad": 1}
    assert fields["phase"] is None
    nobody = plan.model_copy(update={"participants": (Participant(name="X"),)})
    assert "written" not in entry_fields(nobody)["participants"][0]


def test_claims_have_the_shape_of_entries_and_their_own_fields() -> None:
    articles, claims, _ = world()
    by_id = {a.id: a for a in articles}
    for claim in claims:
        fields = claim_fields(claim, by_id[claim.article])
        assert all(name in fields for name in REQUIRED)
        assert fields["articles"] == [claim.article]
        assert fields["history"][0]["reported"]["start"] == by_id[claim.article].published.start.isoformat()  # type: ignore[union-attr]
        assert {"trigger", "sentence", "part"} <= set(fields)


def test_an_article_gives_its_first_source_and_its_day_with_reasons() -> None:
    articles, _, _ = world()
    fields = article_fields(articles[0].model_copy(update={"sources": ("a", "b")}))
    assert (fields["source"], fields["sources"]) == ("a", ["a", "b"])
    assert fields["published"]["reasons"] == []
    assert fields["text"] == articles[0].text


def test_a_line_stays_one_line() -> None:
    text = line({"id": "x", "text": "a\u2028b\u2029c\x85d\ne"})
    assert len(text.splitlines()) == 1
    assert json.loads(text)["text"] == "a\u2028b\u2029c\x85d\ne"


def test_csv_has_a_row_for_each_entry() -> None:
    _, _, entries = world()
    rows = list(csv.DictReader(io.StringIO("".join(entries_csv(entries)))))
    assert len(rows) == len(entries)
    assert list(rows[0]) == list(COLUMNS)
    met = next(row for row in rows if row["kind"] == "meeting" and row["status"] == "held")
    assert met["participants"] == "Per Dahl (party); Ida Voss (party)"
    assert met["history"] == "2031-05-10 scheduled; 2031-05-15 held; 2031-06-02 held"
    assert met["when_quote"] == "Tuesday"


def test_mend_takes_meetings_with_a_third_party() -> None:
    articles, _, entries = world()
    met = next(e for e in entries if e.kind == "meeting" and e.status == "held")
    rebels, council = Side(key="nnf", name="Free North"), Side(key="lc", name="Lake Council")
    people = (
        Participant(name="Per Dahl", role="party", kind="person", country="NOR"),
        Participant(name="Ida Voss", role="party", kind="person", country="NOR", side=rebels),
        Participant(name="Ada Lind", role="mediator", kind="person", country="IGO", side=council),
    )
    mediated = met.model_copy(update={"participants": people})
    rows = list(csv.DictReader(io.StringIO("".join(mend.lines([met, mediated], {a.id: a for a in articles})))))
    assert len(rows) == 1
    row = rows[0]
    assert (row["Day"], row["Month"], row["Year"]) == ("13", "5", "2031")
    assert (row["third_party"], row["individual_med_named"], row["num_med"]) == ("Lake Council", "Ada Lind", "1")
    assert (row["local_parties"], row["num_local"], row["med_type"]) == ("NOR; Free North", "2+", "M")
    assert row["status"] == "held"


def test_plover_says_what_is_not_yet_so() -> None:
    articles, _, entries = world()
    view = Plover(event="CONSULT", mode="visit", quad=1)
    planned = next(e for e in entries if e.status == "cancelled").model_copy(
        update={"plover": view, "status": "scheduled"}
    )
    (text,) = plover.lines([planned, entries[0]], {a.id: a for a in articles})
    fields = json.loads(text)
    assert fields["event"] == ["CONSULT"]
    assert fields["mode"] == ["visit", "future"]
    assert fields["date"] == "2031-06-02"


def test_no_cell_of_a_csv_is_a_formula() -> None:
    for words in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1"):
        (row,) = csv.reader([row_text([words, -1, 4.5, None, "plain - text"])])
        assert row == [f"'{words}", "-1", "4.5", "", "plain - text"]
