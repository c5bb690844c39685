"""What a gathering is called: a summit, a conference, talks, a meeting."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from goodoffices.record.words import words_of

if TYPE_CHECKING:
    from goodoffices.record.sights import Sight

NOUNS = {
    "summit": "summit",
    **dict.fromkeys(("conference", "congress", "convention", "forum", "assembly"), "conference"),
    **dict.fromkeys(("talk", "negotiation", "consultation", "discussion", "round", "dialogue"), "talks"),
}
"""What a gathering is called, by its kind: one thing is seldom called by words of two."""

GATHERINGS = frozenset({"summit", "conference"})
"""At the margins of which others meet."""

GATHERED = frozenset({"talks", *GATHERINGS})
"""Of which an article tells without saying who took part."""

_MEETING = frozenset({"meeting", "gathering", "session"})

_SENTENCE = 120
"""Letters after "met" within which "at the conference" still belongs to it."""

_PART = frozenset({"attend", "attended", "attending", "take", "taking", "took", "join", "joined", "participated"})
"""Verbs by which an article tells who was at a thing told of before: "took part"."""

_MET = frozenset({"met", "meet", "meets", "talked", "talk", "spoke", "speak", "sat"})


def kind_of(sight: Sight) -> str | None:
    """What kind of gathering the words of a claim name: `summit`, `conference`, `talks`, `meeting`; None of a verb."""
    return _kind_of(sight.words)


def tells_who_came(sight: Sight) -> bool:
    """Whether a claim tells who took part in what was told of before: "C attended, too"."""
    return sight.words.lower() in _PART


@lru_cache(maxsize=4096)
def _kind_of(words: str) -> str | None:
    last = (words_of(words) or ("",))[-1]
    one = last.removesuffix("s")
    return NOUNS.get(last) or NOUNS.get(one) or ("meeting" if one in _MEETING else None)


def at_its_margins(meeting: Sight, gathering: Sight) -> bool:
    """Whether one sentence tells who met, and of the summit or conference at which they did.

    Args:
        meeting: A claim.
        gathering: Another of the same article.
    """
    if meeting.article != gathering.article:
        return False
    if kind_of(gathering) not in GATHERINGS and not gathering.words.lower().endswith("gathering"):
        return False
    near = abs(meeting.trigger.start - gathering.trigger.start) < _SENTENCE
    return near and meeting.words.lower() in _MET and gathering.trigger.start > meeting.trigger.end


def in_words_of_one(verb: Sight, noun: Sight) -> bool:
    """Whether a sentence tells once who met, and in what: "A and B met on Friday in a meeting attended by C"."""
    after = noun.trigger.start - verb.trigger.end
    one = verb.article == noun.article and 0 < after < _SENTENCE and verb.words.lower() in _MET
    return one and kind_of(noun) == "meeting" and verb.bounds.overlaps(noun.bounds) and verb.place == noun.place
