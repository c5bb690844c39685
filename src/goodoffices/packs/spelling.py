"""Spellings: folding of marks and scripts, tokens of a name, and the parts of a person's name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TOKEN = re.compile(r"\w+")
"""One token of a name or of a text; what lies between two tokens of a name is a gap."""

GAPS = frozenset((
    " ", "-", ".", ". ", "'", "’", "‘", "`", "ʻ", "ʿ", "\n", "\u00a0", "‑", "–", "", "&", " & ", "'-", "’-",
    "/", " (", ")/", ")-",
))  # fmt: skip
"""What may lie between two tokens of one name."""

PARTICLES = frozenset(
    ("al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "bin", "ibn", "ben", "bint", "abu", "abou",
     "umm", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "van", "von", "der", "den",
     "ter", "ten", "af", "zu", "zur", "st", "ould", "mac", "o", "d", "y", "e")
)  # fmt: skip
"""Words that belong to the surname which follows them."""

_HONORIFICS = """
Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Dame Baroness Sheikh Shaikh Sheikha Sayyid Hajji Haji Ayatollah Imam
Mullah Prince Princess King Queen Sultan Emir Gen General Lt Maj Major Brig Col Colonel Capt Captain Adm Admiral
Marshal Sgt President Presidents Premier Premiers Minister Ministers Chancellor Ambassador Envoy Secretary Senator Sen
Rep Governor Mayor Judge Justice Rev Father Bishop Archbishop Cardinal Pope Patriarch Comrade Comandante Commander
Messrs Chairman Director
"""
HONORIFICS = frozenset(_HONORIFICS.split())
"""Words before a surname that are no given names."""

_THINGS = """
airport street avenue square foundation university center centre stadium cup prize award bridge hospital mosque
institute school library museum memorial palace brigade ship frigate tanker vessel carrier doctrine boulevard park
"""
THINGS = frozenset(_THINGS.split())
"""Words after a person's name that make it the name of a thing called after that person."""

_LETTERS = str.maketrans(
    {"ə": "a", "Ə": "A", "ı": "i", "İ": "I", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
     "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ʼ": "'", "ё": "е", "Ё": "Е"}
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without marks: `Erdoğan` is `Erdogan`, `Əliyev` is `Aliyev`; other scripts keep their letters."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def tokens(name: str) -> tuple[str, ...]:
    """The folded tokens of a name, case kept."""
    return tuple(TOKEN.findall(fold(name)))


@lru_cache(maxsize=65536)
def joined_tokens(written: str) -> str:
    """The folded tokens of a name with spaces between, without an article before it."""
    parts = tokens(written)
    return " ".join(parts[1:] if len(parts) > 1 and parts[0].lower() == "the" else parts)


def slug(name: str) -> str:
    """A key from a name: `St. Petersburg` gives `st-petersburg`."""
    return "-".join(tokens(name)).lower()


def split_name(name: str) -> tuple[str, str]:
    """Given names and surname of a name in Western order; particles go with the surname.

    `Staffan de Mistura` gives (`Staffan`, `de Mistura`), `Abdel Fattah al-Burhan` (`Abdel Fattah`, `al-Burhan`);
    one word is a surname.
    """
    words = name.split()
    cut = len(words) - 1
    while cut > 1 and fold(words[cut - 1]).lower() in PARTICLES:
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])
