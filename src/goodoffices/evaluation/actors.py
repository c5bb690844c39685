"""How many of the actors that articles name in claims the packs know: by kind, with the unknown by frequency."""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from goodoffices import service
from goodoffices.schema import Claim, Participant

_NAME = re.compile(r"\b[A-ZÀ-ÞĀ-Ž]")
_RECORD_BEGINS = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Named:
    """The named actors of claims.

    Args:
        known: How often actors that resolve are named, by kind.
        unknown: (kind, written) of those that do not, with how often.
    """

    known: Counter[str]
    unknown: Counter[tuple[str, str]]

    def share(self, kinds: Iterable[str]) -> tuple[int, int]:
        """Of the times that actors of some kinds are named: how many resolve, and how many there are."""
        wanted = set(kinds)
        known = sum(count for kind, count in self.known.items() if kind in wanted)
        return known, known + sum(count for (kind, _), count in self.unknown.items() if kind in wanted)


PUBLIC = ("state", "organisation", "group", "office", "official")
"""Kinds of actors of public life; `official` is a person for whom the article or a pack states an office, `person` one
without (a witness, a refugee, an author), whom no pack need know."""


def named_actors(file: Path) -> Named:
    """The actors that are named as participants or speakers of claims, and which of them resolve.

    One is named when the words that stand for it hold a capital. A name resolves when a pack knows the actor; an
    office, a body's people (`Turkish officials`) and a person with an office also when it is known whose they are.

    Args:
        file: A record, or a table of articles to build one from; of a MEND table the text is `Summary` and the day that
            of `Day`, `Month` and `Year`.
    """
    with file.open("rb") as head:
        built = head.read(len(_RECORD_BEGINS)) == _RECORD_BEGINS
    if built:
        return _count(_claims(file))
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch) / "articles.jsonl"
        table.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(file)), "utf-8")
        record = Path(scratch) / "record.sqlite"
        service.build([table], record)
        return _count(_claims(record))


def _claims(record: Path) -> Iterator[Claim]:
    from goodoffices.store import Store

    with Store.open(record) as store:
        yield from store.claims()


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            found = {"id": str(number), "text": row.get("text") or row.get("Summary") or ""}
            if row.get("date"):
                found["date"] = row["date"]
            elif all((row.get(part) or "").isdigit() for part in ("Day", "Month", "Year")):
                found["date"] = f"{int(row['Year']):04}-{int(row['Month']):02}-{int(row['Day']):02}"
            if found["text"].strip():
                yield found


def _count(claims: Iterable[Claim]) -> Named:
    known: Counter[str] = Counter()
    unknown: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        for one in (*claim.participants, *((claim.speaker,) if claim.speaker else ())):
            if one.kind == "unknown" or not _NAME.search(one.written or one.name):
                continue
            kind = "official" if one.kind == "person" and (one.actor or one.office) else one.kind
            if _resolves(one):
                known[kind] += 1
            else:
                unknown[kind, one.written or one.name] += 1
    return Named(known, unknown)


def _resolves(one: Participant) -> bool:
    if one.actor is not None:
        return True
    return one.country is not None and (one.kind in ("office", "group", "organisation") or one.office is not None)
