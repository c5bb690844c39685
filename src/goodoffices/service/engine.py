"""What read a claim: the versions of tool, rules, language model and packs in one short key."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from goodoffices import __version__

READING_ROOMS = ("schema", "packs", "lexicon", "articles", "language", "time", "claims")
"""The rooms that a claim depends on; their code and rules are part of the key."""

LINKING_ROOMS = ("schema", "packs", "lexicon", "record")
"""The rooms that an entry depends on beside the claims."""


@cache
def rooms_digest(rooms: tuple[str, ...]) -> str:
    """Twelve hex digits over the code and rules of some rooms, the same wherever the package lies."""
    package = Path(__file__).parent.parent
    hasher = hashlib.sha256()
    for room in rooms:
        for file in sorted((package / room).rglob("*")):
            if file.suffix in (".py", ".yaml", ".json") and "__pycache__" not in file.parts:
                hasher.update(file.relative_to(package).as_posix().encode())
                hasher.update(b"\0" + file.read_bytes() + b"\0")
    return hasher.hexdigest()[:12]


def versions(model: str, packs: str) -> dict[str, str]:
    """The versions that an export carries.

    Args:
        model: Version of the language model.
        packs: Version of the packs together.
    """
    return {
        "tool": __version__,
        "rules": rooms_digest(READING_ROOMS),
        "linking": rooms_digest(LINKING_ROOMS),
        "model": model,
        "packs": packs,
    }


def reading_key(of: dict[str, str]) -> str:
    """The key kept beside an article: when it is another one, the article is read again."""
    return " ".join(of[name] for name in ("tool", "rules", "model", "packs"))
