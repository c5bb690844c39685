"""What the packs know of an article's names that bears on its day: events, founding days, offices held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from goodoffices.packs import Packs
from goodoffices.packs.model import Mention, Tenure
from goodoffices.schema import Article, Span
from goodoffices.time.clues import Clue, Told
from goodoffices.time.daysets import EARLIEST, LATEST, DaySet

_BINDING = {"head": 40, "minister": 30}
"""Strength of the ranks that bind: who governs is seldom mistaken; lesser titles are, and are only shown."""
_CLINGS = timedelta(days=30)
_NOT_IN_OFFICE = re.compile(
    r"(?i)\b(?:former|ex|late|then|future|next|outgoing|deputy|vice|assistant|under|elect|by)[\s-]*$"
)
_BETWEEN = re.compile(r"^(?:[’']s)?(?:\s+of\s+[^.;:()\n]{1,40})?,?\s*$")
_OWNER = re.compile(r"^(?:[’']s?)?\s+$")
_OF = re.compile(r"^,?\s+of\s+(?:the\s+)?$")
_APPOSED = re.compile(r"^,\s+(?:the\s+)?(?:[^\W\d_]+(?:[’']s)?\s+)?$")
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
    if mention.text.islower():  # "trilateral statement": a common noun, any of them
        return
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
        title = next((t for t in titles if _beside(article.text, t, person)), None)
        if title is None or _NOT_IN_OFFICE.search(article.text[max(0, title.start - 14) : title.start]):
            continue
        whose = _whose(article.text, mentions, title, person)
        if not whose and not _in_full(person, mentions):
            continue
        held = _held(person, title, whose, packs)
        if held:
            rank = title.ids[0]
            days = DaySet.of(_days(tenure, rank, packs) for tenure in held)
            told = DaySet.of((t.period.start or EARLIEST, t.period.end or LATEST) for t in held)
            says = f"calls {person.text} {title.text}, an office held {_shown(told)}"
            if rank not in _BINDING:
                says += " (lesser titles are often mistaken: shown, not counted)"
            span = Span(min(title.start, person.start), max(title.end, person.end))
            yield Clue(says, span, days, _BINDING.get(rank, 0), hard=rank in _BINDING)


def _in_full(person: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the article names the person by more than one word: a bare surname may be anybody's."""
    return any(" " in m.text and set(m.ids) & set(person.ids) for m in mentions)


def _beside(text: str, title: Mention, person: Mention) -> bool:
    """Whether the title stands right before the name, or after it between commas."""
    if title.end <= person.start:
        return _BETWEEN.match(text[title.end : person.start]) is not None
    return person.end <= title.start and _APPOSED.match(text[person.end : title.start]) is not None


def _whose(text: str, mentions: Sequence[Mention], title: Mention, person: Mention) -> tuple[str, ...]:
    """Ids of the state or organisation that the words beside the title name; empty where they name none."""
    for m in mentions:
        if m.sense in ("title", "event", "agreement"):
            continue
        if m.end <= title.start and _OWNER.match(text[m.end : title.start]):
            return m.ids
        if any(_OF.match(text[end : m.start]) for end in (title.end, person.end) if m.start > end):
            return m.ids
    return ()


def _held(person: Mention, title: Mention, whose: Sequence[str], packs: Packs) -> list[Tenure]:
    """The tenures that name and title may mean; of several bearers of a surname those who spell it so."""
    exact = [key for key in person.ids if _surname(packs, key) == person.text.split()[-1]]
    found: list[tuple[Tenure, bool]] = []
    for key in exact or person.ids:
        for tenure in packs.tenures(key):
            office = packs.office(tenure.office)
            if office is None or office.rank not in title.ids:
                continue
            if whose and office.of not in whose and office.country not in whose:
                continue
            named = packs.office_of(office.of, title.text)
            found.append((tenure, named is not None and named.id == office.id))
    return [tenure for tenure, same in found if same] or [tenure for tenure, _ in found]


def _surname(packs: Packs, key: str) -> str | None:
    actor = packs.actor(key)
    return actor.name.split()[-1] if actor else None


def _days(tenure: Tenure, rank: str, packs: Packs) -> tuple[date, date]:
    """The days on which an article gives the title: those of the tenure, without the day on which the next takes over.

    Whoever is less than a head keeps the title in the news for a month: a resignation is told by it.
    """
    first, last = tenure.period.start or EARLIEST, tenure.period.end or LATEST
    if last == LATEST:
        return first, last
    if rank != "head":
        return first, min(LATEST, last + _CLINGS)
    taken_over = any(
        other.period.start == last and other.person != tenure.person for other in packs.holders(tenure.office)
    )
    return first, last - timedelta(days=1) if taken_over and last > first else last


def _shown(days: DaySet) -> str:
    return " and ".join(
        f"{'?' if first == EARLIEST else first} to {'now' if last == LATEST else last}"
        for first, last in days.stretches
    )
