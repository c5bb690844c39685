"""Days and dates without a preposition, which are the verb's: "the envoy 4-6 May met", "in Orra, Neva July 7, 2017".

News puts them right before the verb or at the end, where they pass for a part of the name beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from goodoffices.language.kinds import DAYS, times
from goodoffices.language.parse import Arc, Parse, Tree

_BEFORE: Final = 14.0  # how much worse than in the best tree a date before the verb may stand on the verb
_BEHIND: Final = 5.0
_APART: Final = 20.0
_WITH_DATES: Final = frozenset(("last", "this", "next", "early", "late", "earlier", "mid", "-", "–"))


def dated(parse: Parse) -> Tree | None:
    """The tree in which dates hang on verbs.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where all do, or the scores speak against it.
    """
    return parse.hung(chain(_before(parse), _behind(parse), _apart(parse)))


def _before(parse: Parse) -> Iterator[Arc]:
    """Dates that end the subject before its verb, with what hangs on the subject but belongs to them."""
    for subject in range(1, len(parse.heads) - 1):
        verb = parse.heads[subject]
        if parse.relation(subject) != "nsubj" or verb < subject or not parse.is_a(verb, "VERB"):
            continue
        end = parse.reach(subject)[1]
        first = end + 1
        while first > subject + 1 and _is_part(parse, first - 1):
            first -= 1
        first += parse.lower[first] in ("-", "–") if first <= end else 0
        run = range(first, end + 1)
        named = {parse.lower[word] for word in run if parse.lower[word] in times()}
        sure = len(run) > 1 or not named.isdisjoint(DAYS)  # "Theresa May" is no month
        behind = ("NOUN", "PROPN", "PUNCT") if any(parse.is_a(word, "NUM") for word in run) else ("PROPN", "PUNCT")
        if end >= verb or not named or not sure or not parse.is_a(first - 1, *behind):
            continue
        tops = [word for word in run if not first <= parse.heads[word] <= end and not parse.is_a(word, "PUNCT")]
        date = tops[0] if tops else 0
        if date and parse.loss(date, verb) <= _BEFORE:
            yield date, verb, "obl:unmarked"
            for word in tops[1:]:
                yield word, date, "nmod:unmarked"


def _is_part(parse: Parse, word: int) -> bool:
    return parse.is_a(word, "NUM") or parse.lower[word] in times() or parse.lower[word] in _WITH_DATES


def _behind(parse: Parse) -> Iterator[Arc]:
    """Dates of a number and a month that pass for a part of the place before them."""
    for word in range(3, len(parse.heads)):
        noun, first = parse.heads[word], parse.reach(word)[0]
        if parse.relations[word - 1] != "nmod:unmarked" or not 0 < noun < first or not parse.is_a(word, "NUM"):
            continue
        if not any(parse.lower[part] in times() for part in parse.below(word)) or parse.is_a(noun, "NUM"):
            continue
        verb = next((at for at in parse.up(parse.heads[noun]) if parse.is_a(at, "VERB")), 0)
        if 0 < verb < word and parse.lower[noun] not in times() and parse.loss(word, verb) <= _BEHIND:
            yield word, verb, "obl:unmarked"


def _apart(parse: Parse) -> Iterator[Arc]:
    """Dates that say which day it was ("on Sunday, May 28, 2023")."""
    for word in range(4, len(parse.heads)):
        first = parse.reach(word)[0]
        first += parse.lower[first] == ","
        day = first - 2
        if day < 1 or parse.lower[day] not in DAYS or parse.lower[day + 1] != "," or parse.heads[word] == day:
            continue
        month = any(parse.lower[part] in times() - DAYS for part in parse.below(word, "nmod", "compound", "appos"))
        if month and parse.is_a(word, "NUM") and parse.loss(word, day) <= _APART:
            yield word, day, "appos"
