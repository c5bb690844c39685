"""What a build costs as its record grows: processor time an article, and the peak memory of every process.

    python benchmarks/growth.py ARTICLES... [--sizes 1700 3400 6800] [--workers 2]

One record is built up to each size in turn, each time by a process of its own that reads what is new and links all
that the record then holds. Reading is near-linear where its time an article stays, linking where its time grows no
faster than the claims; memory is flat where the peaks of reading stay. Processor time is that of all processes, so that
a busy machine changes little; peaks are the most that was resident (VmHWM), of the process that leads and of its
fattest worker.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Thread

from scale import cpu, read_all, rows, say, taken_apart

from goodoffices import service
from goodoffices.batch import Engine


@dataclass
class Mark:
    """What a stage took: processor seconds, and the peaks of the leading process and of a worker in MiB."""

    seconds: float
    leads: int
    worker: int


class Watch(Thread):
    """Looks at the memory of this process's children, and keeps the peak of the fattest."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._done, self._worker, self._before = Event(), 0, cpu()
        self.start()

    def run(self) -> None:
        """Until the process ends."""
        while not self._done.wait(0.5):
            self._worker = max([self._worker, *(peak(str(child.pid)) for child in active_children())])

    def mark(self) -> Mark:
        """What was spent since the last mark; all peaks start anew."""
        spent, made = cpu(), Mark(0, peak("self"), self._worker)
        made.seconds, self._before, self._worker = spent - self._before, spent, 0
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
        return made


def peak(process: str) -> int:
    """The most that a process had resident, in MiB; nothing where it has gone."""
    with suppress(OSError):
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text(encoding="utf-8"))
        return int(found[1]) // 1024 if found else 0
    return 0


def grow(source: Path, record: Path, workers: int, told: Connection) -> None:
    """Builds, and tells the report and the marks of reading and linking."""
    watch, marks = Watch(), []

    def progress(stage: str, number: int, of: int) -> None:
        del number, of
        if stage == "linking" and not marks:
            marks.append(watch.mark())

    report = service.build([source], record, engine=Engine(workers=workers), progress=progress)
    told.send((report, [*marks, watch.mark()]))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("articles", nargs="+", help="files and folders")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1700, 3400, 6800])
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    context = get_context("spawn")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = read_all(taken_apart(options.articles, folder), max(options.sizes))
        say(f"{'':>9}{'reading of what is new':^44}{'linking of all':^44}")
        columns = ("ms/article", "CPU s", "MiB leads", "worker") * 2
        say(f"{'articles':>9}" + "".join(f"{c:>11}" for c in columns) + f"{'claims':>9}{'entries':>9}")
        for size in options.sizes:
            ours, theirs = context.Pipe()
            source = rows(articles[:size], folder / "articles.jsonl")
            child = context.Process(target=grow, args=(source, folder / "record.sqlite", options.workers, theirs))
            child.start()
            theirs.close()
            report, marks = ours.recv()
            child.join()
            line = f"{report.held + report.read:>9,}"
            for mark, number in zip(marks, (report.read, report.held + report.read), strict=True):
                each = 1000 * mark.seconds / max(1, number)
                line += f"{each:>11.0f}{mark.seconds:>11.0f}{mark.leads:>11}{mark.worker:>11}"
            say(f"{line}{report.claims:>9,}{report.entries:>9,}")


if __name__ == "__main__":
    main()
