"""The words of time as regular expressions, from the lexicon: a kind matches its words and knows their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from goodoffices.lexicon import read_rules

BLANK = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*|-)"
"""What stands between two words of an expression: blanks, one line end at most, or a hyphen."""
_NUMBER = "#"


@dataclass(frozen=True)
class Kind:
    """A kind of word.

    Args:
        pattern: Its regular expression, without groups.
        first: Lower-case first words, or `#2` for a number of two digits; by them a text is searched.
        values: What each word stands for; empty for a shape, which stands for itself.
    """

    pattern: str
    first: frozenset[str]
    values: dict[str, str]


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of the lexicon by name."""
    rules = read_rules("time")
    proper, short = frozenset(rules["proper"]), frozenset(rules["abbreviations"])
    tables: dict[str, dict[str, str]] = {k: {str(w): str(v) for w, v in t.items()} for k, t in rules["kinds"].items()}
    found = {name: _table(table, proper, short) for name, table in tables.items() if name not in ("COUNT", "NUM")}
    found["COUNT"] = _counted(tables["COUNT"], found)
    found["NUM"] = _counted({**tables["COUNT"], **tables["NUM"]}, found)
    for name, shape in rules["shapes"].items():
        found[name] = Kind(f"(?:{shape})", _SHAPES.get(name, frozenset()), {})
    return found


_DIGITS = {n: f"{_NUMBER}{n}" for n in range(1, 6)}
_SHAPES: dict[str, frozenset[str]] = {
    "ISODATE": frozenset({_DIGITS[4]}),
    "NUMDATE": frozenset({_DIGITS[1], _DIGITS[2]}),
    "TWOWAYDATE": frozenset({_DIGITS[1], _DIGITS[2]}),
    "YEAR": frozenset({_DIGITS[4]}),
    "DAY": frozenset({_DIGITS[1], _DIGITS[2]}),
    "ORDDAY": frozenset({_DIGITS[1], _DIGITS[2]}),
    "DECADE": frozenset({_DIGITS[4], _DIGITS[2]}),
    "CLOCK": frozenset({_DIGITS[1], _DIGITS[2], _DIGITS[4]}),
    "ORDCENTURY": frozenset(
        {_DIGITS[2], "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty"}
    ),
}


def _table(table: dict[str, str], proper: frozenset[str], short: frozenset[str]) -> Kind:
    ordered = sorted(table, key=lambda w: (-len(w), w))
    forms = [_form(word, proper, short) for word in ordered]
    return Kind(f"(?:{'|'.join(forms)})", frozenset(_head(w) for w in table), table)


def _counted(table: dict[str, str], found: dict[str, Kind]) -> Kind:
    words = _table(table, frozenset(), frozenset())
    pattern = rf"(?:{found['TENS'].pattern}-{found['ONES'].pattern}|\d{{1,3}}(?:\.\d)?|{words.pattern[3:-1]})"
    return Kind(pattern, words.first | found["TENS"].first | {_DIGITS[n] for n in (1, 2, 3)}, table)


def _head(words: str) -> str:
    return re.split(r"[^\w]", words)[0].lower()


def _form(words: str, proper: frozenset[str], short: frozenset[str]) -> str:
    out = []
    for word in words.split(" "):
        plain = re.escape(word)
        stem = word.split("'")[0].split("’")[0]
        form = f"(?:{plain.capitalize()}|{plain.upper()})" if word in proper else f"(?i:{plain})"
        out.append(form + (r"\.?" if stem in short else ""))
    return BLANK.join(out)


def key_of(word: str) -> str:
    """How a word or number of a text is looked up in `first`."""
    return f"{_NUMBER}{min(len(word), 5)}" if word[0].isdigit() else word.lower()


def value_of(kind: str, text: str) -> str:
    """What the matched words of a kind stand for.

    Args:
        kind: The kind's name.
        text: The words as written.
    """
    table = kinds()[kind]
    plain = " ".join(text.lower().split()).rstrip(".")
    if plain in table.values:
        return table.values[plain]
    special = _SPECIAL.get(kind)
    return special(plain) if special else text


def _number(text: str) -> str:
    if text[0].isdigit():
        return str(int(text)) if text.isdigit() else text
    known = kinds()
    tens, _, ones = text.partition("-")
    if ones in known["ONES"].values and tens in known["TENS"].values:
        return str(int(known["TENS"].values[tens]) + int(known["ONES"].values[ones]))
    return known["NUM"].values.get(text.replace("-", " "), text)


def _day(text: str) -> str:
    return f"{int(re.sub(r'[^0-9]', '', text)):02}"


def _numeric(text: str) -> str:
    first, second, year = (int(piece) for piece in re.split(r"[./]", text))
    if year < 100:
        year += 1900 if year > 50 else 2000
    day, month = (first, second) if second <= 12 else (second, first)
    return f"{year:04}-{month:02}-{day:02}"


def _decade(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    if len(digits) == 2:
        digits = ("19" if int(digits) >= 30 else "20") + digits
    return digits[:3]


_CENTURIES = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip


def _century(text: str) -> str:
    return f"{(_CENTURIES.get(text) or int(re.sub(r'[^0-9]', '', text))) - 1:02}"


def _clock(text: str) -> str:
    match = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?\s?([ap](?=m|\.m))?", text)
    if match is None:
        return text
    hour = int(match[1])
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    zone = "Z" if text.endswith(("utc", "gmt")) else ""
    return f"{hour:02}:{match[2] or '00'}{zone}"


_SPECIAL: dict[str, Any] = {
    "NUM": _number, "COUNT": _number, "DAY": _day, "ORDDAY": _day, "NUMDATE": _numeric, "DECADE": _decade,
    "ORDCENTURY": _century, "CLOCK": _clock,
}  # fmt: skip
