"""Whether two written names may be one person's: titles off, parts aligned in any order, spellings by sound.

Spellings are compared by a weighted edit distance over rough sounds: what transliterations confuse (k, q; v, w; vowels)
is cheap, other letters are dear. Sounds, costs and given names that stand for one another
are data (`rules/names.yaml`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from goodoffices.packs.romanising import romanise
from goodoffices.packs.spelling import THINGS, TOKEN, fold

RULES = Path(__file__).parent / "rules" / "names.yaml"

SAME = 0.2
"""Greatest cost per sound at which two parts are one; set on the examples of the rules."""

_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """The data of how names vary, with examples and counter-examples."""
    import yaml

    content: dict[str, Any] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return content


@lru_cache(maxsize=1)
def _given() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, names in enumerate(rules()["given"]):
        for name in names:
            table.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in table.items()}


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
def distance(a: str, b: str) -> float:
    """Cost of turning one sound into another, per letter of the longer; 0 is the same.

    What is sure to cost more than `SAME` is not reckoned to its end: then it is some number above.
    """
    if a == b:
        return 0.0
    longer, swaps = max(len(a), len(b)), _swaps()
    gaps = [_gap(letter) for letter in b]
    row = [0.0, *accumulate(gaps)]
    for first in a:
        gap, last = _gap(first), row
        row = [left := last[0] + gap]
        for at, second in enumerate(b):
            swap = 0.0 if first == second else swaps.get((first, second), 1.1)
            left = min(last[at] + swap, last[at + 1] + gap, left + gaps[at])
            row.append(left)
        if min(row) > SAME * longer:
            return min(row) / longer
    return row[-1] / longer


def _gap(letter: str) -> float:
    return 0.4 if letter in _VOWELS else 0.6 if letter == "h" else 1.0


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The parts of a name that tell persons apart, folded and lower case: no titles, articles or linking words."""
    data = rules()
    drop = {*data["titles"], *data["linking"]}
    articles = set(data["articles"])
    words = [word.lower() for word in TOKEN.findall(fold(name.replace("’", "").replace("'", "")))]
    kept = [word for word in words if word not in drop] or words
    kept = [word for word in kept if word not in data["suffixes"]] or kept
    out: list[str] = []
    skip = False
    for at, word in enumerate(kept):
        if skip:
            skip = False
            continue
        later = kept[at + 1] if at + 1 < len(kept) else ""
        if word in ("abd", "abdel", "abdul", "abdal", "abdol", "abed", "abdoul") and later:
            rest = kept[at + 2] if later in articles and at + 2 < len(kept) else later
            out.append("abd" + rest)
            kept[at + 1 : at + 2 + (rest != later)] = [""] * (1 + (rest != later))
        elif word in articles and later and len(kept) > 1:
            continue
        elif word:
            out.append(word)
    return tuple(_servant(_bare(word)) for word in out)


def _bare(word: str) -> str:
    """A word of Arabic letters without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _servant(word: str) -> str:
    """`abdelfattah`, `abdulfattah`, `abdfattah` as one."""
    return re.sub(r"^abd[aeou]l(?=[a-z]{4})|^abdou?l(?=[a-z]{4})|^abd(?=[a-z]{4})", "abd", word)


@lru_cache(maxsize=65536)
def part_distance(a: str, b: str) -> float:
    """How far two parts are: 0 the same or given names that stand for one another, 1 or more not at all."""
    if a == b:
        return 0.0
    if len(a) == 1 or len(b) == 1:
        return 0.05 if a[0] == b[0] else 1.0
    one, other = _given().get(a, frozenset()), _given().get(b, frozenset())
    if one & other:
        return 0.02
    if one and other:
        return 1.0
    best = distance(sound(a), sound(b))
    for first, second in ((a, b), (b, a)):
        if first[:2] in ("al", "el") and len(first) > 5:
            best = min(best, distance(sound(first[2:]), sound(second)) + 0.02)
    if _feminine(a, b) or _feminine(b, a):
        return 1.0
    return best


def _feminine(man: str, woman: str) -> bool:
    """Whether two Slavic surnames are a man's and a woman's: `Aliyev` and `Aliyeva` are two persons."""
    ends = ("ov", "ev", "yev", "in", "yn", "sky", "ski")
    return (woman == man + "a" and man.endswith(ends)) or (man.endswith(("sky", "ski")) and woman == man[:-1] + "aya")


def likeness(one: str, other: str) -> float:
    """How like two names are, 0 to 1; from `SAME_PERSON` on they may be one person's.

    Every part of the shorter name needs its partner in the longer; of two names with two parts or more at least two
    parts agree, and parts left over on both sides tell two persons.
    """
    a, b = parts(one), parts(other)
    if len(a) > len(b):
        a, b = b, a
    if not a or _initials_differ(a, b) or _generation(one) != _generation(other) or _thing(one) != _thing(other):
        return 0.0
    joined = part_distance("".join(a), "".join(b))
    score = _aligned(a, b)
    return max(score, 1.0 - joined if joined <= SAME / 2 and len("".join(a)) > 4 else 0.0)


SAME_PERSON = 1.0 - SAME
"""Least likeness of two names of one person."""


def _aligned(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    pairs = sorted((part_distance(x, y) + 0.001 * abs(i - j), i, j) for i, x in enumerate(a) for j, y in enumerate(b))
    left, right, costs, initials = set(range(len(a))), set(range(len(b))), [], 0
    for cost, i, j in pairs:
        limit = SAME if min(len(a[i]), len(b[j])) > 3 else SAME * 0.75
        if i in left and j in right and cost <= limit:
            left.discard(i)
            right.discard(j)
            costs.append(cost)
            initials += len(a[i]) == 1 or len(b[j]) == 1
    if left or len(costs) == initials:
        return 0.0
    if len(a) == 1 < len(b) and 0 not in right:
        return 0.0
    if len(a) > 1 and right == {0} and a[0] in _given() and not _honours(b[0]):
        return 0.0
    return 1.0 - max(costs)


def _generation(name: str) -> frozenset[str]:
    """What tells father from son: `Jr.`, `Sr.`, `II`, `III`."""
    found = {word.lower() for word in TOKEN.findall(name)} & {"jr", "junior", "sr", "senior", "ii", "iii", "iv"}
    return frozenset("jr" if word == "junior" else "sr" if word == "senior" else word for word in found)


def _thing(name: str) -> bool:
    """Whether a name is that of a thing called after a person: an airport, a street, a foundation."""
    return not {word.lower() for word in TOKEN.findall(name)}.isdisjoint(THINGS)


def _honours(part: str) -> bool:
    """Whether a first name is one that many bear before the name they use: Mohammed Hosni Mubarak."""
    return not _given().get(part, frozenset()).isdisjoint(_given()["mohammed"] | _given()["maria"])


def _initials_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether both names have initials in their middle, and not the same: `George W.` and `George H.W.` are two."""
    one, other = ([part for part in name[1:-1] if len(part) == 1] for name in (a, b))
    return bool(one and other and one != other)


def same_name(one: str, other: str) -> bool:
    """Whether two written names may be one person's, by the names alone."""
    return likeness(one, other) >= SAME_PERSON
