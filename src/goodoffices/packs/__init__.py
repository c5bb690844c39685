"""Facts as YAML with the look-ups: actors, names, offices by day, formats, places, agreements and events."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from goodoffices.packs.book import Packs
from goodoffices.packs.reading import PackError, read_folder
from goodoffices.packs.store import dump, load_facts, shipped

__all__ = ["PackError", "Packs", "load"]


def load(only: str | None = None, extra: Sequence[Path] = ()) -> Packs:
    """The packs to look things up in.

    Args:
        only: Names of shipped packs, with commas between; the world is always there. None is all of them.
        extra: Folders of further packs, read from their YAML.

    Returns:
        The packs; asked again with the same words, the same object.

    Raises:
        PackError: When a name is no shipped pack or a folder cannot be read.
    """
    return _load(only, tuple(Path(folder) for folder in extra))


@lru_cache(maxsize=4)
def _load(only: str | None, extra: tuple[Path, ...]) -> Packs:
    names = shipped()
    if only is not None:
        wanted = {"world", *(name.strip() for name in only.split(","))}
        if unknown := sorted(wanted - set(names)):
            raise PackError(f"no shipped pack is called {unknown[0]!r}; there are {', '.join(names)}")
        names = tuple(name for name in names if name in wanted)
    loaded = [load_facts(name) for name in names]
    for folder in extra:
        facts = read_folder(folder)
        loaded.append((facts, hashlib.sha256(dump(facts).encode()).hexdigest()[:16]))
    return Packs([facts for facts, _ in loaded], [key for _, key in loaded])
