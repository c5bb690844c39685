"""Where the line of a relation turns: change points, with how little they may rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goodoffices.schema import GoodofficesError

LEAST = 12
"""Months that a line has at least before a turn is looked for."""

FEW = 24
"""Months with a score below which a turn is called weak."""

FULL = 3
"""One month in so many has a score at least, or a turn is called weak, too."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A month in which a line turns.

    Args:
        month: The first month of the new level.
        before: Mean of the months since the turn before.
        after: Mean of the months until the next turn.
    """

    month: date
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a line.

    Args:
        turns: In order.
        says: How much they rest on, in words.
    """

    turns: tuple[Turn, ...]
    says: str


def turns(line: Sequence[tuple[date, float]]) -> Turns:
    """The change points of a monthly line, by PELT with a penalty of the variance times the logarithm of its length.

    Source: R. Killick, P. Fearnhead, I. Eckley, Optimal detection of changepoints with a linear computational cost
    (2012), as the library ruptures has it.

    Args:
        line: (month, value), every month once, in order.

    Raises:
        GoodofficesError: The library ruptures is not installed.
    """
    told = sum(value != 0 for _, value in line)
    if len(line) < LEAST or told < LEAST // 2:
        return Turns((), f"{len(line)} months, {told} of them with events: too few to look for turns")
    try:
        import numpy as np
        import ruptures
    except ImportError as error:
        raise GoodofficesError("change points need the library ruptures: pip install goodoffices[analysis]") from error
    values = np.array([value for _, value in line], dtype=float)
    penalty = 3 * float(np.log(len(values))) * float(values.var())
    ends = ruptures.Pelt(model="l2", min_size=3, jump=1).fit(values.reshape(-1, 1)).predict(pen=penalty)
    cuts = [0, *ends]
    means = [float(values[a:b].mean()) for a, b in pairwise(cuts)]
    found = tuple(Turn(line[cuts[i + 1]][0], round(means[i], 2), round(means[i + 1], 2)) for i in range(len(means) - 1))
    few = told < FEW or told * FULL < len(line)
    weak = "; that is few: a turn may be an accident of what was reported" if few else ""
    return Turns(found, f"{len(line)} months, {told} of them with events{weak}")
