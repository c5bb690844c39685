"""The gold of claims holds together: words stand where they are said to stand, and the README counts what is there."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

from goodoffices.schema.words import KINDS, ROLES, STATUSES, Phase

Json = dict[str, Any]

HERE = Path(__file__).parent
ENTRY = {
    *(
        "kind",
        "status",
        "participants",
        "when",
        "where",
        "quote_starts",
        "hedged",
        "opinion",
        "optional",
        "at",
        "words",
    ),
    *("why", "alt_kinds", "alt_status", "when_also", "where_also", "hedge", "condition", "phase", "casualties"),
    *("ordinal", "format", "medium", "topics", "attribution"),
}
READING = {"kind", "status", "participants", "speaker", "when", "where", "note"}


def lines(name: str) -> list[Json]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


SENTENCES, ARTICLES = lines("sentences.jsonl"), lines("articles.jsonl")
TEXTS = SENTENCES + ARTICLES


def entries() -> Iterator[tuple[str, Json]]:
    """Each entry with its text."""
    for row in TEXTS:
        for entry in row["gold"]["entries"]:
            yield row["text"], entry


def readings() -> Iterator[Json]:
    for row in TEXTS:
        yield from row["gold"]["none_of"]


def test_words_stand_where_they_are_said_to_stand() -> None:
    for text, entry in entries():
        assert entry["at"]
        assert [text[start:end] for start, end in entry["at"]] == entry["words"]
        assert entry["hedged"] == bool(entry.get("hedge"))
        assert entry.get("hedge", "") in text
        assert entry.get("condition", "") in text


def test_quotations_begin_behind_a_quotation_mark() -> None:
    for text, entry in entries():
        if first := entry["quote_starts"]:
            assert entry["kind"] == "statement", first
            assert entry["words"] == [first]
            assert entry["at"][0][0] == text.index(first), "the scorer looks for the first occurrence"
            assert text[entry["at"][0][0] - 1] == '"', first


def test_values_of_entries_are_of_the_schema() -> None:
    for _, entry in entries():
        assert set(entry) <= ENTRY
        assert {entry["kind"], *entry.get("alt_kinds", [])} <= set(KINDS), entry["words"]
        assert {entry["status"], *entry.get("alt_status", [])} <= set(STATUSES), entry["words"]
        assert entry["status"] not in entry.get("alt_status", []), entry["words"]
        assert entry["kind"] not in entry.get("alt_kinds", []), entry["words"]
        assert entry.get("phase") in {None, *get_args(Phase)}, entry["words"]
        assert entry["why"]
        for key in ("killed", "injured"):
            count = entry.get("casualties", {}).get(key) or {"low": 0, "high": None}
            assert count["high"] is None or count["low"] <= count["high"], entry["words"]


def test_values_of_wrong_readings_are_of_the_schema() -> None:
    for reading in readings():
        assert set(reading) <= READING
        assert reading["kind"] in KINDS
        assert reading.get("status", "held") in STATUSES
        assert reading["note"]


def test_participants_and_days_are_of_the_schema() -> None:
    for item in [*(entry for _, entry in entries()), *readings()]:
        for person in [*item.get("participants", []), *([item["speaker"]] if item.get("speaker") else [])]:
            assert person["name"]
            assert {person["role"], *person.get("alt_roles", [])} - {None} <= set(ROLES), person
            assert person["country"] is None or re.fullmatch("[A-Z]{3}", person["country"]), person
        for when in [item.get("when"), *item.get("when_also", [])]:
            if when:
                start, end = date.fromisoformat(when["start"]), date.fromisoformat(when["end"] or "9999-12-31")
                assert start <= end, item


def test_statements_have_a_speaker_and_days_are_not_only_alternatives() -> None:
    for _, entry in entries():
        if entry["kind"] == "statement":
            assert any(person["role"] == "speaker" for person in entry["participants"]), entry["words"]
        assert entry["when"] or not entry.get("when_also"), "the scorer would demand a day that may be missing"


def test_no_text_and_no_id_twice() -> None:
    assert max(Counter(row["id"] for row in TEXTS).values()) == 1
    assert max(Counter(" ".join(row["text"].split()) for row in TEXTS).values()) == 1


def test_texts_are_short_and_dated_or_said_to_be_undated() -> None:
    for row in TEXTS:
        assert row["published"] is None or date.fromisoformat(row["published"])
        assert row["facts"] in {"real", "invented"}
    for row in SENTENCES:
        assert "\n" not in row["text"], row["id"]
    for row in ARTICLES:
        assert row["outlet"], row["id"]
        assert row["text"].startswith(row["title"] + "\n\n"), row["id"]
        assert 120 <= len(row["text"].removeprefix(row["title"]).split()) <= 300, row["id"]


def test_there_is_enough_of_it() -> None:
    assert len(SENTENCES) >= 200
    assert len(ARTICLES) >= 30
    assert sum(not row["gold"]["entries"] for row in SENTENCES) >= 40
    assert sum(not row["gold"]["entries"] for row in ARTICLES) >= 6
    assert {entry["kind"] for _, entry in entries() if not entry["optional"]} == set(KINDS)
    by_conflict = Counter(row["conflict"] for row in SENTENCES if row["conflict"])
    assert len(by_conflict) >= 10
    assert min(by_conflict.values()) >= 7


def counted(first_cell: str) -> list[int]:
    """The numbers of one row of the README's tables."""
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^\| {re.escape(first_cell)} \|(.*)\|$", readme, re.MULTILINE)
    assert found, first_cell
    return [int(cell) for cell in found[1].split("|")]


def test_the_readme_counts_what_is_there() -> None:
    sentences, articles = (Counter(row["conflict"] for row in rows) for rows in (SENTENCES, ARTICLES))
    for conflict, number in sentences.items():
        assert counted(conflict or "nothing to record") == [number, articles[conflict]]
    kinds = Counter((entry["kind"], entry["optional"]) for _, entry in entries())
    for kind in KINDS:
        assert counted(kind) == [kinds[kind, False], kinds[kind, True]]
    required = [entry for _, entry in entries() if not entry["optional"] and entry["kind"] != "statement"]
    statuses = Counter(entry["status"] for entry in required)
    for status in set(STATUSES) - {"unknown"}:
        assert counted(status) == [statuses[status]]
