"""What the packs know of a meeting or an agreement that reports may tell of without its name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goodoffices.packs.model import Actor
from goodoffices.schema import When

LONG = 45
"""Days of an interval that is too wide to tell rounds apart, and of an agreement that is no one day's."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """A meeting or an agreement of the packs.

    Args:
        id: Its id.
        name: As shown.
        first: Its first day,
        last: and its last one.
        sides: Countries, and ids of bodies of none, that take part.
        words: The words of its names that tell it from others.
        pack: The pack whose fact it is.
        source: Where the fact was checked.
    """

    id: str
    name: str
    first: date
    last: date
    sides: frozenset[str]
    words: frozenset[str]
    pack: str
    source: str | None

    @property
    def days(self) -> When:
        """Its days, as the packs have them."""
        grain = "day" if self.first == self.last else "interval"
        return When.model_validate(
            {"start": self.first, "end": self.last, "grain": grain, "basis": "inferred", "anchor": "pack"}
        )


def keys_of(actor: Actor) -> tuple[str, ...]:
    """Under which keys linking may know an actor: its country, and its own where it may act for itself."""
    country = (actor.country,) if actor.country not in (None, "IGO") else ()
    return (
        *country,
        *((actor.id,) if actor.kind == "group" or not country else ()),
        *((actor.part_of,) if actor.part_of else ()),
    )
