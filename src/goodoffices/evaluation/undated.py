"""Articles with their date withheld: does the interval that they are given hold the true day, and how wide is it?"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from goodoffices import service
from goodoffices.schema import Article, Claim, InputError, When
from goodoffices.service.linking import linked
from goodoffices.store import Store

NEAR = timedelta(days=3)
TENTHS = 10


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


NAMES = ("each by itself", "with all the others", "with all the others, nine in ten of which are dated")


def evaluate(table: Path, *, tenths: bool = False) -> Iterator[tuple[str, Dated]]:
    """Reads a table without its dates; gives how well each article is dated by itself, and with all the others.

    Args:
        table: CSV with `text` and `date` (or `published`).
        tenths: Also with all the others where only each tenth article is undated: the table is read twice, and linked
            ten times.

    Raises:
        InputError: The table has no such columns.
    """
    rows = list(_rows(table))
    true = {ident: day for ident, day, _ in rows}
    articles, claims = _read(rows, dated=False)
    days = {a.id: true[s] for a in articles for s in a.sources if s in true}
    own = {a.id: a.published for a in articles if a.id in days}
    yield NAMES[0], _figures(own, days)
    yield NAMES[1], _figures(own | _narrowed(articles, claims, own), days)
    if tenths:
        others, theirs = _read(rows, dated=True)
        numbers = {a.id: _number(a) for a in (*articles, *others)}
        found = dict(own)
        for tenth in range(TENTHS):
            mixed = [a for a in articles if numbers[a.id] % TENTHS == tenth]
            withheld = {a.id for a in mixed}
            mixed += [a for a in others if numbers[a.id] % TENTHS != tenth]
            kept = {a.id for a in mixed}
            told = _narrowed(mixed, [c for c in (*claims, *theirs) if c.article in kept], withheld)
            found |= told
        yield NAMES[2], _figures(found, days)


def _rows(table: Path) -> Iterator[tuple[str, date, str]]:
    """Id, day and text of each article."""
    with table.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            day = row.get("date") or row.get("published")
            if day is None or "text" not in row:
                raise InputError(str(table), "it has no columns text and date", "Name a table of dated articles.")
            yield f"row{number}", date.fromisoformat(day[:10]), row["text"]


def _number(article: Article) -> int:
    """The number of the first row that holds an article."""
    return min(int(s.removeprefix("row")) for s in article.sources)


def _read(rows: Sequence[tuple[str, date, str]], *, dated: bool) -> tuple[list[Article], list[Claim]]:
    """The articles as a record holds them, with their claims."""
    with tempfile.TemporaryDirectory() as scratch:
        table, record = Path(scratch) / "rows.jsonl", Path(scratch) / "record.sqlite"
        with table.open("w", encoding="utf-8") as out:
            for ident, day, text in rows:
                given = {"published": day.isoformat()} if dated else {}
                out.write(json.dumps({"id": ident, "text": text} | given, ensure_ascii=False) + "\n")
        service.build([table], record)
        with Store.open(record) as store:
            return [a for a in store.articles() if not a.note], list(store.read_claims())


def _narrowed(articles: Sequence[Article], claims: Sequence[Claim], wanted: Container[str]) -> dict[str, When]:
    """The narrower intervals of some articles."""
    made = linked(articles, claims, (), service.PackChoice())
    return {ident: when for ident, when in made.published.items() if ident in wanted}


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
