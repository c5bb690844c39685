"""New sentences of the field from the trees of those written for it.

Noun phrases change places between sentences, and a long object moves behind the phrase beside it ("discussed with the
envoy the proposal that ...").

Only whole, unbroken subtrees move, into the place of one with the same relation, the same preposition and the same kind
of word at its head, so the tree of the new sentence is as sure as those that it is made from.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from typing import Any

from corpora import Example

_MOVED = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "appos", "conj", "nmod:poss")
_LONG = 40  # words; a grafted sentence may not be longer
_COLUMNS = ("words", "pos", "feats", "lemmas", "relations")

_Kind = tuple[str, str, str]
_Graft = tuple[Example, int, int, int]  # sentence, first word, end, head


def subtree(e: Example, top: int) -> tuple[int, int] | None:
    """Where the subtree under a word (0-based) stands, if it is unbroken."""
    assert e.heads is not None
    under = {top}
    grown = True
    while grown:
        more = {i for i, h in enumerate(e.heads) if h - 1 in under} - under
        under |= more
        grown = bool(more)
    first, end = min(under), max(under) + 1
    return (first, end) if end - first == len(under) else None


class Grafts:
    """Noun phrases of the field's sentences by what they could take the place of."""

    def __init__(self, examples: list[Example]) -> None:
        self.bank: dict[_Kind, list[_Graft]] = defaultdict(list)
        for e in examples:
            for top, kind, (first, end) in self._places(e):
                self.bank[kind].append((e, first, end, top))

    def _places(self, e: Example) -> list[tuple[int, _Kind, tuple[int, int]]]:
        if not (e.heads and e.pos and e.lemmas and e.relations) or e.surface:
            return []
        found = []
        for top, relation in enumerate(e.relations):
            if relation not in _MOVED or e.pos[top] not in ("NOUN", "PROPN"):
                continue
            span = subtree(e, top)
            mark = next(
                (e.lemmas[i] for i, h in enumerate(e.heads) if h - 1 == top and e.relations[i] in ("case", "cc")), ""
            )
            if span is not None:
                found.append((top, (relation, mark, e.pos[top]), span))
        return found

    def grafted(self, e: Example, draw: random.Random) -> Example:
        """The sentence with one or two of its noun phrases taken from others; itself where nothing fits."""
        for _ in range(draw.choice((1, 1, 2))):
            places = self._places(e)
            if not places:
                return e
            top, kind, (first, end) = draw.choice(places)
            other, start, stop, head = draw.choice(self.bank[kind])
            if other.text == e.text or len(e.words) - (end - first) + (stop - start) > _LONG:
                continue
            e = _replaced(e, (first, end, top), other, (start, stop, head))
        return e


def _replaced(e: Example, old: tuple[int, int, int], other: Example, new: tuple[int, int, int]) -> Example:
    first, end, top = old
    start, stop, head = new
    assert e.heads is not None and other.heads is not None
    by = (stop - start) - (end - first)

    def moved(h: int) -> int:  # heads are 1-based, 0 is the root
        if h - 1 == top:
            return first + head - start + 1
        return h + by if h - 1 >= end else h

    inside = [moved(e.heads[top]) if i == head else other.heads[i] - start + first for i in range(start, stop)]
    heads = [*map(moved, e.heads[:first]), *inside, *map(moved, e.heads[end:])]
    columns: dict[str, Any] = {
        name: [*getattr(e, name)[:first], *getattr(other, name)[start:stop], *getattr(e, name)[end:]]
        for name in _COLUMNS
    }
    columns["relations"][first + head - start] = e.relations[top] if e.relations else ""
    return replace(e, **columns, heads=heads, names=None, spaces=[], text=" ".join(columns["words"]))


def shifted(e: Example, draw: random.Random) -> Example:
    """The sentence with an object moved behind the phrase that follows it, where both hang on one verb."""
    if not (e.heads and e.relations and e.pos) or e.surface:
        return e
    pairs = []
    for i, relation in enumerate(e.relations):
        span = subtree(e, i) if relation == "obj" else None
        if span is None or e.heads[i] - 1 >= span[0] or span[1] - span[0] < 6:
            continue
        after = next((j for j, h in enumerate(e.heads) if h == e.heads[i] and e.relations[j] == "obl" and j > i), None)
        beside = subtree(e, after) if after is not None else None
        if beside is not None and beside[0] == span[1] and beside[1] - beside[0] <= 8:
            pairs.append((span, beside))
    if not pairs:
        return e
    (a, b), (_, c) = draw.choice(pairs)
    order = [*range(a), *range(b, c), *range(a, b), *range(c, len(e.words))]
    where = {old: new for new, old in enumerate(order)}
    columns: dict[str, Any] = {name: [getattr(e, name)[i] for i in order] for name in _COLUMNS}
    heads = [0 if e.heads[i] == 0 else where[e.heads[i] - 1] + 1 for i in order]
    return replace(e, **columns, heads=heads, names=None, spaces=[], text=" ".join(columns["words"]))
