"""Wall time and peak memory of a cold `goodoffices build`, and what the record then holds.

    python benchmarks/build.py ARTICLES... [--runs 3] [--workers 1]

Each run is a process of its own with a record of its own: model and packs are loaded anew, as for a user. Prints the
median and the range of the wall time, the largest resident memory of a run (of the largest process, where a pool
reads), articles a second, and the entries by kind.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

PROGRAM = [sys.executable, "-c", "from goodoffices.cli import main; main()"]


def run(articles: list[str], record: Path, workers: int | None) -> float:
    """Builds a record in a fresh process and gives the seconds that it took."""
    command = [*PROGRAM, "build", *articles, "-o", str(record), "--new"]
    command += ["--workers", str(workers)] if workers else []
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("articles", nargs="+", help="files and folders")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--workers", type=int, default=None)
    options = parser.parse_args()
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.runs):
            record = Path(folder) / f"{number}.sqlite"
            seconds.append(run(options.articles, record, options.workers))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        read = [
            subprocess.run([*PROGRAM, "export", str(record), "--what", what], check=True, capture_output=True).stdout
            for what in ("entries", "articles")
        ]
    entries, articles = ([json.loads(line) for line in text.decode("utf-8").split("\n") if line] for text in read)
    middle = statistics.median(seconds)
    lines = [
        f"articles     {len(articles)}",
        f"wall time    {middle:.2f} s (median of {options.runs}; {min(seconds):.2f} to {max(seconds):.2f})",
        f"speed        {len(articles) / middle:.1f} articles a second, loading included",
        f"peak memory  {peak:.0f} MiB",
        f"entries      {len(entries)}",
        *(f"  {kind:<11} {number}" for kind, number in Counter(e["kind"] for e in entries).most_common()),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
