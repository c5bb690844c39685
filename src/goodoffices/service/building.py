"""Building a record: read what is new, keep its claims, link everything, keep the entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path

from goodoffices.batch import WORTH_A_POOL, Engine, Serial
from goodoffices.schema import Article, InputError, RecordError
from goodoffices.service.choice import PackChoice
from goodoffices.service.engine import reading_key, versions
from goodoffices.service.intake import Intake
from goodoffices.service.intake import name_of as source_of
from goodoffices.service.linking import relink
from goodoffices.service.reading import Outcome, Reader
from goodoffices.service.report import Problem, Report
from goodoffices.store import BY_HAND, Held, Place, Store, exists, name_of

Progress = Callable[[str, int, int], None]
"""Told the stage of the work, how much of it is done, and of how much."""

KEPT_AT_ONCE = 50
"""Articles that are written together; a build that is broken off loses at most these."""


def build(
    paths: Sequence[Path | str],
    record: Place,
    *,
    choice: PackChoice | None = None,
    new: bool = False,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Report:
    """Reads files and folders into a record; what the record holds already is not read again.

    Args:
        paths: Files, folders, globs, and addresses that fsspec knows.
        record: The record: a file, made where it is missing, or the address of a PostgreSQL database.
        choice: The packs; None is all that ship.
        new: Refuse a record that exists.
        engine: What to read with; None is this machine, in as many processes as pay.
        progress: Told of each step.

    Raises:
        InputError: A path does not exist, or nothing in the paths can be read and the record is empty.
        RecordError: The record cannot be opened, or exists although `new`.
        PackError: A pack cannot be loaded.
        GoodofficesError: The engine cannot be used.
    """
    if new and exists(record):
        raise RecordError(
            f"{name_of(record)}: there is a record already. Leave --new out to add to it, or name another place."
        )
    from goodoffices.articles import exists as there

    for path in paths:
        if not there(path):
            raise InputError(str(path), "there is no such file or folder", "Check the path.")
    choice = choice or PackChoice()
    current = _versions(choice)
    key = reading_key(current)
    with Store.open(record, create=True) as store:
        held = store.held()
        intake = Intake(paths, held, partial(progress, "files") if progress is not None else None)
        stale = [ident for ident in sorted(held) if held[ident].engine not in (key, BY_HAND)]
        todo = chain(intake, filter(None, map(store.article, stale)))
        for chunk in _chunks(_read(todo, choice, engine or Engine(), progress)):
            store.add_articles([(o.article, o.claims, Held(engine=key, unread=o.unread)) for o in chunk])
        if not (held or intake.fresh):
            raise InputError(", ".join(map(str, paths)), "no article could be read", _why(intake.problems))
        store.add_sources({ident: sorted(sources) for ident, sources in intake.again.items()})
        told = (lambda claims: progress("linking", 0, claims)) if progress is not None else None
        counts = relink(store, choice, current, told, engine)
        unread = [(source_of(a), why) for a, why in store.unread()]
    return Report(
        path=name_of(record),
        place=str(record),
        read=len(intake.fresh),
        held=intake.held,
        again=len(stale),
        claims=counts.claims,
        entries=counts.entries,
        open=counts.open,
        problems=tuple(intake.problems),
        unread=tuple(sorted(unread)),
        defects=sum(reason.startswith("reading failed") for _, reason in unread),
    )


def _versions(choice: PackChoice) -> dict[str, str]:
    from goodoffices.language import load

    return versions(load().version, choice.load().version)


def _read(todo: Iterator[Article], choice: PackChoice, engine: Engine, progress: Progress | None) -> Iterator[Outcome]:
    """What became of the articles, in whatever order; the engine is chosen by the first of them."""
    first = list(islice(todo, WORTH_A_POOL))
    if not first:
        return
    executor = engine.executor(len(first))
    reader = Reader(choice, None if isinstance(executor, Serial) else 1)
    for number, outcome in enumerate(executor.map(reader, chain(first, todo)), 1):
        yield outcome
        if progress is not None:
            progress("reading", number, 0)


def _why(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Give files or folders with texts, pages, JSON Lines, CSV, Parquet, WARC or feeds."
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"The first: {problems[0]}{more}"


def _chunks(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    iterator = iter(outcomes)
    while chunk := list(islice(iterator, KEPT_AT_ONCE)):
        yield chunk
