"""Whose conflict an article is about, and who in a meeting is a party to it and who a third party.

In news of a mediated conflict an outsider who meets a party to it does so as a third party, whether the words call him
mediator or not: an envoy, a neighbour's minister, an organisation. The scene is read from the words ("the Sudanese
crisis", "envoy to Libya"); the other parties to a conflict between states, and the wars in which outsiders fight, are
facts of the packs.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from goodoffices.claims.party import Fact, Party, distinct
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.scene import SceneFinder
from goodoffices.lexicon import conflict_words
from goodoffices.packs.model import Actor
from goodoffices.schema import Role

_EVERYWHERE = 3
"""Formats that a land leads from which it is known for other people's conflicts."""
_REBEL = frozenset({"rebel", "opposition", "insurgent", "guerrilla", "separatist"})
_OUTSIDER = "an outsider to the conflict who meets about it or is sent to it"
_INSIDER = "whoever belongs to the conflict is a party to it"
_LEADING = frozenset({"mediator", "co_chair"})
"""Roles in a format of who leads it between its parties."""
_SIDES = frozenset({"regime", "government", "rebel", "fighter", "insurgent", "militia", "army", "junta", "opposition"})
"""Who governs or fights, under words that name no one."""
_ARMED = frozenset({"REB", "PRM"})
"""Sectors of those who fight, wherever they are at home: no mediators."""


