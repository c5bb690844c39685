"""The compiled artefact of the shipped packs: written by a command, compared by CI, read at start."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from goodoffices.packs.reading import Facts, read_folder

DATA = Path(__file__).parent / "data"
COMPILED = Path(__file__).parent / "compiled"


def shipped() -> tuple[str, ...]:
    """The names of the shipped packs: the world first, then by name."""
    names = sorted(folder.name for folder in DATA.iterdir() if folder.is_dir())
    return ("world", *(name for name in names if name != "world"))


def dump(facts: Facts) -> str:
    """The text of a compiled pack; the same facts always give the same text."""
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


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
        file = target / f"{name}.json"
        file.write_text(dump(read_folder(DATA / name, name)), encoding="utf-8")
        written.append(file)
    return written


def stale() -> list[str]:
    """The shipped packs whose compiled form is not what their YAML gives; CI wants none."""
    gone = []
    for name in shipped():
        file = COMPILED / f"{name}.json"
        if not file.is_file() or file.read_text(encoding="utf-8") != dump(read_folder(DATA / name, name)):
            gone.append(name)
    return gone


def load_facts(name: str) -> tuple[Facts, str]:
    """A shipped pack's facts from its compiled form, with the hash of the file."""
    content = (COMPILED / f"{name}.json").read_bytes()
    facts: Facts = json.loads(content)
    return facts, hashlib.sha256(content).hexdigest()[:16]
