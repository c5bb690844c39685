"""The pieces of work that compare claims: weighing pairs, grouping what hangs together, saying what nearly did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.record.absorbing import absorb, meant
from goodoffices.record.casting import Score
from goodoffices.record.grouping import Decided, Pair, Weight, group, weigh
from goodoffices.record.packing import Packed, unpack
from goodoffices.record.pairing import score
from goodoffices.record.seats import Seats
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

    def do(self, seats: Seats) -> list[Weight]:
        """What speaks for each pair for which much does."""
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
class Mean:
    """Finds which thing each of some, which say little, can mean.

    Args:
        sights: Claims.
        asked: For each that says little the places of its claims in `sights`, and the things that it may be: the places
            of their claims, and what speaks for each.
    """

    sights: Sequence[Packed]
    asked: Sequence[tuple[Sequence[int], Sequence[tuple[Sequence[int], int]]]]

    def do(self, seats: Seats) -> list[tuple[int | None, int | None]]:
        """For each the number of the thing that it means, or else of one of those between which it stands."""
        views = [unpack(s) for s in self.sights]
        return [
            meant([views[i] for i in me], [[views[i] for i in rows] for rows, _ in may], [p for _, p in may], seats)
            for me, may in self.asked
        ]


@dataclass(frozen=True)
class Absorb:
    """Joins things that say little with those that they mean.

    Args:
        sights: Claims.
        things: For each of them the place of the first claim of its thing.
        pairs: Which are to be joined, by places of their first claims, the surest first.
        apart: Claims that a reviewer keeps apart, by their places.
    """

    sights: Sequence[Packed]
    things: Sequence[int]
    pairs: Sequence[Sequence[int]]
    apart: Sequence[Sequence[int]]

    def do(self, seats: Seats) -> list[int]:
        """For each claim the place of the first claim of its thing."""
        return absorb([unpack(s) for s in self.sights], self.things, self.pairs, self.apart, seats)


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
