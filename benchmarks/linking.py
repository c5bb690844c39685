"""Linking alone on made-up claims: seconds and memory by size, and the ratio of CPU seconds to the size before.

    python benchmarks/linking.py [--sizes 10000 100000 1000000] [--alike 3]

Each thing of the made-up world (a meeting of two of 400 people on a day in twenty years) is told by `--alike` claims of
as many articles: announced, held, remembered; so is a look-alike of the same two a week later for one thing in four.
Everything that linking does is measured: origins, blocking, scoring, grouping, entries. Near-linear is a ratio of
seconds near the ratio of the sizes. One process; the largest size runs last, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from goodoffices.packs import load
from goodoffices.record import link
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


def main() -> None:
    """Runs the sizes and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--alike", type=int, default=3)
    options = parser.parse_args()
    packs, before = load(), 0.0
    print(f"{'claims':>9}  {'seconds':>8}  {'of CPU':>8}  {'ratio':>6}  {'entries':>8}  {'peak MiB':>8}")  # noqa: T201
    for size in options.sizes:
        made = list(world(size, options.alike))
        articles, claims = [a for a, _ in made], [c for _, c in made]
        del made
        started, worked = time.perf_counter(), time.process_time()
        entries = link(articles, claims, packs)
        seconds, worked = time.perf_counter() - started, time.process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        ratio = f"{worked / before:.1f}" if before else "-"
        line = f"{size:>9,}  {seconds:>8.1f}  {worked:>8.1f}  {ratio:>6}  {len(entries):>8,}  {peak:>8,}"
        print(line, flush=True)  # noqa: T201
        before = worked


if __name__ == "__main__":
    main()
