"""What commands print with: plain words for a pipe, colours for a person, progress for the one who waits."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

Progress = Callable[[str, int, int], None]


def say(line: str = "") -> None:
    """A line on the standard output."""
    typer.echo(line)


def note(line: str) -> None:
    """A line for the person at the terminal, apart from what the command prints."""
    typer.echo(line, err=True)


def say_json(value: Any) -> None:
    """A value as JSON, readable."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def at_terminal() -> bool:
    """Whether a person looks at the standard output."""
    return sys.stdout.isatty()


def write(parts: Iterable[str], output: Path | None) -> None:
    """Text to a file, whole or not at all, or to the standard output; always UTF-8 with plain line ends."""
    if output is None:
        stream = sys.stdout
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
        for part in parts:
            stream.write(part)
        stream.flush()
        return
    partial = output.with_name(output.name + ".part")
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(parts)
    partial.replace(output)


def write_bytes(parts: Iterable[bytes], output: Path | None) -> None:
    """Bytes to a file, whole or not at all, or to the standard output."""
    if output is None:
        sys.stdout.buffer.writelines(parts)
        sys.stdout.buffer.flush()
        return
    partial = output.with_name(output.name + ".part")
    with partial.open("wb") as file:
        file.writelines(parts)
    partial.replace(output)


@contextmanager
def progress() -> Iterator[Progress | None]:
    """Progress on the error output where a person looks at it; None where nobody does."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def tell(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=of or None)
            bars.update(tasks[stage], completed=done, total=of or None)

        yield tell
