"""What an undated article says about its day, expression by expression: each clue with the days that it allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from goodoffices.schema import Article, Span
from goodoffices.time.clue import Clue, Told, lead_of
from goodoffices.time.daysets import EARLIEST, LATEST, DaySet

_NEAR, _FAR = 182, 364
"""A day of the year without its year lies less than a year away; as the news that opens an article, less than half."""
_ANSWERED = 31
"""Days within which a reader's letter on an article is printed."""
_CITES = re.compile(r"\([^()\n]*,\s*$")
_RECENT = 6
"""A weekday in the past tense lies within the seven days up to publication."""
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)$")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])$")
_HEADS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EDITORS = re.compile(r"(?i)\b(?:amended|corrected|updated|modified)\b")
"""Words of a note on the article itself, made after its publication."""
_AMENDED = 60
_ON_REQUEST = re.compile(r"(?i)\b(?:personal|privacy|request|anonym\w+)\b")
"""What is taken out for somebody's sake may be so years later."""
_LED = re.compile(r"(?i)\b(?:in|since|from|during|of|after)\s+$")
_OF_NAME = re.compile(r"^\s+[A-Z]")
"""What follows a year that is part of a name ("out of 2018 World Cup qualification")."""
_LED_OF = re.compile(r"(?i)\bof\s+$")
"""What leads a year that dates its clause; before a noun it may name what is to come ("the 2024 games")."""
_NAMED = re.compile(r"[A-Z][a-zà-ÿ]{3,}")


def clues_of_times(article: Article, told: Sequence[Told]) -> Iterator[Clue]:
    """The clues that the time expressions give, each by itself or beside another.

    Args:
        article: The article.
        told: Its time expressions.
    """
    lead = lead_of(article)
    for one in told:
        if one.time.grain != "year" or _dates_its_clause(article.text, one.time.start, one.time.end):
            yield from _clue_of_full_day(one)
        yield from _clue_of_day_without_year(one, told, lead, _cited(article.text, one.time.start, one.time.end))
    yield from _clues_beside_caption(article, told)


def _cited(text: str, start: int, end: int) -> bool:
    """Whether a day closes a bracket after a comma, as letters cite what they answer: "(No way out, 10 April)"."""
    return _CITES.search(text[max(0, start - 160) : start]) is not None and text[end : end + 1] == ")"


def _dates_its_clause(text: str, start: int, end: int) -> bool:
    """Whether a year stands by itself ("in 2014"), not in the name of something that may be to come."""
    before = text[max(0, start - 12) : start]
    of_a_name = _LED_OF.search(before) is not None and _OF_NAME.match(text[end : end + 3]) is not None
    return _LED.search(before) is not None and not of_a_name


def _clue_of_full_day(one: Told) -> Iterator[Clue]:
    """A full date: under a picture or in the past tense the article is no older."""
    time = one.time
    if time.type != "DATE" or time.basis != "explicit" or time.interval is None or time.anchor != "none":
        return
    first, last = time.interval.start, time.interval.end
    span = Span(time.start, time.end)
    if one.kind in ("dateline", "timestamp") and first is not None and first == last:
        yield Clue(f"the {one.kind} gives {first}", span, DaySet.of([(first, first)]), 100)
    elif one.kind in ("caption", "credit") and first is not None and time.grain == "day":
        yield Clue(f"a picture was taken on {first}", span, DaySet.since(first), 90)
    elif _EDITORS.search(one.around):
        yield from _clue_of_amendment(one, span)
    elif time.grain not in ("day", "month", "year"):
        return
    elif one.tense == "past" and first is not None and (one.sure or time.grain == "day"):
        what = str(first) if first == last else f"{time.text}, from {first} on,"
        yield Clue(f"tells {what} as past", span, DaySet.since(first), 80)
    elif one.tense == "future" and last is not None and first is not None:
        yield Clue(f"tells {time.text} as still to come", span, DaySet.until(last), 20, hard=time.grain == "day")


def _clue_of_amendment(one: Told, span: Span) -> Iterator[Clue]:
    """A note on the article itself is later than the article, and mostly by days."""
    day = one.time.interval.end if one.time.interval is not None else None
    if day is None or one.time.grain != "day":
        return
    yield Clue(f"was amended on {day}, when it had appeared", span, DaySet.until(day), 85)
    if not _ON_REQUEST.search(one.around):
        days = DaySet.of([(day - timedelta(days=_AMENDED), day)])
        yield Clue(f"was amended on {day}, mostly within {_AMENDED} days after it appeared", span, days, 21)


