"""Linking alone on made-up claims: seconds and memory by size, and the ratio of CPU seconds to the size before.

    python benchmarks/linking.py [--sizes 10000 100000 1000000] [--alike 3] [--workers 2] [--keep FOLDER [--only-make]]

The claims (`world.py`) lie in a file as a record would hold them: `--alike` tellings of each thing, and a look-alike
for one thing in four. What is measured is everything from reading them to the last entry: origins, furniture, blocking,
scoring, grouping, entries, near-misses. Making them is not; with `--keep` they are made once and stay in that folder.
Near-linear is a ratio of CPU seconds near the ratio of the sizes. CPU seconds and memory are those of this process and
all its workers; memory is the most that the kernel counts for each process (Pss, so that shared pages count once),
summed, and that of this process, which leads: looked up once a second, since for 2 GB each look takes 30 ms.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import re
import resource
import sys
import time
from collections.abc import Sequence
from multiprocessing import active_children
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from world import Shelved, make

from goodoffices.batch import Engine
from goodoffices.record.linking import linking
from goodoffices.record.seats import Seats
from goodoffices.service.choice import PackChoice
from goodoffices.service.linking import at_work


class Memory(Thread):
    """Looks once a second how much memory this process and its children hold, and keeps the most."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = self.leads = 0
        self._done = Event()
        self.start()

    def run(self) -> None:
        """Until it is told to stop."""
        while not self._done.wait(1):
            leads, *others = map(_held, [os.getpid(), *(c.pid for c in active_children() if c.pid)])
            self.most, self.leads = max(self.most, leads + sum(others)), max(self.leads, leads)

    def stop(self) -> tuple[int, int]:
        """MiB at most: of all, and of this process."""
        self._done.set()
        self.join()
        return self.most // 1024, self.leads // 1024


def _held(process: int) -> int:
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8"), re.M)
    except OSError:
        return 0  # it has gone
    return int(found[1]) if found else 0


def _spent() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, who))


def main() -> None:
    """Runs the sizes and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--alike", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder in which the made-up claims are kept, and found again")
    parser.add_argument("--only-make", action="store_true", help="make the claims, and link nothing")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in options.sizes:
            if not world_at(folder, size, options.alike).exists():
                make(size, options.alike, world_at(folder, size, options.alike))
        if not options.only_make:
            measure([world_at(folder, size, options.alike) for size in options.sizes], options.sizes, options.workers)


def world_at(folder: Path, size: int, alike: int) -> Path:
    """Where a world lies."""
    return folder / f"world-{size}-{alike}"


def measure(worlds: Sequence[Path], sizes: Sequence[int], workers: int) -> None:
    """Links each world, and prints a line for it."""
    choice, before = PackChoice(), 0.0
    seats = Seats(choice.load())
    executor = Engine(workers=workers).executor(sum(sizes))
    columns = ("claims", 9), ("seconds", 8), ("of CPU", 8), ("ratio", 6), ("entries", 8), ("near", 8), ("MiB", 6)
    say("  ".join(f"{name:>{width}}" for name, width in columns) + "   leads  hash")
    for size, path in zip(sizes, worlds, strict=True):
        source = Shelved(path)
        gc.collect()
        memory, started, worked, digest = Memory(), time.perf_counter(), _spent(), hashlib.sha256()
        with at_work(executor, choice) as workers, linking(source, workers, seats) as made:
            for body in made.entries.by_day():
                digest.update(body)
            entries, near = len(made.entries), sum(1 for _ in made.near)
        seconds, worked, (most, leads) = time.perf_counter() - started, _spent() - worked, memory.stop()
        ratio = f"{worked / before:.1f}" if before else "-"
        say(
            f"{size:>9,}  {seconds:>8.1f}  {worked:>8.1f}  {ratio:>6}  {entries:>8,}  {near:>8,}  {most:>6,}  "
            f"{leads:>6,}  {digest.hexdigest()[:12]}"
        )
        before = worked


def say(line: str) -> None:
    """A line of the result, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
