"""Calendar units as intervals of days: weeks are ISO weeks; the parts of a month and of a year are the design's.

Every function is pure calendar arithmetic; a day outside the years 1 to 9999 raises `ValueError` or `OverflowError`.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal, TypeAlias

Days: TypeAlias = tuple[date, date]
Unit: TypeAlias = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
Part: TypeAlias = Literal["START", "MID", "END"]

WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
SEASONS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}
"""First month of each northern season; a winter is named after the year in which it begins."""
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def month_days(year: int, month: int, months: int = 1) -> Days:
    """First and last day of `months` months from a month on; `month` may lie outside 1 to 12."""
    first, last = year * 12 + month - 1, year * 12 + month + months - 2
    end_year, end_month = divmod(last, 12)
    return (
        date(first // 12, first % 12 + 1, 1),
        date(end_year, end_month + 1, calendar.monthrange(end_year, end_month + 1)[1]),
    )


def unit_of(day: date, unit: Unit) -> Days:
    """The whole calendar unit that holds a day."""
    if unit == "day":
        return day, day
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday())
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "season":
        shifted = (day.month % 12) // 3 * 3
        return month_days(day.year - (day.month < 3), shifted or 12, 3)
    if unit == "decade":
        return month_days(day.year // 10 * 10 or 1, 1, 120)
    if unit == "century":
        return month_days(day.year // 100 * 100 or 1, 1, 1200)
    months = _MONTHS[unit]
    return month_days(day.year, (day.month - 1) // months * months + 1, months)


def part_of(days: Days, part: Part) -> Days:
    """The beginning, middle or end of a unit: of a month days 1-10, 11-20, 21-last; of a year months 1-4, 5-8, 9-12.

    Of a week Monday-Tuesday, Wednesday-Thursday, Friday-Sunday; of anything else its thirds in days.
    """
    start, end = days
    length = (end - start).days + 1
    index = ("START", "MID", "END").index(part)
    if length == 7:
        cuts = [0, 2, 4, 7]
    elif 28 <= length <= 31:
        cuts = [0, 10, 20, length]
    elif 365 <= length <= 366:
        cuts = [(month_days(start.year, m)[0] - start).days for m in (1, 5, 9)] + [length]
    elif length in (3652, 3653):
        cuts = [(date(start.year + y, 1, 1) - start).days for y in (0, 4, 7)] + [length]
    else:
        cuts = [0, length // 3, 2 * length // 3, length]
    return start + timedelta(days=cuts[index]), start + timedelta(days=cuts[index + 1] - 1)


def shift(day: date, amount: int, letter: str) -> date:
    """A day moved by days (D), weeks (W), months (M), years (Y); a day that the month lacks becomes its last."""
    if letter in "DW":
        return day + timedelta(days=amount * (7 if letter == "W" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + amount * (12 if letter == "Y" else 1), 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def name_of(days: Days, unit: Unit) -> str:
    """The TIMEX3 value of a calendar unit: `2016-06-20`, `2016-W25`, `2016-06`, `2016-Q2`, `2016`, `201`."""
    start = days[0]
    if unit == "day":
        return start.isoformat()
    if unit in ("week", "weekend"):
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{start.year:04}-{start.month:02}"
    if unit == "quarter":
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    if unit == "half":
        return f"{start.year:04}-H{1 + start.month // 7}"
    if unit == "season":
        return f"{start.year:04}-" + next(code for code, month in SEASONS.items() if month == start.month)
    if unit == "year":
        return f"{start.year:04}"
    return f"{start.year // 10:03}" if unit == "decade" else f"{start.year // 100:02}"


def read_unit(value: str) -> tuple[Days, Unit] | None:
    """The days of a calendar value as `name_of` writes it, and its unit; None where it is none or does not exist."""
    head, _, rest = value.partition("-")
    if not (head.isascii() and head.isdigit()):
        return None
    try:
        return _read(int(head), len(head), rest)
    except ValueError:
        return None


def _read(number: int, digits: int, rest: str) -> tuple[Days, Unit] | None:
    if digits == 3 and not rest:
        return month_days(number * 10 or 1, 1, 120), "decade"
    if digits == 2 and not rest:
        return month_days(number * 100 or 1, 1, 1200), "century"
    if digits != 4:
        return None
    if not rest:
        return month_days(number, 1, 12), "year"
    if rest in SEASONS:
        return month_days(number, SEASONS[rest], 3), "season"
    if rest[0] == "Q" and rest[1:] in ("1", "2", "3", "4"):
        return month_days(number, int(rest[1]) * 3 - 2, 3), "quarter"
    if rest[0] == "H" and rest[1:] in ("1", "2"):
        return month_days(number, int(rest[1]) * 6 - 5, 6), "half"
    if rest[0] == "W":
        monday = date.fromisocalendar(number, int(rest[1:3]), 1)
        return (unit_of(monday, "weekend"), "weekend") if rest.endswith("-WE") else (unit_of(monday, "week"), "week")
    pieces = rest.split("-")
    if len(pieces) == 1:
        return month_days(number, date(number, int(pieces[0]), 1).month), "month"
    day = date(number, int(pieces[0]), int(pieces[1]))
    return (day, day), "day"
