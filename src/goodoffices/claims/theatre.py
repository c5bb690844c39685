"""Whose conflict an article is about, and who in a meeting is a party to it and who a third party.

In news of a mediated conflict an outsider who meets a party to it does so as a third party, whether the words call him
mediator or not: an envoy, a neighbour's minister, an organisation. The scene is read from the words ("the Sudanese
crisis", "envoy to Libya") or is that of the pack whose record the user keeps; the other parties to a conflict between
states, and the wars in which outsiders fight, are facts of the packs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from goodoffices.claims.belonging import Belonging
from goodoffices.claims.helpers import helpers_told
from goodoffices.claims.matters import Matters
from goodoffices.claims.opponents import opponents_told
from goodoffices.claims.party import Fact, Party, distinct
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.scene import SceneFinder
from goodoffices.lexicon import conflict_words
from goodoffices.packs.model import Actor, Mention
from goodoffices.schema import Role

_EVERYWHERE = 3
"""Formats that a land leads from which it is known for other people's conflicts."""
_ATTENDING = frozenset({"attend", "attendee", "attendance", "participate", "participant", "participation"})
"""Words of a sentence that tells who came to what the sentence before tells of."""
_OUTSIDER = "an outsider to the conflict who meets about it or is sent to it"
_KEPT = "an outsider who meets those whose conflict the record is about"
_INSIDER = "whoever belongs to the conflict is a party to it"
_TOLD = "the article says of him that he mediates"
_LEADING = frozenset({"mediator", "co_chair"})
"""Roles in a format of who leads it between its parties."""


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
        self.lands = self.scene - {region for c in self.packs.conflicts for region in c.regions}
        """Those of the scene without the territories that have a conflict of their own within it."""
        self.people = Belonging(self.packs, self.scene)
        self._matters = Matters(self.finder, self.people)
        self._helpers = helpers_told(reading)

    @property
    def mediated(self) -> bool:
        """Whether the article speaks of making peace."""
        return self.finder.is_mediated

    @property
    def home(self) -> Actor | None:
        """The one country whose conflict it is by the words or the record; None where there are several or none."""
        told = len(self.lands) == 1 and (self.finder.told or self.finder.kept)
        return self.packs.actor(next(iter(self.lands))) if told else None

    def roles(
        self, roles: list[tuple[Party, Role]], passage: Passage, between: Sequence[Party] = ()
    ) -> list[tuple[Party, Role]]:
        """The roles in a meeting or call, as the conflict gives them.

        Who is sent to it is a mediator, and so is the outsider who meets those of the scene as a body of states, as a
        mediator of one of its formats, or two of its sides at once. In a short text so are all outsiders who meet
        those of it, where its words tell that it is of their conflict, or the land has one of its own, and the
        sentence does not speak of trade; a long text tells of their own business, too, unless the record is kept of
        that land's conflict with itself. Nobody mediates in his own matter (see `Matters`), nor where the words
        name the mediator. Whoever belongs to the scene is a party to it, though he receives the others or is merely
        present.

        Args:
            roles: The roles as the words around a meeting give them.
            passage: Where it is told.
            between: Those between whom the words say that it was: equals, but for envoys and bodies of states.
        """
        roles = self._told(roles)
        if not self.scene:
            return roles
        inside = distinct([party for party, _ in roles if self.people.inside(party)])
        about = bool(inside) or self._is_about(passage)
        around = self._is_within and (
            self._is_around(passage) or any(self._is_sent_here(p) or self.people.fights(p) for p, _ in roles)
        )
        several = len({home for p in inside for home in self.people.homes(p)[-1:]}) > 1
        sure = self.finder.told or not self._is_everywhere
        meant = not self._is_business(passage)
        near = sure and meant and self.finder.short and (bool(inside) or self.finder.told)
        everyone = [party for party, _ in roles]
        kept = self._is_within and meant and (about or around)
        kept = kept and (self.finder.kept or bool(inside) or not any(self.people.takes_sides(p) for p in everyone))
        told = any(role == "mediator" and self.people.inside(p) for p, role in roles)  # the scene is another's, then
        found: list[tuple[Party, Role]] = []
        for party, role in roles:
            third = self._is_sent(party) or several or near or (sure and about and self._mediates(party))
            free = (third or kept) and not told and not self._matters.are_own(party, everyone, within=self._is_within)
            free = free and (party not in between or self._is_sent(party) or "IGO" in self.people.homes(party))
            if role == "party" and free and self.people.outside(party) and not self._is_side(party):
                found.append((self._by_rule(party, _OUTSIDER if third else _KEPT), "mediator"))
            elif role in ("host", "observer") and self.people.inside(party):
                found.append((self._by_rule(party, _INSIDER), "party"))
            else:
                found.append((party, role))
        return found

    def _is_side(self, party: Party) -> bool:
        """Whether the article tells of talks or war between his state and those of the conflict: it is his, too."""
        return not self._sides.isdisjoint(self.people.homes(party))

    @cached_property
    def _sides(self) -> frozenset[str]:
        told = [sides for sides in opponents_told(self.finder.reading) if any(map(self._is_ours, sides))]
        return frozenset(h for sides in told for p in sides for h in self.people.homes(p)) - {"IGO"}

    def _is_ours(self, party: Party) -> bool:
        return self.people.fights(party) or any(map(self.people.of_scene, self.people.homes(party)))

    def _told(self, roles: list[tuple[Party, Role]]) -> list[tuple[Party, Role]]:
        """The roles, with the mediators of whom the article tells elsewhere, where they meet others than each other."""
        helping = [p for p, role in roles if role == "party" and any(p.same_as(h) for h in self._helpers)]
        others = [p for p, role in roles if not any(p.same_as(h) for h in self._helpers)]
        if not others or any(self.people.inside(p) and self.people.fights(p) for p in helping):
            return roles
        strange = [p for p in helping if all(p.country in (None, "IGO") or p.country != o.country for o in others)]
        told = Fact("role", rule=_TOLD)
        return [
            (replace(p, facts=(*p.facts, told)), "mediator") if role == "party" and p in strange else (p, role)
            for p, role in roles
        ]

    def makers(self, roles: list[tuple[Party, Role]]) -> list[tuple[Party, Role]]:
        """The roles in an agreement: whoever fights there or governs strikes his own deal, though he "brokered" it."""
        if any(role == "signatory" for _, role in roles):
            return roles
        return [(p, "signatory") if r == "mediator" and self.people.fights(p) else (p, r) for p, r in roles]

    def truce_makers(self, roles: list[tuple[Party, Role]]) -> list[tuple[Party, Role]]:
        """The roles where somebody announces a truce of nobody named: an outsider tells of that of others."""
        return [(p, r) for p, r in roles if not (self.scene and r == "signatory" and self.people.outside(p))]

    def _by_rule(self, party: Party, rule: str) -> Party:
        """The same party, whose role a rule gives."""
        pack = self.packs.about.pack if self.packs.about is not None and self.finder.kept else None
        fact = Fact("role", pack=pack, rule=rule, key=", ".join(sorted(self.scene)))
        return replace(party, facts=(*party.facts, fact))

    @cached_property
    def _is_within(self) -> bool:
        """Whether it is a conflict within one land, by the record or by what the article clearly speaks of.

        Who meets a state that is at war with another one has business of his own with it; a land torn within is met
        about its conflict.
        """
        if len(self.lands) != 1:
            return False
        clear = self.finder.is_clear(self.scene) and not self._is_everywhere
        return self.finder.kept or (clear and self._matters.is_inner(next(iter(self.lands))))

    def _is_business(self, passage: Passage) -> bool:
        """Whether a sentence speaks of trade and the like, and of no conflict."""
        words, lemmas = conflict_words(), {t.lemma.lower() for t in passage.sentence.tokens}
        return bool(lemmas & words.business) and not lemmas & (words.conflict | words.arms)

    def _is_around(self, passage: Passage) -> bool:
        """Whether a sentence names the land, or it is told of around it: anywhere in a short text, else beside it.

        Where no record is kept of the land, only of who came to something is it told beside it.
        """
        if any(m.ids[0] in self.scene or self._is_of_pack(m) for m in passage.mentions):
            return True
        if self.finder.short:
            return self.finder.told
        if not self.finder.kept and not any(t.lemma.lower() in _ATTENDING for t in passage.sentence.tokens):
            return False
        passages, at = self.finder.reading.passages, passage.number
        return any(self._is_about(p) for p in passages[max(0, at - 1) : at + 2])

    def _is_of_pack(self, mention: Mention) -> bool:
        """Whether a mention is of talks that the pack of the record knows ("the co-chairs of the Berlin process")."""
        form = self.packs.format(mention.ids[0]) if mention.sense == "format" else None
        return form is not None and self.packs.about is not None and form.pack == self.packs.about.pack

    def _is_sent_here(self, party: Party) -> bool:
        """Whether a party is an envoy for the land or of no other: his business with others is the conflict there."""
        if not self._is_sent(party):
            return False
        named = [m.ids[0] for m in self.packs.find(party.office or "") if m.sense in ("actor", "demonym")]
        return any(key in self.scene for key in named) or not set(named) - {party.member_of}

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

    def _is_about(self, passage: Passage) -> bool:
        """Whether a sentence speaks of the conflict: "the war in Sudan", "the High-Level Committee on Libya"."""
        wars = (self.packs.event(m.ids[0]) for m in passage.mentions if m.sense == "event")
        if any(war is not None and any(self.people.of_scene(side) for side in war.parties) for war in wars):
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
        homes = self.people.homes(party)
        return "IGO" in homes or not self._leading.isdisjoint(homes)
