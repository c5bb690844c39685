"""What the words right around a claim's trigger tell of it: "the", "another", "a string of", "met again"."""

from __future__ import annotations

import re

from goodoffices.record.words import words_of, words_once
from goodoffices.schema import Article, Claim

_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both", "its", "their", "his", "her"})
_FIRST = frozenset({"a", "an", "any", "no", "one", "some", "several"})
_OTHER = frozenset({"another", "new", "next", "further", "future", "fresh", "more", "other", "previous", "earlier",
                    "last", "first", "second", "third", "fourth", "fifth", "sixth"})  # fmt: skip
_ONE_MORE = frozenset({"another", "further", "more", "next", "fresh"})
_SEVERAL = frozenset({"meetings", "visits", "calls", "trips", "summits", "rounds", "sessions", "attacks", "clashes",
                      "strikes", "raids", "conversations", "agreements", "deals", "accords"})  # fmt: skip
_ROUNDS = re.compile(r"\b(?:rounds|series|string|spate|years|months|weeks|any) of (?:[\w.-]+ ){0,3}$", re.IGNORECASE)
_TIMES_OVER = re.compile(r"(?: \w+){0,2} (?:\w+ times|twice|repeatedly|continuously|regularly)\b", re.IGNORECASE)
_INSTRUMENT = re.compile(
    r"\b(?:declaration|memorandum|protocol|roadmap|framework|charter|statement|cessation|code|treaty) "
    r"(?:of|on|for) (?:the )?[a-z]+",
    re.IGNORECASE,
)
_NEAR = 60
"""Letters before and behind the trigger that are looked at, inside its sentence."""
_REACH = 5
"""Words before a noun among which its determiner is looked for."""


def called(article: Article, claim: Claim) -> tuple[str, ...]:
    """What the sentence of an agreement calls it where that tells more than "agreement", once."""
    if claim.kind != "agreement":
        return ()
    found = {tuple(words_of(m[0])) for m in _INSTRUMENT.finditer(article.quote(claim.sentence))}
    return found.pop() if len(found) == 1 else ()


def determined(article: Article, claim: Claim) -> bool | None:
    """Whether the nearest determiner before the trigger is definite; None without one, as before a verb."""
    before = words_once(_before(article, claim))
    if before[-1:] == ("to",):
        return None  # "the same five to meet"
    for word in reversed(before[-_REACH:]):
        if word in _OTHER or word in _FIRST:
            return False
        if word in _DEFINITE:
            return True
    return None


def is_another(article: Article, claim: Claim) -> bool:
    """Whether the words just before the trigger tell that it comes after one of its kind."""
    return bool(_ONE_MORE.intersection(words_once(_before(article, claim))[-3:])) or is_met_again(article, claim)


def is_met_again(article: Article, claim: Claim) -> bool:
    """Whether "again" stands right behind the verb: "met again", "saw each other again"."""
    return "again" in words_once(_after(article, claim))[:3]


def is_series(article: Article, claim: Claim) -> bool:
    """Whether the words tell of several: "a string of meetings", "rounds of talks"."""
    words = article.quote(claim.trigger).lower()
    around = _ROUNDS.search(_before(article, claim)) or _TIMES_OVER.match(_after(article, claim))
    return words.rpartition(" ")[2] in _SEVERAL or around is not None


def is_told_before(claim: Claim) -> bool:
    """Whether who takes part is taken over from the agreement told of before: the words mean that one."""
    return any(d.rule == "the agreement told before" for d in claim.derived)


def _before(article: Article, claim: Claim) -> str:
    return article.text[max(claim.sentence.start, claim.trigger.start - _NEAR) : claim.trigger.start]


def _after(article: Article, claim: Claim) -> str:
    return article.text[claim.trigger.end : min(claim.sentence.end, claim.trigger.end + _NEAR)]
