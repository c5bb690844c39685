"""Measures how near each other reports lie that share names, and how far estimated days hold (`record/estimating`).

`python training/likeness.py SHARED/benchmarks/mend_sudan_libya.csv` reads dated reports (columns `Year`, `Month`, `Day`
and `Summary`, or `date` and `text`). Printed are, for each step of likeness, the weights of the scales as expectation
maximisation finds them beside no bond at all, that is, the time of all; and, all or half of the days withheld, how many
estimates hold the true day, by how wide they are. What a whole text says (`time`) is left out: only hints count.
"""

# ruff: noqa: T201
from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src")]

from goodoffices.packs import load  # noqa: E402
from goodoffices.record.estimating import CLOSEST, LIKE, SCALES, SPREAD, Paper, estimated  # noqa: E402
from goodoffices.record.hints import hints_of  # noqa: E402
from goodoffices.record.people import Seats  # noqa: E402
from goodoffices.record.sharing import names_in, nearest  # noqa: E402
from goodoffices.schema import Article, Block, When  # noqa: E402

SHORTEST = 500
"""Letters of the shortest report that is read."""
WIDTHS = (0, 100, 200, 100_000)


def reports(table: Path) -> Iterator[tuple[date, Article]]:
    """Each report with its day."""
    with table.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            text = row.get("Summary") or row.get("text") or ""
            try:
                day = (
                    date.fromisoformat(row["date"][:10])
                    if "date" in row
                    else date(int(row["Year"]), int(row["Month"]), int(float(row["Day"])))
                )
            except ValueError:
                continue
            if len(text) >= SHORTEST:
                blocks = (Block(start=0, end=len(text), kind="body"),)
                yield day, Article(id=f"a{number:06}", text=text, blocks=blocks)


def weights(apart: Sequence[int], by_chance: Sequence[float]) -> list[float]:
    """The weights of the scales and of no bond that explain best how far reports lie apart."""
    days = np.array(apart, float)
    dense = np.stack([*(np.exp(-days / s) / (2 * s) for s in SCALES), np.array(by_chance)], 1)
    share = np.full(len(SCALES) + 1, 1 / (len(SCALES) + 1))
    for _ in range(200):
        each = dense * share
        share = (each / each.sum(1, keepdims=True)).mean(0)
    return [round(s, 2) for s in share.tolist()]


def main(table: Path) -> None:
    """See above."""
    days, articles = zip(*reports(table), strict=True)
    names = [names_in(a) for a in articles]
    number = np.array([day.toordinal() for day in days])
    chance = [float((np.exp(-np.abs(number - n) / SPREAD) / (2 * SPREAD)).mean()) for n in number]
    origin = np.arange(len(days))
    by_step: dict[int, list[tuple[int, float]]] = {}
    for at, found in enumerate(nearest(names, origin, range(len(days)))):
        for other in found[:CLOSEST]:
            step = int(np.searchsorted(LIKE, other.likeness, "right"))
            by_step.setdefault(step, []).append((int(abs(number[at] - number[other.number])), chance[at]))
    for step, pairs in sorted(by_step.items()):
        print(f"likeness {step}: {len(pairs)} pairs, weights {weights(*zip(*pairs, strict=True))}")
    seats = Seats(load())
    hints = [hints_of(a, seats) for a in articles]
    for share in (1.0, 0.5):
        rng = random.Random(1)
        hidden = [rng.random() < share for _ in days]
        papers = [
            Paper(a.id, n, When() if h else When(start=d, end=d, grain="day", basis="explicit"), said)
            for a, n, h, d, said in zip(articles, names, hidden, days, hints, strict=True)
        ]
        if not any(h is False for h in hidden):  # something must tell the time: the first and the last day of all
            ends = When(start=min(days), end=max(days), grain="interval", basis="inferred")
            papers = [p._replace(published=ends) for p in papers]
        made = estimated(papers, origin, seats.chronicle)
        true = {a.id: d for a, d in zip(articles, days, strict=True)}
        wide = {i: (w.end - w.start).days + 1 for i, w in made.items() if w.start and w.end}
        held = {i: w.start <= true[i] <= w.end for i, w in made.items() if w.start and w.end}
        print(f"{sum(hidden)} withheld, {len(made)} estimated, {median(wide.values())} days wide:", end=" ")
        print(f"{sum(held.values()) / len(held):.3f} hold the day;", end=" ")
        for low, high in pairwise(WIDTHS):
            some = [held[i] for i in made if low < wide[i] <= high]
            print(f"{sum(some)} of {len(some)} up to {high} days", end="; ")
        print()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
