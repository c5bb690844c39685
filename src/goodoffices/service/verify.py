"""Verifying a record: every seal, every hash, every quote; and an exported file value by value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from goodoffices.present.jsonl import line
from goodoffices.schema import (
    Article,
    Claim,
    Entry,
    Failure,
    InputError,
    UnsupportedValueError,
    article_id,
    text_hash,
)
from goodoffices.schema.values import Frozen
from goodoffices.service.checks import check
from goodoffices.service.exports import fields_of
from goodoffices.store import Store
from goodoffices.store.rows import (
    article_of,
    article_row,
    claim_of,
    claim_row,
    decision_of,
    decision_row,
    entry_of,
    entry_row,
    near_of,
    near_row,
    seal_of,
    values_of,
)
from goodoffices.store.tables import articles as articles_table
from goodoffices.store.tables import claims as claims_table
from goodoffices.store.tables import decisions as decisions_table
from goodoffices.store.tables import entries as entries_table
from goodoffices.store.tables import members as members_table
from goodoffices.store.tables import near as near_table


class Verdict(Frozen):
    """What verifying found.

    Args:
        articles: Articles checked.
        claims: Claims checked.
        entries: Entries checked.
        quotes: Quotes compared with their texts.
        failures: Everything that does not hold; empty when all is well.
    """

    articles: int = 0
    claims: int = 0
    entries: int = 0
    quotes: int = 0
    failures: tuple[Failure, ...] = ()

    def __len__(self) -> int:
        """How many things do not hold; a verdict is true where something is wrong, as a list of failures is."""
        return len(self.failures)

    @property
    def holds(self) -> bool:
        """Whether everything holds."""
        return not self.failures


def verify(store: Store) -> Verdict:
    """Checks everything in a record that can be checked without reading the articles anew."""
    with store.at_one_moment() as still:
        return _verify(still)


def _verify(store: Store) -> Verdict:
    failures: list[Failure] = []
    articles: dict[str, Article] = {}
    for row in store.rows(articles_table):
        article = _parsed(row, article_of, failures)
        if isinstance(article, Article):
            articles[article.id] = article
            failures += _article(row, article)
    quotes, claims, entries = 0, dict[str, Claim](), dict[str, Entry]()
    for row in store.rows(claims_table):
        claim = _parsed(row, claim_of, failures)
        if isinstance(claim, Claim):
            claims[claim.id] = claim
            quotes += len(claim.evidence)
            failures += _columns(row, claim_row(claim))
            failures += check(claim.id, claim, articles)
    for row in store.rows(entries_table):
        entry = _parsed(row, entry_of, failures)
        if isinstance(entry, Entry):
            entries[entry.id] = entry
            quotes += len(entry.evidence) + len(entry.history)
            failures += _columns(row, entry_row(values_of(entry), row["number"]))
            failures += check(entry.id, entry, articles)
    for table, make, made_row in ((decisions_table, decision_of, decision_row), (near_table, near_of, near_row)):
        for row in store.rows(table):
            kept = _parsed(row, make, failures)
            if kept is not None:
                failures += _columns(row, made_row(kept))
    failures += _whole(store, claims, entries)
    return Verdict(
        articles=len(articles), claims=len(claims), entries=len(entries), quotes=quotes, failures=tuple(failures)
    )


def _parsed(row: Mapping[str, Any], make: Any, failures: list[Failure]) -> Any:
    """The record of a row; None, and a failure, where the row was changed into something that is none."""
    if row["seal"] != seal_of(row):
        failures.append(Failure(where=str(row["id"]), field="seal", problem="the row was changed after it was written"))
    try:
        return make(row)
    except (ValidationError, ValueError, TypeError, UnsupportedValueError) as error:
        first = str(error).splitlines()[0]
        failures.append(Failure(where=str(row["id"]), field="body", problem=f"it cannot be read back: {first}"))
        return None


def _article(row: Mapping[str, Any], article: Article) -> Iterator[Failure]:
    if text_hash(article.text) != row["text_hash"]:
        yield Failure(where=article.id, field="text", problem="the stored text was changed")
    if article.id != article_id(article.text, article.outlet, article.url, article.given):
        yield Failure(where=article.id, field="id", problem="it does not follow from text, outlet, address and date")
    yield from _columns(row, article_row(article, row["engine"], row["unread"]))
    end = 0
    for block in article.blocks:
        if not end <= block.start <= block.end <= len(article.text):
            yield Failure(where=article.id, field="blocks", problem=f"the block at {block.start} lies amiss")
        end = max(end, block.end)


def _columns(row: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[Failure]:
    """Columns that do not say what the record says."""
    for column, value in expected.items():
        if row[column] != value and column != "seal":
            yield Failure(where=str(row["id"]), field=column, problem=f"the column has {_short(row[column])}")


def _whole(store: Store, claims: Mapping[str, Claim], entries: Mapping[str, Entry]) -> Iterator[Failure]:
    """What concerns all rows together: which entry holds which claim, and the seal over everything."""
    stored = {row["claim"]: row["entry"] for row in store.rows(members_table)}
    if stored != {c: e.id for e in entries.values() for c in e.claims}:
        yield Failure(where="record", field="members", problem="entries and the table of their claims differ")
    for entry in entries.values():
        for ident in entry.claims:
            if ident not in claims:
                yield Failure(where=entry.id, field="claims", problem=f"claim {ident} is not in the record")
        for ident in filter(None, (entry.part_of, *entry.outcomes)):
            if ident not in entries:
                yield Failure(where=entry.id, field="part_of", problem=f"entry {ident} is not in the record")
    seal = store.meta().get("seal")
    if seal is None:
        yield Failure(where="record", field="seal", problem="a build was broken off; run the same build again")
    elif seal != store.seal():
        yield Failure(where="record", field="seal", problem="rows were added, taken away or changed")


def verify_export(store: Store, export: Path) -> Verdict:
    """Compares an exported JSON Lines file with the record, value by value.

    Args:
        store: The record.
        export: Entries, claims or articles as `export --format jsonl` wrote them.

    Raises:
        InputError: The file cannot be read.
    """
    try:
        found = export.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            str(export), f"it cannot be read ({error})", "Name a file of `export --format jsonl`."
        ) from None
    failures: list[Failure] = []
    if found[-1] != "":
        failures.append(Failure(where=export.name, field="end", problem="the last line has no end"))
    else:
        found.pop()
    what = _kind_of(found)
    expected = {str(fields["id"]): fields for fields in fields_of(store, what)}
    order = [line(fields) for fields in expected.values()]
    if found == order:
        return _counted(what, len(found))
    seen: set[str] = set()
    for number, text in enumerate(found, 1):
        where = f"{export.name}:{number}"
        try:
            fields = json.loads(text)
            ident = str(fields["id"])
        except (ValueError, TypeError, KeyError):
            failures.append(Failure(where=where, field="", problem="this is no exported line"))
            continue
        if ident in seen:
            failures.append(Failure(where=where, field="id", problem=f"{ident} stands there twice"))
        seen.add(ident)
        if ident not in expected:
            failures.append(Failure(where=where, field="id", problem=f"{ident} is not in the record"))
            continue
        differences = list(_differences(fields, expected[ident], ""))
        if not differences and text != line(expected[ident]):
            differences = [("", "it is not written as the record writes it")]
        failures += [Failure(where=where, field=field, problem=problem) for field, problem in differences]
    missing = [ident for ident in expected if ident not in seen]
    failures += [Failure(where=export.name, field="id", problem=f"{ident} is missing") for ident in missing]
    if not failures:
        failures.append(Failure(where=export.name, field="", problem="its lines stand in another order"))
    return _counted(what, len(found), failures)


def _counted(what: str, number: int, failures: Sequence[Failure] = ()) -> Verdict:
    return Verdict.model_validate({what: number, "failures": tuple(failures)})


def _kind_of(lines: list[str]) -> str:
    """What a file of lines holds, by its first readable line."""
    for text in lines:
        try:
            fields = json.loads(text)
        except ValueError:
            continue
        if isinstance(fields, dict):
            return (
                "articles"
                if "text" in fields and "kind" not in fields
                else "claims"
                if "trigger" in fields
                else "entries"
            )
    return "entries"


def _differences(found: Any, expected: Any, path: str) -> Iterator[tuple[str, str]]:
    """Paths of the values that differ, with both values."""
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in sorted({*found, *expected}):
            inner = f"{path}.{key}" if path else key
            if key not in found:
                yield inner, "it is missing"
            elif key not in expected:
                yield inner, "the record has no such value"
            else:
                yield from _differences(found[key], expected[key], inner)
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        for i, (one, other) in enumerate(zip(found, expected, strict=True)):
            yield from _differences(one, other, f"{path}[{i}]")
    elif found != expected or type(found) is not type(expected):
        yield path, f"the file has {_short(found)}, the record {_short(expected)}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
