"""What an undated article says of its day without fixing it: facts that it tells of, months, latest year, people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from goodoffices.lexicon import read_rules
from goodoffices.packs.model import Mention
from goodoffices.record.seats import Seats
from goodoffices.schema import Article

_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-9]\d)\b")
_NAMED = 3
"""How often the lands of a conflict are named in an article on it."""
_LED = 12
"""Characters before a month that may lead it."""


class Hints(NamedTuple):
    """What an article says.

    Args:
        told: Numbers of the facts that it tells of, each with how far.
        months: Months that it names without a year, from 1.
        year: The latest year that it names, 0 where it names none.
        terms: For each person whom it names in full and who is known to have held offices, the days of those.
    """

    told: tuple[tuple[int, float], ...]
    months: tuple[int, ...]
    year: int
    terms: tuple[tuple[tuple[int, int], ...], ...]


def hints_of(article: Article, seats: Seats) -> Hints:
    """What an article says of its day.

    Args:
        article: The article.
        seats: The packs, as linking looks them up.
    """
    text = "\n".join(article.quote(span) for span in article.body)
    mentions = seats.facts.find(text)
    told = seats.chronicle.told_in(text, _about(mentions, seats))
    years = [int(year) for year in _YEAR.findall(text)]
    return Hints(tuple(told.items()), _months(text), max(years, default=0), _terms(mentions, seats))


def _about(mentions: Sequence[Mention], seats: Seats) -> frozenset[str]:
    """Packs whose lands are named, with their places, and those that do not say whose conflict they are about."""
    named: Counter[str] = Counter()
    for mention in mentions:
        if mention.sense in ("actor", "demonym"):
            named[mention.ids[0]] += 1
        elif mention.sense == "place" and (place := seats.facts.place(mention.ids[0])) and place.country:
            named[place.country] += 1
    conflicts = {c.pack: c.lands for c in seats.facts.conflicts}
    told = {pack for pack, lands in conflicts.items() if sum(named[land] for land in lands) >= _NAMED}
    return frozenset(told | {known.pack for known in seats.chronicle.known} - conflicts.keys())


def _months(text: str) -> tuple[int, ...]:
    """The months that are named without a year; short words for them may be other words."""
    names, led, year = _month_words()
    found = set()
    for match in names.finditer(text):
        leads = led.search(text[max(0, match.start() - _LED) : match.start()])
        if leads is not None and year.match(text[match.end() :]) is None:
            found.add(_numbers()[match.group().lower()])
    return tuple(sorted(found))


@cache
def _numbers() -> dict[str, int]:
    return {word: int(number) for word, number in read_rules("time")["kinds"]["MONTH"].items() if len(word) > 2}


@cache
def _month_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Months with a capital; what leads one; what a month with its year goes on with."""
    names = "|".join(sorted((word.capitalize() for word in _numbers()), key=len, reverse=True))
    led = "|".join(read_rules("time_known")["leads_month"])
    return (
        re.compile(rf"\b(?:{names})\b"),
        re.compile(rf"(?i)(?:\b|(?<=\d))(?:{led})\s*$"),
        re.compile(r",?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d\b"),
    )


def _terms(mentions: Sequence[Mention], seats: Seats) -> tuple[tuple[tuple[int, int], ...], ...]:
    people = {
        mention.ids[0]
        for mention in mentions
        if mention.sense == "actor" and mention.ids[0].startswith("person/") and " " in mention.text
    }
    held = (
        tuple(
            sorted(
                ((t.period.start or date.min).toordinal(), (t.period.end or date.max).toordinal())
                for t in seats.facts.tenures(person)
            )
        )
        for person in sorted(people)
    )
    return tuple(days for days in held if days)
