"""What the packs know of an article's names that bears on its day: events, founding days, offices held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goodoffices.packs import Packs
from goodoffices.packs.model import Mention, Period
from goodoffices.schema import Article, Span
from goodoffices.time.clues import Clue, Told
from goodoffices.time.daysets import EARLIEST, LATEST, DaySet

_TIGHT_RANKS = {"head": 40, "minister": 30}
"""Articles err with lesser titles more often than not know who governs: those bind, lesser ones are only shown."""
_PAST_OFFICE = re.compile(
    r"(?i)\b(?:former|ex|late|then|future|next|outgoing|deputy|vice|assistant|under|elect|by)[\s-]*$"
)
_BETWEEN = re.compile(r"^(?:[’']s)?(?:\s+of\s+[^.;:()\n]{1,40})?,?\s*$")
_THIS = re.compile(r"(?i)^(?:earlier |later |early |late )?this (?:\w+)$|^(?:earlier|later) this year$")
_ADJACENT = 20


def clues_of_names(article: Article, packs: Packs, told: Sequence[Told]) -> Iterator[Clue]:
    """The clues that known names give.

    Args:
        article: The article.
        packs: The facts.
        told: Its time expressions.
    """
    mentions = [
        m for span in article.body for m in _shifted(packs.find(article.text[span.start : span.end]), span.start)
    ]
    for mention in mentions:
        if mention.sense in ("event", "agreement"):
            yield from _clue_of_event(mention, packs, told)
        elif mention.sense == "actor" and not mention.ids[0].startswith("person/"):
            yield from _clue_of_founding(mention, packs)
    yield from _clues_of_offices(article, mentions, packs)


def _shifted(mentions: Sequence[Mention], by: int) -> Iterator[Mention]:
    for m in mentions:
        yield Mention(m.start + by, m.end + by, m.text, m.sense, m.ids)


def _clue_of_event(mention: Mention, packs: Packs, told: Sequence[Told]) -> Iterator[Clue]:
    """A known event has begun; beside "this April" it fixes the year."""
    known = [packs.event(key) if mention.sense == "event" else packs.agreement(key) for key in mention.ids]
    starts = [fact.period.start for fact in known if fact is not None and fact.period.start is not None]
    if not starts or len(starts) < len(known):
        return
    first = min(starts)
    span = Span(mention.start, mention.end)
    beside = next((o for o in told if _THIS.match(o.time.text) and 0 <= o.time.start - mention.end <= _ADJACENT), None)
    if beside is not None and len(starts) == 1:
        year = date(first.year, 12, 31)
        says = f"{mention.text} began on {first}, and the article says {beside.time.text}: it is of {first.year}"
        yield Clue(says, Span(mention.start, beside.time.end), DaySet.of([(first, year)]), 65)
    else:
        yield Clue(f"speaks of {mention.text}, which began on {first}", span, DaySet.since(first), 45)


def _clue_of_founding(mention: Mention, packs: Packs) -> Iterator[Clue]:
    actors = [packs.actor(key) for key in mention.ids]
    starts = [a.active.start for a in actors if a is not None and a.active.start is not None]
    if starts and len(starts) == len(actors):
        first = min(starts)
        says = f"names {mention.text}, which exists since {first}"
        yield Clue(says, Span(mention.start, mention.end), DaySet.since(first), 42)


def _clues_of_offices(article: Article, mentions: Sequence[Mention], packs: Packs) -> Iterator[Clue]:
    """Offices that named people hold."""
    titles = [m for m in mentions if m.sense == "title"]
    for person in (m for m in mentions if m.sense == "actor" and m.ids[0].startswith("person/")):
        title = next((t for t in titles if _before(article.text, t, person)), None)
        if title is None or _PAST_OFFICE.search(article.text[max(0, title.start - 14) : title.start]):
            continue
        periods = [
            tenure.period
            for key in person.ids
            for tenure in packs.tenures(key)
            if (office := packs.office(tenure.office)) is not None and office.rank in title.ids
        ]
        if periods:
            rank = title.ids[0]
            strength = _TIGHT_RANKS.get(rank, 0)
            says = f"calls {person.text} {title.text}, an office held {_shown(periods)}"
            span = Span(title.start, person.end)
            yield Clue(says, span, DaySet.of(_days(p) for p in periods), strength, hard=rank in _TIGHT_RANKS)


def _before(text: str, title: Mention, person: Mention) -> bool:
    return title.end <= person.start and _BETWEEN.match(text[title.end : person.start]) is not None


def _days(period: Period) -> tuple[date, date]:
    return period.start or EARLIEST, period.end or LATEST


def _shown(periods: Sequence[Period]) -> str:
    ordered = sorted(periods, key=_days)
    return " and ".join(f"{p.start or '?'} to {p.end or 'now'}" for p in dict.fromkeys(ordered))
