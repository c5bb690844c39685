"""Help that teaches: a command's docstring with its examples kept line by line."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import typer

KEEP = "\b"
"""Tells the help's layout to leave the lines of the next paragraph as they are."""


def add(app: typer.Typer, command: Callable[..., Any], short: str, name: str | None = None) -> None:
    """Adds a command.

    Args:
        app: The application or group.
        command: The function; its docstring is the help.
        short: What stands in the list of commands.
        name: Its name, where it is not that of the function.
    """
    app.command(name, help=kept(inspect.getdoc(command) or ""), short_help=short)(command)


def kept(text: str) -> str:
    """The text with every indented paragraph marked to be left as it is."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(f"{KEEP}\n{p}" if p.startswith("    ") else p for p in paragraphs)
