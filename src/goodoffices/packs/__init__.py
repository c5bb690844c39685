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

    Where just one pack that is about a conflict is named in `only` and `extra`, that is the conflict of the record
    (`Packs.about`).

    Args:
        only: Names of shipped packs, with commas between; the world is always there. None is all of them.
        extra: Folders of further packs, read from their YAML; the name of a shipped pack just names it.

    Returns:
        The packs; asked again with the same words, the same object.

    Raises:
        PackError: When a name is no shipped pack or a folder cannot be read.
    """
    return _load(only, tuple(Path(folder) for folder in extra))


@lru_cache(maxsize=4)
def _load(only: str | None, extra: tuple[Path, ...]) -> Packs:
    names, named = shipped(), [str(pack) for pack in extra if str(pack) in shipped()]
    if only is not None:
        named += [name.strip() for name in only.split(",")]
        wanted = {"world", *named}
        if unknown := sorted(wanted - set(names)):
            raise PackError(f"no shipped pack is called {unknown[0]!r}; there are {', '.join(names)}")
        names = tuple(name for name in names if name in wanted)
    loaded = [load_facts(name) for name in names]
    told = [facts for facts, _ in loaded if facts["pack"] in named]
    for folder in extra:
        if str(folder) not in shipped():
            facts = read_folder(folder)
            loaded.append((facts, hashlib.sha256(dump(facts).encode()).hexdigest()[:16]))
            told.append(facts)
    about = [str(facts["pack"]) for facts in told if facts["conflict"]]
    return Packs([facts for facts, _ in loaded], [key for _, key in loaded], about[0] if len(about) == 1 else None)
