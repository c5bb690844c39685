"""`brief`, `export` and `copy`: what leaves the record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.options import AsOf, Output, Record, complete_place
from goodoffices.cli.screen import note, say, write
from goodoffices.cli.teaching import add


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    add(app, brief, "Write the brief, one page that holds it all.")
    add(app, export, "Export the record: jsonl, csv, mend, plover.")
    add(app, copy, "Copy the record: from a file to a server, or back.")


def brief(
    record: Record,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The page; beside the record if not given.", show_default=False
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The title of the page.", show_default=False)
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write the brief: one page that needs nothing beside itself; each line opens the quotes behind it.

    For example:

        goodoffices brief karabakh.sqlite
        goodoffices brief karabakh.sqlite -o monday.html --title "Karabakh, this week"
    """
    from goodoffices import service

    with service.open_record(record, as_of) as opened:
        page = output or opened.beside(".html")
        write([opened.brief(title=title)], page)
    typer.echo(str(page))


def export(
    record: Record,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="jsonl, csv, mend or plover.")] = "jsonl",
    what: Annotated[
        str, typer.Option("--what", metavar="WHAT", help="entries, claims or articles (jsonl only).")
    ] = "entries",
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Export the record. Beside a file, FILE.about.json says which versions made it and what its columns mean.

    For example:

        goodoffices export karabakh.sqlite > entries.jsonl
        goodoffices export karabakh.sqlite --what claims -o claims.jsonl
        goodoffices export karabakh.sqlite --format csv -o entries.csv
        goodoffices export karabakh.sqlite --format mend -o mend.csv
    """
    from goodoffices.service.exports import about
    from goodoffices.service.exports import export as lines
    from goodoffices.service.then import opened

    with opened(record, as_of) as store:
        write(lines(store, form, what), output)
        if output is not None:
            write([about(store, form, what)], output.with_name(output.name + ".about.json"))
    if output is not None and sys.stderr.isatty():
        note(f"{output} and {output.name}.about.json written.")


def copy(
    record: Record,
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET",
            help="Where there is no record yet: a file, or an empty database as postgresql://USER@SERVER/DATABASE.",
            show_default=False,
            autocompletion=complete_place,
        ),
    ],
) -> None:
    """Copy the record whole, decisions included; every export of the copy is the same to the byte.

    For example:

        goodoffices copy karabakh.sqlite postgresql://desk@server/karabakh
        goodoffices copy postgresql://desk@server/karabakh karabakh.sqlite
    """
    from goodoffices.present.words import plural
    from goodoffices.service.copying import copy as copied
    from goodoffices.store import name_of

    counts = copied(record, target)
    entries = plural(counts["entries"], "entry", "entries")
    say(f"{name_of(target)}: {plural(counts['articles'], 'article')}, {entries} copied.")
