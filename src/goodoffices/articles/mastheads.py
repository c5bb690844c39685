"""The line of outlet and day above a text, as one notes it when copying: "Sudan Tribune, 24 January 2008"."""

from __future__ import annotations

import re
from functools import cache

from goodoffices.articles.days import beside_day, find_day
from goodoffices.articles.rules import table

_WORD = re.compile(r"[^\W\d_][\w.&'’-]*|&|\([^\W\d_]+\)")
_ARTICLES = frozenset({"la", "le", "el", "die", "der", "das"})
_SMALL = _ARTICLES | {"of", "the", "and", "for", "de", "del", "du", "des", "&"}
_BREAK = re.compile(r"\s*(?:,|\||[-–—·•])\s*$")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$", re.IGNORECASE)
_MOST_WORDS = 7


@cache
def _press() -> frozenset[str]:
    return frozenset(str(table("press.yaml")["press"]).split())


def beside_the_day(line: str) -> str | None:
    """What stands before the day of a line that is a name and a day and nothing else; None for any other line.

    Args:
        line: One line of a page.
    """
    day = find_day(line)
    if day is None or len(line) > 90:
        return None
    before = _WEEKDAY.sub("", line[: day.start])
    name = _BREAK.sub("", before)
    words = name.split()
    alone = _letters(beside_day(line, day)) == _letters(name) != ""
    if not alone or len(words) > _MOST_WORDS or not _BREAK.search(before) or words[0].lower() == "by":
        return None
    told = all(_WORD.fullmatch(w) and (w in _SMALL or not w[0].islower() or _is_mixed(w)) for w in words)
    return name if told and words[0] not in _SMALL - _ARTICLES else None


def outlet_of(line: str) -> str | None:
    """The outlet in such a line, where its words are those of one and not of a town: "Geneva, 4 May 2012" has none."""
    name = beside_the_day(line)
    if name is None:
        return None
    words = name.split()
    single = len(words) == 1 and (name.isupper() or "." in name.strip(".") or _is_mixed(name))
    return name if single or any(w.lower().strip(".") in _press() or "." in w.strip(".") for w in words) else None


def _is_mixed(word: str) -> bool:
    """Whether capitals or digits stand inside a word: "allAfrica", "Darfur24"."""
    return any(c.isupper() or c.isdigit() for c in word[1:]) and not word.isupper()


def _letters(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())
