"""A party: whom some words of an article stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices.packs import Packs
from goodoffices.schema import Derived, Participant, Role, Side, Span
from goodoffices.schema.words import ActorKind


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a pack, or a rule, that a value rests on where no words state it."""

    part: str  # `name`, `office`, `country`, `actor`
    pack: str | None = None
    rule: str | None = None
    key: str | None = None
    source: str | None = None

    def at(self, field: str) -> Derived:
        """The same as a derivation of the participant at `field`."""
        return Derived(field=f"{field}.{self.part}", pack=self.pack, rule=self.rule, key=self.key, source=self.source)


@dataclass(frozen=True, slots=True)
class Party:
    """Whom some words stand for.

    Args:
        name: Canonical name, or as written where the packs do not know it.
        words: Range of the shortest words that name it.
        kind: What it is.
        actor: Id in the packs.
        country: ISO 3166 alpha-3 or `IGO`.
        office: Office held, by the article's words or on the day by the packs.
        office_words: Range of the words that state the office.
        office_id: Id of the office in the packs.
        member_of: Actor id of the state or organisation it acts for (a territory without a sovereign has one too).
        plural: It stands for several unnamed ("officials", "co-chairs").
        facts: What the values rest on where no words state them.
        conflict: What the article says that the packs contradict, in words.
    """

    name: str
    words: Span
    kind: ActorKind
    actor: str | None = None
    country: str | None = None
    office: str | None = None
    office_words: Span | None = None
    office_id: str | None = None
    member_of: str | None = None
    plural: bool = False
    facts: tuple[Fact, ...] = ()
    conflict: str | None = None

    @property
    def key(self) -> tuple[str | None, ...]:
        """What tells this party from another: person or actor, else office, else name."""
        if self.kind == "person":
            return ("person", self.actor or self.name.casefold())
        return (self.actor or self.office_id or self.name.casefold(), None if self.kind != "office" else "office")

    @property
    def acts_for_someone(self) -> bool:
        """Whether it is an office, or a person who has one or whom the packs know: no crowd, state or reporter."""
        return self.kind == "office" or (
            self.kind == "person" and any((self.actor, self.office, self.country, self.member_of))
        )

    @property
    def is_sent(self) -> bool:
        """Whether it stands for the people whom it has sent: "a delegation from A"."""
        return any(f.rule == stands_for("delegation") for f in self.facts)

    def same_as(self, other: Party) -> bool:
        """Whether both surely stand for one participant (an office and the person known to hold it are one)."""
        if self.key == other.key:
            return True
        holds = {self.kind, other.kind} == {"person", "office"} and self.office_id is not None
        return holds and self.office_id == other.office_id

    def side(self, packs: Packs) -> Side | None:
        """The state, body or movement for which it acts; None where no fact tells."""
        own = self.actor if self.kind != "person" else None
        country = self.country if self.country != "IGO" else None
        key = next((side for owner in (self.member_of, own, country) if owner and (side := packs.side_of(owner))), None)
        of = (packs.actor(key) or packs.format(key)) if key else None
        return Side(key=of.id, name=of.name) if of is not None else None

    def participant(self, role: Role, written: str, side: Side | None) -> Participant:
        """The party as a participant in a role, with the words of the article that name it."""
        return Participant(
            name=self.name,
            written=written,
            actor=self.actor,
            kind=self.kind,
            country=self.country,
            side=side,
            office=self.office,
            role=role,
        )

    def by_rule(self, rule: str, key: str | None = None) -> Party:
        """The same party, referred to by words that only a rule resolves ("the two sides")."""
        return replace(self, facts=(*self.facts, Fact("name", rule=rule, key=key)))


def stands_for(lemma: str) -> str:
    """The rule by which "the government of A" or "a delegation from A" is A."""
    return f"the {lemma} of a state or body stands for it"


def distinct(parties: list[Party]) -> list[Party]:
    """The parties without repetition, the first of each kept; an office gives way to the person known to hold it."""
    kept: list[Party] = []
    for party in parties:
        at = next((i for i, k in enumerate(kept) if k.same_as(party)), None)
        if at is None:
            kept.append(party)
        elif kept[at].kind == "office" and party.kind == "person":
            kept[at] = party
    return kept


def is_named(party: Party) -> bool:
    """Whether words tell who it is: a person, or what the packs know or a known body has sent."""
    return party.kind != "group" or party.actor is not None or party.member_of is not None
