"""The timeline as a table for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from goodoffices.present.plain import SHORT, marked_title
from goodoffices.present.words import in_play, status_word, when_iso
from goodoffices.schema import Entry

COLOURS = {"done": "green", "ahead": "cyan", "off": "red", "open": "dim"}
MARKS = {"done": "●", "ahead": "○", "off": "✕", "open": "·"}


def timeline_table(entries: Sequence[Entry]) -> Table:
    """A table of day, status, kind, title and id; planned, held and off have a colour and a mark each."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("day", no_wrap=True)
    table.add_column("status", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("what", ratio=1)
    table.add_column("id", no_wrap=True, style="dim")
    for entry in entries:
        play = in_play(entry)
        table.add_row(
            when_iso(entry.when),
            Text(f"{MARKS[play]} {status_word(entry)}", style=COLOURS[play]),
            entry.kind,
            Text(marked_title(entry)),
            entry.id[:SHORT],
        )
    return table
