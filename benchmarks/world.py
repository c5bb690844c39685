"""A made-up world in a file: claims of who met whom, where and when, for `linking.py`.

Each thing (a meeting of two of 400 people on a day in twenty years) is told by several claims of as many articles:
announced, held, remembered; so is a look-alike of the same two a week later for one thing in four.
"""

from __future__ import annotations

import os
import random
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing import Pool
from pathlib import Path

import numpy as np

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

FIRST = ("Per", "Ida", "Olaf", "Jon", "Eva", "Ada", "Nils", "Tove", "Arne", "Siri")
MIDDLE = ("A.", "B.", "C.", "D.")
LAST = ("Dahl", "Voss", "Holm", "Berg", "Lund", "Orr", "Lind", "Falk", "Brandt", "Krag")
PEOPLE = [f"{first} {middle} {last}" for last in LAST for middle in MIDDLE for first in FIRST]
PER_TOWN = 400
"""Claims for each town: a larger world has more towns, so that look-alikes stay as many for each claim."""

TELLINGS = (("scheduled", -5), ("held", 1), ("held", 40))
"""Status of each telling of a thing, and how many days after it the article appears."""


@dataclass(frozen=True)
class Telling:
    """What one article tells: its number, who met whom where and when, and how and when it tells it."""

    number: int
    one: str
    other: str
    town: str
    held: date
    status: str
    published: date


def world(size: int, alike: int) -> Iterator[Telling]:
    """All tellings."""
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
                yield Telling(made, one, other, town, held, status, held + timedelta(after))


def told(telling: Telling) -> tuple[Article, Claim]:
    """The article, with its one claim."""
    number, one, other, town = telling.number, telling.one, telling.other, telling.town
    held, status, published = telling.held, telling.status, telling.published
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


def line(telling: Telling) -> tuple[bytes, bytes]:
    """The id of a telling's claim, and article and claim as they lie in the file."""
    article, claim = told(telling)
    return claim.id.encode(), article.model_dump_json().encode() + b"\0" + claim.model_dump_json().encode() + b"\n"


def make(size: int, alike: int, path: Path) -> None:
    """Writes a world to a file, and beside it where each claim lies; all processors help."""
    ids, ends = bytearray(), array("q", [0])
    with path.with_suffix(".part").open("wb") as file, Pool() as pool:
        for ident, body in pool.imap(line, world(size, alike), 1000):
            file.write(body)
            ids += ident
            ends.append(ends[-1] + len(body))
    claims = np.frombuffer(bytes(ids), "S17")
    by = np.argsort(claims)
    np.savez(path.with_suffix(".npz"), claims=claims[by], by=by, ends=np.array(ends, np.int64))
    path.with_suffix(".part").replace(path)


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
                yield Article.model_validate_json(article), [Claim.kept(claim)]


class Shelved:
    """A made-up world in a file, as `record.work.Source` has it."""

    def __init__(self, path: Path) -> None:
        held = np.load(path.with_suffix(".npz"))
        self._path, self._claims, self._by, self._ends = path, held["claims"], held["by"], held["ends"]
        self._file = path.open("rb")

    def batches(self) -> Iterator[Lot]:
        """All of it, in lots."""
        last = len(self._ends) - 1
        for at in range(0, last, 250):
            yield Lot(str(self._path), int(self._ends[at]), int(self._ends[min(at + 250, last)]))

    def some(self, articles: Sequence[str]) -> Lot:
        """No day is unknown and nobody decides: nothing is asked for again."""
        assert not articles
        return Lot(str(self._path), 0, 0)

    def claims(self, idents: Sequence[str]) -> list[str]:
        """The claims with these ids."""
        wanted = self._by[np.searchsorted(self._claims, np.array(idents, "S17"))]
        found = []
        for start, end in zip(self._ends[wanted].tolist(), self._ends[wanted + 1].tolist(), strict=True):
            body = os.pread(self._file.fileno(), end - start, start)
            found.append(body.partition(b"\0")[2].decode())
        return found
