"""What the places of two claims speak for or against their telling of one thing."""

from __future__ import annotations

from goodoffices.record.casting import Score
from goodoffices.record.places import lies_in
from goodoffices.record.sights import Sight

_LONG_NAME, _FEW_SOUNDS = 6, 3
"""Letters of a name that may be spelt in two ways, and of its consonants."""

_REGIONS = frozenset({"province", "region", "district", "state", "city", "island", "governorate", "county", "town"})


def weigh_places(one: Sight, other: Sight, found: Score) -> None:
    """The places of two claims: one town, a town of the land, two names of one place, or two that differ."""
    if one.place is None or other.place is None:
        return
    if one.place == other.place:
        found.add(25, "the same place: {}", one.place)
    elif lies_in(one, other) or lies_in(other, one) or _in_one_country(one, other) or _same_region(one, other):
        found.add(15, "{} and {} fit each other", one.place, other.place)
    elif gives_way(one, other) or any(s.wide and s.country is None for s in (one, other)):
        return  # "in Europe": nothing tells which lands lie in it
    elif one.sure is not None and one.sure == other.sure:
        found.add(-15, "{} in one, {} in the other", one.place, other.place)
    else:
        found.add(-30, "{} in one, {} in the other", one.place, other.place)


def _same_region(one: Sight, other: Sight) -> bool:
    """Whether two names of a place are one: "Sofala", "Sofala province"; "Addis", "Addis Ababa"; "Qalandiya"."""
    mine, theirs = ([w for w in (s.place or "").split() if w not in _REGIONS] for s in (one, other))
    if not mine or not theirs or (one.country and other.country and one.country != other.country):
        return False
    shared = min(len(mine), len(theirs))
    return mine[:shared] == theirs[:shared] or [_sounds(w) for w in mine] == [_sounds(w) for w in theirs]


def _sounds(word: str) -> str:
    """What is left of a long name when its vowels, which each paper spells as it likes, are left out."""
    bare = "".join(c for c in word if c not in "aeiouy")
    return bare if len(word) >= _LONG_NAME and len(bare) > _FEW_SOUNDS else word


def _in_one_country(one: Sight, other: Sight) -> bool:
    """Whether one article gives two places of one country: of the house and of its town."""
    known = one.country is not None and one.country == other.country
    return known and one.article == other.article


def gives_way(one: Sight, other: Sight) -> bool:
    """Whether the place of one is only that of a dateline, and what is told elsewhere of a meeting names another."""
    both = one.headline or other.headline or (one.direction is not None and other.direction is not None)
    return (one.presumed or other.presumed) and (one.article != other.article or both)
