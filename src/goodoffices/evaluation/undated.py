"""Articles with their date withheld: does the interval that they are given hold the true day, and how wide is it?"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from goodoffices import service
from goodoffices.schema import InputError, When
from goodoffices.service.linking import linked
from goodoffices.store import Store

NEAR = timedelta(days=3)


@dataclass(frozen=True)
class Dated:
    """How well undated articles are dated.

    Args:
        articles: How many.
        contains: Share whose interval holds the true day; one without bounds holds every day.
        width: Median days of the intervals, those without bounds as the longest.
        near: Share whose whole interval lies within three days of the true day.
        month: Share whose whole interval lies in the month of the true day.
        wrong: Those whose interval does not hold the true day, in words.
    """

    articles: int
    contains: float
    width: float
    near: float
    month: float
    wrong: tuple[str, ...]

    def lines(self, name: str, *, errors: bool = False) -> Iterator[str]:
        """The figures in words."""
        yield f"{name}: {self.articles} articles"
        yield f"  interval holds the true day    {self.contains:.3f}   (floor .95, goal .98)"
        yield f"  median width in days           {self.width:.0f}   (floor 180, goal 60)"
        yield f"  dated to within three days     {self.near:.3f}"
        yield f"  dated to the month             {self.month:.3f}"
        if errors:
            yield from (f"    {line}" for line in self.wrong)


def evaluate(table: Path) -> tuple[Dated, Dated]:
    """Reads a table without its dates; gives how well each article is dated by itself, and with all the others.

    Args:
        table: CSV with `text` and `date` (or `published`); an id in the first column or in `id`.

    Raises:
        InputError: The table has no such columns.
    """
    true: dict[str, date] = {}
    with tempfile.TemporaryDirectory() as scratch:
        rows = Path(scratch) / "undated.jsonl"
        with table.open(encoding="utf-8", newline="") as file, rows.open("w", encoding="utf-8") as out:
            for number, row in enumerate(csv.DictReader(file)):
                day = row.get("date") or row.get("published")
                if day is None or "text" not in row:
                    raise InputError(str(table), "it has no columns text and date", "Name a table of dated articles.")
                ident = f"row{number}"
                true[ident] = date.fromisoformat(day[:10])
                out.write(json.dumps({"id": ident, "text": row["text"]}, ensure_ascii=False) + "\n")
        record = Path(scratch) / "record.sqlite"
        service.build([rows], record)
        with Store.open(record) as store:
            return of_store(store, true)


def of_store(store: Store, true: Mapping[str, date]) -> tuple[Dated, Dated]:
    """The same of a record that was built of undated articles.

    Args:
        store: The record.
        true: The true day of each source.
    """
    articles = [a for a in store.articles() if not a.note]
    made = linked(articles, store.read_claims(), store.decisions(), service.PackChoice())
    days = {a.id: true[s] for a in articles for s in a.sources if s in true}
    own = {a.id: a.published for a in articles if a.id in days}
    return _figures(own, days), _figures({i: made.published.get(i, w) for i, w in own.items()}, days)


def _figures(found: Mapping[str, When], true: Mapping[str, date]) -> Dated:
    holds, widths, near, month, wrong = 0, list[float](), 0, 0, list[str]()
    for ident in sorted(found):
        when, day = found[ident], true[ident]
        inside = when.overlaps(When(start=day, end=day))
        holds += inside
        if not inside:
            wrong.append(f"{ident}: {when.start}..{when.end}, in truth {day}")
        if when.start is None or when.end is None:
            widths.append(float("inf"))
            continue
        widths.append((when.end - when.start).days + 1)
        near += day - NEAR <= when.start and when.end <= day + NEAR
        month += {(d.year, d.month) for d in (when.start, when.end)} == {(day.year, day.month)}
    number = max(1, len(found))
    return Dated(
        len(found), holds / number, median(widths) if widths else 0, near / number, month / number, tuple(wrong)
    )
