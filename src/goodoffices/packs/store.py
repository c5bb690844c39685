"""The compiled artefact of the shipped packs: written by a command, compared by CI, read at start."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goodoffices.packs.reading import Facts, read_folder

DATA = Path(__file__).parent / "data"
COMPILED = Path(__file__).parent / "compiled"


def shipped() -> tuple[str, ...]:
    """The names of the shipped packs: the world first, then by name."""
    names = sorted(folder.name for folder in DATA.iterdir() if folder.is_dir())
    return ("world", *(name for name in names if name != "world"))


LATER = ("chronicle", "generic", "names", "provisions")
"""Tables that most runs never ask for: they lie in a second file, read when first asked for."""


class Shipped(dict[str, Any]):
    """A shipped pack's facts; the tables of `LATER` are read from their file when first asked for."""

    def __init__(self, content: bytes, later: Path) -> None:
        super().__init__(json.loads(content))
        self._later = later

    def __missing__(self, table: str) -> Any:
        if table not in LATER:
            raise KeyError(table)
        self.update(json.loads(self._later.read_bytes()))
        return self[table]


def dump(facts: Mapping[str, Any]) -> str:
    """The text of facts; the same facts always give the same text."""
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def compiled(name: str) -> dict[str, str]:
    """What the compiled form of a shipped pack must be, from its YAML.

    Args:
        name: The pack.

    Returns:
        Text by file name: the facts, and those of `LATER`, whose hash the first has as `later`.
    """
    facts = read_folder(DATA / name, name)
    later = dump({table: facts.pop(table) for table in LATER})
    facts["later"] = hashlib.sha256(later.encode()).hexdigest()[:16]
    return {f"{name}.json": dump(facts), f"{name}.later.json": later}


def compile_shipped(target: Path = COMPILED) -> list[Path]:
    """Write the compiled form of every shipped pack.

    Args:
        target: The folder to write to.

    Returns:
        The files written.
    """
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name in shipped():
        for file, text in compiled(name).items():
            (target / file).write_text(text, encoding="utf-8")
            written.append(target / file)
    return written


def stale() -> list[str]:
    """The shipped packs whose compiled form is not what their YAML gives; CI wants none."""
    return [
        name
        for name in shipped()
        if any(
            not (COMPILED / file).is_file() or (COMPILED / file).read_text(encoding="utf-8") != text
            for file, text in compiled(name).items()
        )
    ]


def load_facts(name: str) -> tuple[Facts, str]:
    """A shipped pack's facts from its compiled form, with a hash of them all."""
    content = (COMPILED / f"{name}.json").read_bytes()
    return Shipped(content, COMPILED / f"{name}.later.json"), hashlib.sha256(content).hexdigest()[:16]
