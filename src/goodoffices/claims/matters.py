"""Whose matter it is that is spoken of: nobody mediates in his own, whatever else an article tells of."""

from __future__ import annotations

from functools import cached_property

from goodoffices.claims.belonging import Belonging
from goodoffices.claims.party import Party
from goodoffices.claims.scene import SceneFinder
from goodoffices.packs.model import Format

_REBEL = frozenset({"rebel", "opposition", "insurgent", "guerrilla", "separatist"})


class Matters:
    """What the packs know of who stands against whom, for the scene of one article.

    Args:
        finder: The article and its lands.
        people: Who belongs to its scene.
    """

    def __init__(self, finder: SceneFinder, people: Belonging) -> None:
        self.finder, self.people, self.packs = finder, people, finder.packs

    def is_inner(self, land: str) -> bool:
        """Whether the one land of the scene is a state that is at odds with itself and not with another land."""
        days = self.finder.period
        if not self._is_a(land, "state"):
            return False
        wars = [e.parties for e in self.packs.events((land,), days) if e.type == "war"]
        between = any(self._is_strange(p) for w in wars for p in w if not any(self._is_own_group(q) for q in w))
        seats = [f.members for f in self.packs.formats() if f.period.overlaps(days) and (land, "party") in f.members]
        foreign = any(role == "party" and self._is_strange(key) for members in seats for key, role in members)
        return not between and (self.packs.is_torn(land, days) or not foreign)

    def are_own(self, party: Party, everyone: list[Party], *, within: bool) -> bool:
        """Whether it is a party's own matter that is spoken of ("Russia's war").

        So it is between the sides of a war or a format (the presidents of Armenia and Azerbaijan), between a president
        and the leader of the rebels of his country, and between those whom one phrase makes equals: "the ministers of
        A and B", "talks of A and B".

        Args:
            party: Someone at a meeting.
            everyone: All who are there.
            within: The article clearly tells of a conflict within one land.
        """
        homes, others = frozenset(self.people.homes(party)) - {"IGO"}, [p for p in everyone if p is not party]
        theirs = frozenset(home for p in others for home in self.people.homes(p)) - homes
        helps = within and (self.finder.kept or not self._helping.isdisjoint(homes))
        return (
            any(sides & homes and sides & theirs for sides in (*self._wars, *self._seats(named=helps)))
            or (not helps and any(_is_equal(party, p) and self.people.inside(p) for p in others))
            or any(self._is_rival(party, p) for p in others)
        )

    @cached_property
    def _wars(self) -> tuple[frozenset[str], ...]:
        """The sides of each war: of the scene, or of the article's days."""
        wars = (e for e in self.packs.events() if e.type == "war")
        days, of_scene = self.finder.period, self.people.of_scene
        near = (e for e in wars if e.period.overlaps(days) or any(of_scene(p) for p in e.parties))
        return tuple(frozenset(e.parties) for e in near)

    def _seats(self, *, named: bool) -> tuple[frozenset[str], ...]:
        """The sides of each format of the article's days that has a third party.

        Whoever helps in a conflict within one land may have other business with it: those formats count where they are
        named ("the talks on the Nile dam").
        """
        return self._named_seats if named else self._all_seats

    @cached_property
    def _all_seats(self) -> tuple[frozenset[str], ...]:
        return tuple(_seated(f) for f in self._forms)

    @cached_property
    def _named_seats(self) -> tuple[frozenset[str], ...]:
        told = {m.ids[0] for p in self.finder.reading.passages for m in p.mentions if m.sense == "format"}
        return tuple(_seated(f) for f in self._forms if f.id in told and f.pack not in self._own_packs)

    @cached_property
    def _own_packs(self) -> frozenset[str]:
        """The packs of the conflict of the scene."""
        return frozenset(c.pack for c in self.packs.conflicts if self.people.scene <= frozenset(c.all))

    @cached_property
    def _forms(self) -> tuple[Format, ...]:
        days = self.finder.period
        return tuple(f for f in self.packs.formats() if f.period.overlaps(days) and _has_third(f))

    @cached_property
    def _helping(self) -> frozenset[str]:
        """Those who at some time have had another part than a party's in talks of the scene with itself.

        So have those who meet on the conflict by themselves: its neighbours.
        """
        of_scene, forms = self.people.of_scene, self.packs.formats()
        inner = [f for f in forms if (sides := _seated(f)) and all(map(of_scene, sides))]
        around = [f for f in forms if f.pack in self._own_packs and not any(map(of_scene, _seated(f)))]
        helping = {key for form in inner for key, role in form.members if role != "party"}
        return frozenset(helping | {key for form in around for key, _ in form.members})

    def _is_rival(self, party: Party, other: Party) -> bool:
        """Whether someone of the same country stands against him: a president and the leader of the rebels there."""
        one_land = party.country is not None and party.country == other.country != "IGO"
        return one_land and party.member_of != other.member_of and (self.people.fights(other) or _is_rebel(other))

    def _is_a(self, key: str, *kinds: str) -> bool:
        actor = self.packs.actor(key)
        return actor is not None and actor.kind in kinds

    def _is_strange(self, key: str) -> bool:
        """Whether it is a land outside the scene, or somebody at home there."""
        actor = self.packs.actor(key)
        home = actor.country if actor is not None and actor.kind not in ("state", "territory") else key
        return home is not None and home not in self.people.scene and self._is_a(home, "state", "territory")

    def _is_own_group(self, key: str) -> bool:
        return self._is_a(key, "group") and self.people.of_scene(key)


def _seated(form: Format) -> frozenset[str]:
    return frozenset(key for key, role in form.members if role == "party")


def _has_third(form: Format) -> bool:
    """Whether somebody sits in a format who is no party to it."""
    return len(_seated(form)) > 1 and any(role != "party" for _, role in form.members)


def _is_equal(one: Party, other: Party) -> bool:
    """Whether two states stand side by side, or two offices share their words."""
    if one.kind == other.kind == "state":
        return True
    return one is not other and one.words == other.words


def _is_rebel(party: Party) -> bool:
    return not _REBEL.isdisjoint((party.office or party.name).lower().split())
