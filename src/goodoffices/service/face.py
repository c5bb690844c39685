"""What `import goodoffices` offers: reading an article, its claims, building and opening a record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goodoffices.schema import Article, Claim, InputError
from goodoffices.service import building
from goodoffices.service.choice import PackChoice
from goodoffices.service.reading import read_article
from goodoffices.service.record import Record, open_record
from goodoffices.store import Place


def read(path: Path | str) -> Article:
    """Reads the one article that a file holds.

    Args:
        path: Text, HTML, or a table of one row.

    Raises:
        InputError: The file cannot be read, or holds several articles.
    """
    from goodoffices.articles import read_path

    found = list(read_path(Path(path)))
    if len(found) != 1:
        raise InputError(str(path), f"it holds {len(found)} articles", "Build a record of it with goodoffices.build.")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def claims(article: Article, *, packs: PackChoice | None = None) -> list[Claim]:
    """What an article asserts, each value with its words.

    Args:
        article: The article.
        packs: Which packs to read with; None is all that ship.
    """
    return list(read_article(article, packs or PackChoice()).claims)


def build(
    paths: Sequence[Path | str],
    record: Place,
    *,
    only: str | None = None,
    packs: Sequence[Path | str] = (),
    new: bool = False,
) -> Record:
    """Reads files and folders into a record and opens it; what it holds already is not read again.

    Args:
        paths: Files, folders, globs, and addresses that fsspec knows.
        record: The record: a file, made where it is missing, or the address of a PostgreSQL database.
        only: Names of shipped packs beside the world's, with commas between; None is all.
        packs: Folders of packs of your own.
        new: Refuse a record that exists.

    Returns:
        The record; its `report` says what was read and what could not be.

    Raises:
        InputError: A path does not exist, or nothing in the paths can be read and the record is empty.
        RecordError: The record cannot be opened, or exists although `new`.
    """
    choice = PackChoice(only=only, extra=tuple(Path(folder) for folder in packs))
    report = building.build(paths, record, choice=choice, new=new)
    opened = open_record(record)
    opened.report = report
    return opened
