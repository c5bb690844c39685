"""`brief`, `export` and `copy`: what leaves the record."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.options import Actor, AsOf, Format, From, Output, Record, To, complete_place, first_day
from goodoffices.cli.screen import note, say, write, write_bytes
from goodoffices.cli.teaching import add


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    add(app, brief, "Write the brief, one page that holds it all.")
    add(app, export, "Export the record: jsonl, csv, xlsx, mend, plover and more.")
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
    form: Annotated[
        str | None,
        typer.Option("--as", metavar="FORM", help="html, pdf, docx or md; else by the file's ending, else html."),
    ] = None,
    from_: From = None,
    to: To = None,
    actor: Actor = None,
    format_: Format = None,
    pack: Annotated[
        str | None, typer.Option("--pack", metavar="PACK", help="Only entries for which this pack gave a fact.")
    ] = None,
    since: Annotated[
        date | None,
        typer.Option("--since", parser=first_day, metavar="DAY", help="The first day that counts as new."),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write the brief: one page that needs nothing beside itself; each line opens the quotes behind it.

    For example:

        goodoffices brief karabakh.sqlite
        goodoffices brief karabakh.sqlite -o monday.pdf --title "Karabakh, this week" --since 2023-05-22
        goodoffices brief karabakh.sqlite -o minsk.docx --format "Minsk Group" --from 2010 --to 2016
    """
    from goodoffices import service
    from goodoffices.service.briefs import FORMS, Scope, write_brief
    from goodoffices.store import Filter

    ending = output.suffix.removeprefix(".") if output is not None else ""
    form = form or (ending if ending in FORMS else "html")
    wanted = Filter(actor=actor, format=format_, since=from_, until=to)
    with service.open_record(record, as_of) as opened:
        page = output or opened.beside(f".{form}")
        write_bytes([write_brief(opened, Scope(wanted=wanted, pack=pack, since=since, title=title), form)], page)
    typer.echo(str(page))


def export(
    record: Record,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="jsonl, csv, mend, plover, ceasefire, xlsx, parquet, graphml or ics."
        ),
    ] = "jsonl",
    what: Annotated[
        str, typer.Option("--what", metavar="WHAT", help="entries; claims (jsonl, parquet); articles (jsonl).")
    ] = "entries",
    share: Annotated[
        bool, typer.Option("--share", help="To pass on: no texts, and quotes of at most 40 words.")
    ] = False,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Export the record. Beside a file, FILE.about.json says which versions made it and what its columns mean.

    For example:

        goodoffices export karabakh.sqlite > entries.jsonl
        goodoffices export karabakh.sqlite --what claims -o claims.jsonl
        goodoffices export karabakh.sqlite --what claims --format parquet -o claims.parquet
        goodoffices export karabakh.sqlite --format csv -o entries.csv
        goodoffices export karabakh.sqlite --format xlsx --share -o karabakh.xlsx
    """
    from goodoffices.service.exports import BINARY, about, export_bytes
    from goodoffices.service.exports import export as lines
    from goodoffices.service.then import opened

    with opened(record, as_of) as store:
        if form in BINARY:
            write_bytes(export_bytes(store, form, what, share=share), output)
        else:
            write(lines(store, form, what, share=share), output)
        if output is not None:
            write([about(store, form, what, share=share)], output.with_name(output.name + ".about.json"))
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
