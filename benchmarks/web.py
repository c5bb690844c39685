"""How fast the pages answer: a record of made-up entries, served on the loopback, asked a fixed number of times.

    python benchmarks/web.py [--entries 10000] [--asks 40]

Prints the median and the 95th percentile of each page in milliseconds, that of the processor time of this process
(asking and answering), their ratio to a file that only has to be sent, and the size of the first page. Goal: every
page under 100 ms at the 95th percentile for 10,000 entries, the first page under 150 kB without its charts.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import uvicorn

from goodoffices.schema import (
    Article,
    Block,
    Claim,
    Entry,
    HistoryStep,
    Participant,
    Span,
    When,
    Where,
    article_id,
    cite,
    claim_id,
)
from goodoffices.store import Held, Store
from goodoffices.web import make_app

KINDS = (("meeting", "held"), ("meeting", "scheduled"), ("meeting", "cancelled"), ("visit", "held"), ("call", "held"),
         ("agreement", "agreed"), ("incident", "held"), ("commitment", "agreed"))  # fmt: skip
NAMES = [f"{first} {last}" for first in ("Ada", "Per", "Ida", "Olaf", "Mira", "Jon") for last in
         ("Lind", "Dahl", "Voss", "Brandt", "Sorel", "Kask", "Moreau", "Petri", "Aalto", "Novak")]  # fmt: skip
PLACES = ("Tarn", "Varn", "Elm", "Norrby", "Sudholm")
A_DAY = timedelta(days=1)


def made_up(number: int, seed: int = 1) -> tuple[list[Article], list[Claim], list[Entry]]:
    """Articles with eight sentences each, a claim and an entry for each sentence."""
    chance = random.Random(seed)
    articles, claims, entries = list[Article](), list[Claim](), list[Entry]()
    while len(entries) < number:
        n = len(articles)
        published = date(2001, 1, 1) + n * timedelta(days=6)
        rows = []
        for kind, status in KINDS:
            one, other = chance.sample(NAMES, 2)
            rows.append((kind, status, one, other, chance.choice(PLACES), published - chance.randrange(9) * A_DAY))
        body = " ".join(f"{one} and {other} came to {place} on {day}." for _, _, one, other, place, day in rows)
        title = f"Report {n}"
        text = f"{title}\n\n{body}"
        blocks = (Block(start=0, end=len(title), kind="title"), Block(start=len(title) + 2, end=len(text), kind="body"))
        when = When(start=published, end=published, grain="day", basis="explicit")
        outlet = f"Outlet {n % 7}"
        of = Article(id=article_id(text, outlet, None, str(n)), text=text, blocks=blocks, title=title, outlet=outlet,
                     given=str(n), language="en", sources=(f"{n}.txt",), published=when)  # fmt: skip
        articles.append(of)
        at = len(title) + 2
        for row in rows:
            claim, at = _claim(of, at, *row)
            claims.append(claim)
            entries.append(_entry(of, claim))
    return articles, claims, entries


def _claim(
    of: Article, at: int, kind: str, status: str, one: str, other: str, place: str, day: date
) -> tuple[Claim, int]:
    end = of.text.index(".", at) + 1

    def find(words: str) -> Span:
        begin = of.text.index(words, at)
        return Span(begin, begin + len(words))

    proofs = {"status": "came", "participants[0]": one, "participants[1]": other, "where": place, "when": str(day)}
    sides = ((one, "NOR"), (other, "SWE"))
    values: dict[str, Any] = {
        "kind": kind,
        "status": status,
        "participants": tuple(Participant(name=n, written=n, kind="person", country=c) for n, c in sides),
        "when": When(start=day, end=day, grain="day", basis="explicit", words=str(day)),
        "where": Where(name=place),
        "evidence": tuple(cite(of, find(words), field) for field, words in proofs.items()),
    }
    trigger = find("came")
    ident = claim_id(of.id, kind, trigger)
    return Claim(id=ident, article=of.id, trigger=trigger, sentence=Span(at, end), **values), end + 1


def _entry(of: Article, claim: Claim) -> Entry:
    shared = set(Claim.model_fields) & set(Entry.model_fields) - {"id", "outcomes"}
    fields = {name: getattr(claim, name) for name in shared}
    proof = claim.evidence[0]
    step = HistoryStep(status=claim.status, reported=of.published, evidence=proof, claim=claim.id, when=claim.when)
    names = " and ".join(p.name for p in claim.participants)
    title = f"{claim.kind.capitalize()} of {names} in {claim.where.name}"
    return Entry(id=claim.id, title=title, history=(step,), claims=(claim.id,), articles=(of.id,), **fields)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--asks", type=int, default=40)
    options = parser.parse_args()
    articles, claims, entries = made_up(options.entries)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "made-up.sqlite"
        by_article: dict[str, list[Claim]] = {}
        for claim in claims:
            by_article.setdefault(claim.article, []).append(claim)
        with Store.open(record, create=True) as store:
            store.add_articles([(a, by_article[a.id], Held(engine="1")) for a in articles])
            store.replace_entries(entries, {"tool": "1"})
        server = uvicorn.Server(uvicorn.Config(make_app(record), host="127.0.0.1", port=0, log_level="error"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        measure(port, articles, entries, options.asks)
        server.should_exit = True


def measure(port: int, articles: list[Article], entries: list[Entry], asks: int) -> None:
    """Asks every sort of page so many times, with another address each time."""
    chance = random.Random(2)
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask(address: str) -> tuple[float, float, bytes]:
        begin, worked = time.perf_counter(), time.process_time()
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (address, answer.status)
        return (time.perf_counter() - begin) * 1000, (time.process_time() - worked) * 1000, body

    def year() -> int:
        return chance.randrange(2001, 2021)

    pages: dict[str, Callable[[], str]] = {
        "a file": lambda: "/static/mark.svg",
        "overview": lambda: f"/?{chance.random()}",
        "timeline": lambda: f"/timeline?page={chance.randrange(1, 150)}",
        "timeline, kind and year": lambda: f"/timeline?kind=meeting&from={year()}",
        "timeline, a month drawn": lambda: f"/timeline?from={(y := year())}-0{chance.randrange(1, 9)}&to={y}-09",
        "timeline, a person": lambda: f"/timeline?actor={chance.choice(NAMES).replace(' ', '+')}",
        "entry": lambda: f"/entry/{chance.choice(entries).id}",
        "article": lambda: f"/article/{chance.choice(articles).id}",
        "actor": lambda: f"/actor/name%2F{chance.choice(NAMES).replace(' ', '%20')}",
        "search": lambda: f"/search?q={chance.choice(NAMES).split()[1]}+{chance.choice(PLACES)}",
        "calendar": lambda: "/calendar",
        "ledger": lambda: "/ledger",
        "relations": lambda: "/relations",
        "relation": lambda: f"/relation?of=NOR&of=SWE&in={year()}&track=contacts",
        "map": lambda: "/map",
        "health": lambda: "/health",
        "API, a page of entries": lambda: f"/api/entries?offset={chance.randrange(9000)}",
    }
    floor = 0.0
    say(f"{len(entries):,} entries, {asks} asks of each page after one that is not counted")
    say(f"{'page':<26}{'median ms':>10}{'95th ms':>10}{'CPU, 95th':>10}{'to a file':>10}")
    for name, address in pages.items():
        ask(address())
        found = [ask(address()) for _ in range(asks)]
        taken, worked = [f[0] for f in found], [f[1] for f in found]
        high, busy = (quantiles(values, n=20)[-1] for values in (taken, worked))
        floor = floor or median(taken)
        say(f"{name:<26}{median(taken):>10.1f}{high:>10.1f}{busy:>10.1f}{median(taken) / floor:>10.1f}")
    whole = ask("/timeline")[2]
    charts = sum(len(svg) for svg in re.findall(rb"<svg.*?</svg>", whole, flags=re.DOTALL))
    say(f"first page {len(ask('/')[2]) / 1000:.0f} kB; timeline without charts {(len(whole) - charts) / 1000:.0f} kB")


def say(line: str) -> None:
    """A line, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
