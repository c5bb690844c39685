"""The reference of all commands, made from their help; `docs/cli.md` is this text, and a test holds it so."""

from __future__ import annotations

from typing import Any

import typer

from goodoffices.cli.app import app

WIDTH = 96
"""Columns that the help is laid out for, whatever the terminal."""

HEAD = """# The commands

Made from `--help`; do not edit. Write it anew with `FIX=1 pytest tests/cli/test_reference.py`.

Every reading command takes the record first, prints plain text where no terminal listens, and JSON with `--json`.
Exit codes: 0 all is well; 1 `verify` found something that does not hold, or `doctor` something missing; 2 the command
or its input is wrong, in one line that says what to do; 130 stopped by the user (what was read is kept).
Tab completion: `goodoffices --install-completion`.
"""


def reference() -> str:
    """The reference as Markdown."""
    root: Any = typer.main.get_command(app)
    parts = [HEAD, _section("goodoffices", root, None, 2)]
    parts += _commands(root, None, "goodoffices", 2)
    return "\n".join(parts)


def _commands(group: Any, parent: Any, path: str, depth: int) -> list[str]:
    context = group.make_context(path.split()[-1], [], parent=parent, resilient_parsing=True)
    parts = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        parts.append(_section(f"{path} {name}", command, context, depth))
        if hasattr(command, "list_commands"):
            parts += _commands(command, context, f"{path} {name}", depth + 1)
    return parts


def _section(path: str, command: Any, parent: Any, depth: int) -> str:
    context = command.make_context(
        path.split()[-1], [], parent=parent, resilient_parsing=True, terminal_width=WIDTH, max_content_width=WIDTH
    )
    lines = [line.rstrip() for line in command.get_help(context).splitlines()]
    return f"{'#' * depth} {path}\n\n```text\n" + "\n".join(lines).strip() + "\n```\n"