class Theatre:
    """The scene of the conflict that one article tells of.

    Args:
        reading: The article.
    """

    def __init__(self, reading: Reading) -> None:
        self.packs = reading.packs
        self.finder = SceneFinder(reading)
        self.lemmas = self.finder.lemmas
        """The words of the article."""
        self.at_war = (
            bool(self.lemmas & conflict_words().arms) or self.finder.is_mediated or self._names_fighters(reading)
        )
        """The article speaks of those who fight, or of mediation in more than one word."""
        self.scene = self.finder.find()
        """Ids of the states and territories whose conflict it is; empty where none, or none that is mediated."""

    @property
    def mediated(self) -> bool:
        """Whether the article speaks of making peace."""
        return self.finder.is_mediated

    @property
    def home(self) -> Actor | None:
        """The one country whose conflict it is by the words; None where there are several or none."""
        told = len(self.scene) == 1 and self.finder.told
        return self.packs.actor(next(iter(self.scene))) if told else None

    def roles(self, roles: list[tuple[Party, Role]], passage: Passage) -> list[tuple[Party, Role]]:
        """The roles in a meeting or call, as the conflict gives them.

        Who is sent to it is a mediator, and so is the outsider who meets those of the scene as a body of states, as a
        mediator of one of its formats, or two of its sides at once. In a short text so are all outsiders who meet
        those of it, where its words tell that it is of their conflict, or the land has one of its own; a long text
        tells of their own business, too. Nobody mediates in his own matter (see `_own_matter`), nor where the words
        name the mediator. Whoever belongs to the scene is a party to it, though he receives the others or is merely
        present.

        Args:
            roles: The roles as the words around a meeting give them.
            passage: Where it is told.
        """
        if not self.scene:
            return roles
        inside = distinct([party for party, _ in roles if self._inside(party)])
        about = bool(inside) or self._is_about(passage)
        several = len({home for p in inside for home in self._homes(p)[-1:]}) > 1
        sure = self.finder.told or not self._is_everywhere
        near = sure and self.finder.short and (bool(inside) or self.finder.told)
        told = any(role == "mediator" and self._inside(party) for party, role in roles)  # the scene is another's, then
        everyone = [party for party, _ in roles]
        found: list[tuple[Party, Role]] = []
        for party, role in roles:
            third = self._is_sent(party) or several or near or (sure and about and self._mediates(party))
            free = third and not told and not self._own_matter(party, everyone)
            if role == "party" and free and self._outside(party):
                found.append((by_rule(party, _OUTSIDER, self.scene), "mediator"))
            elif role in ("host", "observer") and self._inside(party):
                found.append((by_rule(party, _INSIDER, self.scene), "party"))
            else:
                found.append((party, role))
        return found

    def makers(self, roles: list[tuple[Party, Role]]) -> list[tuple[Party, Role]]:
        """The roles in an agreement: whoever fights there or governs strikes his own deal, though he "brokered" it."""
        if any(role == "signatory" for _, role in roles):
            return roles
        return [(p, "signatory") if r == "mediator" and self._fights(p) else (p, r) for p, r in roles]

    def _fights(self, party: Party) -> bool:
        owner = self.packs.actor(party.member_of) if party.member_of else None
        side = party.kind == "group" and party.name.lower().rpartition(" ")[2].removesuffix("s") in _SIDES
        return side or self._inside(party) or (owner is not None and owner.sector in _ARMED)

    @cached_property
    def _is_everywhere(self) -> bool:
        """Whether the scene is a land that is at every table: one that leads others' talks (Russia, Qatar)."""
        leads = [f for f in self.packs.formats() if any(m in self.scene and r in _LEADING for m, r in f.members)]
        return len(leads) >= _EVERYWHERE

    @cached_property
    def _leading(self) -> frozenset[str]:
        """Those who lead a format to which somebody of the scene is a party, in the days of the article."""
        forms = [f.members for f in self.packs.formats() if f.period.overlaps(self.finder.period)]
        led = [m for m in forms if any(role == "party" and key in self.scene for key, role in m)]
        return frozenset(key for members in led for key, role in members if role in _LEADING)

    @cached_property
    def _opposed(self) -> tuple[frozenset[str], ...]:
        """The sides of each war and each format."""
        wars = (frozenset(e.parties) for e in self.packs.events() if e.type == "war")
        forms = (frozenset(key for key, role in f.members if role == "party") for f in self.packs.formats())
        return tuple(sides for sides in (*wars, *forms) if len(sides) > 1)

    def _own_matter(self, party: Party, everyone: list[Party]) -> bool:
        """Whether it is a party's own matter that is spoken of, whatever else the article tells of ("Russia's war").

        So it is between the sides of a war or a format (the presidents of Armenia and Azerbaijan), between a president
        and the leader of the rebels of his country, and between those whom one phrase makes equals: "the ministers of
        A and B", "talks of A and B".
        """
        homes, others = frozenset(self._homes(party)) - {"IGO"}, [p for p in everyone if p is not party]
        theirs = frozenset(home for p in others for home in self._homes(p)) - homes
        return (
            any(sides & homes and sides & theirs for sides in self._opposed)
            or any(_is_equal(party, p) and self._inside(p) for p in others)
            or any(self._is_rival(party, p) for p in others)
        )

    def _is_rival(self, party: Party, other: Party) -> bool:
        """Whether someone of the same country stands against him: a president and the leader of the rebels there."""
        one_land = party.country is not None and party.country == other.country != "IGO"
        return one_land and party.member_of != other.member_of and (self._fights(other) or _is_rebel(other))

    def _is_about(self, passage: Passage) -> bool:
        """Whether a sentence speaks of the conflict: "the war in Sudan", "the High-Level Committee on Libya"."""
        wars = (self.packs.event(m.ids[0]) for m in passage.mentions if m.sense == "event")
        if any(war is not None and any(self._of_scene(side) for side in war.parties) for war in wars):
            return True
        told = [m for m in passage.mentions if self.finder.home_of(m) in self.scene]
        return any(self.finder.is_topic(passage, mention) for mention in told)

    def _names_fighters(self, reading: Reading) -> bool:
        """Whether the article names an armed group or movement that the packs know."""
        ids = (m.ids[0] for p in reading.passages for m in p.mentions if m.sense == "actor")
        return any(actor.kind == "group" for i in ids if (actor := self.packs.actor(i)) is not None)

    def _is_sent(self, party: Party) -> bool:
        """Whether a party is an envoy or mediator by office."""
        title = self.packs.read_title(party.office) if party.office else None
        return title is not None and title.rank == "envoy"

    def _mediates(self, party: Party) -> bool:
        """Whether a party is or serves an international body, or a mediator of a format of the scene at that time."""
        homes = self._homes(party)
        return "IGO" in homes or not self._leading.isdisjoint(homes)

    # -- who belongs to it -----------------------------------------------------------------------------------------

    def _homes(self, party: Party) -> list[str]:
        """The states that a party is or acts for; a servant of an international body has none."""
        owner = self.packs.actor(party.member_of) if party.member_of else None
        if (owner is not None and owner.country == "IGO") or party.country == "IGO":
            return ["IGO"]
        found = [owner.id, owner.country] if owner is not None else []
        return [h for h in [*found, party.country, party.actor] if h is not None]

    def _inside(self, party: Party) -> bool:
        return any(home in self.scene for home in self._homes(party))

    def _outside(self, party: Party) -> bool:
        """Whether a party surely belongs elsewhere and has never fought a war there."""
        owner = self.packs.actor(party.member_of) if party.member_of else None
        if (owner is not None and owner.sector in _ARMED) or self._sits_with(party):
            return False
        homes = [h for h in self._homes(party) if h == "IGO" or self.packs.actor(h) is not None]
        if not homes or any(home in self.scene for home in homes):
            return False
        first = self.packs.actor(homes[0])
        if first is not None and first.kind == "territory":
            return False  # whose it is no fact says
        wars = [e for home in homes for e in self.packs.events((home,)) if e.type == "war"]
        return not any(self._of_scene(enemy) for war in wars for enemy in war.parties)

    def _of_scene(self, key: str) -> bool:
        """Whether an actor is a land of the scene or at home there."""
        actor = self.packs.actor(key)
        return key in self.scene or (actor is not None and actor.country in self.scene)

    def _sits_with(self, party: Party) -> bool:
        """Whether it is a format in which those of the scene are parties, or one that is no body but talks."""
        form = self.packs.format(party.actor) if party.actor else None
        if form is None:
            return False
        bodies = {word.lower() for word in form.name.replace("-", " ").split()} & conflict_words().envoys
        return not bodies or any(role == "party" and m in self.scene for m, role in form.members)


def _is_equal(one: Party, other: Party) -> bool:
    """Whether two states stand side by side, or two offices share their words."""
    if one.kind == other.kind == "state":
        return True
    return one is not other and one.words == other.words


def by_rule(party: Party, rule: str, scene: frozenset[str]) -> Party:
    """The same party, whose role a rule gives."""
    return replace(party, facts=(*party.facts, Fact("role", rule=rule, key=", ".join(sorted(scene)))))


def _is_rebel(party: Party) -> bool:
    return not _REBEL.isdisjoint((party.office or party.name).lower().split())
