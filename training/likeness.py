"""Measures how near each other reports lie that share names, and how far estimated days hold (`record/estimating`).

`python training/likeness.py SHARED/benchmarks/mend_sudan_libya.csv` reads dated reports (columns `Year`, `Month`, `Day`
and `Summary`, or `date` and `text`). Printed are, for each rank of likeness, the weights of the scales as expectation
maximisation finds them, and, half of the days withheld, how many estimates hold the true day, and how wide they are.
"""

# ruff: noqa: T201
from __future__ import annotations

import csv
import random
import sys
from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src")]

from goodoffices.record.estimating import RANKS, SCALES, Paper, estimated  # noqa: E402
from goodoffices.record.sharing import names_in, nearest  # noqa: E402
from goodoffices.schema import Article, Block, When  # noqa: E402

SHORTEST = 700
"""Letters of the shortest report that is read."""
LONG = 8000
"""Days over which reports without any bond are spread."""


def reports(table: Path) -> Iterator[tuple[date, array[int]]]:
    """Day and names of each report."""
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
                yield day, names_in(Article(id=f"a{number:06}", text=text, blocks=blocks))


def weights(apart: Sequence[int]) -> list[float]:
    """The weights of the scales and of no bond that explain best how far reports lie apart."""
    days = np.array(apart, float)
    dense = np.stack([*(np.exp(-days / s) / s for s in SCALES), np.full(len(days), 1 / LONG)], 1)
    share = np.full(len(SCALES) + 1, 1 / (len(SCALES) + 1))
    for _ in range(200):
        each = dense * share
        share = (each / each.sum(1, keepdims=True)).mean(0)
    return [round(s, 2) for s in share.tolist()]


def main(table: Path) -> None:
    """See above."""
    days, names = zip(*reports(table), strict=True)
    origin = np.arange(len(days))
    near = list(nearest(names, origin, range(len(days))))
    ranked = np.sort([s.likeness for found in near for s in found])
    by_rank: dict[int, list[int]] = {}
    for number, found in enumerate(near):
        for other in found:
            place = np.searchsorted(ranked, other.likeness) / len(ranked)
            apart = abs((days[number] - days[other.number]).days)
            by_rank.setdefault(int(np.searchsorted(RANKS, place, "right")), []).append(apart)
    for rank, apart_ in sorted(by_rank.items()):
        print(f"rank {rank}: {len(apart_)} pairs, weights {weights(apart_)}")
    rng = random.Random(1)
    hidden = [rng.random() < 0.5 for _ in days]
    papers = [
        Paper(f"a{n:06}", names[n], When() if hidden[n] else When(start=d, end=d, grain="day", basis="explicit"))
        for n, d in enumerate(days)
    ]
    made = estimated(papers, origin)
    true = {p.id: d for p, d in zip(papers, days, strict=True)}
    held = [w.start <= true[i] <= w.end for i, w in made.items() if w.start and w.end]
    wide = [(w.end - w.start).days + 1 for w in made.values() if w.start and w.end]
    share = sum(held) / len(held)
    print(f"{sum(hidden)} withheld, {len(made)} estimated: {share:.3f} hold the day, {median(wide)} days wide")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
