"""Whether an article speaks of the conflict of which the user keeps the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from goodoffices.claims.reading import Reading
from goodoffices.packs import Packs
from goodoffices.packs.model import Conflict, Mention


def speaks_of(
    conflict: Conflict | None, reading: Reading, named: Counter[str], weights: Mapping[str, int], other: str | None
) -> bool:
    """Whether an article names a conflict's lands, its people, towns, wars or talks, and no other conflict before it.

    Args:
        conflict: The conflict, None where the user names none.
        reading: The article.
        named: How often lands are named, themselves or by their people and places.
        weights: How strongly words speak for a conflict of each land.
        other: The land whose conflict the words tell, None where they tell none.
    """
    if conflict is None:
        return False
    if other is not None and other not in conflict.all:
        strongest = max(weights.get(land, 0) for land in conflict.lands)
        if weights[other] > strongest:
            return False
    return _is_named(conflict, reading, named)


def _is_named(conflict: Conflict, reading: Reading, named: Counter[str]) -> bool:
    if any(named[land] for land in conflict.lands):
        return True
    mentions = (m for passage in reading.passages for m in passage.mentions)
    return any(_pack_of(mention, reading.packs) == conflict.pack for mention in mentions)


def _pack_of(mention: Mention, packs: Packs) -> str | None:
    """The pack of a war, an agreement or talks that are named."""
    if mention.sense not in ("event", "agreement", "format"):
        return None
    key = mention.ids[0]
    fact = packs.event(key) or packs.agreement(key) or packs.format(key)
    return fact.pack if fact is not None else None
