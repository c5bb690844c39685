"""`serve`: the record in a browser."""

from __future__ import annotations

import os
import secrets
from hashlib import sha256
from typing import Annotated

import typer

from goodoffices.cli.options import Extra, Only, Record
from goodoffices.cli.screen import note
from goodoffices.cli.teaching import add
from goodoffices.schema.errors import GoodofficesError

APP = "goodoffices.web.app:from_environment"
"""Started by its name: the command line and the pages do not know each other."""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    add(app, serve, "Show the record in a browser.")


def serve(
    record: Record,
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", min=1, max=65535, help="The port.")] = 8765,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="The address to listen on; other machines cannot reach this one."
        ),
    ] = "127.0.0.1",
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What the pages are headed with.", show_default=False)
    ] = None,
    reviewer: Annotated[
        list[str] | None,
        typer.Option(
            "--reviewer",
            metavar="NAME",
            help="Someone who may review; prints a token (may be given again).",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="NAME",
            help="A name by which browsers ask for it (may be given again).",
            show_default=False,
        ),
    ] = None,
    pack: Extra = None,
    only: Only = None,
) -> None:
    """Show the record in a browser: timeline, entries with their quotes, articles, actors, calendar, map, search.

    Nothing is loaded from outside. Whoever can reach the port can read everything; only reviewers who sign in with
    the token that is printed for them can judge, and each judgement can be undone. Stop it with Ctrl-C.

    For example:

        goodoffices serve karabakh.sqlite
        goodoffices serve karabakh.sqlite --port 9000 --title "The Karabakh process"
        goodoffices serve karabakh.sqlite --reviewer "A. Reader"
    """
    from goodoffices import service

    service.open_record(record).close()  # a record that cannot be opened is said here, in one line
    try:
        import fastapi  # noqa: F401
        import uvicorn
    except ImportError:
        raise GoodofficesError(
            "the pages need packages more. Install them with: pip install 'goodoffices[web]'"
        ) from None
    os.environ["GOODOFFICES_RECORD"] = str(record)
    os.environ["GOODOFFICES_TITLE"] = title or ""
    os.environ["GOODOFFICES_HOSTS"] = " ".join(name or ())
    tokens = {who: secrets.token_urlsafe(24) for who in reviewer or ()}
    hashes = (f"{sha256(token.encode()).hexdigest()} {who}" for who, token in tokens.items())
    os.environ["GOODOFFICES_REVIEWERS"] = "\n".join(hashes)
    note(f"{record}: open http://{'localhost' if host == '127.0.0.1' else host}:{port} in a browser; stop with Ctrl-C.")
    os.environ["GOODOFFICES_PACKS"] = "\n".join(map(str, pack or ()))
    os.environ["GOODOFFICES_ONLY"] = only or ""
    for who, token in tokens.items():
        note(f"{who} signs in to review with the token {token}")
    uvicorn.run(APP, factory=True, host=host, port=port, log_level="warning", server_header=False)
