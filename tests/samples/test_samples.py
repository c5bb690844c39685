"""The sample corpus is what its notes say, and its expected record is written from its texts."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import combinations
from typing import Any

import pytest
import yaml
from rapidfuzz import fuzz

from goodoffices import samples
from goodoffices.schema.words import KINDS, STATUSES

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
ENTRY_LISTS = {"meetings", "visits", "calls", "agreements", "commitments", "monitoring", "incidents", "exchanges"}

Sample = dict[str, Any]


class _Visible(HTMLParser):
    """Collects the visible text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.hidden += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}
        self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


@cache
def gold() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(samples.expected().read_text(encoding="utf-8"))
    return loaded


def rows(name: str) -> list[dict[str, Any]]:
    path = samples.folder() / name
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def text(sample_id: str) -> str:
    """The whole text of one sample as a reader sees it, furniture included, a title from a field in front."""
    sample = gold()["samples"][sample_id]
    path = samples.folder() / str(sample["file"])
    if "row" in sample:
        row = rows(sample["file"])[sample["row"] - 1]
        return "\n".join([str(row["title"]), str(row["text"])])
    raw = path.read_bytes()
    if path.suffix == ".txt":
        return raw.decode("utf-8")
    page = _Visible()
    page.feed(raw.decode("windows-1252" if b"windows-1252" in raw else "utf-8"))
    return "".join(page.parts)


def body(sample_id: str) -> str:
    """The article proper, less the furniture within it."""
    sample, whole = gold()["samples"][sample_id], text(sample_id)
    start = whole.index(sample["body"]["first"])
    end = whole.index(sample["body"]["last"], start) + len(sample["body"]["last"])
    cut = whole[start:end]
    for block in sample.get("furniture", []):
        first = cut.index(block["first"])
        cut = cut[:first] + cut[cut.index(block["last"], first) + len(block["last"]) :]
    return cut


def records(sample: Sample) -> Iterator[tuple[str, dict[str, Any]]]:
    for key in sorted(ENTRY_LISTS & sample.keys()):
        for record in sample[key]:
            yield key, record


SAMPLES: dict[str, Sample] = gold()["samples"]
each = pytest.mark.parametrize("sample_id", sorted(SAMPLES))


def test_every_file_and_row_has_one_entry() -> None:
    told = [(sample["file"], sample.get("row")) for sample in SAMPLES.values()]
    there: list[tuple[str, int | None]] = []
    for path in sorted(samples.folder().iterdir()):
        if path.suffix in {".jsonl", ".csv"}:
            there += [(path.name, number + 1) for number in range(len(rows(path.name)))]
        else:
            there.append((path.name, None))
    assert sorted(told, key=str) == sorted(there, key=str)
    assert len(told) == len(set(told)) >= 34


def test_ids_in_the_expected_record_are_unique() -> None:
    lines = samples.expected().read_text(encoding="utf-8").splitlines()
    keys = [line for line in lines if re.fullmatch(r"  \w+:", line)]
    assert len(keys) == len(set(keys))
    for sample in SAMPLES.values():
        ids = [record["id"] for _, record in records(sample) if "id" in record]
        assert len(ids) == len(set(ids)), sample["title"]


def test_the_corpus_stays_small() -> None:
    assert sum(path.stat().st_size for path in samples.folder().iterdir()) < 90_000


@each
def test_the_article_proper_is_short_and_titled(sample_id: str) -> None:
    sample = SAMPLES[sample_id]
    assert sample["title"] in text(sample_id)
    assert 120 <= len(body(sample_id).split()) <= 320


@each
def test_furniture_words_stand_outside_the_article_only(sample_id: str) -> None:
    for word in SAMPLES[sample_id].get("must_not", []):
        assert word in text(sample_id), word
        assert word not in body(sample_id), word


@each
def test_quotations_begin_in_the_text_after_a_quotation_mark(sample_id: str) -> None:
    for statement in SAMPLES[sample_id].get("statements", []):
        if "quote_starts" in statement:
            assert re.search(r'["“]' + re.escape(statement["quote_starts"]), body(sample_id)), statement


@each
def test_every_quotation_is_expected(sample_id: str) -> None:
    """A quoted sentence has its line, unless it goes on with one in its paragraph; a quoted phrase has none."""
    expected = tuple(s["quote_starts"] for s in SAMPLES[sample_id].get("statements", []) if "quote_starts" in s)
    for paragraph in body(sample_id).splitlines():
        begun = False
        for passage in re.findall(r'["“]([A-Z][^"”]+)["”]', paragraph):
            begun = begun or passage.startswith(expected)
            assert begun, passage


