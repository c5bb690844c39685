"""Days as people write them: a year, a month or a day."""

from __future__ import annotations

import calendar
import re
from datetime import date

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def day_bounds(text: str) -> tuple[date, date]:
    """The first and last day of `2016`, `2016-06` or `2016-06-20`.

    Raises:
        ValueError: It is no such thing.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    last = month or 12
    return date(year, month or 1, day or 1), date(year, last, day or calendar.monthrange(year, last)[1])
