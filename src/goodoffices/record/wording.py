"""What the words right around a claim's trigger tell of it: "the", "another", "a string of", "met again"."""

from __future__ import annotations

import re
from typing import NamedTuple

from goodoffices.record.words import words_of, words_once
from goodoffices.schema import Article, Claim

_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both"})
_OWN = frozenset({"its", "their", "his", "her"})
"""By which a truce, not a meeting, is pointed back at: "they will continue their dialogue" tells of another one."""

_FIRST = frozenset({"a", "an", "any", "no", "one", "some", "several"})
_OTHER = frozenset({"another", "new", "next", "further", "future", "fresh", "more", "other", "previous", "earlier",
                    "last", "first", "second", "third", "fourth", "fifth", "sixth"})  # fmt: skip
_ONE_MORE = frozenset({"another", "further", "more", "next", "fresh"})
_SEVERAL = frozenset({"meetings", "visits", "calls", "trips", "summits", "rounds", "sessions", "attacks", "clashes",
                      "strikes", "raids", "conversations", "agreements", "deals", "accords"})  # fmt: skip
_ROUNDS = re.compile(r"\b(?:rounds|series|string|spate|years|months|weeks|any) of (?:[\w.-]+ ){0,3}$")
_DAYS_OF = re.compile(r"\bdays? of (?:[\w.-]+ ){0,2}$")
_TIMES_OVER = re.compile(r"(?: \w+){0,2} (?:\w+ times|twice|repeatedly|continuously|regularly)\b")
_NEW = re.compile(r"\b(?:an?|another|new) (?:[\w-]+ ){0,2}(?:truce|cease-?fire|agreement|accord|deal|pact)\b", re.I)
_INSTRUMENT = re.compile(
    r"\b(?:declaration|memorandum|protocol|roadmap|framework|charter|statement|cessation|code|treaty) "
    r"(?:of|on|for) (?:the )?[a-z]+",
    re.IGNORECASE,
)
_NEAR = 60
"""Letters before and behind the trigger that are looked at, inside its sentence."""
_REACH = 5
"""Words before a noun among which its determiner is looked for."""


class Wording(NamedTuple):
    """What stands around a trigger inside its sentence.

    Args:
        trigger: The trigger itself.
        pact: It is that of an agreement.
        before: The letters before it in lower case,
        after: and those behind it.
        words_before: The words before it,
        words_after: and those behind it.
    """

    trigger: str
    pact: bool
    before: str
    after: str
    words_before: tuple[str, ...]
    words_after: tuple[str, ...]

    @property
    def determined(self) -> bool | None:
        """Whether the nearest determiner before the trigger is definite; None without one, as before a verb."""
        if self.words_before[-1:] == ("to",):
            return None  # "the same five to meet"
        for word in reversed(self.words_before[-_REACH:]):
            if word in _OTHER or word in _FIRST:
                return False
            if word in _DEFINITE or (self.pact and word in _OWN):
                return True
        return None

    @property
    def another(self) -> bool:
        """Whether the words just before the trigger tell that it comes after one of its kind."""
        return not _ONE_MORE.isdisjoint(self.words_before[-3:]) or self.met_again

    @property
    def met_again(self) -> bool:
        """Whether "again" stands right behind the verb: "met again", "saw each other again"."""
        return "again" in self.words_after[:3]

    @property
    def series(self) -> bool:
        """Whether the words tell of several: "a string of meetings", "rounds of talks"."""
        if self.trigger.lower().rpartition(" ")[2] in _SEVERAL:
            return _DAYS_OF.search(self.before) is None
        return _ROUNDS.search(self.before) is not None or _TIMES_OVER.match(self.after) is not None


def around(article: Article, claim: Claim) -> Wording:
    """What stands around the trigger of a claim."""
    sentence, (start, end) = claim.sentence, claim.trigger
    before = article.text[max(sentence.start, start - _NEAR) : start]
    after = article.text[end : min(sentence.end, end + _NEAR)]
    words = words_once(before), words_once(after)
    return Wording(article.quote(claim.trigger), claim.kind == "agreement", before.lower(), after.lower(), *words)


def brings_up(article: Article, claim: Claim) -> bool:
    """Whether the words before a verb bring up an agreement: "a truce that A announced took effect"."""
    before = article.text[claim.sentence.start : claim.trigger.start] if claim.kind == "agreement" else ""
    return _NEW.search(before) is not None


def called(article: Article, claim: Claim) -> tuple[str, ...]:
    """What the sentence of an agreement calls it where that tells more than "agreement", once."""
    if claim.kind != "agreement":
        return ()
    found = {tuple(words_of(m[0])) for m in _INSTRUMENT.finditer(article.quote(claim.sentence))}
    return found.pop() if len(found) == 1 else ()


def is_told_before(claim: Claim) -> bool:
    """Whether who takes part is taken over from the agreement told of before: the words mean that one."""
    return any(d.rule == "the agreement told before" for d in claim.derived)
