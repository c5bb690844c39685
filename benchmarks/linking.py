"""Linking alone on made-up claims: seconds and memory by size, and the ratio of CPU seconds to the size before.

    python benchmarks/linking.py [--sizes 10000 100000 1000000] [--alike 3] [--workers 2]

Each thing of the made-up world (a meeting of two of 400 people on a day in twenty years) is told by `--alike` claims of
as many articles: announced, held, remembered; so is a look-alike of the same two a week later for one thing in four.
They lie in a file as a record would hold them, and what is measured is everything from reading them to the last entry:
origins, furniture, blocking, scoring, grouping, entries, near-misses. Near-linear is a ratio of CPU seconds near the
ratio of the sizes. CPU seconds and memory are those of this process and all its workers; memory is the most that the
kernel counts for any moment of each process (Pss, so that shared pages count once), summed.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import random
import re
import resource
import sys
import time
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing import active_children
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from goodoffices.batch import Engine, seldom
from goodoffices.record.linking import linking
from goodoffices.record.people import Seats
from goodoffices.schema import (
    Article,
    Block,
    Claim,
    Derived,
    Participant,
    Span,
    When,
    Where,
    article_id,
    cite,
    claim_id,
)
from goodoffices.service.choice import PackChoice
from goodoffices.service.linking import OnEngine

FIRST = ("Per", "Ida", "Olaf", "Jon", "Eva", "Ada", "Nils", "Tove", "Arne", "Siri")
MIDDLE = ("A.", "B.", "C.", "D.")
LAST = ("Dahl", "Voss", "Holm", "Berg", "Lund", "Orr", "Lind", "Falk", "Brandt", "Krag")
PEOPLE = [f"{first} {middle} {last}" for last in LAST for middle in MIDDLE for first in FIRST]
PER_TOWN = 400
"""Claims for each town: a larger world has more towns, so that look-alikes stay as many for each claim."""

TELLINGS = (("scheduled", -5), ("held", 1), ("held", 40))
"""Status of each telling of a thing, and how many days after it the article appears."""


def world(size: int, alike: int) -> Iterator[tuple[Article, Claim]]:
    """Articles with one claim each."""
    rng = random.Random(size)
    towns = [f"Town{n}" for n in range(max(1, size // PER_TOWN))]
    made = 0
    while made < size:
        one, other = rng.sample(PEOPLE, 2)
        town, day = rng.choice(towns), date(2001, 1, 1) + timedelta(rng.randrange(7300))
        for look_alike in range(1 + (rng.random() < 0.25)):
            held = day + timedelta(7 * look_alike)
            for telling in range(alike):
                if made == size:
                    return
                made += 1
                status, after = TELLINGS[min(telling, 2)]
                yield _told(made, one, other, town, held, status, held + timedelta(after))


def _told(
    number: int, one: str, other: str, town: str, held: date, status: str, published: date
) -> tuple[Article, Claim]:
    words = "will meet" if status == "scheduled" else "met"
    text = f"Report {number}\n\n{one} and {other} {words} in {town} on {held.isoformat()}, source {number} says."
    start = text.index("\n\n") + 2
    ident = article_id(text, f"outlet {number % 40}", None, published.isoformat())
    article = Article(
        id=ident, text=text, outlet=f"outlet {number % 40}", language="en", given=published.isoformat(),
        blocks=(Block(start=0, end=start - 2, kind="title"), Block(start=start, end=len(text), kind="body")),
        published=When(start=published, end=published, grain="day", basis="explicit"),
    )  # fmt: skip

    def at(part: str) -> Span:
        begin = text.index(part, start)
        return Span(begin, begin + len(part))

    trigger = at(words)
    claim = Claim.model_validate(
        {
            "id": claim_id(ident, "meeting", trigger), "article": ident, "kind": "meeting", "status": status,
            "trigger": trigger, "sentence": Span(start, len(text)), "attribution": (article.outlet,),
            "participants": tuple(Participant(name=n, written=n, kind="person") for n in (one, other)),
            "when": When(start=held, end=held, grain="day", basis="explicit", words=held.isoformat()),
            "where": Where(name=town),
            "evidence": (
                cite(article, trigger, "status"), cite(article, at(one), "participants[0]"),
                cite(article, at(other), "participants[1]"), cite(article, at(held.isoformat()), "when"),
                cite(article, at(town), "where"),
            ),
            "derived": (Derived(field="attribution[0]", rule="the article's outlet"),),
        }
    )  # fmt: skip
    return article, claim


@dataclass(frozen=True)
class Lot:
    """Where some articles with their claims lie in the file."""

    path: str
    start: int
    end: int

    def open(self) -> Iterator[tuple[Article, list[Claim]]]:
        """Reads them."""
        with Path(self.path).open("rb") as file:
            file.seek(self.start)
            for line in file.read(self.end - self.start).splitlines():
                article, _, claim = line.partition(b"\0")
                yield Article.model_validate_json(article), [Claim.model_validate_json(claim)]


class Shelved:
    """A made-up world in a file, as `record.work.Source` has it."""

    def __init__(self, size: int, alike: int, path: Path) -> None:
        self._path = path
        self._ends = array("q", [0])
        self._at: dict[str, int] = {}
        with path.open("wb") as file:
            for number, (article, claim) in enumerate(world(size, alike)):
                body = article.model_dump_json().encode() + b"\0" + claim.model_dump_json().encode() + b"\n"
                file.write(body)
                self._ends.append(self._ends[-1] + len(body))
                self._at[claim.id] = number
        self._file = path.open("rb")

    def batches(self) -> Iterator[Lot]:
        """All of it, in lots."""
        for at in range(0, len(self._at), 250):
            yield Lot(str(self._path), self._ends[at], self._ends[min(at + 250, len(self._at))])

    def some(self, articles: Sequence[str]) -> Lot:
        """No day is unknown and nobody decides: nothing is asked for again."""
        assert not articles
        return Lot(str(self._path), 0, 0)

    def claims(self, idents: Sequence[str]) -> list[str]:
        """The claims with these ids."""
        found = []
        for number in map(self._at.__getitem__, idents):
            self._file.seek(self._ends[number])
            line = self._file.read(self._ends[number + 1] - self._ends[number])
            found.append(line.partition(b"\0")[2].decode())
        return found


class Memory(Thread):
    """Looks four times a second how much memory this process and its children hold, and keeps the most."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._done = Event()
        self.start()

    def run(self) -> None:
        """Until it is told to stop."""
        while not self._done.wait(0.25):
            self.most = max(self.most, sum(map(_held, [os.getpid(), *(c.pid for c in active_children() if c.pid)])))

    def stop(self) -> int:
        """MiB at most."""
        self._done.set()
        self.join()
        return self.most // 1024


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
    options = parser.parse_args()
    choice, before = PackChoice(), 0.0
    seats = Seats(choice.load())
    executor = Engine(workers=options.workers).executor(sum(options.sizes))
    say(f"{'claims':>9}  {'seconds':>8}  {'of CPU':>8}  {'ratio':>6}  {'entries':>8}  {'near':>8}  {'MiB':>6}  hash")
    for size in options.sizes:
        with TemporaryDirectory() as folder:
            source = Shelved(size, options.alike, Path(folder) / "world")
            gc.collect()
            memory, started, worked, digest = Memory(), time.perf_counter(), _spent(), hashlib.sha256()
            with seldom(), linking(source, OnEngine(executor, choice), seats) as made:
                for entry in made.entries.by_day():
                    digest.update(entry.id.encode() + entry.title.encode() + repr(entry.links).encode())
                entries, near = len(made.entries), sum(1 for _ in made.near)
            seconds, worked, most = time.perf_counter() - started, _spent() - worked, memory.stop()
        ratio = f"{worked / before:.1f}" if before else "-"
        say(
            f"{size:>9,}  {seconds:>8.1f}  {worked:>8.1f}  {ratio:>6}  {entries:>8,}  {near:>8,}  {most:>6,}  "
            f"{digest.hexdigest()[:12]}"
        )
        before = worked


def say(line: str) -> None:
    """A line of the result, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
