"""What an anchored value may seek around a day: weekdays, days of a month or year, months, seasons, feasts."""

from __future__ import annotations

from datetime import date, timedelta

from goodoffices.schema.feasts import FEASTS, feast_days
from goodoffices.schema.units import SEASONS, WEEKDAYS, Days, Unit, month_days, read_unit, unit_of


def seekable(text: str) -> bool:
    """Whether a word names something that can be sought."""
    if text in WEEKDAYS or text in SEASONS or text in FEASTS or text == "WE":
        return True
    if text[:1] == "-":
        return text[1:].isdigit() and 1 <= int(text[1:]) <= 31
    if ":" in text:
        return all(part in WEEKDAYS or read_unit(f"2000-{part}") is not None for part in text.split(":"))
    if "=" in text:
        weekday, _, day = text.partition("=")
        return weekday in WEEKDAYS and read_unit(f"2000-{day}") is not None
    if "#" in text:
        month, _, week = text.partition("#")
        return read_unit(f"2000-{month}") is not None and week in ("1", "2", "3", "4", "5")
    return read_unit(f"2000-{text}") is not None


def unit_sought(what: str) -> Unit | None:
    """The calendar unit of what is sought; None for a range of days."""
    if what in SEASONS:
        return "season"
    if what == "WE":
        return "weekend"
    if ":" in what or "#" in what:
        return None
    found = read_unit(f"2000-{what}")
    return found[1] if found else "day"


def home_of(what: str) -> Unit:
    """The unit in which what is sought comes once: a weekday in a week, a day of a month in a month, else the year."""
    if (what[:3] in WEEKDAYS and "=" not in what) or what == "WE":
        return "week"
    return "month" if what[0] == "-" else "year"


def distance(days: Days, day: date) -> int:
    """How many days lie between a day and an interval; 0 inside."""
    return 0 if days[0] <= day <= days[1] else min(abs((days[0] - day).days), abs((days[1] - day).days))


def candidates(day: date, what: str) -> list[Days]:
    """What is sought around a day, in order: enough to both sides for leap days, short months and feasts.

    Args:
        day: The day.
        what: Something `seekable`.
    """
    if home_of(what) == "week":
        monday = day - timedelta(days=day.weekday())
        return [_in_week(monday + timedelta(days=7 * week), what) for week in (-1, 0, 1)]
    if what[0] == "-":
        months = [month_days(day.year, day.month + m) for m in range(-2, 4)]
        number = int(what[1:])
        return [(d, d) for first, last in months if number <= last.day for d in [first.replace(day=number)]]
    far = 2 if what in FEASTS else 12 if "=" in what else 9
    years = range(max(1, day.year - far), min(9998, day.year + far) + 1)
    return [days for year in years for days in _in_year(year, what)]


def _in_week(monday: date, what: str) -> Days:
    if what == "WE":
        return unit_of(monday, "weekend")
    first, _, last = what.partition(":")
    start = monday + timedelta(days=WEEKDAYS.index(first))
    end = monday + timedelta(days=WEEKDAYS.index(last or first))
    return start, end if end >= start else end + timedelta(days=7)


def _in_year(year: int, what: str) -> list[Days]:
    if what in FEASTS:
        return list(feast_days(what, year))
    if ":" in what:
        first, last = (read_unit(f"{year:04}-{part}") for part in what.split(":"))
        if first is not None and last is not None and last[0][1] < first[0][0]:
            last = read_unit(f"{year + 1:04}-{what.split(':')[1]}")
        return [(first[0][0], last[0][1])] if first is not None and last is not None else []
    if "#" in what:
        month, _, week = what.partition("#")
        start, end = month_days(year, int(month))
        if week == "5":
            return [(end - timedelta(days=6), end)]
        return [(start + timedelta(days=7 * int(week) - 7), start + timedelta(days=7 * int(week) - 1))]
    weekday, _, rest = what.rpartition("=")
    found = read_unit(f"{year:04}-{rest}")
    if found is None or (weekday and WEEKDAYS[found[0][0].weekday()] != weekday):
        return []
    return [found[0]]
