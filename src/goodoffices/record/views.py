"""A claim is seen as linking sees it: its cast, its days, its place and its words are worked out once."""

from __future__ import annotations

import calendar
import re
import zlib
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from goodoffices.record.people import Who, implied
from goodoffices.record.places import extent
from goodoffices.record.seats import Seats, who
from goodoffices.record.sights import CONTACTS, OFF, PLANS, Sight
from goodoffices.record.wording import around, brings_up, called, is_told_before
from goodoffices.record.words import telling, words_of, words_once
from goodoffices.schema import Article, Claim, Span, When
from goodoffices.schema.anchored import resolve

NEWS = timedelta(days=10)
"""News tells of what happened at most so long ago, unless it says otherwise: evidence, never a veto."""

AHEAD = timedelta(days=60)
"""What is planned without a day is mostly near: evidence, never a veto."""


_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_SAMPLE = 16
"""Names of an article kept, those with the lowest hashes: two articles that share many share some of these."""
_CALENDAR = frozenset({*calendar.day_name, *calendar.month_name})
_TIMES = frozenset(w.lower() for w in _CALENDAR) | frozenset(
    ["day", "days", "week", "weeks", "month", "months", "year", "years", "last", "next", "two", "three", "met", "meet"]
)
_GOES_ON = timedelta(days=7)
"""Days for which what is under way may go on, or for which "they are meeting" may lie ahead."""
_SPELL = timedelta(days=3)
"""Days that a gathering may have begun before the day on which it ended, or may go on after it began."""

ENDING = frozenset(["end", "ended", "ends", "close", "closed", "closes", "conclude", "concluded", "concludes",
                    "finished", "collapsed", "wrap", "wrapped", "wrapping"])  # fmt: skip
BEGINNING = frozenset(["open", "opened", "opens", "begin", "began", "begins", "start", "started", "starts", "gather",
                       "gathered", "convene", "convened", "attend", "resume", "resumed", "restart"])  # fmt: skip
_EITHER = ENDING | BEGINNING
_AHEAD_OF = 40
"""Letters around a noun among which "concluded" and "nine days of" belong to it."""
_NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DAYS_LONG = re.compile(rf"\b({'|'.join(filter(None, _NUMBERS))})(?:-day\b| days of )")
_SUNDAY = 6
_BESIDE, _NEXT = 22, 8
"""Letters between a place and the noun it belongs to: "Geneva peace talks", "talks in Geneva"."""


_REPORTED_FROM = "the town from which the article reports it, on its day"

_LIFE = {"in_force": 31, "extended": 366, "suspended": 366, "violated": 366, "broken": 366, "expired": 366}
"""Days before a later day in an agreement's life in which it can have been made."""


def _life(claim: Claim, days: When) -> When:
    """The days of an agreement's life that a claim speaks of: from when it can have been made to its later day."""
    back, effective = _LIFE.get(claim.phase or ""), claim.details.get("effective")
    made = any(d.rule == "the day on which it was made" for d in claim.derived)
    if claim.kind != "agreement" or days.start is None or made:
        return days
    if back is not None:
        return days.model_copy(update={"start": days.start - timedelta(back), "grain": "interval"})
    if isinstance(effective, str) and days.end is not None and date.fromisoformat(effective) > days.end:
        return days.model_copy(update={"end": date.fromisoformat(effective), "grain": "interval"})
    return days


def sight(
    claim: Claim,
    article: Article,
    seats: Seats,
    narrower: When | None = None,
    decided: frozenset[str] = frozenset(),
) -> Sight:
    """A claim as linking sees it; its origin is not known yet.

    Args:
        claim: The claim.
        article: Its article.
        seats: Who holds which office.
        narrower: The article's interval, where other articles have narrowed it.
        decided: Paths of the values that a reviewer set.
    """
    published = narrower or article.published
    days = claim.when
    if narrower is not None and days.anchor == "published" and days.value:
        days = resolve(days, narrower)
    days = _life(claim, _week_just_ending(days, published))
    told_of = days if days.known else When(end=published.end) if claim.retrospect else published
    people = [who(p, i, told_of, seats) for i, p in enumerate(claim.participants)]
    if claim.speaker is not None:
        people.insert(0, who(claim.speaker, -1, told_of, seats))
    said = claim.content.text if claim.content is not None else ""
    if not said and claim.kind not in CONTACTS and claim.kind != "agreement":
        said = article.text[claim.sentence.start : claim.sentence.end]
    block = article.block_at(claim.trigger.start)
    wording = around(article, claim)
    definite = wording.determined
    land = extent(claim, seats.facts, seats.state_of)
    at, told_at = claim.where, [e.span for e in claim.proof("where")]
    where = None if at.undetermined else at.name
    place = " ".join(words_of(where)) if where else None
    known, kind_of, left = (claim.details.get(key) for key in ("known", "type", "moved_from"))
    return Sight(
        id=claim.id,
        article=article.id,
        trigger=claim.trigger,
        part=claim.part,
        kind=claim.kind,
        status=claim.status,
        retrospect=claim.retrospect,
        level=claim.level,
        medium=claim.medium,
        ordinal=claim.ordinal,
        format=claim.format,
        name=claim.name.casefold() if claim.name else None,
        known=known if isinstance(known, str) else None,
        type=str(kind_of) if kind_of else None,
        direct=claim.content.direct if claim.content is not None else None,
        speaks=claim.speaker is not None,
        moves=claim.status == "postponed" or isinstance(left, str),
        left=left if isinstance(left, str) else None,
        point=(at.latitude, at.longitude) if at.latitude is not None and at.longitude is not None else None,
        outlet=article.outlet,
        note=article.note,
        words=wording.trigger,
        published=published,
        given=claim.when,
        days=days,
        bounds=_stretched(article, claim, _bounds(claim, days, published, again=definite is True)),
        likely=_likely(claim, days, published),
        cast=tuple(people),
        place=place,
        there=place if place is not None and any(claim.sentence.contains(span) for span in told_at) else None,
        country=land.country,
        wide=land.wide,
        said=telling(said),
        origin="",
        headline=block is not None and block.kind == "title",
        decided=decided,
        again=definite is True or is_told_before(claim),
        fresh=definite is False or wording.met_again or brings_up(article, claim),
        another=wording.another,
        series=wording.series,
        placed=_beside(claim.trigger, told_at),
        names=_names(article.text) if claim.kind in (*CONTACTS, "agreement") else frozenset(),
        scene=_scene(article, claim, people),
        called=called(article, claim),
        opens=_opens(article, claim),
        presumed=any(d.field == "where" and d.rule == _REPORTED_FROM for d in claim.derived),
        assumed=claim.kind in CONTACTS and bool(people) and all(implied(claim, w.at) for w in people),
    )


