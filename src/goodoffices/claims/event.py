"""An event in reading: what a frame has found around its trigger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage
from goodoffices.claims.verdict import Verdict
from goodoffices.language import Token
from goodoffices.lexicon.shapes import Frame
from goodoffices.schema import Claim, Role

Roles: TypeAlias = list[tuple[Party, Role]]
Contacts: TypeAlias = list[tuple[int, Claim, Roles]]
"""Contacts told of so far: number of the passage, claim, who takes part."""


@dataclass
class Event:
    """What a frame has found around a trigger, before it becomes a claim.

    Args:
        passage: Where it stands.
        frame: The frame.
        trigger: Its word.
        verdict: Whether and how it comes about.
        roles: Parties by role, in the order of finding.
        series: Its participants are those of the talks that it carries on ("the second round").
        unnamed: Words in the place of a participant that name no one.
        at_war: The article tells of a conflict.
    """

    passage: Passage
    frame: Frame
    trigger: Token
    verdict: Verdict
    roles: list[tuple[Party, Role]] = field(default_factory=list)
    series: bool = False
    unnamed: list[tuple[Token, Role]] = field(default_factory=list)
    at_war: bool = False

    def add(self, parties: list[Party], role: str) -> None:
        """More participants in a role."""
        self.roles += [(p, role) for p in parties]  # type: ignore[misc]

    def only_unnamed(self) -> bool:
        """Whether no name or state tells who takes part: "the two commanders", "western leaders"."""
        return all(p.actor is None and p.member_of is None and p.kind in ("office", "group") for p, _ in self.roles)

    def core(self) -> list[Party]:
        """The different parties, whatever their role."""
        kept: list[Party] = []
        for party, _ in self.roles:
            if not any(k.same_as(party) for k in kept):
                kept.append(party)
        return kept
