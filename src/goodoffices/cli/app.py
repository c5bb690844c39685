"""The application: its commands, and how errors end it."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from goodoffices import __version__
from goodoffices.cli import analyse, build, check, evaluate, export, packs, read, review, serve
from goodoffices.cli.teaching import kept
from goodoffices.schema.errors import GoodofficesError

EXIT_INPUT = 2
"""The command or its input is wrong."""

EXIT_STOPPED = 130
"""The user stopped it."""

HELP = """Keeps the record of a peace process from news coverage: who met whom, what was planned, held, refused or
called off, who said what, with the words that prove every value.

Start with a look at the shipped sample:

    goodoffices sample sample.sqlite

Then read articles of your own and ask the record:

    goodoffices build articles/ -o karabakh.sqlite
    goodoffices timeline karabakh.sqlite --kind meeting --from 2016
    goodoffices show karabakh.sqlite c1a2b3
    goodoffices brief karabakh.sqlite -o brief.html
    goodoffices verify karabakh.sqlite
"""

app = typer.Typer(
    name="goodoffices",
    help=kept(HELP),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"goodoffices {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """The options of all commands."""
    del version


for module in (build, read, analyse, review, export, serve, check, packs, evaluate):
    module.register(app)


def run() -> None:
    """Runs the application; an error on purpose is one line with the next step, and an exit code by its class."""
    try:
        app()
    except GoodofficesError as error:
        typer.echo(f"goodoffices: {error}", err=True)
        sys.exit(EXIT_INPUT)
    except BrokenPipeError:  # the reader of the pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        typer.echo(f"goodoffices: {where}{error.strerror or error}. Check the path and its rights.", err=True)
        sys.exit(EXIT_INPUT)
    except KeyboardInterrupt:
        typer.echo("goodoffices: stopped. What was read is kept; the same command goes on from there.", err=True)
        sys.exit(EXIT_STOPPED)
