"""What the place of a claim is: a town or a house, or a land around them, and in which country."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.record.facts import Facts
from goodoffices.schema import Claim

_WIDE = frozenset({"region", "country", "continent"})


@dataclass(frozen=True, slots=True)
class Extent:
    """What the packs know of a place.

    Args:
        country: Code of its country; of a country its own; None where unknown.
        wide: It is a country, a region or a continent; an unknown place is taken for a town.
    """

    country: str | None = None
    wide: bool = False


def extent(claim: Claim, facts: Facts) -> Extent:
    """What the place of a claim is: by the fact that it rests on, else by the state that bears its name.

    Args:
        claim: The claim.
        facts: The packs.
    """
    where = claim.where
    keys = [d.key for d in claim.derived if d.field.startswith("where") and d.pack and d.key]
    for place in (facts.place(key) for key in keys):
        if place is not None:
            return Extent(place.country or where.country, place.kind in _WIDE)
    if where.name is None or where.country is not None:
        return Extent(where.country)
    named = (facts.actor(key) for key in facts.named(where.name)[:1])
    state = next((actor.country or actor.id for actor in named if actor is not None and actor.kind == "state"), None)
    return Extent(state, wide=state is not None)
