"""Arguments and options that several commands share, and how days are read."""

from __future__ import annotations

from datetime import date
from glob import escape, glob
from pathlib import Path
from typing import Annotated

import typer

from goodoffices.schema.day_bounds import day_bounds
from goodoffices.schema.words import KINDS, STATUSES


def first_day(text: str) -> date:
    """The first day of `2016`, `2016-06` or `2016-06-20`.

    Raises:
        typer.BadParameter: It is no such thing.
    """
    return _bounds(text)[0]


def last_day(text: str) -> date:
    """The last day of `2016`, `2016-06` or `2016-06-20`.

    Raises:
        typer.BadParameter: It is no such thing.
    """
    return _bounds(text)[1]


def _bounds(text: str) -> tuple[date, date]:
    try:
        return day_bounds(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day. Write 2016-06-20, 2016-06 or 2016.") from None


def _one_of(words: tuple[str, ...], name: str, given: list[str] | None) -> list[str] | None:
    for word in given or ():
        if word not in words:
            raise typer.BadParameter(f"there is no {name} {word!r}. Choose one of: {', '.join(words)}")
    return given


def _kinds(given: list[str] | None) -> list[str] | None:
    return _one_of(KINDS, "kind", given)


def _statuses(given: list[str] | None) -> list[str] | None:
    return _one_of(STATUSES, "status", given)


def _complete_kind(start: str) -> list[str]:
    return [kind for kind in KINDS if kind.startswith(start)]


def _complete_status(start: str) -> list[str]:
    return [status for status in STATUSES if status.startswith(start)]


def complete_place(start: str) -> list[str]:
    """Files that begin so, folders with their slash."""
    found = sorted(glob(escape(start) + "*"))  # noqa: PTH207 - a Path would change what was typed
    return [f"{name}/" if Path(name).is_dir() else name for name in found]


Record = Annotated[
    str,
    typer.Argument(
        metavar="RECORD",
        help="The record, as `build -o` named it: a file, or postgresql://USER@SERVER/DATABASE.",
        show_default=False,
        autocompletion=complete_place,
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only this kind (may be given again).",
        callback=_kinds,
        autocompletion=_complete_kind,
    ),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="Only this status (may be given again).",
        callback=_statuses,
        autocompletion=_complete_status,
    ),
]
Actor = Annotated[
    str | None,
    typer.Option(
        "--actor", metavar="NAME", help="Only where this name, country or office (or a part of it) takes part."
    ),
]
Format = Annotated[
    str | None, typer.Option("--format", metavar="NAME", help="Only this negotiating format, e.g. “Minsk Group”.")
]
From = Annotated[
    date | None,
    typer.Option(
        "--from",
        parser=first_day,
        metavar="DAY",
        help="What may fall on this day or later: 2016-06-20, 2016-06, 2016.",
    ),
]
To = Annotated[
    date | None, typer.Option("--to", parser=last_day, metavar="DAY", help="What may fall on this day or earlier.")
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of", parser=last_day, metavar="DAY", help="The record as it stood on this day: later reports left out."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON in place of text.")]
Only = Annotated[
    str | None, typer.Option("--only", metavar="PACKS", help="Only these shipped packs beside the world's.")
]
Extra = Annotated[
    list[Path] | None,
    typer.Option(
        "--pack",
        metavar="PACK",
        help="The folder of a pack of your own beside those that ship, or the name of one that ships, to say whose "
        "conflict the record is about (may be given again).",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file in place of the terminal."),
]
