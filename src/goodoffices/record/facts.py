"""What linking asks of the packs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from goodoffices.packs.model import (
    EVER,
    Actor,
    Agreement,
    Conflict,
    Format,
    KnownEvent,
    Mention,
    News,
    Office,
    Period,
    Place,
    Tenure,
)


class Facts(Protocol):
    """The look-ups that linking needs; `Packs` has them."""

    def actor(self, key: str) -> Actor | None:
        """The actor of an id."""

    def named(self, written: str) -> tuple[str, ...]:
        """Ids of the actors that a whole name may stand for, best first."""

    def place(self, key: str) -> Place | None:
        """The place of an id."""

    def office(self, key: str) -> Office | None:
        """The office of an id."""

    def tenures(self, person: str, period: Period = EVER) -> tuple[Tenure, ...]:
        """The offices of a person in a period."""

    def outlet(self, name: str) -> str | None:
        """The side or country of an outlet."""

    def find(self, text: str) -> Sequence[Mention]:
        """All known names of a text."""

    def called(self, key: str) -> tuple[str, ...]:
        """Every name of a fact."""

    def formats(self) -> tuple[Format, ...]:
        """Every format."""

    def agreements(self, parties: Sequence[str] = (), period: Period = EVER) -> tuple[Agreement, ...]:
        """Agreements that all these parties signed or mediated."""

    def events(self, parties: Sequence[str] = (), period: Period = EVER) -> tuple[KnownEvent, ...]:
        """Events in which all these parties took part."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Whose conflict each pack is about."""

    def chronicle(self) -> tuple[News, ...]:
        """What was news, line by line."""
