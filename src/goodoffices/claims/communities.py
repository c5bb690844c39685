"""A people that lives in another land: "the Albanians of Macedonia" are neither Albania nor Macedonia."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.packs.model import Mention

_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_OWNED = re.compile(r"['’]s?\s+(?:minority\s+)?")
_LANDS = ("actor", "place")


def without_communities(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions but for those that together name such a people, whom the packs do not know.

    Args:
        text: The stored text.
        mentions: What the packs know of its words; a word that may be two things has two.

    Returns:
        The others in their order. A people that a pack knows by these very words is one mention, and stays.
    """
    lands = {m.start: m for m in mentions if m.sense in _LANDS}, {m.end: m for m in mentions if m.sense in _LANDS}
    gone: set[int] = set()
    for people in mentions:
        if people.sense != "demonym" or not people.text.endswith("s"):
            continue
        of = _OF.match(text, people.end)
        owner = next((m for m in _OWNED.finditer(text, max(0, people.start - 12)) if m.end() == people.start), None)
        land = lands[0].get(of.end()) if of else lands[1].get(owner.start()) if owner else None
        if land is not None:
            gone |= {people.start, land.start}
    return [m for m in mentions if m.start not in gone]