def _opens(article: Article, claim: Claim) -> bool:
    """Whether nothing but blanks stands between the beginning of the article's body and the sentence of a claim."""
    body = next((block for block in article.blocks if block.kind == "body"), None)
    if body is None or not body.start <= claim.sentence.start < body.end:
        return False
    return not article.text[body.start : claim.sentence.start].strip()


def _week_just_ending(days: When, published: When) -> When:
    """What a Sunday's paper calls "last week": the one before, or the one that ends."""
    sunday = published.start is not None and published.start == published.end and published.start.weekday() == _SUNDAY
    if not sunday or days.anchor != "published" or (days.words or "").lower() != "last week":
        return days
    return days.model_copy(update={"end": published.end, "grain": "interval"})


@lru_cache(maxsize=16)
def _names(text: str) -> frozenset[str]:
    """A sample of the words with a capital inside the sentences of a text."""
    found = set(_NAME.findall(text)) - _CALENDAR
    if len(found) > _SAMPLE:
        found = set(sorted(found, key=lambda w: (zlib.crc32(w.encode()), w))[:_SAMPLE])
    return frozenset(found)


def _scene(article: Article, claim: Claim, people: Sequence[Who]) -> frozenset[str]:
    """What a sentence tells beside those who meet and the day, where no person is named."""
    if claim.kind not in CONTACTS or any(w.person is not None for w in people):
        return frozenset()
    known = {w for who in people for w in who.words} | set(words_of(article.quote(claim.trigger)))
    return telling(article.text[claim.sentence.start : claim.sentence.end]) - known - _TIMES


def _beside(trigger: Span, told_at: Sequence[Span]) -> bool:
    """Whether the words of the place stand beside the trigger, at most a few letters off."""
    return any(0 <= trigger.start - s.end <= _BESIDE or 0 <= s.start - trigger.end <= _NEXT for s in told_at)


def _stretched(article: Article, claim: Claim, days: When) -> When:
    """The days of a gathering of which one day is told: talks that ended on Friday may have begun on Wednesday."""
    if claim.kind != "meeting" or days.start is None or days.end is None:
        return days
    around = article.text[max(claim.sentence.start, claim.trigger.start - _AHEAD_OF) : claim.trigger.end]
    after = article.text[claim.trigger.end : min(claim.sentence.end, claim.trigger.end + _AHEAD_OF)]
    told = {w for e in claim.proof("status") for w in words_of(e.quote)}.union(words_once(around))
    told |= ENDING.intersection(words_once(after))
    length = _days_long(around)
    if length is None and _EITHER.isdisjoint(told):
        return days
    spell = timedelta(length) if length is not None else _SPELL
    start = days.start - spell if told & ENDING or not told & BEGINNING else days.start
    end = days.end + spell if told & BEGINNING or not told & ENDING else days.end
    return days.model_copy(update={"start": start, "end": end, "grain": "interval"})


def _days_long(words: str) -> int | None:
    """How many days a gathering took by the words before it: "two-day talks", "nine days of negotiations"."""
    lower = words.lower()
    found = _DAYS_LONG.search(lower) if "day" in lower else None
    return _NUMBERS.index(found[1]) if found is not None else None


def _bounds(claim: Claim, days: When, published: When, *, again: bool) -> When:
    if days.known:
        return days
    if claim.status == "under_way" and published.end is not None:
        return When(end=published.end + _GOES_ON)
    if claim.status in ("held", "under_way"):
        return When(end=published.end)
    if claim.status in PLANS and claim.kind in CONTACTS and not claim.retrospect and not again:
        return When(start=published.start)
    return When()  # "the meeting is meant to" may be said of one that was held


def _likely(claim: Claim, days: When, published: When) -> When:
    if days.known or claim.retrospect or published.start is None or published.end is None:
        return days
    if claim.status in PLANS and claim.kind in CONTACTS:
        return When(start=published.start, end=published.end + AHEAD)
    ahead = AHEAD if claim.status in OFF else timedelta()
    return When(start=published.start - NEWS, end=published.end + ahead)
