"""The day of an article: from its stamps, else from what it says, solved to an interval with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.language import Sentence
from goodoffices.packs import Packs
from goodoffices.schema import Article, Reason, Stamp, When
from goodoffices.time.clue import Clue, Told, lead_of, told_times
from goodoffices.time.clues import clues_of_times
from goodoffices.time.daysets import ALWAYS, EARLIEST, DaySet
from goodoffices.time.known import clues_of_names

_SOURCES = {
    "field": "the date field",
    "json-ld": "the page's metadata",
    "meta": "the page's metadata",
    "time": "a time tag of the page",
    "url": "the address",
    "timestamp": "a line of the page",
    "dateline": "the dateline",
    "feed": "the feed",
}
_ZONES = timedelta(days=1)
"""Two stamps a day apart may name the same moment in two time zones."""
_NARROW = 31
"""In a longer interval no day is better than another."""


@dataclass(frozen=True, slots=True)
class Dated:
    """When an article was published.

    Args:
        when: The day or interval; unknown where nothing tells.
        reasons: Why, strongest first; a contradicted one is shown with `used` false.
        best: The likeliest day of the interval, None where no day is likelier than others.
    """

    when: When
    reasons: tuple[Reason, ...]
    best: date | None


def date_article(article: Article, sentences: Sequence[Sentence], packs: Packs) -> Dated:
    """Dates an article.

    Args:
        article: The article with its stamps.
        sentences: Its parsed sentences.
        packs: Facts about events, organisations and offices.

    Returns:
        The day by the strongest stamp, else the days that all it says allows; what contradicts the result is told.
    """
    told = told_times(article, sentences)
    clues = sorted(_clues(article, sentences, packs, told), key=_order)
    if article.stamps:
        return _stamped(article, clues)
    return _solved(article, clues, told)


def _clues(article: Article, sentences: Sequence[Sentence], packs: Packs, told: Sequence[Told]) -> Iterable[Clue]:
    yield from clues_of_times(article, told)
    yield from clues_of_names(article, sentences, packs, told)


def _order(clue: Clue) -> tuple[int, date, int]:
    """Strongest first; of equals the one that reaches least far back, whose words are then the reason."""
    first = clue.days.start or EARLIEST
    return (-clue.strength, date.max - (first - date.min), clue.span.start if clue.span else -1)


def _stamped(article: Article, clues: Sequence[Clue]) -> Dated:
    chosen, *others = article.stamps
    reasons = [_stamp_reason(chosen, used=True)]
    reasons += [_stamp_reason(other, used=abs(other.day - chosen.day) <= _ZONES) for other in others]
    span = DaySet.of([(chosen.day - _ZONES, chosen.day + _ZONES)])
    for clue in clues:
        if clue.hard and clue.strength >= 60 and not clue.days & span:
            reasons.append(_reason(article, clue, used=False))
            break
    words = chosen.words if chosen.start is not None else None
    when = When(
        start=chosen.day, end=chosen.day, grain="day", basis="explicit", words=words, value=chosen.day.isoformat()
    )
    return Dated(when, tuple(reasons), chosen.day)


def _stamp_reason(stamp: Stamp, used: bool) -> Reason:
    says = f"{_SOURCES.get(stamp.basis, stamp.basis)} gives {stamp.day}"
    quote = stamp.words if stamp.start is not None else None
    return Reason(says=says, start=stamp.start, end=stamp.end, quote=quote, used=used)


def _solved(article: Article, clues: Sequence[Clue], told: Sequence[Told]) -> Dated:
    days, narrowing, contradicted = ALWAYS, list[Clue](), list[Clue]()
    for clue in (c for c in clues if c.hard):
        both = days & clue.days
        if not both:
            contradicted.append(clue)
        elif both != days:
            days = both
            narrowing.append(clue)
    narrowing = _needed(narrowing, days)
    reasons = [_reason(article, clue, used=True) for clue in narrowing]
    reasons += [_reason(article, clue, used=False) for clue in contradicted]
    reasons += [_reason(article, clue, used=bool(days & clue.days)) for clue in clues if not clue.hard]
    unique = tuple({(r.says, r.used): r for r in reversed(reasons)}.values())[::-1]
    if days == ALWAYS:
        return Dated(When(), unique, None)
    start, end = days.start, days.end
    same = start == end
    value = start.isoformat() if same and start else days.value
    when = When(start=start, end=end, grain="day" if same else "interval", basis="inferred", value=value)
    return Dated(when, unique, _best(article, days, narrowing, told))


def _needed(clues: Sequence[Clue], days: DaySet) -> list[Clue]:
    """The clues without which the days would be others, weaker ones left out first."""
    kept = list(clues)
    for clue in reversed(clues):
        rest = ALWAYS
        for other in (c for c in kept if c is not clue):
            rest = rest & other.days
        if rest == days:
            kept.remove(clue)
    return kept


def _reason(article: Article, clue: Clue, used: bool) -> Reason:
    if clue.span is None:
        return Reason(says=clue.says, hard=clue.hard, used=used)
    start, end = clue.span
    return Reason(says=clue.says, start=start, end=end, quote=article.quote(clue.span), hard=clue.hard, used=used)


def _best(article: Article, days: DaySet, narrowing: Sequence[Clue], told: Sequence[Told]) -> date | None:
    """The first day of the interval, where it is short or where news of that very day opens the article."""
    start, end = days.start, days.end
    if start is None or len(days.stretches) > 1:
        return None
    if end is not None and (end - start).days < _NARROW:
        return start
    lead = lead_of(article)
    named = [o.time.start for o in told if o.time.grain in ("day", "unknown") and o.time.type == "DATE"]
    for clue in narrowing:
        opens = any(first == start for first, _ in clue.days.stretches)
        if opens and clue.span is not None and lead.contains(clue.span) and clue.span.start in named:
            return start
    return None
