"""Clock times and the days that they belong to: `15:00 on Thursday` is one time; so are `Tuesday ... at 18:00`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodoffices.time.expressions import TimeExpression

_JOINT = re.compile(r"\s*,?\s*(?:(?:on|at)\s+)?")
_SENTENCE_END = re.compile(r"[.!?]\s")


def join_clocks(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Gives each bare clock time the day beside it, or the one told before it in its sentence.

    Args:
        text: The text.
        found: Its expressions in order.

    Returns:
        The expressions in order; a clock and a day right beside each other are one.
    """
    out: list[TimeExpression] = []
    for expression, after in zip(found, (*found[1:], None), strict=False):
        before = out[-1] if out else None
        if before is not None and _adjacent(text, before, expression):
            clock, day = (before, expression) if _bare_clock(before) else (expression, before)
            if _bare_clock(clock) and _day(day):
                out[-1] = _timed(text, clock, day, before.start, expression.end)
                continue
        told = before is not None and _day(before) and not _SENTENCE_END.search(text, before.end, expression.start)
        led = after is not None and _day(after) and _adjacent(text, expression, after)
        if before is not None and told and not led and _bare_clock(expression):
            out.append(_timed(text, expression, before, expression.start, expression.end))
        else:
            out.append(expression)
    return out


def _adjacent(text: str, before: TimeExpression, after: TimeExpression) -> bool:
    return _JOINT.fullmatch(text, before.end, after.start) is not None


def _bare_clock(expression: TimeExpression) -> bool:
    return expression.type == "TIME" and expression.symbolic == "published" and expression.value[-1:] not in "OFVI"


def _day(expression: TimeExpression) -> bool:
    return expression.type == "DATE" and expression.grain == "day"


def _timed(text: str, clock: TimeExpression, day: TimeExpression, start: int, end: int) -> TimeExpression:
    """The day with the time of a clock."""
    time = clock.value.partition("T")[2]
    return replace(day, start=start, end=end, text=text[start:end], type="TIME", value=f"{day.value}T{time}")
