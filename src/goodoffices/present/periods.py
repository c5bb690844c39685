"""Months and years as the columns of a chart: `2016-06`, or `2016` where months would be too many."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.present.words import MONTHS

MOST_MONTHS = 72
"""From so many months on, a column is a year."""


def periods(months: Iterable[str]) -> list[str]:
    """Every month from the first to the last of some, or every year where the months are many; none of none.

    Args:
        months: Months, as `2016-06`.
    """
    found = sorted(set(months))
    if not found:
        return []
    first, last = _number(found[0]), _number(found[-1])
    if last - first > MOST_MONTHS:
        return [f"{year:04}" for year in range(first // 12, last // 12 + 1)]
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]


def period_word(period: str) -> str:
    """`June 2016`, or `2016`."""
    year, month = period[:4], period[5:7]
    return f"{MONTHS[int(month) - 1]} {int(year)}" if month else str(int(year))


def axis_words(keys: list[str], step: float) -> list[str]:
    """What stands under each column; empty for most.

    Args:
        keys: The periods.
        step: Width of a column in the drawing.
    """
    if keys and len(keys[0]) == 4:
        return [str(int(key)) if int(key) % 5 == 0 or step > 40 else "" for key in keys]
    heads = (i for i, key in enumerate(keys) if key[5:7] == "01" or (i == 0 and key[5:7] < "11"))
    shown = set(heads)
    return [str(int(key[:4])) if i in shown else "" for i, key in enumerate(keys)]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
