"""Whom a statement names in its words, by the names that the record itself has for each side."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goodoffices.analysis.actors import named, side
from goodoffices.schema import Entry, Side

SHORTEST = 4
"""Letters of a name that is looked for; shorter ones are too often something else."""

WHERE = frozenset({
    "in", "inside", "within", "across", "into", "near", "around", "outside", "throughout", "from", "leave", "leaving",
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "north-east", "north-eastern",
    "north-west", "north-western", "south-east", "south-eastern", "south-west", "south-western",
})  # fmt: skip
"""After these a name is that of a place, and a place is no party."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Names:
    """The names of all sides of a record; a name that two sides have tells nothing.

    Args:
        entries: The entries.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        known: dict[str, Side | None] = {}
        for entry in entries:
            for participant in (*entry.participants, *([entry.speaker] if entry.speaker else [])):
                name, one = participant.name, side(participant)
                if participant.kind != "office" and len(name) >= SHORTEST and name[0].isupper():
                    old = known.get(name, one)
                    known[name] = named(old, one) if old is not None and old.key == one.key else None
        self._first: dict[str, list[tuple[tuple[str, ...], Side]]] = {}
        for name, found in known.items():
            words = tuple(_WORD.findall(name))
            if found is not None and words:
                self._first.setdefault(words[0], []).append((words, found))

    def within(self, text: str) -> dict[str, Side]:
        """The sides whose names stand in a text, whole words only and not as places, by their keys."""
        words, found = _WORD.findall(text), dict[str, Side]()
        for i, word in enumerate(words):
            if i and words[i - 1].lower() in WHERE:
                continue
            bare = word[:-2] if word.endswith(("'s", "’s")) else word
            for name, one in (*self._first.get(word, ()), *(self._first.get(bare, ()) if bare != word else ())):
                if tuple(words[i + 1 : i + len(name)]) == name[1:] or len(name) == 1:
                    found[one.key] = one
        return found
