"""The gold of linking holds together: mentions stand in their texts, point to their group's entries, are counted."""

import json
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from goodoffices.schema.words import KINDS, STATUSES

Json = dict[str, Any]

HERE = Path(__file__).parent


def lines(name: str) -> list[Json]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


ARTICLES, CLUSTERS, ENTRIES = lines("articles.jsonl"), lines("clusters.jsonl"), lines("entries.jsonl")
TEXTS = {article["id"]: article["text"] for article in ARTICLES}
BY_ID = {entry["id"]: entry for entry in ENTRIES}


def test_each_article_has_its_mentions() -> None:
    assert [article["id"] for article in ARTICLES] == [cluster["article"] for cluster in CLUSTERS]
    assert len(TEXTS) == len(ARTICLES)
    assert all(cluster["mentions"] for cluster in CLUSTERS)


def test_mentions_stand_in_their_texts_and_do_not_overlap() -> None:
    for cluster in CLUSTERS:
        reached = 0
        for mention in cluster["mentions"]:
            start, end = mention["at"]
            assert TEXTS[cluster["article"]][start:end] == mention["words"]
            assert reached <= start < end, mention
            reached = end


def test_mentions_point_to_entries_of_their_group() -> None:
    for cluster in CLUSTERS:
        for mention in cluster["mentions"]:
            entry = BY_ID[mention["entry"]]
            assert entry["group"] == cluster["group"]
            assert entry["kind"] == mention["kind"]
            assert mention["status"] in STATUSES


def test_entries_are_of_the_schema_and_counted() -> None:
    told = Counter(mention["entry"] for cluster in CLUSTERS for mention in cluster["mentions"])
    assert len(BY_ID) == len(ENTRIES)
    for entry in ENTRIES:
        assert entry["mentions"] == told[entry["id"]] > 0
        assert {entry["kind"], *entry.get("alt_kinds", [])} <= set(KINDS)
        assert entry["facts"] in {"real", "invented"}
        if when := entry["when"]:
            assert date.fromisoformat(when["start"]) <= date.fromisoformat(when["end"])


def test_groups_are_small_and_of_several_outlets_or_days() -> None:
    groups = defaultdict(list)
    for article in ARTICLES:
        groups[article["group"]].append(article)
    assert len(groups) >= 40
    assert len({entry["conflict"] for entry in ENTRIES}) >= 8
    for name, articles in groups.items():
        assert 2 <= len(articles) <= 6, name
        assert len({(article["outlet"], article["published"]) for article in articles}) == len(articles), name
        conflicts = {entry["conflict"] for entry in ENTRIES if entry["group"] == name}
        assert len(conflicts) == 1, name


def test_articles_are_short_and_copies_are_copies() -> None:
    assert max(Counter(TEXTS.values()).values()) == 1
    bodies = {}
    for article in ARTICLES:
        assert article["text"].startswith(article["title"] + "\n\n")
        body = bodies[article["id"]] = article["text"].removeprefix(article["title"]).strip()
        assert 50 <= len(body.split()) <= 150, article["id"]
        assert article["published"] is None or date.fromisoformat(article["published"])
        if first := article["copy_of"]:
            assert bodies[first].startswith(body)
    assert sum(bool(article["copy_of"]) for article in ARTICLES) >= 6


def counted(first_cell: str) -> list[int]:
    """The numbers of one row of the README's tables."""
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^\| {re.escape(first_cell)} \|(.*)\|$", readme, re.MULTILINE)
    assert found, first_cell
    return [int(cell) for cell in found[1].split("|")]


def test_the_readme_counts_what_is_there() -> None:
    conflict_of = {entry["group"]: entry["conflict"] for entry in ENTRIES}
    articles = Counter(conflict_of[article["group"]] for article in ARTICLES)
    for conflict in articles:
        mine = [entry for entry in ENTRIES if entry["conflict"] == conflict]
        groups = len({entry["group"] for entry in mine})
        assert counted(conflict) == [groups, articles[conflict], len(mine), sum(entry["mentions"] for entry in mine)]
    for kind in {entry["kind"] for entry in ENTRIES}:
        mine = [entry for entry in ENTRIES if entry["kind"] == kind]
        assert counted(kind) == [len(mine), sum(entry["mentions"] for entry in mine)]
    statuses = Counter(mention["status"] for cluster in CLUSTERS for mention in cluster["mentions"])
    for status, number in statuses.items():
        assert counted(status) == [number]
