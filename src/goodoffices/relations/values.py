"""What a coded relation is: PLOVER's roots in the fifteen classes of its public benchmark, and their quads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

QUADS: Final[dict[str, int]] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1,
    "COOPERATE": 2, "AID": 2, "YIELD": 2,
    "ACCUSE": 3, "REQUEST": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Root to quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.

Source: the PLOVER manual (draft 2.0, 2021, CC BY-SA 4.0). YIELD stands for its CONCEDE and RETREAT.
"""

ROOTS: Final = tuple(QUADS)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one actor does to another, by one sentence.

    Attributes:
        root: One of `ROOTS`.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        score: How sure that is, 0 to 1; not calibrated on news.
    """

    root: str
    quad: int
    score: float


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some words say.

    Attributes:
        root: PLOVER root.
        rules: Ids of the rules that say so, from the top down.
        weak: Only an operator was understood, or only a guess from a noun below.
    """

    root: str
    rules: tuple[str, ...]
    weak: bool = False
