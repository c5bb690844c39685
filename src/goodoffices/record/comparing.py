"""The pieces of work that compare claims: weighing pairs, grouping what hangs together, saying what nearly did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.record.casting import Score
from goodoffices.record.grouping import Decided, Pair, group, weigh
from goodoffices.record.packing import Packed, unpack
from goodoffices.record.pairing import score
from goodoffices.record.people import Seats
from goodoffices.record.vetoes import veto
from goodoffices.schema import Near


@dataclass(frozen=True)
class Weigh:
    """Weighs pairs of claims.

    Args:
        sights: The claims.
        pairs: The pairs, by their places in `sights`.
    """

    sights: Sequence[Packed]
    pairs: Sequence[tuple[int, int]]

    def do(self, seats: Seats) -> list[tuple[int, int, bool]]:
        """Of each pair with nearly enough for it or more: its place, its points, and whether it is enough."""
        return weigh([unpack(s) for s in self.sights], self.pairs, seats)


@dataclass(frozen=True)
class Group:
    """Finds the things that claims tell of.

    Args:
        sights: The claims, sorted by id.
        pairs: The pairs with enough for them, by their places in `sights`, best first.
        decided: What reviewers decided of them.
    """

    sights: Sequence[Packed]
    pairs: Sequence[tuple[int, int, int]]
    decided: Decided

    def do(self, seats: Seats) -> list[list[int]]:
        """Places of the claims of each thing."""
        return group([unpack(s) for s in self.sights], [Pair(*p) for p in self.pairs], seats, self.decided)


@dataclass(frozen=True)
class Nearly:
    """Says why pairs of claims were nearly linked.

    Args:
        sights: The claims.
        pairs: The pairs, by their places in `sights`; with a reviewer's reason where one wanted them together.
    """

    sights: Sequence[Packed]
    pairs: Sequence[tuple[int, int, str | None]]

    def do(self, seats: Seats) -> list[Near]:
        """A near-miss for each pair."""
        views, found = [unpack(s) for s in self.sights], []
        for i, j, decided in self.pairs:
            one, other = views[i], views[j]
            why = Score()
            if decided is not None:
                why.add(100, decided)
            else:
                why = score(one, other)
            found.append(
                Near(
                    one=min(one.id, other.id),
                    other=max(one.id, other.id),
                    score=min(why.points, 100) / 100,
                    reasons=why.reasons,
                    against=veto(one, other, seats),
                )
            )
        return found
