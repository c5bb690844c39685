"""`verify`, `date` and `doctor`: can it be trusted, and does it run here?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.options import AsJson, Extra, Only, Record
from goodoffices.cli.screen import note, say, say_json
from goodoffices.cli.teaching import add

MOST_SHOWN = 50


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    add(app, verify, "Check every hash, quote and value.")
    add(app, date, "Tell when articles were published, and why.")
    add(app, doctor, "Check that this machine has what is needed.")


def verify(
    record: Record,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="Compare this exported JSON Lines file with the record, too."),
    ] = None,
    deep: Annotated[bool, typer.Option("--deep", help="Read the articles anew and compare every value.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check every text's hash, every quote and every value; exit code 1 when one does not hold.

    For example:

        goodoffices verify karabakh.sqlite
        goodoffices verify karabakh.sqlite --export entries.jsonl
        goodoffices verify karabakh.sqlite --deep
    """
    from goodoffices import service
    from goodoffices.present.words import plural

    with service.open_record(record) as opened:
        verdict = opened.verify(deep=deep)
        failures = list(verdict.failures)
        if export is not None:
            failures += opened.verify(export=export).failures
    if as_json:
        counts = verdict.model_dump(mode="json", exclude={"failures"})
        say_json({"holds": not failures, **counts, "failures": [f.model_dump() for f in failures]})
    else:
        for failure in failures[:MOST_SHOWN]:
            say(f"{failure.where}  {failure.field}: {failure.problem}")
        if len(failures) > MOST_SHOWN:
            say(f"and {len(failures) - MOST_SHOWN} more; --json lists all")
        checked = (
            f"{plural(verdict.articles, 'article')}, {plural(verdict.claims, 'claim')}, "
            f"{plural(verdict.entries, 'entry', 'entries')}, {plural(verdict.quotes, 'quote')}"
        )
        say(f"{checked} checked: " + (f"{len(failures)} do not hold." if failures else "everything holds."))
    if failures:
        raise typer.Exit(1)


def date(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Articles.", show_default=False)],
    pack: Extra = None,
    only: Only = None,
    as_json: AsJson = False,
) -> None:
    """Tell when articles were published: a day or an interval, with the reasons.

    For example:

        goodoffices date undated.txt
    """
    from goodoffices import service
    from goodoffices.present.fields import article_fields
    from goodoffices.present.words import when_word
    from goodoffices.schema import InputError

    choice = service.PackChoice(only=only, extra=tuple(pack or ()))
    rows, failed = [], False
    for item in service.date_files(files, choice):
        if isinstance(item, InputError):
            note(f"not read: {item}")
            failed = True
            continue
        fields = article_fields(item)
        fields.pop("text")
        rows.append(fields)
        if as_json:
            continue
        say(f"{fields['source']}: {when_word(item.published)}")
        for reason in item.reasons:
            quote = f"  “{' '.join(reason.quote.split())}”" if reason.quote else ""
            say(f"    {'' if reason.used else 'not followed: '}{reason.says}{quote}")
    if as_json:
        say_json(rows)
    if failed:
        raise typer.Exit(2)


def doctor(as_json: AsJson = False) -> None:
    """Check this machine: Python, SQLite, language model, packs, disk; exit code 1 when something is missing.

    For example:

        goodoffices doctor
    """
    from goodoffices.service.doctor import examine

    findings = examine()
    if as_json:
        say_json([f.model_dump() for f in findings])
    else:
        for finding in findings:
            say(f"{'ok ' if finding.well else 'BAD'}  {finding.what:<16} {finding.found}")
            if not finding.well:
                say(f"     {'':<16} {finding.remedy}")
    if not all(f.well for f in findings):
        raise typer.Exit(1)
