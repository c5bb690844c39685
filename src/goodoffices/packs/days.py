"""Days and intervals as packs write them: `2004-03-09..2008-05`, `2012`, `2019-07..`."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from goodoffices.packs.model import Period


def first_day(written: str) -> date:
    """The first day of a year, month or day in ISO form.

    Raises:
        ValueError: When the words are none of these.
    """
    parts = [int(part) for part in written.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(written: str) -> date:
    """The last day of a year, month or day in ISO form.

    Raises:
        ValueError: When the words are none of these.
    """
    parts = [int(part) for part in written.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])


def read_period(written: str) -> Period:
    """The interval that a pack writes; a missing side is open, one moment stands for its whole interval.

    Raises:
        ValueError: When a side is no year, month or day, or the end lies before the start.
    """
    start, dots, end = written.strip().partition("..")
    if not dots:
        end = start
    period = Period(first_day(start) if start else None, last_day(end) if end else None)
    if period.start and period.end and period.end < period.start:
        raise ValueError(f"the period {written!r} ends before it starts")
    return period


def show_period(period: Period) -> str:
    """The interval in words for people: `2004-03-09 to 2008-05-31`, `since 2012-01-01`, `always`."""
    if period.start and period.end:
        return str(period.start) if period.start == period.end else f"{period.start} to {period.end}"
    if period.start:
        return f"since {period.start}"
    return f"until {period.end}" if period.end else "days unknown"
