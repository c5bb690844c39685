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

_MEETING = frozenset({"meeting", "gathering", "session"})


def kind_of(sight: Sight) -> str | None:
    """What kind of gathering the words of a claim name: `summit`, `conference`, `talks`, `meeting`; None of a verb."""
    return _kind_of(sight.words)


@lru_cache(maxsize=4096)
def _kind_of(words: str) -> str | None:
    last = (words_of(words) or ("",))[-1]
    one = last.removesuffix("s")
    return NOUNS.get(last) or NOUNS.get(one) or ("meeting" if one in _MEETING else None)
