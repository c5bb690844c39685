"""What the packs know of an article's names that bears on its day: events, founding days, what is told of wars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from goodoffices.language import Sentence
from goodoffices.packs import Packs
from goodoffices.packs.model import Mention
from goodoffices.schema import Article, Span
from goodoffices.time.clue import Clue, Told
from goodoffices.time.daysets import DaySet
from goodoffices.time.direction import tense_in
from goodoffices.time.governing import clues_of_governments
from goodoffices.time.known_words import any_of
from goodoffices.time.offices import clues_of_offices
from goodoffices.time.scenes import clues_of_scenes
from goodoffices.time.wars import clues_of_wars

_THIS = re.compile(r"(?i)^(?:earlier |later |early |late )?this (?:\w+)$|^(?:earlier|later) this year$")
_WAR = re.compile(r"(?i)\b(?:war|conflict|uprising|genocide)\b")
_ADJACENT = 20
_OPENING = 4
"""Sentences that open an article."""
_AFTERWARDS = timedelta(days=31)
_GOES_ON = 17


def clues_of_names(
    article: Article, sentences: Sequence[Sentence], packs: Packs, told: Sequence[Told]
) -> Iterator[Clue]:
    """The clues that known names give.

    Args:
        article: The article.
        sentences: Its parsed sentences.
        packs: The facts.
        told: Its time expressions.
    """
    mentions = [
        m for span in article.body for m in _shifted(packs.find(article.text[span.start : span.end]), span.start)
    ]
    opening = sentences[min(len(sentences), _OPENING) - 1].end if sentences else 0
    for mention in mentions:
        if mention.sense in ("event", "agreement"):
            yield from _clue_of_event(mention, packs, told)
            opens = mention.start < opening
            yield from _clue_of_going_on(mention, sentences, packs, opens)
        elif mention.sense == "actor" and not mention.ids[0].startswith("person/") and _in_full(mention, mentions):
            yield from _clue_of_founding(mention, packs)
    yield from clues_of_offices(article, mentions, packs)
    yield from clues_of_governments(article, sentences, mentions, packs)
    yield from clues_of_wars(article, mentions, packs)
    yield from clues_of_scenes(article, sentences, mentions, packs)


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
        war = _WAR.search(mention.text) is not None and any(fact.type == "war" for fact in known if fact)
        hard = war or _proper(mention.text)
        doubt = "" if hard else " (if that one is meant: shown, not counted)"
        says = f"speaks of {mention.text}, which began on {first}{doubt}"
        yield Clue(says, span, DaySet.since(first), 45, hard=hard)


def _clue_of_going_on(mention: Mention, sentences: Sequence[Sentence], packs: Packs, opens: bool) -> Iterator[Clue]:
    """A war, or a named operation with which the article opens, told in the present: it goes on, or has just ended."""
    fact = packs.event(mention.ids[0]) if len(mention.ids) == 1 and mention.sense == "event" else None
    if fact is None or fact.period.start is None or fact.period.end is None:
        return
    if fact.type != "war" and not (fact.type == "operation" and opens and _proper(mention.text)):
        return
    sentence = next((s for s in sentences if s.start <= mention.start < s.end), None)
    if sentence is None or tense_in(sentence, mention.start) not in ("present", "future"):
        return
    if any_of("past_war").search(sentence.text()):
        return
    days = DaySet.of([(fact.period.start, fact.period.end + _AFTERWARDS)])
    says = f"speaks of {mention.text} as going on, which ended on {fact.period.end}"
    yield Clue(says, Span(mention.start, mention.end), days, _GOES_ON)


def _proper(name: str) -> bool:
    """Whether a name is one by its capitals, not a description ("fall of Assad"), which may be only hoped for."""
    return all(word[0].isupper() or word[0].isdigit() for word in name.split() if len(word) > 3)


def _in_full(actor: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the article has more than an actor's initials, which may be those of others."""
    return any(not m.text.isupper() for m in mentions if m.ids[0] == actor.ids[0])


def _clue_of_founding(mention: Mention, packs: Packs) -> Iterator[Clue]:
    actors = [packs.actor(key) for key in mention.ids]
    starts = [a.active.start for a in actors if a is not None and a.active.start is not None]
    if starts and len(starts) == len(actors):
        first = min(starts)
        says = f"names {mention.text}, which exists since {first}"
        yield Clue(says, Span(mention.start, mention.end), DaySet.since(first), 42)
