"""`build` and `sample`: from articles to a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.options import AsJson, Extra, Only, complete_place
from goodoffices.cli.screen import note, progress, say, say_json
from goodoffices.cli.teaching import add

if TYPE_CHECKING:
    from goodoffices.service import Report


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    add(app, build, "Read articles into a record.")
    add(app, sample, "Read and show the shipped sample.")


def _engine(given: str) -> str:
    if given not in ("local", "ray"):
        raise typer.BadParameter(f"there is no engine {given!r}. Choose one of: local, ray")
    return given


def build(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders, globs and addresses (s3://...): text, HTML, JSON Lines, CSV, Parquet, WARC, feeds.",
            show_default=False,
            autocompletion=complete_place,
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="RECORD",
            help="The record to make or to add to: a file, or postgresql://USER@SERVER/DATABASE.",
            autocompletion=complete_place,
        ),
    ],
    new: Annotated[bool, typer.Option("--new", help="Refuse a record that exists.")] = False,
    pack: Extra = None,
    only: Only = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            metavar="NUMBER",
            min=1,
            help="Processes to read with; chosen by the number of articles if not given.",
        ),
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", metavar="ENGINE", help="What to read with: local or ray.", callback=_engine)
    ] = "local",
    address: Annotated[
        str | None,
        typer.Option(
            "--address", metavar="ADDRESS", help="The Ray cluster; if not given, one is started on this machine."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read articles into a record; what it holds already is not read again.

    Rows of JSON Lines and CSV need a field `text`; `title`, `published`, `url`, `outlet`, `language` and `id` are
    used where present; so do columns of Parquet. Each may be packed with gzip or zstd. A file that cannot be read is
    named, and everything else is still read.

    For example:

        goodoffices build articles/ -o karabakh.sqlite
        goodoffices build monday.jsonl tuesday.html -o karabakh.sqlite
        goodoffices build articles/ -o sudan.sqlite --pack sudan
        goodoffices build articles/ -o lakeland.sqlite --new --pack my-pack/
        goodoffices build "crawl/*.warc.gz" feed.xml -o sudan.sqlite
        goodoffices build decade/ -o postgresql://desk@server/world --engine ray --address auto
    """
    from goodoffices import service

    choice = service.PackChoice(only=only, extra=tuple(pack or ()))
    reading = service.Engine.model_validate({"name": engine, "workers": workers, "address": address})
    with progress() as told:
        report = service.build(paths, output, choice=choice, new=new, engine=reading, progress=told)
    if as_json:
        say_json(report.model_dump(mode="json"))
        return
    _say(report)
    say(f"See it with: goodoffices timeline {report.path}")


def sample(
    output: Annotated[
        Path, typer.Argument(metavar="RECORD", help="Where to keep the record of the sample.", show_default=True)
    ] = Path("sample.sqlite"),
) -> None:
    """Read the shipped sample (articles on the Karabakh process, 1994 to 2023), show it, and write its brief.

    For example:

        goodoffices sample out/sample.sqlite
    """
    from goodoffices import samples, service
    from goodoffices.cli.read import print_timeline
    from goodoffices.cli.screen import write

    output.parent.mkdir(parents=True, exist_ok=True)
    with progress() as told:
        report = service.build([samples.folder()], output, progress=told)
    page = output.with_suffix(".html")
    with service.open_record(output) as record:
        print_timeline(record.entries(), brief=True)
        write([record.brief(title="The Karabakh process, a sample")], page)
    say()
    _say(report)
    say(f"The brief lies in {page}: open it in a browser.")
    say(f"Ask on with:     goodoffices timeline {output} --kind meeting")


def _say(report: Report) -> None:
    from goodoffices.present.words import plural

    for problem in report.problems:
        note(f"not read: {problem}")
    for source, reason in report.unread:
        note(f"kept, not read: {source}: {reason}")
    if report.defects:
        note("The tool failed on some articles: please report this, with `goodoffices doctor`.")
    parts = [f"{plural(report.read, 'article')} read"]
    if report.held:
        parts.append(f"{plural(report.held, 'article')} already held")
    if report.again:
        parts.append(f"{report.again} read again, as the tool or its packs have changed")
    entries = plural(report.entries, "entry", "entries")
    say(f"{report.path}: {', '.join(parts)}; {entries} from {plural(report.claims, 'claim')}.")
