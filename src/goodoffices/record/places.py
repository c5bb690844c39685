"""What the place of a claim is: a town or a house, or a land around them, and in which country."""

from __future__ import annotations

from collections.abc import Callable
from math import acos, cos, radians, sin
from typing import NamedTuple

from goodoffices.record.facts import Facts
from goodoffices.record.sights import Sight
from goodoffices.schema import Claim

_WIDE = frozenset({"region", "country", "continent"})


class Extent(NamedTuple):
    """What the packs know of a place.

    Args:
        country: Code of its country; of a country its own; None where unknown.
        wide: It is a country, a region or a continent; an unknown place is taken for a town.
    """

    country: str | None = None
    wide: bool = False


def extent(claim: Claim, facts: Facts, state_of: Callable[[str], str | None]) -> Extent:
    """What the place of a claim is: by the fact that it rests on, else by the state that bears its name.

    Args:
        claim: The claim.
        facts: The packs.
        state_of: Gives the country of the state of a name; None where no state bears it.
    """
    where = claim.where
    keys = [d.key for d in claim.derived if d.field.startswith("where") and d.pack and d.key]
    for place in (facts.place(key) for key in keys):
        if place is not None:
            return Extent(place.country or where.country, place.kind in _WIDE)
    if where.name is None or where.country is not None:
        return Extent(where.country)
    state = state_of(where.name)
    return Extent(state, wide=state is not None)


def kilometres(one: tuple[float, float] | None, other: tuple[float, float] | None) -> float | None:
    """The distance of two points, each latitude and longitude, on a great circle; None where one is none."""
    if one is None or other is None:
        return None
    phi, psi = radians(one[0]), radians(other[0])
    angle = sin(phi) * sin(psi) + cos(phi) * cos(psi) * cos(radians(one[1] - other[1]))
    return 6371 * acos(max(-1.0, min(1.0, angle)))


def lies_in(town: Sight, land: Sight) -> bool:
    """Whether the place of one claim is a town of the country, or near the region, that the other names."""
    inner = town.place is not None and not town.wide
    return inner and land.wide and land.place is not None and town.country is not None and town.country == land.country
