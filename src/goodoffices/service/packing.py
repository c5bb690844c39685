"""Packs of one's own: a new one, what is wrong with it, what is known of an actor, and what articles name unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goodoffices.packs import PackError
from goodoffices.schema import Article, GoodofficesError, InputError
from goodoffices.service.choice import PackChoice
from goodoffices.store import Store

if TYPE_CHECKING:
    from goodoffices.packs.checking import Problem
    from goodoffices.packs.coverage import Coverage
    from goodoffices.packs.drawing import Fact

RECORD_BEGINS = b"SQLite format 3\0"


def new(name: str, parent: Path, today: date) -> Path:
    """Writes a pack to start from.

    Args:
        name: Its name, also that of its folder.
        parent: The folder to make it in.
        today: The day that its facts count as checked.

    Returns:
        The file to edit.

    Raises:
        GoodofficesError: The folder is there already.
    """
    from goodoffices.packs.authoring import new_pack

    try:
        return new_pack(name, parent, today)
    except PackError as error:
        raise GoodofficesError(str(error)) from error


def check(folder: Path | None) -> list[Problem]:
    """What is wrong with a pack, read together with those that ship; what ships is not held against it.

    Args:
        folder: The pack; None checks those that ship.

    Raises:
        GoodofficesError: The folder cannot be read.
    """
    from goodoffices.packs.checking import check as problems
    from goodoffices.packs.reading import read_folder
    from goodoffices.packs.store import load_facts, shipped

    facts = [load_facts(name)[0] for name in shipped()]
    known = problems(facts)
    if folder is None:
        return known
    try:
        return [problem for problem in problems([*facts, read_folder(folder)]) if problem not in known]
    except PackError as error:
        raise GoodofficesError(str(error)) from error


def show(written: str, choice: PackChoice, on: date | None = None) -> list[str]:
    """An actor as the packs know it, a line for each fact; empty where none knows it."""
    from goodoffices.packs.authoring import show_actor

    return show_actor(choice.load(), written, on)


def suggest(paths: Sequence[Path], choice: PackChoice, at_least: int = 2) -> str:
    """Names that articles use and no pack knows, as YAML to edit; empty where there are none.

    Args:
        paths: Records, or files and folders of articles.
        choice: The packs.
        at_least: How often a name must occur.

    Raises:
        InputError: A path does not exist.
    """
    from goodoffices.packs.authoring import suggest as written

    return written(coverage(paths, choice, at_least).unknown)


def coverage(paths: Sequence[Path], choice: PackChoice, at_least: int = 2) -> Coverage:
    """What articles name, known to the packs and unknown; who holds an office is asked on the article's day.

    Args:
        paths: Records, or files and folders of articles.
        choice: The packs.
        at_least: How often an unknown name must occur.

    Raises:
        InputError: A path does not exist.
    """
    from goodoffices.packs.coverage import coverage as covered

    texts = (
        ("\n".join(article.quote(span) for span in article.body), article.published.start)
        for article in _articles(paths)
    )
    return covered(choice.load(), texts, at_least)


def pack_choice(pack: str) -> PackChoice:
    """The world's pack with one more: a shipped one by its name, or a folder."""
    from goodoffices.packs.store import shipped

    return PackChoice(only=pack) if pack in shipped() else PackChoice(only="world", extra=(Path(pack),))


def draw(pack: str, count: int, seed: int) -> list[Fact]:
    """Facts of a pack drawn at random, to be checked by hand against outside sources.

    Args:
        pack: The name of a shipped pack, or a folder.
        count: How many.
        seed: The same seed draws the same facts from the same pack.

    Raises:
        GoodofficesError: The pack cannot be read.
    """
    from goodoffices.packs.drawing import draw as drawn

    try:
        return drawn(pack, count, seed, pack_choice(pack).load())
    except PackError as error:
        raise GoodofficesError(str(error)) from error


def _articles(paths: Sequence[Path]) -> Iterator[Article]:
    """The articles of records and files, in their order; files that cannot be read have none."""
    from goodoffices.articles import read_path, sources_of

    for path in paths:
        if not path.exists():
            raise InputError(str(path), "there is no such file or folder", "Check the path.")
        if path.is_file() and _is_record(path):
            with Store.open(path) as store:
                yield from store.articles()
            continue
        for file in sources_of([path]):
            yield from (item for item in read_path(file) if not isinstance(item, InputError))


def _is_record(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(RECORD_BEGINS)) == RECORD_BEGINS
