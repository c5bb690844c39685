"""`timeline`, `show`, `search` and `changes`: asking a record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.options import Actor, AsJson, AsOf, Format, From, Kinds, Record, Statuses, To, first_day
from goodoffices.cli.screen import at_terminal, note, say, say_json
from goodoffices.cli.teaching import add

if TYPE_CHECKING:
    from goodoffices.schema import Entry


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    add(app, timeline, "List the entries in order of their days.")
    add(app, show, "Show one entry, every value with its quote.")
    add(app, search, "Find entries and articles by words.")
    add(app, changes, "List what was reported since a day.")


def timeline(
    record: Record,
    kind: Kinds = None,
    status: Statuses = None,
    actor: Actor = None,
    format_: Format = None,
    from_: From = None,
    to: To = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the entries in order of their days.

    For example:

        goodoffices timeline karabakh.sqlite
        goodoffices timeline karabakh.sqlite --kind meeting --status cancelled --status postponed
        goodoffices timeline karabakh.sqlite --actor Nalbandian --from 2012 --to 2016-06
        goodoffices timeline karabakh.sqlite --as-of 2012-06-30
        goodoffices timeline karabakh.sqlite --json | jq .[].title
    """
    from goodoffices import service

    with service.open_record(record, as_of) as opened:
        entries = opened.entries(kind=kind, status=status, actor=actor, format=format_, since=from_, until=to)
        everything = len(entries) if entries else len(opened.entries())
    if as_json:
        from goodoffices.present.fields import entry_fields

        say_json([entry_fields(entry) for entry in entries])
    elif entries:
        print_timeline(entries)
    else:
        note(f"No entry is like that; the record has {everything}.")


def print_timeline(entries: Sequence[Entry], *, brief: bool = False) -> None:
    """The timeline on the standard output: a table for a person, aligned lines for a pipe.

    Args:
        entries: The entries, in order.
        brief: Leave statements out.
    """
    shown = [e for e in entries if e.kind != "statement"] if brief else entries
    if at_terminal():
        from rich.console import Console

        from goodoffices.present.table import timeline_table

        Console().print(timeline_table(shown))
    else:
        from goodoffices.present.plain import timeline as plain

        for line in plain(shown):
            say(line)
    if len(shown) < len(entries):
        say(f"and {len(entries) - len(shown)} statements")


def show(
    record: Record,
    ident: Annotated[
        str, typer.Argument(metavar="ID", help="An entry's or claim's id, or its beginning.", show_default=False)
    ],
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show one entry: every value with its quote, its history, and why its reports belong together.

    For example:

        goodoffices show karabakh.sqlite c1a2b3c4
    """
    from goodoffices import service
    from goodoffices.present.fields import entry_fields
    from goodoffices.present.plain import show as lines

    with service.open_record(record, as_of) as opened:
        entry = opened.entry(ident)
        articles = {i: a for i in entry.articles if (a := opened.article(i)) is not None}
        contrary = opened.contrary(entry)
    if as_json:
        say_json(entry_fields(entry))
        return
    for line in lines(entry, articles):
        say(line)
    for c in contrary:
        say(f"reviewers disagree: {c.why} ({c.first[:8]}, {c.second[:8]})")


def search(
    record: Record,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="What to look for; `sanction*` goes on.", show_default=False),
    ],
    limit: Annotated[int, typer.Option("--limit", metavar="NUMBER", min=1, help="How many at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find entries and articles that hold all the words, nearest first.

    For example:

        goodoffices search karabakh.sqlite peacekeepers Lachin
        goodoffices search karabakh.sqlite '"reset policy"' --limit 5
    """
    from goodoffices import service
    from goodoffices.store import CLOSE, OPEN

    with service.open_record(record) as opened:
        hits = opened.search(" ".join(words), limit)
    if as_json:
        say_json([{**hit.model_dump(), "snippet": hit.snippet.replace(OPEN, "").replace(CLOSE, "")} for hit in hits])
        return
    if not hits:
        note("Nothing holds all these words.")
    bold = at_terminal()
    for hit in hits:
        snippet = " ".join(hit.snippet.split())
        start, end = (typer.style("", bold=True, reset=False), typer.style("", reset=True)) if bold else ("", "")
        say(f"{hit.id[:8]}  {hit.what:<7}  {hit.title}")
        say(f"          {snippet.replace(OPEN, start).replace(CLOSE, end)}")


def changes(
    record: Record,
    since: Annotated[
        date,
        typer.Option("--since", parser=first_day, metavar="DAY", help="The first day that counts.", show_default=False),
    ],
    as_json: AsJson = False,
) -> None:
    """List what was reported on a day or later: new entries and changed statuses.

    For example:

        goodoffices changes karabakh.sqlite --since 2023-05-01
    """
    from goodoffices import service
    from goodoffices.present.words import STATUS_WORDS, status_word, when_iso

    with service.open_record(record) as opened:
        found = opened.changes(since)
    if as_json:
        say_json(
            [
                {
                    "id": change.entry.id,
                    "title": change.entry.title,
                    "before": change.before,
                    "status": change.step.status,
                    "reported": change.step.reported.model_dump(mode="json"),
                    "perhaps_earlier": change.perhaps,
                    "evidence": change.step.evidence.model_dump(mode="json"),
                }
                for change in found
            ]
        )
        return
    if not found:
        note(f"Nothing was reported since {since}.")
    for change in found:
        before = f"{STATUS_WORDS.get(change.before, change.before)} → " if change.before else "new: "
        perhaps = "  (perhaps earlier)" if change.perhaps else ""
        day, ident = when_iso(change.step.reported), change.entry.id[:8]
        say(f"{ident}  {day:<13}  {before}{status_word(change.step)}  {change.entry.title}{perhaps}")
