"""Sentences a second for finding time expressions, beside dateparser's `search_dates` in the same run.

    python benchmarks/time.py TEXTS [--sentences 4000] [--runs 3]

TEXTS is a folder of text files. The sentences are cut lightly at full stops, the same for both; one core, one process.
Neither parses sentences here: the tense is read from the words. Prints the median and the range of each.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

_REFERENCE = date(2016, 6, 20)
_SLOW_SHARE = 20
"""dateparser gets one in so many of the sentences: it would take minutes for all."""


def read_sentences(folder: Path, limit: int) -> list[str]:
    """The first sentences of the files of a folder, in the order of their names."""
    found: list[str] = []
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            for line in file.read_text("utf-8", errors="replace").splitlines():
                found += [s for s in re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", line) if s.count(" ") > 4]
        if len(found) >= limit:
            break
    return found[:limit]


def measure(name: str, read: Callable[[str], Sequence[object]], sentences: list[str], runs: int) -> str:
    """Times a reader over the sentences, after one sentence to load it."""
    read(sentences[0])
    speeds, hits = [], 0
    for _ in range(runs):
        start = time.perf_counter()
        hits = sum(len(read(sentence)) for sentence in sentences)
        speeds.append(len(sentences) / (time.perf_counter() - start))
    middle = statistics.median(speeds)
    return f"{name:<12} {middle:8.0f} sentences a second ({min(speeds):.0f} to {max(speeds):.0f}); {hits} expressions"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--sentences", type=int, default=4000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    from goodoffices.time import find_times

    sentences = read_sentences(options.texts, options.sentences)
    out = [f"{len(sentences)} sentences, {sum(map(len, sentences)) // max(len(sentences), 1)} characters each"]
    out.append(measure("goodoffices", lambda s: find_times(s, reference=_REFERENCE), sentences, options.runs))
    try:
        from dateparser.search import search_dates
    except ImportError:
        out.append("dateparser is not installed: pip install dateparser, to compare")
    else:
        settings = {"RELATIVE_BASE": datetime(2016, 6, 20)}
        few = sentences[::_SLOW_SHARE]
        rival = measure(
            "dateparser", lambda s: search_dates(s, languages=["en"], settings=settings) or [], few, options.runs
        )
        out.append(f"{rival} in every {_SLOW_SHARE}th sentence")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
