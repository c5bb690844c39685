"""Intervals by bootstrap: how far a figure may move when other texts are drawn."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def interval(
    items: Sequence[T], figure: Callable[[Sequence[T]], float | None], draws: int = 1000
) -> tuple[float, float]:
    """The 95 % interval of a figure (percentile bootstrap over whole texts, seed 7; Efron and Tibshirani 1993).

    Args:
        items: One for each text: what the figure is computed from.
        figure: The figure of a selection; None where it has nothing to count.
        draws: How many selections are drawn.

    Returns:
        The lower and the upper bound; nan twice where no draw has a figure.
    """
    draw = random.Random(7)
    values = []
    for _ in range(draws):
        value = figure([items[draw.randrange(len(items))] for _ in items]) if items else None
        if value is not None:
            values.append(value)
    if not values:
        return float("nan"), float("nan")
    values.sort()
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]
