"""Whose an office is: the states and bodies that words name as owners."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.party import Fact, Party
from goodoffices.language import Sentence, Token
from goodoffices.packs import Packs
from goodoffices.packs.model import Actor, Mention
from goodoffices.schema import Span
from goodoffices.schema.words import ActorKind

KIND_OF: dict[str, ActorKind] = {
    "state": "state",
    "territory": "state",
    "organisation": "organisation",
    "group": "group",
    "person": "person",
}
"""Kind of a participant by the kind of the packs' actor."""


def known(actor: Actor) -> Fact:
    """The pack's fact behind an actor's id."""
    return Fact("actor", pack=actor.pack, key=actor.id, source=actor.source)


def party_of(actor: Actor, words: Span, facts: tuple[Fact, ...]) -> Party:
    """The party that stands for an actor of the packs."""
    return Party(
        name=actor.name,
        words=words,
        kind=KIND_OF[actor.kind],
        actor=actor.id,
        country=actor.country,
        member_of=actor.id,
        facts=facts,
    )


def owners_after(sentence: Sentence, first: int, last: int) -> int | None:
    """Where owners begin that follow a field of work ("the envoys for Syria of A and B"); None without."""
    tokens = sentence.tokens
    for i in range(first, last - 3):
        if tokens[i].lemma in ("for", "on", "to") and tokens[i + 1].pos == "PROPN" and tokens[i + 2].lemma == "of":
            return tokens[i + 2].end
    return None


_SENT = frozenset({"negotiator", "delegate"})
"""Those who in the plural come for a side: "negotiators for the government"; one may come for an affair."""


class Owners:
    """Finds the owners of offices in words.

    Args:
        packs: The facts.
    """

    def __init__(self, packs: Packs) -> None:
        self.packs = packs

    def is_person(self, actor_id: str) -> bool:
        """Whether the packs know this id as a person."""
        actor = self.packs.actor(actor_id)
        return actor is not None and actor.kind == "person"

    def is_state(self, mention: Mention) -> bool:
        """Whether a mention names a state, a territory or a place, not a body."""
        actor = self.packs.actor(mention.ids[0])
        return mention.sense == "place" or (actor is not None and actor.kind in ("state", "territory"))

    def named(
        self, sentence: Sentence, first: int, last: int, mentions: list[Mention], head: Token | None = None
    ) -> list[str]:
        """Ids of the states and bodies that a title names as its own; what follows "for" is its field of work."""
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        speaks = head is not None and head.lemma.startswith("spokes")  # "spokesman for the Kremlin"
        sent = head is not None and head.lemma.lower() in _SENT and head.feats.get("Number") == "Plur"
        speaks = speaks or sent  # "negotiators for the government"
        fields = [
            t.start
            for t in sentence.tokens[first:last]
            if t.lemma in ("for", "on", "to") and (head is None or t.i > head.i)  # "ambassador of A to B"
        ]
        stop = fields[0] if fields and not speaks else end
        owners: list[str] = []
        inside = [m for m in mentions if start <= m.start and m.end <= stop]
        back = owners_after(sentence, first, last)
        if back is not None and not speaks:  # "envoys for Syria of A and B"
            inside += [m for m in mentions if back <= m.start and m.end <= end and m not in inside]
        foreign: list[Mention] = []
        for mention in inside:
            body = self._body_behind(sentence, mention, inside)
            if body is not None and not self._is_foreign(mention, body):
                continue
            foreign += [body] if body is not None else []
            if mention in foreign:
                continue
            if any(
                o is not mention
                and o.start <= mention.start
                and mention.end <= o.end
                and (o.end - o.start) > (mention.end - mention.start)
                and o.sense in ("format", "actor")
                for o in inside
            ):  # "Minsk" in "Minsk Group"
                continue
            owner = self.of(mention)
            if owner is not None and owner not in owners:
                owners.append(owner)
        return owners

    def _is_territory(self, mention: Mention) -> bool:
        actor = self.packs.actor(mention.ids[0])
        return actor is not None and actor.kind == "territory"

    def _is_foreign(self, mention: Mention, body: Mention) -> bool:
        """Whether a body's name is known of another state alone: "Yemen's Presidential Council" is not Libya's."""
        state, actor = self.packs.actor(self.of(mention) or ""), self.packs.actor(body.ids[0])
        countries = {a.country for a in (state, actor) if a is not None} - {None, "IGO"}
        return len(countries) > 1

    def _body_behind(self, sentence: Sentence, mention: Mention, inside: Sequence[Mention]) -> Mention | None:
        """The body named right behind a state, whose it is: "the head of Sudan's ruling council"; None without one."""
        if not self.is_state(mention) and mention.sense != "demonym":
            return None
        later = [m for m in inside if m.start > mention.end and m.sense == "actor"]
        later = [m for m in later if not self.is_state(m) or self._is_territory(m)]
        body = min(later, key=lambda m: m.start, default=None)
        actor = self.packs.actor(body.ids[0]) if body is not None else None
        if body is None or actor is None or actor.kind not in ("organisation", "group", "territory"):
            return None
        between = [t for t in sentence.tokens if mention.end <= t.start and t.end <= body.start]
        if actor.kind == "territory" and not any(t.pos == "PART" for t in between):
            return None  # "the leader of Ethiopia's embattled Tigray region"
        return body if all(t.pos in ("PART", "ADJ", "NOUN", "PROPN", "VERB") for t in between) else None

    def of(self, mention: Mention) -> str | None:
        """The actor that a mention names or, as its seat, stands for; None for persons and plain places."""
        if mention.sense in ("demonym", "format"):
            return mention.ids[0]
        if mention.sense == "actor" and not self.is_person(mention.ids[0]):
            return mention.ids[0]
        if mention.sense == "place":
            place = self.packs.place(mention.ids[0])
            return place.seat_of if place else None
        return None

    def inside(self, tokens: Sequence[Token]) -> list[str]:
        """States named inside a title that the packs know as one name ("US secretary of State")."""
        found = (self.of(m) for t in tokens for m in self.packs.find(t.text) if m.sense in ("actor", "demonym"))
        return list(dict.fromkeys(o for o in found if o is not None))[:1]
