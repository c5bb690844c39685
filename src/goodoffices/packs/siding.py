"""Whom an actor acts for: a state, an international body, a territory, or a movement that stands for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodoffices.packs.book import Packs
    from goodoffices.packs.model import Actor

_OWN = frozenset({"REB", "PRM", "OPP"})
"""PLOVER sectors of those who act for themselves and not for the state in which they are."""


class Siding:
    """Finds whom an actor acts for; see `Packs.side_of`.

    Args:
        packs: The facts.
    """

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self._found: dict[str, str | None] = {}
        sides = [key for form in packs.formats() for key, role in form.members if role == "party"]
        sides += [key for event in packs.events() if event.type == "war" for key in event.parties]
        sides += [key for agreement in packs.agreements() for key in agreement.signatories]
        self._parties = frozenset(sides)

    def of(self, key: str) -> str | None:
        """The id of whom an actor or format acts for, itself included; None where no fact tells."""
        if key not in self._found:
            self._found[key] = self._of(key)
        return self._found[key]

    def _of(self, key: str) -> str | None:
        packs, seen = self._packs, set[str]()
        while (actor := packs.actor(key)) is not None and key not in seen:
            seen.add(key)
            if actor.kind in ("state", "territory") or self._for_itself(actor):
                return key
            above = actor.part_of or (actor.country if actor.country != "IGO" else None)
            if above is None:
                return key if actor.kind != "person" else None
            key = above
        return key if packs.format(key) is not None or key in seen else None

    def _for_itself(self, actor: Actor) -> bool:
        """Whether it is a movement, or a body that is a party to a war, an agreement or a format of its own."""
        if actor.kind == "group":
            above = self._packs.actor(actor.part_of) if actor.part_of else None
            return above is None or above.kind != "group"
        if actor.kind != "organisation" or actor.country == "IGO":
            return False
        return actor.sector in _OWN or actor.id in self._parties
