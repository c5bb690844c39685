"""Names put in the place of other names, so that names are learnt from how they are used and not by heart.

In sentences with a tree a name is replaced by one of as many words, so that the tree stays. New family and place
names are spliced from halves of two known ones, since the names of the world's news are mostly not in any training set.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import replace

from corpora import Example

_LETTERS = "ABCDEFGHIKLMNOPRSTU"


class Pool:
    """Names of the training sets, by label, and of the persons that the packs know: they come from all the world.

    Args:
        examples: sentences with names.
        people: full names of further persons.
    """

    def __init__(self, examples: list[Example], people: Iterable[str] = ()) -> None:
        self.given: list[str] = []
        self.family: list[str] = []
        self.full: list[list[str]] = [name.split() for name in people if re.fullmatch(r"[^\W\d_]+( [^\W\d_]+)+", name)]
        self.whole: dict[str, list[tuple[str, ...]]] = {"PLACE": [], "ORG": []}
        for e in examples:
            for first, last, label in spans(e):
                words = tuple(e.words[first:last])
                if not all(word[:1].isupper() for word in (words[0], words[-1])):
                    continue
                if label == "PERSON" and len(words) == 2 and all(word.isalpha() for word in words):
                    self.given.append(words[0])
                    self.family.append(words[1])
                elif label in self.whole:
                    self.whole[label].append(words)

    def person(self, draw: random.Random) -> list[str]:
        """A person: one of the packs as news names them, or one that nobody has heard of."""
        if self.full and draw.random() < 0.5:
            name = draw.choice(self.full)
            other = draw.choice(self.full)
            return draw.choice(([name[-1]], name, [*name[:-1], other[-1]], [*name[:-1], _spliced(name[-1], other[-1])]))
        family = draw.choice(self.family)
        if draw.random() < 0.4:
            family = _spliced(family, draw.choice(self.family))
        return [family] if draw.random() < 0.25 else [draw.choice(self.given), family]

    def other(self, label: str, draw: random.Random) -> list[str]:
        """A place or an organisation."""
        words = list(draw.choice(self.whole[label]))
        if label == "ORG" and draw.random() < 0.12:
            return ["".join(draw.sample(_LETTERS, draw.choice((3, 3, 4, 5))))]
        if label == "PLACE" and len(words) == 1 and draw.random() < 0.4:
            return [_spliced(words[0], draw.choice(self.whole[label])[0])]
        return words


def _spliced(one: str, two: str) -> str:
    return one[: max(2, (len(one) + 1) // 2)] + two[len(two) // 2 :].lower()


def spans(example: Example) -> list[tuple[int, int, str]]:
    """Names that are marked beyond doubt."""
    found: list[tuple[int, int, str]] = []
    for i, tags in enumerate(example.names or []):
        tag = next(iter(tags)) if len(tags) == 1 else "?"
        if tag.startswith("B-"):
            found.append((i, i + 1, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == i and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], i + 1, tag[2:])
    return found


def swapped(example: Example, pool: Pool, draw: random.Random) -> Example:
    """The example with about half of its persons, places and organisations replaced.

    Args:
        example: a sentence with names and without a tree.
        pool: names to choose from.
        draw: source of chance.

    Returns:
        A new example.
    """
    words: list[str] = []
    names: list[frozenset[str]] = []
    at = 0
    assert example.names is not None
    for first, last, label in [*spans(example), (len(example.words), len(example.words), "")]:
        words += example.words[at:first]
        names += example.names[at:first]
        at = last
        if label in ("PERSON", "PLACE", "ORG") and draw.random() < 0.5:
            fresh = pool.person(draw) if label == "PERSON" else pool.other(label, draw)
            if example.words[first].isupper() and len(example.words[first]) > 3:
                fresh = [word.upper() for word in fresh]
            words += fresh
            names += [frozenset({f"{'I' if i else 'B'}-{label}"}) for i in range(len(fresh))]
        else:
            words += example.words[first:last]
            names += example.names[first:last]
    return replace(example, words=words, names=names)


def swapped_in_tree(example: Example, pool: Pool, draw: random.Random) -> Example:
    """The example with about half of its persons and places replaced by others of as many words.

    Args:
        example: a sentence with names and a tree.
        pool: names to choose from.
        draw: source of chance.

    Returns:
        A new example with the same tree; lemmas of new words are the words.
    """
    words, lemmas = list(example.words), list(example.lemmas or [])
    for first, last, label in spans(example):
        if label not in ("PERSON", "PLACE") or draw.random() < 0.5 or words[first].isupper():
            continue
        for _ in range(5):
            fresh = pool.person(draw) if label == "PERSON" else pool.other(label, draw)
            if len(fresh) == last - first and all(word.isalpha() for word in fresh):
                words[first:last] = fresh
                lemmas[first:last] = fresh
                break
    return replace(example, words=words, lemmas=lemmas)
