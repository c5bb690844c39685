"""Rough sounds of names and how far two are: what transliterations confuse (k, q; v, w; vowels) is cheap.

Sounds and costs are data (`rules/names.yaml`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from goodoffices.packs.romanising import romanise
from goodoffices.packs.spelling import fold

RULES = Path(__file__).parent / "rules" / "names.yaml"

SAME = 0.2
"""Greatest cost per sound at which two parts are one; set on the examples of the rules."""

_VOWELS = frozenset("aeiou")
_VOWEL = 0.4
"""Cost of a vowel that only one spelling writes; no sound costs less."""

_LOST = frozenset("hjvgiul")
"""Sounds that a spelling may lack at the start of a name before a vowel, or write as one."""


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """The data of how names vary, with examples and counter-examples."""
    import yaml

    content: dict[str, Any] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return content


@lru_cache(maxsize=1)
def _spellings() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), new) for pattern, new in rules()["sounds"]]


@lru_cache(maxsize=1)
def _swaps() -> dict[tuple[str, str], float]:
    """What it costs to put one letter in another's place, for the pairs that transliterations confuse."""
    near = dict[tuple[str, str], float]()
    for cost, pairs in rules()["near"].items():
        for a, b in pairs.split():
            near[a, b] = near[b, a] = float(cost)
    near |= {(a, b): 0.35 for a in _VOWELS for b in _VOWELS if a != b}
    return near


@lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """The rough sound of one part of a name, in few letters."""
    word = fold(romanise(fold(part).lower()))
    for pattern, new in _spellings():
        word = pattern.sub(new, word)
    return word


@lru_cache(maxsize=65536)
def distance(a: str, b: str, most: float = SAME) -> float:
    """Cost of turning one sound into another, per letter of the longer; 0 is the same.

    What is sure to cost more than `most` is not reckoned to its end: then it is some number above.
    """
    if a == b:
        return 0.0
    if not a or not b or ((a[0] in _VOWELS) != (b[0] in _VOWELS) and _LOST.isdisjoint((a[0], b[0]))):
        return 1.0
    longer, swaps = max(len(a), len(b)), _swaps()
    if (least := _VOWEL * abs(len(a) - len(b))) > most * longer:
        return least / longer
    gaps = [_gap(letter) for letter in b]
    row = [0.0, *accumulate(gaps)]
    for first in a:
        gap, last = _gap(first), row
        row = [left := last[0] + gap]
        for at, second in enumerate(b):
            swap = 0.0 if first == second else swaps.get((first, second), 1.1)
            left = min(last[at] + swap, last[at + 1] + gap, left + gaps[at])
            row.append(left)
        if (least := min(row)) > most * longer:
            return least / longer
    return row[-1] / longer


def _gap(letter: str) -> float:
    return _VOWEL if letter in _VOWELS else 0.6 if letter == "h" else 1.0
