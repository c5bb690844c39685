"""A sentence with its best tree and the scores it came from, for the rules that look for a better one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import TypeAlias

from goodoffices.language.trees import Scores, total

Arc: TypeAlias = tuple[int, int, str]
"""A word, the head that it hangs on, and its relation to it."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree as `trees.decode` counts: words from 1, heads with 0 for the root and -1 in front.

    Attributes:
        heads: The heads.
        relations: Relations by word, as far as they are settled.
    """

    heads: list[int]
    relations: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Parse:
    """A sentence with its best tree.

    Attributes:
        scores: Scores of the arcs, as `trees.decode` takes them.
        unit: What a score of 1 of the model's own is in them.
        heads: Heads of the best tree.
        relations: Relations of the words in it, the first word's first.
        words: The words.
        pos: Their parts of speech.
    """

    scores: Scores
    unit: float
    heads: list[int]
    relations: list[str]
    words: Sequence[str]
    pos: Sequence[str]

    @cached_property
    def lower(self) -> list[str]:
        """The words in small letters, by number: entry 0 is the root's and empty."""
        return ["", *(word.lower() for word in self.words)]

    def relation(self, word: int) -> str:
        """The relation of a word without its subtype."""
        return self.relations[word - 1].partition(":")[0]

    def is_a(self, word: int, *kinds: str) -> bool:
        """Whether a word has one of these parts of speech; the root has none."""
        return word > 0 and self.pos[word - 1] in kinds

    def below(self, head: int, *relations: str) -> list[int]:
        """The words that hang on a word, in order; with relations, only by these (without their subtypes)."""
        own = self._children[head]
        return [word for word in own if self.relation(word) in relations] if relations else own

    def up(self, word: int) -> Iterator[int]:
        """A word and those above it, up to before the root."""
        while word > 0:
            yield word
            word = self.heads[word]

    def reach(self, head: int) -> tuple[int, int]:
        """The first and the last word of what hangs on a word."""
        return self._reaches[head]

    def ending(self, end: int) -> Iterator[int]:
        """A word and those above it whose phrases end with it."""
        return takewhile(lambda word: self.reach(word)[1] == end, self.up(end))

    def loss(self, word: int, head: int) -> float:
        """How much worse a word hangs on another head than where it does."""
        return float(self.scores[word, self.heads[word]] - self.scores[word, head]) / self.unit

    def cheapest(self, word: int, heads: Iterable[int], most: float) -> int | None:
        """Of some heads the one on which a word hangs with the least loss; None where that is more than `most`."""
        loss, head = min(((self.loss(word, head), head) for head in heads), default=(most, None))
        return head if loss <= most else None

    def loss_of(self, heads: Sequence[int]) -> float:
        """How much worse another tree is."""
        return (total(self.scores, self.heads) - total(self.scores, heads)) / self.unit

    def hung(self, arcs: Iterable[Arc]) -> Tree | None:
        """The best tree with some words hung elsewhere, each where the last of its arcs has it; None without any."""
        heads, relations = list(self.heads), {}
        for word, head, relation in arcs:
            heads[word], relations[word] = head, relation
        return Tree(heads, relations) if relations else None

    @cached_property
    def _children(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in self.heads]
        for word in range(1, len(self.heads)):
            below[self.heads[word]].append(word)
        return below

    @cached_property
    def _reaches(self) -> list[tuple[int, int]]:
        first = list(range(len(self.heads)))
        last = list(first)
        order = [0]
        for word in order:
            order.extend(self._children[word])
        for word in order[:0:-1]:
            head = self.heads[word]
            if head:
                first[head], last[head] = min(first[head], first[word]), max(last[head], last[word])
        return list(zip(first, last, strict=True))