def _clue_of_day_without_year(one: Told, told: Sequence[Told], lead: Span, cited: bool) -> Iterator[Clue]:
    """A day of the year without the year; with its weekday only some years fit."""
    match = _YEARLESS.search(one.time.value)
    if match is None or one.time.type != "DATE" or one.kind in ("caption", "credit"):
        return
    weekday = _weekday_within(one.time.text)
    days = [d for year in range(EARLIEST.year, LATEST.year + 1) if (d := _day(year, match[1], match[2]))]
    span = Span(one.time.start, one.time.end)
    if one.kind in ("dateline", "timestamp"):
        yield Clue(
            f"the {one.kind} gives {one.time.text}", span, DaySet.of((d, d + timedelta(days=1)) for d in days), 75
        )
        return
    if cited:
        says = f"cites what a newspaper had on {one.time.text}, which letters answer within a month"
        yield Clue(says, span, DaySet.of((d, d + timedelta(days=_ANSWERED)) for d in days), 72)
        return
    if one.tense not in ("past", "future"):
        return
    if weekday is None:
        near = timedelta(days=_NEAR if lead.contains(span) else _FAR)
        stretches = [(d, d + near) if one.tense == "past" else (d - near, d) for d in days]
        which = "the last one" if one.tense == "past" else "the next one"
        says = f"{one.time.text}, told as {_told(one.tense)} without a year, is {which} from the day of publication"
        yield Clue(says, span, DaySet.of(stretches), 50)
        return
    days = [d for d in days if d.weekday() == weekday]
    years = ", ".join(str(d.year) for d in days if 1990 <= d.year <= 2030)
    says = f"{one.time.text}: from 1990 to 2030 a {_NAMES[weekday]} only in {years}"
    if one.tense == "future":
        yield Clue(says, span, DaySet.of((d - timedelta(days=_NEAR), d) for d in days), 70)
        return
    reach, also = _next_told(weekday, told)
    yield Clue(says + also, span, DaySet.of((d, d + timedelta(days=reach)) for d in days), 70)


def _next_told(weekday: int, told: Sequence[Told]) -> tuple[int, str]:
    """Up to how many days after a dated weekday the article can be: a bare weekday to come is the first after it."""
    ahead = [(_bare_weekday(o), o) for o in told if o.tense == "future"]
    gaps = [((w - weekday) % 7 or 7, o.time.text) for w, o in ahead if w is not None]
    if not gaps:
        return _RECENT, ", told as of the last seven days"
    gap, words = min(gaps)
    return min(gap, _RECENT), f"; {words}, still to come, is the first after it"


def _clues_beside_caption(article: Article, told: Sequence[Told]) -> Iterator[Clue]:
    """A dated picture of what a weekday tells: the weekday is that day, and others lie in the week around it."""
    past = [(w, o) for o in told if o.tense == "past" and o.kind == "body" and (w := _bare_weekday(o)) is not None]
    for one in told:
        interval = one.time.interval
        if one.kind not in ("caption", "credit") or one.time.grain != "day" or interval is None:
            continue
        day = interval.start
        if day is None:
            continue
        same = [o for w, o in past if w == day.weekday() and _share_a_name(article, one, o)]
        if not same:
            continue
        latest, words = day, same[0]
        for w, other in past:
            after = day + timedelta(days=(w - day.weekday()) % 7)
            if (after - day).days <= 3 and after > latest:
                latest, words = after, other
        span = Span(words.time.start, words.time.end)
        says = (
            f"{same[0].time.text} is {day}, the day of the picture of the same people"
            + (f"; {words.time.text}, also past, is {latest}" if latest != day else "")
            + f"; a weekday alone is one of the last seven days, so it was before {day + timedelta(days=7)}"
        )
        yield Clue(says, span, DaySet.of([(latest, day + timedelta(days=_RECENT))]), 85)


def _share_a_name(article: Article, one: Told, other: Told) -> bool:
    """Whether caption and sentence name the same person or place."""
    caption = article.block_at(one.time.start)
    return caption is not None and len(_names(article.quote(caption.span)) & _names(other.around)) >= 2


def _names(text: str) -> set[str]:
    return set(_NAMED.findall(text)) - {*_NAMES, "Photo", "Picture"}


def _bare_weekday(one: Told) -> int | None:
    match = _WEEKDAY.match(one.time.value)
    return int(match[1]) - 1 if match and one.time.type == "DATE" else None


def _weekday_within(words: str) -> int | None:
    """The weekday that stands before a day of the month, by its first letters: misspelt ones count."""
    match = re.match(r"[^\W\d]{3,}", words)
    if match is None or not re.fullmatch(r"(?i)[a-z]*day|mon|tues?|wed|thu|thurs?|fri|sat|sun", match.group()):
        return None
    head = match.group()[:2].lower()
    return _HEADS.index(head) if head in _HEADS else None


def _told(tense: str) -> str:
    return "past" if tense == "past" else "still to come"


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None
