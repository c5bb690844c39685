"""Whether two written names may be one person's: titles off, parts aligned in any order, spellings by sound.

Spellings are compared by a weighted edit distance over rough sounds (`sounding`). Given names that stand for one
another and names that very many bear are data (`rules/names.yaml`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from goodoffices.packs.sounding import SAME, distance, rules, sound
from goodoffices.packs.spelling import PARTICLES, THINGS, TOKEN, fold

_SHORT = SAME / 4
"""The same for syllables of few letters, and for names run together: `Wang` and `Weng` are two families."""

_SYLLABLE = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]*")
_TWO_SYLLABLES = re.compile(r"\w+(?:[-‐‑]\w+)+")


@lru_cache(maxsize=1)
def _given() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, names in enumerate(rules()["given"]):
        for name in names:
            table.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in table.items()}


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The parts of a name that tell persons apart, folded and lower case: no titles, articles or linking words."""
    data = rules()
    drop = {*data["titles"], *data["linking"]}
    articles = set(data["articles"])
    bare = fold(name.replace("’", "").replace("'", ""))
    words = [word.lower() for word in TOKEN.findall(_TWO_SYLLABLES.sub(_one_given_name, bare))]
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


def _without_vowels(name: str) -> bool:
    """Whether a name is in a script that leaves out vowels, Arabic or Hebrew."""
    return any("\u0590" <= letter <= "\u06ff" for letter in name)


def _one_given_name(found: re.Match[str]) -> str:
    """Hyphened syllables as the one given name that they write: `Il-sung`, `Jae-myung`, `Tse-tung`."""
    pieces = TOKEN.findall(found.group())
    own = all(1 < len(piece) < 7 and _SYLLABLE.fullmatch(piece.lower()) for piece in pieces)
    particle = pieces[0].lower() in PARTICLES or pieces[0].lower() in {*rules()["articles"], *rules()["linking"]}
    return "_".join(pieces) if own and (not particle or pieces[0].lower() == "il") else found.group()


def _bare(word: str) -> str:
    """A word of Arabic letters without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _servant(word: str) -> str:
    """`abdelfattah`, `abdulfattah`, `abdfattah` as one."""
    return re.sub(r"^abd[aeou]l(?=[a-z]{4})|^abdou?l(?=[a-z]{4})|^abd(?=[a-z]{4})", "abd", word)


@lru_cache(maxsize=65536)
def part_distance(a: str, b: str, most: float = SAME) -> float:
    """How far two parts are: 0 the same or given names that stand for one another, 1 or more not at all.

    What is sure to be more than `most` is some number above.
    """
    if a == b:
        return 0.0
    if len(a) == 1 or len(b) == 1:
        return 0.05 if a[0] == b[0] else 1.0
    one, other = _given().get(a, frozenset()), _given().get(b, frozenset())
    if one & other:
        return 0.02
    if one and other:
        return 1.0
    best = distance(sound(a), sound(b), most)
    for first, second in ((a, b), (b, a)):
        if first[:2] in ("al", "el") and len(first) > 5:
            best = min(best, distance(sound(first[2:]), sound(second), most) + 0.02)
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
    score = _aligned(a, b)
    most = SAME / 2 if _without_vowels(one) or _without_vowels(other) else _SHORT if len(a) != len(b) else 0.0
    joined = part_distance("_".join(a), "_".join(b), most)
    run = joined <= most and len("".join(a)) > 4
    return max(score, 1.0 - joined if run else 0.0)


SAME_PERSON = 1.0 - SAME
"""Least likeness of two names of one person."""


def _aligned(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    pairs = sorted((part_distance(x, y) + 0.001 * abs(i - j), i, j) for i, x in enumerate(a) for j, y in enumerate(b))
    left, right, costs, initials = set(range(len(a))), set(range(len(b))), [], 0
    for cost, i, j in pairs:
        if i in left and j in right and cost <= _limit(a[i], b[j]):
            left.discard(i)
            right.discard(j)
            costs.append(cost)
            initials += len(a[i]) == 1 or len(b[j]) == 1
    if left or len(costs) == initials:
        return 0.0
    if len(a) == 1 < len(b) and 0 not in right:
        return 0.0
    if len(a) > 1 and any(len(b[j]) > 1 for j in right) and all(map(_says_little, a)):
        return 0.0  # "Kim Sung" is not Kim Il Sung
    if len(a) > 1 and right == {0} and a[0] in _given() and not _honours(b[0]):
        return 0.0
    return 1.0 - max(costs)


def _says_little(part: str) -> bool:
    """Whether a part is a short syllable and no given name of the West."""
    heard = sound(part)
    return len(heard) < 5 and _SYLLABLE.fullmatch(heard) is not None and not (len(part) > 3 and part in _given())


def _limit(one: str, other: str) -> float:
    """The greatest cost at which two parts are one: less for syllables, which say little when they only sound alike."""
    a, b = sound(one), sound(other)
    if "_" in one or "_" in other:
        return SAME / 2
    if min(len(a), len(b)) < 4 or (max(len(a), len(b)) < 5 and _SYLLABLE.fullmatch(a) and _SYLLABLE.fullmatch(b)):
        return _SHORT
    return SAME if min(len(one), len(other)) > 3 else SAME * 0.75


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


def is_telling(name: str) -> bool:
    """Whether a name says who is meant: not one word that very many families bear, nor a title (`King`)."""
    words = [word.lower() for word in TOKEN.findall(fold(name)) if word.lower() not in ("the", *rules()["articles"])]
    return len(words) != 1 or not (words[0] in _common() or words[0] in rules()["titles"])


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(word for row in rules()["common"].values() for word in row.split())


def same_name(one: str, other: str) -> bool:
    """Whether two written names may be one person's, by the names alone."""
    return likeness(one, other) >= SAME_PERSON
