"""Building a record: read what is new, keep its claims, link everything, keep the entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from goodoffices.batch import Executor, Serial, choose
from goodoffices.schema import Article, InputError, RecordError
from goodoffices.service.choice import PackChoice
from goodoffices.service.engine import reading_key, versions
from goodoffices.service.linking import relink
from goodoffices.service.reading import Outcome, Reader
from goodoffices.service.report import Problem, Report
from goodoffices.store import BY_HAND, Held, Place, Store, exists, name_of

Progress = Callable[[str, int, int], None]
"""Told the stage of the work, how much of it is done, and of how much."""

KEPT_AT_ONCE = 50
"""Articles that are written together; a build that is broken off loses at most these."""


def build(
    paths: Sequence[Path],
    record: Place,
    *,
    choice: PackChoice | None = None,
    new: bool = False,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Report:
    """Reads files and folders into a record; what the record holds already is not read again.

    Args:
        paths: Files and folders.
        record: The record: a file, made where it is missing, or the address of a PostgreSQL database.
        choice: The packs; None is all that ship.
        new: Refuse a record that exists.
        workers: Processes to read with; None chooses.
        executor: Another way to map over articles.
        progress: Told of each step.

    Raises:
        InputError: A path does not exist, or nothing in the paths can be read and the record is empty.
        RecordError: The record cannot be opened, or exists although `new`.
        PackError: A pack cannot be loaded.
    """
    if new and exists(record):
        raise RecordError(
            f"{name_of(record)}: there is a record already. Leave --new out to add to it, or name another place."
        )
    for path in paths:
        if not path.exists():
            raise InputError(str(path), "there is no such file or folder", "Check the path.")
    choice = choice or PackChoice()
    current = _versions(choice)
    key = reading_key(current)
    found, problems = _gather(paths, progress)
    with Store.open(record, create=True) as store:
        held = store.held()
        store.add_sources({ident: article.sources for ident, article in found.items() if ident in held})
        fresh = [found[ident] for ident in sorted(found) if ident not in held]
        stale = [ident for ident in sorted(held) if held[ident].engine not in (key, BY_HAND)]
        again = [article for ident in stale if (article := store.article(ident)) is not None]
        todo = [*fresh, *again]
        if not todo and not held:
            raise InputError(", ".join(map(str, paths)), "no article could be read", _why(problems))
        for chunk in _chunks(_read(todo, choice, workers, executor, progress)):
            store.add_articles([(o.article, o.claims, Held(engine=key, unread=o.unread)) for o in chunk])
        told = (lambda claims: progress("linking", 0, claims)) if progress is not None else None
        counts = relink(store, choice, current, told)
        unread = [(_name(a), why) for a, why in store.unread()]
    return Report(
        path=name_of(record),
        place=str(record),
        read=len(fresh),
        held=len(found) - len(fresh),
        again=len(again),
        claims=counts.claims,
        entries=counts.entries,
        open=counts.open,
        problems=tuple(problems),
        unread=tuple(sorted(unread)),
        defects=sum(reason.startswith("reading failed") for _, reason in unread),
    )


def _versions(choice: PackChoice) -> dict[str, str]:
    from goodoffices.language import load

    return versions(load().version, choice.load().version)


def _gather(paths: Sequence[Path], progress: Progress | None) -> tuple[dict[str, Article], list[Problem]]:
    """The articles of all files by id; equal ones are one article with several sources."""
    from goodoffices.articles import read_path, sources_of

    files = list(sources_of(paths))
    found: dict[str, Article] = {}
    problems: list[Problem] = []
    for number, file in enumerate(files, 1):
        for item in read_path(file):
            if isinstance(item, InputError):
                problems.append(Problem(source=item.source, problem=item.problem, remedy=item.remedy))
            elif not _writable(item.text):
                problems.append(
                    Problem(
                        source=_name(item),
                        problem="the text holds half characters or NUL",
                        remedy="Save it as UTF-8 and build again.",
                    )
                )
            elif item.id in found:
                sources = tuple(sorted({*found[item.id].sources, *item.sources}))
                found[item.id] = found[item.id].model_copy(update={"sources": sources})
            else:
                found[item.id] = item
        if progress is not None:
            progress("files", number, len(files))
    return found, problems


def _read(
    articles: Sequence[Article],
    choice: PackChoice,
    workers: int | None,
    executor: Executor | None,
    progress: Progress | None,
) -> Iterator[Outcome]:
    """The articles, read; the longest first would be no faster, and this order is the same everywhere."""
    if not articles:
        return iter(())
    chosen = executor or choose(len(articles), workers)
    told = (lambda done, of: progress("reading", done, of)) if progress is not None else None
    threads = None if isinstance(chosen, Serial) else 1
    return chosen.map(Reader(choice, threads), articles, told)


def _writable(text: str) -> bool:
    """Whether every store can keep a text: half characters (lone surrogates) are no UTF-8, and NUL ends a text."""
    if "\0" in text:
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _name(article: Article) -> str:
    return article.sources[0] if article.sources else (article.url or article.id)


def _why(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Give files or folders with texts, pages, JSON Lines or CSV."
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"The first: {problems[0]}{more}"


def _chunks(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    iterator = iter(outcomes)
    while chunk := list(islice(iterator, KEPT_AT_ONCE)):
        yield chunk
