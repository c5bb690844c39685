"""What building costs and how it scales: every figure a ratio against something measured in the same run.

    python benchmarks/scale.py ARTICLES... [--most 300] [--ray] [--kills 50] [--memory]

Prints the processor time of each stage by article and claim; the whole of `build` against the language model alone on
the same text; two workers against one, and Ray's against the pool's, from the first result on, so that start-up is
apart; the peak memory of a worker as it goes on; and whether a build whose workers are killed at random gives the same
export. Files of Reuters-21578 (`*.sgm.gz`) are taken apart first.

Wall times mean something on a quiet machine only; the load is printed with them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import json
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import active_children
from pathlib import Path
from threading import Event, Thread

from goodoffices import service
from goodoffices.articles import read_path, sources_of
from goodoffices.batch import Crew, Engine, Executor
from goodoffices.batch.processes import LocalWorker
from goodoffices.schema import Article, Claim
from goodoffices.service.choice import PackChoice
from goodoffices.service.reading import LANGUAGES, Reader
from goodoffices.store import Held, Store

CHOICE = PackChoice()


def say(line: str = "") -> None:
    """A line of the result, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def taken_apart(places: Sequence[str], folder: Path) -> list[str]:
    """The places; wire stories in SGML as JSON Lines in a folder."""
    plain = []
    for place in places:
        if not (found := sorted(Path(place).glob("*.sgm.gz"))):
            plain.append(place)
            continue
        target = folder / f"{Path(place).name}.jsonl"
        with target.open("w", encoding="utf-8") as file:
            for story in (row for path in found for row in stories(path)):
                file.write(json.dumps(story) + "\n")
        plain.append(str(target))
    return plain


def stories(path: Path) -> Iterator[dict[str, str]]:
    """The wire stories of one SGML file that have a body."""
    text = gzip.decompress(path.read_bytes()).decode("latin-1")
    for story in re.findall(r"<REUTERS.*?</REUTERS>", text, re.DOTALL):
        fields = {name: re.search(rf"<{name}>(.*?)</{name}>", story, re.DOTALL) for name in ("DATE", "TITLE", "BODY")}
        if body := fields["BODY"]:
            date, title = (html.unescape(f[1]).strip() if f else "" for f in (fields["DATE"], fields["TITLE"]))
            yield {"text": html.unescape(body[1]).replace("\x03", ""), "title": title, "date": date[:11].strip()}


def read_all(places: Sequence[str], most: int) -> list[Article]:
    """The English articles of some files, spread over them where there are more than wanted."""
    found = {
        item.id: item
        for file in sources_of(places)
        for item in read_path(file)
        if isinstance(item, Article) and item.body and item.language in (None, *LANGUAGES)
    }
    every = [found[ident] for ident in sorted(found)]
    return every[:: max(1, len(every) // most)][:most]


def stages(articles: Sequence[Article], folder: Path) -> float:
    """Prints the processor time of each stage in one process; gives that of the language model."""
    from goodoffices.claims import read
    from goodoffices.language import load
    from goodoffices.record import linked
    from goodoffices.time.dating import date_article

    reader, packs, model = Reader(CHOICE, 1), CHOICE.load(), load(1)
    reader.prepare()
    reader(articles[0])
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], object]) -> object:
        start = time.process_time()
        result = work()
        seconds[stage] = seconds.get(stage, 0.0) + time.process_time() - start
        return result

    done: list[Article] = []
    claims: list[Claim] = []
    from goodoffices.articles import read_text

    for article in articles:
        timed("reading the page", lambda a=article: read_text(a.text, url=a.url))
        sentences = model.read(article.text, article.body)
        timed("language model", lambda a=article: model.read(a.text, a.body))
        dated = date_article(article, sentences, packs)
        timed("dating", lambda a=article, s=sentences: date_article(a, s, packs))
        known = article.model_copy(update={"published": dated.when, "reasons": dated.reasons})
        found = read(known, sentences, packs)
        timed("claims", lambda a=known, s=sentences: read(a, s, packs))
        done.append(known)
        claims += found
    made = timed("linking", lambda: linked(done, claims, packs))
    by: dict[str, list[Claim]] = {}
    for claim in claims:
        by.setdefault(claim.article, []).append(claim)
    with Store.open(folder / "stages.sqlite", create=True) as store:
        timed("storing", lambda: store.add_articles([(a, by.get(a.id, []), Held(engine="x")) for a in done]))
        timed("storing", lambda: store.replace_entries(made.entries, {"tool": "x"}))  # type: ignore[attr-defined]
    alone = seconds["language model"]
    say(f"{len(done)} articles of {sum(len(a.text) for a in done) // len(done)} characters, {len(claims)} claims")
    say(f"{'processor time of':<20}{'ms an article':>15}{'ms a claim':>12}{'to the model':>14}")
    for stage in ("reading the page", "language model", "dating", "claims", "storing", "linking"):
        spent = seconds[stage]
        say(f"{stage:<20}{1000 * spent / len(done):>15.1f}{1000 * spent / len(claims):>12.1f}{spent / alone:>14.3f}")
    return alone


