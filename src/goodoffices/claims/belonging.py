"""Who belongs to the conflict of an article and who comes to it from elsewhere."""

from __future__ import annotations

from goodoffices.claims.party import Party
from goodoffices.lexicon import conflict_words
from goodoffices.packs import Packs
from goodoffices.packs.model import Actor

_ARMED = frozenset({"REB", "PRM"})
"""Sectors of those who fight, wherever they are at home: no mediators."""
_FIGHTING = frozenset(
    {"regime", "government", "rebel", "fighter", "insurgent", "militia", "army", "junta", "opposition"}
)
"""Who governs or fights, under words that name no one."""


class Belonging:
    """Tells the people of some lands, whose conflict it is, from others.

    Args:
        packs: The facts.
        scene: Ids of those lands.
    """

    def __init__(self, packs: Packs, scene: frozenset[str]) -> None:
        self.packs, self.scene = packs, scene
        self._sides = frozenset(s for c in packs.conflicts if not scene.isdisjoint(c.lands) for s in c.sides)

    def homes(self, party: Party) -> list[str]:
        """The states that a party is or acts for; a servant of an international body has none."""
        owner = self._owner(party)
        if (owner is not None and owner.country == "IGO") or party.country == "IGO":
            return ["IGO"]
        found = [owner.id, owner.country] if owner is not None else []
        return [h for h in [*found, party.country, party.actor] if h is not None]

    def inside(self, party: Party) -> bool:
        """Whether a party is of one of those lands."""
        return any(home in self.scene for home in self.homes(party))

    def outside(self, party: Party) -> bool:
        """Whether a party surely belongs elsewhere and fights or has fought no war there."""
        owner = self._owner(party)
        if (owner is not None and owner.sector in _ARMED) or self._sits_with(party) or self.takes_sides(party):
            return False
        homes = [h for h in self.homes(party) if h == "IGO" or self.packs.actor(h) is not None]
        if not homes or any(home in self.scene for home in homes):
            return False
        first = self.packs.actor(homes[0])
        return first is None or first.kind != "territory"  # whose that is no fact says

    def takes_sides(self, party: Party) -> bool:
        """Whether a party belongs elsewhere and backs a side there, or fights or has fought a war there."""
        homes = [h for h in self.homes(party) if h not in self.scene]
        wars = [e for home in homes for e in self.packs.events((home,)) if e.type == "war"]
        fought = any(self.of_scene(enemy) for war in wars for enemy in war.parties)
        return fought or not self._sides.isdisjoint(homes)

    def of_scene(self, key: str) -> bool:
        """Whether an actor is one of those lands or at home there."""
        actor = self.packs.actor(key)
        return key in self.scene or (actor is not None and actor.country in self.scene)

    def fights(self, party: Party) -> bool:
        """Whether a party is one that governs or fights there."""
        owner = self._owner(party)
        side = party.kind == "group" and party.name.lower().rpartition(" ")[2].removesuffix("s") in _FIGHTING
        return side or self.inside(party) or (owner is not None and owner.sector in _ARMED)

    def _owner(self, party: Party) -> Actor | None:
        return self.packs.actor(party.member_of) if party.member_of else None

    def _sits_with(self, party: Party) -> bool:
        """Whether it is a format in which those of the scene are parties, or one that is no body but talks."""
        form = self.packs.format(party.actor) if party.actor else None
        if form is None:
            return False
        bodies = {word.lower() for word in form.name.replace("-", " ").split()} & conflict_words().envoys
        return not bodies or any(role == "party" and m in self.scene for m, role in form.members)
