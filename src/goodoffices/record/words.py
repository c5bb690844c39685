"""Words as linking compares them: folded, without marks; and how alike two texts are."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SMALL = """a an and are as at be been but by for from had has have he her his in into is it its of on or our she that
the their them they this to was we were which who will with would you your i not"""
SMALL = frozenset(_SMALL.split())
"""Words that say too little to tell one text from another."""


_MARKS = str.maketrans({"’": None, "‘": " ", "“": " ", "”": " ", "–": " ", "—": " ", "…": " ", "\u00a0": " "})
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("'"): None}

SHORT = 100
"""Letters up to which a text is worth remembering: names and places come again, sentences do not."""


def words_of(text: str) -> tuple[str, ...]:
    """The words in lower case, without accents and punctuation."""
    return _remembered(text) if len(text) <= SHORT else words_once(text)


def words_once(text: str) -> tuple[str, ...]:
    """The same of a text that hardly comes again, such as a paragraph."""
    if text.isascii():
        text = text.lower()
    else:
        text = " ".join([word.lower() if word.isascii() else _plain(word) for word in text.split()])
    return tuple(text.translate(_ASCII).split())


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    """A word that is not all ASCII: in lower case, without accents, a blank for all that is no letter or digit."""
    flat = unicodedata.normalize("NFKD", word.translate(_MARKS).casefold())
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in flat.replace("'", ""))


_remembered = lru_cache(maxsize=65536)(words_once)


def telling(text: str) -> frozenset[str]:
    """The words that tell one text from another."""
    return frozenset(words_of(text)) - SMALL


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words of all words of two texts (Jaccard), 0 when one is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def contained(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words of the words of the shorter text, 0 when one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