def cpu() -> float:
    """Processor seconds of this process and of all that it started and that have ended."""
    return sum(
        u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def rows(articles: Sequence[Article], path: Path) -> Path:
    """The articles as JSON Lines, as a build reads them."""
    with path.open("w", encoding="utf-8") as file:
        for a in articles:
            file.write(json.dumps({"text": a.text, "url": a.url, "outlet": a.outlet, "published": a.given}) + "\n")
    return path


def whole(articles: Sequence[Article], folder: Path, model: float) -> None:
    """Prints the processor time of a whole build, start-up apart, against that of the language model."""
    one = Engine(workers=1)
    service.build([rows(articles[:1], folder / "one.jsonl")], folder / "one.sqlite", engine=one)
    start = cpu()
    service.build([rows(articles, folder / "all.jsonl")], folder / "whole.sqlite", engine=one)
    say(f"whole build to the language model alone: {(cpu() - start) / model:.2f} (floor 2.0, goal 1.4)")


def pace(executor: Executor, articles: Sequence[Article]) -> float:
    """Seconds an article from the first result to the last."""
    results = executor.map(Reader(CHOICE, 1), articles)
    next(results)
    start = time.perf_counter()
    count = sum(1 for _ in results)
    return (time.perf_counter() - start) / count


def workers(articles: Sequence[Article], ray: bool) -> None:
    """Prints two workers against one, and Ray against the pool."""
    one, two = pace(Crew(LocalWorker, 1), articles), pace(Crew(LocalWorker, 2), articles)
    say(f"two workers to one: {one / two:.2f} times as fast (floor 1.7, goal 1.9), load {os.getloadavg()[0]:.1f}")
    if ray:
        third = pace(Engine(name="ray", workers=2).executor(len(articles)), articles)
        say(f"Ray to the pool, two workers each: {third / two:.2f} times the time (floor 1.25, goal 1.1)")


def memory(articles: Sequence[Article]) -> None:
    """Prints the peak memory of one worker as it goes on."""
    reached: dict[int, int] = {}
    for number, _ in enumerate(Crew(LocalWorker, 1).map(Reader(CHOICE, 1), articles), 1):
        if number % 20 == 0 and number < len(articles):  # at the last one the worker may have gone
            for child in active_children():
                status = Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8")
                peak = re.search(r"VmHWM:\s+(\d+)", status)
                reached[number] = int(peak[1]) // 1024 if peak else 0
    marks = {n: mib for n, mib in reached.items() if n in (20, 100, 300, 1000, 3000) or n == max(reached)}
    say("peak memory of a worker: " + ", ".join(f"{mib} MiB at {n}" for n, mib in marks.items()) + " (900, goal 600)")


def kills(articles: Sequence[Article], folder: Path, number: int) -> None:
    """Prints whether a build whose workers are killed at random moments gives the export of an undisturbed one."""
    source, dice, done, killed = rows(articles, folder / "all.jsonl"), random.Random(5), Event(), 0
    calm = service.build([source], folder / "calm.sqlite", engine=Engine(workers=2)).record
    start = time.perf_counter()
    next(Crew(LocalWorker, 2).map(Reader(CHOICE, 1), articles[:2]))
    beat = time.perf_counter() - start  # a worker's start on this machine, today: so that some get further than that

    def strike() -> None:
        nonlocal killed
        while killed < number and not done.wait(dice.uniform(0, 2 * beat)):
            if children := active_children():
                dice.choice(children).kill()
                killed += 1

    thread = Thread(target=strike)
    thread.start()
    report = service.build([source], folder / "rough.sqlite", engine=Engine(workers=2))
    done.set()
    thread.join()
    digests = [
        [hashlib.sha256(record.export(what=what).encode()).hexdigest() for what in ("entries", "claims", "articles")]
        for record in (calm, report.record)
    ]
    same = "the same bytes" if digests[0] == digests[1] else "OTHER BYTES"
    took = time.perf_counter() - start
    say(
        f"{killed} workers killed in {took:.0f} s of reading {report.read} articles: {same}, {report.defects} set aside"
    )


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("articles", nargs="+", help="files and folders")
    parser.add_argument("--most", type=int, default=300, help="articles to measure with")
    parser.add_argument("--ray", action="store_true", help="measure Ray, too")
    parser.add_argument("--kills", type=int, default=0, help="workers to kill")
    parser.add_argument("--memory", action="store_true", help="measure the memory of a worker")
    parser.add_argument("--no-pace", action="store_true", help="no wall times")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = read_all(taken_apart(options.articles, folder), options.most)
        model = stages(articles, folder)
        whole(articles, folder, model)
        if not options.no_pace:
            workers(articles, options.ray)
        if options.memory:
            memory(articles)
        if options.kills:
            kills(articles, folder, options.kills)


if __name__ == "__main__":
    main()
