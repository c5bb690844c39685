"""Days as pages, rows and addresses write them: `2016-06-20`, `20 June 2016`, `June 20, 2016`, `20.06.2016`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from goodoffices.articles.rules import month_numbers, stamp_words


class Day(NamedTuple):
    """A day and where it stands in a line."""

    day: date
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((re.escape(n) for n in month_numbers()), key=lambda n: (-len(n), n)))
    return tuple(
        re.compile(p, re.IGNORECASE)
        for p in (
            r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
            rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|-?го)?[\s-]+(?:de\s+)?(?P<n>{names})\.?,?[\s-]+(?:de\s+)?(?P<y>(?:19|20)\d\d)(?!\d)",
            rf"(?<!\w)(?P<n>{names})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
            r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)",
            r"(?<!\d)(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>(?:19|20)\d\d)(?!\d)",
            r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T\d+Z?)?(?!\d)",
        )
    )


def _day(match: re.Match[str]) -> date | None:
    """The day of a match; None where it is none, or where day and month could be either way round."""
    got = match.groupdict()
    if "a" in got:
        first, second = int(got["a"]), int(got["b"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        day = int(got["d"])
        month = month_numbers()[got["n"].lower()] if got.get("n") else int(got["m"])
    try:
        return date(int(got["y"]), month, day)
    except ValueError:
        return None


def find_day(line: str) -> Day | None:
    """The first full day (day, month and year) in a line.

    `04/05/2016` is none: nothing tells day from month.
    """
    found = [
        Day(day, match.start(), match.end())
        for pattern in _patterns()
        for match in pattern.finditer(line)
        if (day := _day(match)) is not None
    ]
    return min(found, key=lambda d: (d.start, -d.end)) if found else None


def day_of_address(url: str) -> Day | None:
    """The day in the path of a page's address: `/2016/06/20/`, `/2016/jun/20/`, `/2016-06-20`."""
    match = re.search(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?!\d)", url.lower())
    if match is None:
        return None
    month = int(match["m"]) if match["m"].isdigit() else month_numbers().get(match["m"])
    try:
        return Day(date(int(match["y"]), month or 0, int(match["d"])), match.start(), match.end())
    except ValueError:
        return None


@cache
def _beside() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in stamp_words())
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|\d{{1,2}}[:.]\d\d(?::\d\d)?|[+-]\d{{2}}:?\d\d|[\W_]", re.IGNORECASE)


def beside_day(line: str, found: Day) -> str:
    """What a line says beside a day, weekday, clock time and words such as `published`."""
    rest = line[: found.start] + " | " + line[found.end :]
    kept = _beside().sub(lambda m: " " if not m.group().isspace() else m.group(), rest)
    return " ".join(kept.split())
