"""Letters of other scripts in Latin ones, for comparing names; the tables are data (`rules/letters.yaml`)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

RULES = Path(__file__).parent / "rules" / "letters.yaml"


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    import yaml

    content: dict[str, Any] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return content


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in _rules()["letters"].values():
        pairs = table.split()
        found.update({a: "" if b == "-" else b for a, b in zip(pairs[::2], pairs[1::2], strict=True)})
    return found


def romanise(word: str) -> str:
    """A lower-case word in Latin letters; letters that no table has stay as they are."""
    if word.isascii():
        return word
    word = word.replace("ու", "u").replace("αι", "e").replace("ου", "u").replace("μπ", "b").replace("ντ", "d")
    letters = _letters()
    return "".join(letters[letter] if letter in letters else _hangul(letter) for letter in word)


def _hangul(letter: str) -> str:
    """A syllable of Hangul by its parts; the code point counts 21 vowels and 28 finals for each initial (Unicode)."""
    code = ord(letter) - 0xAC00
    if not 0 <= code < 11172:
        return letter
    parts = _rules()["hangul"]
    initial = parts["initial"].split()[code // 588]
    final = ["", *parts["final"].split()][code % 28]
    return ("" if initial == "-" else initial) + str(parts["vowel"].split()[code % 588 // 28]) + str(final)
