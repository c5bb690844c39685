"""`evaluate`: how well it reads, measured on gold by one command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.screen import say
from goodoffices.cli.teaching import add

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="What careful readers recorded.", show_default=False)]

evaluation = typer.Typer(
    help="Measure how well it reads, against what careful readers recorded.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(
        help="Measure how well it reads, against what careful readers recorded.",
        short_help="Measure how well it reads, on gold.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    add(group, articles, "Five articles and what is in them.")
    add(group, real, "Real articles, by the gold's own scorer.")
    app.add_typer(group, name="evaluate")


def articles(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The articles.", show_default=False)], gold: Gold
) -> None:
    """Compare the record of a folder of articles with a YAML gold: meetings, statements, quotations, furniture.

    For example:

        goodoffices evaluate articles articles/ gold/articles.yaml
    """
    from goodoffices.evaluation.articles import evaluate

    for line in evaluate(folder, gold).lines():
        say(line)


def real(
    gold: Gold,
    texts: Annotated[
        Path, typer.Argument(metavar="TEXTS", help="The folder its sources lie in.", show_default=False)
    ],
    scorer: Annotated[Path, typer.Argument(metavar="SCORER", help="The gold's own scorer.", show_default=False)],
    errors: Annotated[bool, typer.Option("--errors", help="List what went wrong.")] = False,
) -> None:
    """Score real articles against a JSON Lines gold, by the gold's own scorer.

    For example:

        goodoffices evaluate real gold/real_dev.jsonl . gold/score.py --errors
    """
    from goodoffices.evaluation.real import evaluate

    say(evaluate(gold, texts, scorer, errors=errors).rstrip("\n"))
