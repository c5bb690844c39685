"""Frozen records as rows of tables, and back. The same functions write a row and check one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goodoffices.schema import Article, Claim, Decision, Entry, Near, text_hash
from goodoffices.schema.canonical import canonical, digest

Row = dict[str, Any]

Values = Mapping[str, Any]
"""The values of an entry as JSON has them."""


def fold(words: str) -> str:
    """Words as filters compare them: without case, one blank between."""
    return " ".join(words.casefold().split())


def sealed(row: Row) -> Row:
    """The row with its seal, the hash over all its other columns."""
    return {**row, "seal": seal_of(row)}


def seal_of(row: Mapping[Any, Any]) -> str:
    """The seal that a row should carry."""
    return digest({key: value for key, value in row.items() if key != "seal"})


def article_row(article: Article, engine: str, unread: str | None) -> Row:
    """An article as a row; its text stands in a column of its own."""
    body = article.model_dump(mode="json", exclude={"text"})
    return sealed(
        {
            "id": article.id,
            "text": article.text,
            "text_hash": text_hash(article.text),
            "body": canonical(body),
            "engine": engine,
            "unread": unread,
        }
    )


def claim_row(claim: Claim) -> Row:
    """A claim as a row."""
    return sealed(
        {
            "id": claim.id,
            "article": claim.article,
            "kind": claim.kind,
            "status": claim.status,
            "body": canonical(claim.model_dump(mode="json")),
        }
    )


def values_of(entry: Entry | str | bytes) -> Values:
    """The values of an entry as JSON has them, from it or from its JSON."""
    found: Values = entry.model_dump(mode="json") if isinstance(entry, Entry) else json.loads(entry)
    return found


def entry_row(values: Values, number: int) -> Row:
    """An entry as a row; `number` is its place in the order of days."""
    return sealed(
        {
            "id": values["id"],
            "number": number,
            "kind": values["kind"],
            "status": values["status"],
            "format": values["format"],
            "first": values["when"]["start"],
            "last": values["when"]["end"],
            "who": who_of(values),
            "body": canonical(values),
        }
    )


def decision_row(decision: Decision) -> Row:
    """A decision as a row."""
    return sealed(
        {
            "id": decision.id,
            "number": decision.number,
            "day": decision.day.isoformat(),
            "body": canonical(decision.model_dump(mode="json")),
        }
    )


def near_row(near: Near) -> Row:
    """A near-miss as a row."""
    body = near.model_dump(mode="json")
    ident = "n" + digest([near.one, near.other])[:16]
    return sealed({"id": ident, "one": near.one, "other": near.other, "body": canonical(body)})


def people_of(values: Values) -> list[Mapping[str, Any]]:
    """Those who take part in an entry, and who speaks."""
    return [*values["participants"], *([values["speaker"]] if values["speaker"] else [])]


def who_of(values: Values) -> str:
    """Everything by which a user may ask for an actor of an entry, a line for each participant."""
    told = ("name", "written", "actor", "country", "office")
    lines = (fold(" ".join([p[field] for field in told if p[field]])) for p in people_of(values))
    return "\n".join(dict.fromkeys(lines))


def joined(article: Article, sources: Sequence[str]) -> Article:
    """The article with further paths or addresses that it came from."""
    return article.model_copy(update={"sources": tuple(sorted({*article.sources, *sources}))})


def article_of(row: Mapping[Any, Any]) -> Article:
    """The article of a row."""
    return Article.model_validate({**json.loads(row["body"]), "text": row["text"]})


def claim_of(row: Mapping[Any, Any]) -> Claim:
    """The claim of a row."""
    return Claim.model_validate_json(row["body"])


def entry_of(row: Mapping[Any, Any]) -> Entry:
    """The entry of a row."""
    return Entry.model_validate_json(row["body"])


def decision_of(row: Mapping[Any, Any]) -> Decision:
    """The decision of a row."""
    return Decision.model_validate_json(row["body"])


def near_of(row: Mapping[Any, Any]) -> Near:
    """The near-miss of a row."""
    return Near.model_validate_json(row["body"])


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """The entries by their days: known days first, then by id."""

    def key(entry: Entry) -> tuple[date, date, str]:
        when = entry.when
        return (when.start or when.end or date.max, when.end or when.start or date.max, entry.id)

    return sorted(entries, key=key)
