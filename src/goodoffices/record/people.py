"""Who stands behind a participant, and whether two participants may be one."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.schema import Claim

HEADS = frozenset(
    {"president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan", "supreme leader"}
)
"""Offices of those who lead a country."""

_LEADING = frozenset({"leader", "president", "premier"})
SENT = frozenset({"delegation", "team", "envoy", "official", "delegate", "representative", "negotiator", "mission",
                   "diplomat", "minister"})  # fmt: skip
"""Nouns for people who act for whoever leads their side, and are not he."""

ANYBODY = frozenset(
    ["leader", "envoy", "negotiator", "official", "representative", "delegate", "delegation", "team", "side", "party",
     "diplomat", "minister", "mediator", "counterpart", "member", "chief", "president", "government", "they", "two",
     "commander", "general", "rival", "foe", "adversary", "neighbour", "head"]
)  # fmt: skip
"""Nouns for people who may be anybody's: "the envoys", "their leaders"."""

RISEN = frozenset({"rebel", "insurgent", "guerrilla", "militant", "opposition", "separatist"})
"""Nouns for those who fight the state that their words name: "rebels of A" do not act for A."""

AROUND = frozenset({"mediator", "host", "convener", "co_chair", "observer", "guarantor", "other", "spokesperson"})
"""Roles of those who may go unnamed when a meeting of the parties is told."""

BRINGING = frozenset({"mediator", "host", "convener"})
"""Roles of those who bring others together."""


class Who(NamedTuple):
    """A participant as linking sees it; a tuple, since millions are made.

    Args:
        at: Index among the participants of its claim.
        person: Id or folded name of the person, None for others.
        known: The packs know the person.
        actor: Id of the state, body or group, None for people and offices.
        words: The words of the name, folded.
        office: Folded name of the office, None without one.
        country: Country code, None where unknown.
        role: Role in the claim.
        whole: It is a state, body or group, not someone who acts for it.
        serves: Ids of the bodies whose offices the packs know the person to have held in those days.
        held: Folded names of the offices that the packs know the person to have held in those days.
        side: Id of the state, body, territory or movement for which it acts, None where unknown.
    """

    at: int
    person: str | None
    known: bool
    actor: str | None
    words: tuple[str, ...]
    office: str | None
    country: str | None
    role: str
    whole: bool
    held: frozenset[str] = frozenset()
    serves: frozenset[str] = frozenset()
    side: str | None = None

    @property
    def unnamed(self) -> bool:
        """Whether its words tell only what they are: "the two brigade commanders"."""
        return self.person is None and self.actor is None and self.country is None and self.side is None

    @property
    def within(self) -> bool:
        """Whether it acts for a movement or a territory of a country, not for the country."""
        return self.side is not None and self.country not in (None, "IGO", self.side)

    @property
    def risen(self) -> bool:
        """Whether its words tell only that they fight a state: "rebels of A", "the rebels"."""
        return self.side is None and self.actor is None and self.person is None and self.head in RISEN

    @property
    def several(self) -> bool:
        """Whether it stands for several whom nothing tells apart: "the two leaders"."""
        return self.unnamed and self.whole

    @property
    def head(self) -> str:
        """The noun that tells what someone unnamed is, in the singular: `commander`."""
        before = self.words[: self.words.index("of")] if "of" in self.words[1:] else self.words
        return before[-1].removesuffix("s") if before else ""

    @property
    def leads(self) -> bool:
        """Whether it leads a country: a president, "their leaders"."""
        offices = (*self.held, *([self.office] if self.office else []))
        return (self.unnamed and self.head in _LEADING) or any(o.partition(" of ")[0] in HEADS for o in offices)

    @property
    def sent(self) -> bool:
        """Whether its words tell only that it acts for someone: "the envoys", "a delegation"."""
        return self.person is None and self.head in SENT

    @property
    def keys(self) -> tuple[str, ...]:
        """Under which keys another mention of the same may be found, the narrowest first."""
        if self.within and self.side is not None:
            return (self.side,)
        if self.country is not None and self.country != "IGO":
            return (self.country,)
        if self.person is not None and not self.known:
            return (self.words[-1],) if self.words else ()
        if self.side is not None and self.actor is None and self.person is None:
            return (self.side,)
        if self.unnamed:
            return (self.head,)
        return (min(self.serves, default=None) or self.actor or self.person or " ".join(self.words),)


def _singular(words: tuple[str, ...]) -> set[str]:
    return {w.removesuffix("s") for w in words}


def has_risen(words: tuple[str, ...]) -> bool:
    """Whether words name those who fight the state that they name, too: "rebels of A" do not act for A."""
    return not RISEN.isdisjoint(_singular(words))


def implied(claim: Claim, at: int) -> bool:
    """Whether a participant was taken over from a meeting told of before, and is not said to be at this one."""
    if _TOLD_BEFORE not in [d.rule for d in claim.derived]:  # nearly always
        return False
    named = [d.rule for d in claim.derived if d.field == f"participants[{at}].name"]
    return bool(named) and named[-1] == _TOLD_BEFORE  # "the two leaders" may stand for one so found


_TOLD_BEFORE = "the meeting told of before"
