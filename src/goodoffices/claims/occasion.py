"""Day and place of speaking: on the verb, on the occasion it was said at, or as told before of the same speaker."""

from __future__ import annotations

from datetime import timedelta

from goodoffices.claims.cues import Cue
from goodoffices.claims.grammar import cases, has_relation
from goodoffices.claims.place import place_of
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.sites import Located
from goodoffices.claims.speakers import Voice
from goodoffices.claims.tense import tense_of
from goodoffices.claims.when import day_of
from goodoffices.language import Sentence, Token
from goodoffices.schema import Span, When

Day = tuple[When, Span]

CARRIED = "the day on which the speaker has spoken before"
CARRIED_PLACE = "where the speaker has spoken before"
_AT = frozenset({"in", "at", "during", "after", "following", "before", "on", "upon"})
_SPEAKING = frozenset({"speak", "talk", "address", "write", "appear"})
_MARKS = frozenset({"after", "while", "following"})
_FRESH = timedelta(days=7)
"""A day of speaking this near to the article's own is that of its news, and holds for what the speaker says next."""


class Occasions:
    """The days and places at which the speakers of one article speak, in the order of the article.

    Args:
        reading: The article.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._days: list[tuple[Voice, Day]] = []
        self._places: list[tuple[Voice, Located]] = []

    def day(self, passage: Passage, cue: Cue, voice: Voice) -> tuple[When, Span, str | None] | None:
        """The day of one act of speech with its words, and the rule where it is carried on from one before.

        Args:
            passage: The passage of the cue.
            cue: The cue.
            voice: Who speaks.
        """
        words = (cue.word, *_occasions(passage.sentence, cue.word))
        found = day_of(self.reading, passage, words, "past")
        if found is not None:
            if self._is_news(found[0]):
                self._days.append((voice, found))
            return found[0], found[1], None
        if cue.kind != "verb" or self._is_background(passage, cue.word):
            return None
        last = next((day for who, day in reversed(self._days) if who.says_with(voice)), None)
        return (last[0], last[1], CARRIED) if last is not None else None

    def place(self, passage: Passage, cue: Cue, voice: Voice, day: When | None) -> tuple[Located, str | None] | None:
        """The place of one act of speech, and the rule where it is carried on from one before.

        Args:
            passage: The passage of the cue.
            cue: The cue.
            voice: Who speaks.
            day: The day of speaking, as far as it is told.
        """
        heard = [c for c in passage.sentence.children(cue.word, "obj", "iobj") if passage.chunk_at(c) is None]
        words = (cue.word, *_occasions(passage.sentence, cue.word), *_beside(passage.sentence, cue.word), *heard)
        background = self._is_background(passage, cue.word)
        found = place_of(self.reading, passage, words)
        if found is not None:
            if not background and (day is None or self._is_news(day)):
                self._places.append((voice, found))
            return found, None
        if cue.kind != "verb" or background:
            return None
        last = next((at for who, at in reversed(self._places) if who.says_with(voice)), None)
        return (last, CARRIED_PLACE) if last is not None else None

    def _is_news(self, when: When) -> bool:
        """Whether a day is one and hardly before the article's own."""
        today = self.reading.article.published.start
        return when.start is not None and when.start == when.end and today is not None and today - when.start <= _FRESH

    def _is_background(self, passage: Passage, verb: Token) -> bool:
        """What was said at another time: "had said", "has said", "used to say", "says" as a habit."""
        tense = tense_of(passage.sentence, verb, headline=passage.headline)
        helpers = passage.sentence.children(verb, "aux")
        return tense.mood != "past" or bool(helpers) or has_relation(verb, "acl:relcl")


def _occasions(sentence: Sentence, verb: Token) -> list[Token]:
    """The nouns of what it was said at, with the clauses on them: "in an interview published on Monday"."""
    nouns = [c for c in sentence.children(verb, "obl") if cases(sentence, c) in _AT]
    return [*nouns, *(c for noun in nouns for c in sentence.children(noun, "acl"))]


def _beside(sentence: Sentence, verb: Token) -> list[Token]:
    """The verbs of clauses that tell on what occasion it was said: "speaking in Jerusalem", "after meeting A in B"."""
    clauses = sentence.children(verb, "advcl")
    return [c for c in clauses if c.lemma in _SPEAKING or any(m.lemma in _MARKS for m in sentence.children(c, "mark"))]