@each
def test_people_and_places_stand_in_the_text(sample_id: str) -> None:
    whole = body(sample_id)
    for _, record in records(SAMPLES[sample_id]):
        for name in record.get("who", []):
            if name != name.upper() and name[0].isupper():
                assert any(word in whole for word in re.findall(r"\w{4,}", name)), name
        places = record.get("place", [])
        for place in [places] if isinstance(places, str) else places:
            words = [word for word in re.findall(r"\w{4,}", place) if word[0].isupper()]
            folded = text(sample_id).casefold()  # a dateline has its place in capitals
            assert record.get("optional_place") or all(word.casefold() in folded for word in words), place


@each
def test_words_are_the_controlled_ones(sample_id: str) -> None:
    for key, record in records(SAMPLES[sample_id]):
        for status in [record.get("status", "held"), *record.get("also", [])]:
            assert status in STATUSES, (key, record)


@each
def test_days_are_days_and_intervals_run_forwards(sample_id: str) -> None:
    sample = SAMPLES[sample_id]
    spans = [record[key] for _, record in records(sample) for key in ("date", "due", "in_force") if key in record]
    spans += [sample["published"][key] for key in ("derivable", "best_within") if key in sample["published"]]
    for span in spans:
        if isinstance(span, dict):
            ends = [end for end in (span["from"], span["to"]) if end is not None]
            assert ends and all(isinstance(end, date) for end in ends) and ends == sorted(ends), span
        else:
            assert isinstance(span, date), span


@each
def test_reports_and_dates_agree_with_the_calendar(sample_id: str) -> None:
    """What is held lies before the day of the report, and a weekday beside a date is that day's."""
    published = SAMPLES[sample_id]["published"]
    day = published["day"] or published["derivable"]["from"]
    for key, record in records(SAMPLES[sample_id]):
        start = record.get("date")
        start = start["from"] if isinstance(start, dict) else start
        if record.get("status") == "held" and start is not None:
            assert start <= day, (key, record)
    pattern = rf"({'|'.join(WEEKDAYS)}),? (\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?"
    for weekday, number, month, year in re.findall(pattern, text(sample_id)):
        named = date(int(year or day.year), MONTHS.index(month) + 1, int(number))
        assert WEEKDAYS[named.weekday()] == weekday, (weekday, named)


def test_some_samples_are_undated_and_can_be_dated() -> None:
    undated = [sample for sample in SAMPLES.values() if sample["published"]["day"] is None]
    assert len(undated) == 5
    assert all("derivable" in sample["published"] for sample in undated)


def test_near_copies_are_near_and_all_others_are_not() -> None:
    copies = {frozenset(pair) for group in gold()["across"]["near_copies"] for pair in combinations(group, 2)}
    for left, right in combinations(sorted(SAMPLES), 2):
        likeness = fuzz.ratio(body(left), body(right))
        if frozenset((left, right)) in copies:
            assert likeness > 85, (left, right, likeness)
            assert text(left) != text(right)
        else:
            assert likeness < 60, (left, right, likeness)


def test_copies_name_their_pattern_and_share_its_agency() -> None:
    for sample in SAMPLES.values():
        if "same_as" in sample:
            assert SAMPLES[sample["same_as"]]["origin"] == sample["origin"]
        if "origin" in sample and sample.get("row") is None:
            assert sample["origin"] in "".join(text(key) for key, value in SAMPLES.items() if value is sample)


def test_life_lines_point_at_records_with_those_statuses() -> None:
    for entry in gold()["across"]["entries"]:
        assert entry["kind"] in KINDS
        said = []
        for step in entry["told"]:
            place, status = step.split(" ")
            sample_id, record_id = place.split("/")
            found = [r for _, r in records(SAMPLES[sample_id]) if r.get("id") == record_id]
            assert len(found) == 1, step
            assert status in [found[0].get("status", status), *found[0].get("also", [])], step
            said.append(status)
        assert entry["current"] in said, entry["name"]


def test_life_lines_run_in_the_order_of_report() -> None:
    for entry in gold()["across"]["entries"]:
        days = []
        for step in entry["told"]:
            published = SAMPLES[step.split("/")[0]]["published"]
            days.append(published["day"] or published["derivable"]["from"])
        assert days == sorted(days), entry["name"]


def test_outlets_are_invented_and_addresses_reserved() -> None:
    outlets = {sample["outlet"] for sample in SAMPLES.values() if sample["outlet"]}
    assert len(outlets) >= 6
    for name in ("feed.jsonl", "archive.csv"):
        assert all(re.match(r"https://[a-z-]+\.example/", row["url"]) for row in rows(name))
        assert all(row["outlet"] in outlets for row in rows(name))


def test_competing_accounts_name_samples() -> None:
    for dispute in gold()["across"]["competing"]:
        assert len(dispute["accounts"]) >= 2
        assert all(name in SAMPLES for names in dispute["accounts"].values() for name in names)
