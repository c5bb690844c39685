"""Whether a build that is killed at random moments, with all its workers, and gone on with gives the same export.

    python benchmarks/resume.py ARTICLES... [--most 1500] [--kills 50] [--workers 2]

Each kill is SIGKILL to the process that leads and to its workers at once: one in eight while they start, a fifth of all
while the record is linked and written, the others while articles are read, each at a moment by dice. Prints how far the
record was each time, how many articles were read again for it, and whether entries, claims and articles as exported are
those of a build that nobody disturbed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import sqlite3
import tempfile
import time
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from scale import read_all, rows, say, taken_apart

from goodoffices import service
from goodoffices.batch import Engine

WHAT = ("entries", "claims", "articles")


@dataclass
class Moment:
    """When to strike.

    Args:
        stage: The stage that must be told of; None is the start.
        number: How much of it must be done.
        seconds: How long to wait then.
    """

    stage: str | None = "never"
    number: int = 0
    seconds: float = 0.0


@dataclass
class Run:
    """How one build went: whether it was killed, articles it read, seconds of its start and of its linking."""

    killed: bool = False
    read: int = 0
    start: float = 0.0
    linking: float = 0.0


def build(source: Path, record: Path, workers: int, told: Connection) -> None:
    """Builds in a process group of its own, and tells each step."""
    os.setsid()
    told.send(("start", 0))
    service.build([source], record, engine=Engine(workers=workers), progress=lambda *step: told.send(step[:2]))


def run(source: Path, record: Path, workers: int, moment: Moment) -> Run:
    """Builds until the moment comes, or to the end."""
    context, made, began = get_context("spawn"), Run(), time.perf_counter()
    ours, theirs = context.Pipe()
    child = context.Process(target=build, args=(source, record, workers, theirs))
    child.start()
    theirs.close()
    strike = linked = None
    while True:
        if strike is None or ours.poll(max(0.0, strike - time.perf_counter())):
            try:
                stage, number = ours.recv()
            except EOFError:
                break
            if stage == "reading":
                made.read, made.start = number, made.start or time.perf_counter() - began
            elif stage == "linking":
                linked = time.perf_counter()
            due = number >= moment.number if moment.stage else True
            if strike is None and due and stage == (moment.stage or "start"):
                strike = time.perf_counter() + moment.seconds
        elif child.is_alive():
            os.killpg(child.pid or 0, signal.SIGKILL)
            made.killed = True
            break
    child.join()
    made.linking = time.perf_counter() - linked if linked else 0.0
    return made


def held(record: Path) -> int:
    """Articles in a record that may not be there yet."""
    try:
        with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as raw:
            return int(raw.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def main() -> None:
    """Kills, and prints what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("articles", nargs="+", help="files and folders")
    parser.add_argument("--most", type=int, default=1500, help="articles to build from")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    dice = random.Random(8)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = read_all(taken_apart(options.articles, folder), options.most)
        source, calm, rough = rows(articles, folder / "all.jsonl"), folder / "calm.sqlite", folder / "rough.sqlite"
        whole = run(source, calm, options.workers, Moment())
        last = options.kills // 5
        reach = 2 * (len(articles) // (options.kills - last) + service.building.KEPT_AT_ONCE // 2)
        killed, read, far = 0, 0, []
        while killed < options.kills:
            if killed >= options.kills - last or held(rough) == len(articles):
                moment = Moment("linking", 0, dice.uniform(0, whole.linking))
            elif dice.random() < 1 / 8:
                moment = Moment(None, 0, dice.uniform(0, whole.start))
            else:
                moment = Moment("reading", dice.randint(1, reach), dice.uniform(0, 0.5))
            made = run(source, rough, options.workers, moment)
            killed, read = killed + made.killed, read + made.read
            if made.killed:
                far.append(held(rough))
                say(f"{killed:>3}: {moment.stage or 'start'} {moment.number} + {moment.seconds:.2f} s: {far[-1]} kept")
        read += run(source, rough, options.workers, Moment()).read
        digests = []
        for record in map(service.open_record, (calm, rough)):
            assert record.verify().holds
            digests.append([hashlib.sha256(record.export(what=what).encode()).hexdigest() for what in WHAT])
        same = "the same bytes" if digests[0] == digests[1] and far == sorted(far) else "OTHER BYTES"
        say(f"{killed} times killed in building from {len(articles)} articles ({read} readings): {same}")


if __name__ == "__main__":
    main()
