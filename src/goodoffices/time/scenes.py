"""Known fighting by its place: an article that opens with a battle for a town is of the days when one was fought."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from goodoffices.language import Sentence
from goodoffices.packs import Packs
from goodoffices.packs.model import KnownEvent, Mention
from goodoffices.schema import Article, Span
from goodoffices.time.clue import Clue
from goodoffices.time.daysets import DaySet
from goodoffices.time.direction import tense_in
from goodoffices.time.known_words import any_of

_LIKE = {"siege": "siege", "battle": "battle", "offensive": "battle", "operation": "battle", "clash": "battle",
         "attack": "attack", "massacre": "attack"}  # fmt: skip
_PERFECT = re.compile(r"(?i)\b(?:has|have)\b")
_OFTEN = 3
"""Sentences that tell of fighting there as news, where the opening does not."""
_OPENING = 3
"""Sentences that open an article."""
_CLOSE = 140
"""Characters between a place and the words of fighting there."""
_BEFORE, _AFTERWARDS = timedelta(days=14), timedelta(days=31)
"""Days before a battle on which there was fighting already, and after it on which it is news."""
_STRENGTH = 16
_FIRST = 2
"""Sentences whose places an article is about, though it name them once."""
_NAMED = 2
"""How often the article must name the place."""


def clues_of_scenes(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], packs: Packs
) -> Iterator[Clue]:
    """The clues that places of known fighting give, where the article opens with fighting there as news.

    Args:
        article: The article.
        sentences: Its parsed sentences.
        mentions: The known names of its body.
        packs: The facts.
    """
    body = [s for s in sentences if s.start >= article.body[0].start] if article.body else []
    opening = body[min(len(body), _OPENING) - 1].end if body else 0
    now = not any(any_of("elsewhen").search(s.text()) for s in body[:_OPENING])
    first_words = body[min(len(body), _FIRST) - 1].end if body else 0
    named = Counter(m.ids[0] for m in mentions if m.sense == "place")
    wide = {m.ids[0] for m in mentions if m.sense == "place" and _is_province(article.text, m)}
    places = [
        m for m in mentions
        if m.sense == "place" and m.ids[0] not in wide and not _is_seat(m, packs)
        and (named[m.ids[0]] >= _NAMED or m.start < first_words)
    ]  # fmt: skip
    if not places:
        return
    seen: dict[str, list[tuple[Mention, bool, tuple[KnownEvent, ...]]]] = {}
    for number, sentence in enumerate(body):
        words = sentence.text()
        if any_of("elsewhen").search(words):
            continue
        for place in (p for p in places if sentence.start <= p.start < sentence.end):
            first, last = (body[0].start, opening) if now and place.end <= opening else (sentence.start, sentence.end)
            near = article.text[max(first, place.start - _CLOSE) : min(last, place.end + _CLOSE)]
            fought = _fought(place.ids[0], near, packs)
            tense = tense_in(sentence, place.start) if fought else "future"
            if tense != "future":
                news = any_of("as_news").search(words) is not None or (tense == "present") or _goes_on(words)
                seen.setdefault(place.ids[0], []).append((place, news and number < _OPENING, fought))
                seen[place.ids[0]] += [(place, True, fought)] if news and number >= _OPENING else []
    for found in seen.values():
        told = [(place, fought) for place, news, fought in found if news]
        opens = any(news for _, news, _ in found[:1])
        if opens or len(told) >= _OFTEN:
            yield _clue(told[0][0], told[0][1], news=True)
        elif len(found) >= _OFTEN:
            yield _clue(found[0][0], found[0][2], news=False)


def _goes_on(words: str) -> bool:
    """Whether the perfect tells of fighting by its noun ("have called for help against the offensive")."""
    return _PERFECT.search(words) is not None and any_of("fighting", "nouns").search(words) is not None


def _is_seat(place: Mention, packs: Packs) -> bool:
    """Whether a government sits there, which its name then stands for."""
    known = packs.place(place.ids[0])
    return known is not None and known.seat_of is not None


def _is_province(text: str, place: Mention) -> bool:
    """Whether the text speaks of the land around a town: there is always fighting somewhere in it."""
    before, after = text[max(0, place.start - 16) : place.start], text[place.end : place.end + 16]
    follows = any_of("province", before="^(?:[’']s)? ").search(after)
    return follows is not None or any_of("province", after=" of $").search(before) is not None


def _fought(place: str, words: str, packs: Packs) -> tuple[KnownEvent, ...]:
    kinds = {kind for kind in set(_LIKE.values()) if any_of("fighting", kind).search(words)}
    return tuple(
        e for e in packs.events() if place in e.places and _LIKE.get(e.type) in kinds and e.period.start is not None
    )


def _clue(place: Mention, fought: Sequence[KnownEvent], news: bool) -> Clue:
    days = DaySet.of(
        (e.period.start - _BEFORE, (e.period.end or e.period.start) + _AFTERWARDS) for e in fought if e.period.start
    )
    told = "; ".join(f"{e.name}, {e.period.start} to {e.period.end}" for e in fought)
    span = Span(place.start, place.end)
    if not news:
        first = min(start for start, _ in days.stretches)
        return Clue(f"opens with fighting in {place.text} as past ({told})", span, DaySet.since(first), _STRENGTH)
    says = f"opens with fighting in {place.text} as news ({told}; news of it ends within a month)"
    return Clue(says, span, days, _STRENGTH)
