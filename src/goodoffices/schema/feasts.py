"""The days of feasts that news dates by, year by year, from the library `holidays`.

Of Muslim feasts the library gives the announced or the reckoned day; where the moon is sighted it may be a day off.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_FIXED = {
    "new-year": (1, 1),
    "new-year-eve": (12, 31),
    "christmas": (12, 25),
    "christmas-eve": (12, 24),
    "orthodox-christmas": (1, 7),
    "epiphany": (1, 6),
    "valentine": (2, 14),
    "womens-day": (3, 8),
    "nowruz": (3, 21),
    "may-day": (5, 1),
    "victory-day": (5, 9),
    "halloween": (10, 31),
    "armistice-day": (11, 11),
}
_EASTER = {"easter": 0, "good-friday": -2, "easter-monday": 1, "palm-sunday": -7, "ascension": 39, "pentecost": 49}
_ISLAMIC = {
    "eid-al-fitr": "eid_al_fitr_dates",
    "eid-al-adha": "eid_al_adha_dates",
    "ramadan": "ramadan_beginning_dates",
    "ashura": "ashura_dates",
    "mawlid": "mawlid_dates",
}
_HEBREW = {"rosh-hashanah": "rosh_hashanah_date", "yom-kippur": "yom_kippur_date", "passover": "passover_date"}
FEASTS: frozenset[str] = frozenset({*_FIXED, *_EASTER, *_ISLAMIC, *_HEBREW, "eid", "orthodox-easter", "thanksgiving"})
"""Names of the feasts that `feast_days` knows."""


@lru_cache(maxsize=4096)
def feast_days(name: str, year: int) -> tuple[tuple[date, date], ...]:
    """The first and last days of a feast that begins in a year; mostly one, of a Muslim feast none or two at times.

    Args:
        name: One of `FEASTS`.
        year: A Gregorian year.

    Raises:
        KeyError: The name is no feast.
    """
    if name in _FIXED:
        day = date(year, *_FIXED[name])
        return ((day, day),)
    if name in _EASTER:
        day = _easter(year, orthodox=False) + timedelta(days=_EASTER[name])
        return ((day, day),)
    if name == "orthodox-easter":
        day = _easter(year, orthodox=True)
        return ((day, day),)
    if name == "thanksgiving":
        first = date(year, 11, 1)
        day = first + timedelta(days=(3 - first.weekday()) % 7 + 21)
        return ((day, day),)
    if name == "eid":
        return tuple(sorted(feast_days("eid-al-fitr", year) + feast_days("eid-al-adha", year)))
    if name in _ISLAMIC or name in _HEBREW:
        return tuple((d, d + timedelta(days=28 if name == "ramadan" else 0)) for d in _moon(name, year))
    raise KeyError(name)


def _easter(year: int, orthodox: bool) -> date:
    """Easter Sunday after Meeus (Astronomical Algorithms, 1991, chapter 8); orthodox: the Julian reckoning."""
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _moon(name: str, year: int) -> tuple[date, ...]:
    """The days from the library; its calendar classes are its only access by feast rather than by country."""
    from holidays.calendars.hebrew import _HebrewLunisolar
    from holidays.calendars.islamic import _IslamicLunar

    source = _IslamicLunar() if name in _ISLAMIC else _HebrewLunisolar()
    found = getattr(source, _ISLAMIC.get(name) or _HEBREW[name])(year)
    days = [row[0] for row in found] if name in _ISLAMIC else [found[0]] if isinstance(found, tuple) else [found]
    return tuple(sorted(day for day in days if day is not None and day.year == year))
