"""Sentences as numbers: the classes of every head, one sentence as an item, and items put together in batches."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import torch
from corpora import NAME_TAGS, TAG_NUMBER, Example
from net import Net
from torch import Tensor

from goodoffices.language.lemmas import script_of
from goodoffices.language.pieces import START, STOP, Pieces, shape

if TYPE_CHECKING:
    from beliefs import Beliefs

IGNORE = -100
MASK = 103
VECTOR = 384  # width of the clause vector, and of the encoder that teaches it
LONGEST = 160  # pieces; longer sentences are left out of training


class Labels:
    """The classes that the heads choose from, in a fixed order."""

    def __init__(self, pos: list[str], feats: list[str], lemmas: list[str], relations: list[str]) -> None:
        self.pos, self.feats, self.lemmas, self.relations = pos, feats, lemmas, relations
        self.number = {
            kind: {label: i for i, label in enumerate(getattr(self, kind))}
            for kind in ("pos", "feats", "lemmas", "relations")
        }

    @classmethod
    def of(cls, examples: list[Example]) -> Labels:
        """Collects the classes; lemma scripts need three witnesses, bundles of features two."""
        pos, feats, lemmas, relations = Counter(), Counter(), Counter(), Counter()  # type: ignore[var-annotated]
        for e in examples:
            if e.pos and e.feats and e.lemmas and e.relations:
                pos.update(e.pos)
                feats.update(f"{p}|{f}" for p, f in zip(e.pos, e.feats, strict=True))
                lemmas.update(script_of(w, lemma) for w, lemma in zip(e.words, e.lemmas, strict=True))
                relations.update(e.relations)
        return cls(
            sorted(pos),
            sorted(f for f, n in feats.items() if n >= 2),
            sorted(s for s, n in lemmas.items() if n >= 3),
            sorted(relations),
        )

    @classmethod
    def from_checkpoint(cls, checkpoint: dict[str, dict[str, list[str]]]) -> Labels:
        """The classes that a network was trained with."""
        return cls(**{kind: own for kind, own in checkpoint["labels"].items() if kind != "tags"})

    def as_dict(self) -> dict[str, list[str]]:
        """The classes by head."""
        return {"pos": self.pos, "feats": self.feats, "lemmas": self.lemmas, "relations": self.relations,
                "tags": list(NAME_TAGS)}  # fmt: skip


class Item:
    """One example as numbers."""

    __slots__ = ("beliefs", "boundaries", "feats", "first", "heads", "last", "lemmas", "names", "pieces", "pos",
                 "relations", "shapes", "teacher")  # fmt: skip

    def __init__(self, e: Example, starts: list[int] | None, labels: Labels, pieces: Pieces, teacher: int) -> None:
        self.pieces, self.shapes = [START], [0]
        self.first, self.last = [0], [0]
        for word in e.words:
            own = pieces.of_word(word)
            self.first.append(len(self.pieces))
            self.pieces += own
            self.last.append(len(self.pieces) - 1)
            self.shapes += [shape(word)] * len(own)
        self.pieces.append(STOP)
        self.shapes.append(0)
        n = labels.number
        empty = [IGNORE] * len(e.words)
        self.pos = [n["pos"].get(p, IGNORE) for p in e.pos] if e.pos else empty
        self.feats = (
            [n["feats"].get(f"{p}|{f}", IGNORE) for p, f in zip(e.pos, e.feats, strict=True)]
            if e.pos and e.feats else empty
        )  # fmt: skip
        self.lemmas = (
            [n["lemmas"].get(script_of(w, lemma), IGNORE) for w, lemma in zip(e.words, e.lemmas, strict=True)]
            if e.lemmas else empty
        )  # fmt: skip
        self.heads = e.heads if e.heads else empty
        self.relations = [n["relations"].get(r, IGNORE) for r in e.relations] if e.relations else empty
        self.names = [sum(1 << TAG_NUMBER[tag] for tag in tags) for tags in e.names] if e.names else [0] * len(e.words)
        self.boundaries = [1 if i in starts else 0 for i in range(len(e.words))] if starts is not None else empty
        self.teacher = teacher
        self.beliefs: Beliefs | None = None  # what a larger network believes of the tree


def batch_of(items: list[Item], teachers: Tensor) -> dict[str, Tensor]:
    """Tensors of a batch, padded to the longest item."""
    length = max(len(i.pieces) for i in items)
    count = max(len(i.first) for i in items)

    def fill(rows: list[list[int]], width: int, value: int) -> Tensor:
        table = np.full((len(rows), width), value, dtype=np.int64)
        for row, values in zip(table, rows, strict=True):
            row[: len(values)] = values
        return torch.from_numpy(table)

    batch = {
        "pieces": fill([i.pieces for i in items], length, 0),
        "shapes": fill([i.shapes for i in items], length, 0),
        "first": fill([i.first for i in items], count, 0),
        "last": fill([i.last for i in items], count, 0),
    }
    for kind in ("pos", "feats", "lemmas", "heads", "relations", "boundaries"):
        batch[kind] = fill([[IGNORE, *getattr(i, kind)] for i in items], count, IGNORE)
    batch["names"] = fill([[0, *i.names] for i in items], count, 0)
    batch["teacher_of"] = torch.tensor([i.teacher for i in items])
    batch["teacher"] = teachers[batch["teacher_of"].clamp(min=0)]
    return batch


def arc_scores(net: Net, words: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Scores (sentences, dependents, heads) of arcs, with padding ruled out as head."""
    heads = batch["last"] > 0
    heads[:, 0] = True
    return net.arcs(words).float().masked_fill(~heads[:, None, :], -1e4)


def with_masks(item: Item, share: float, draw: random.Random) -> Item:
    """Hides some words behind the encoder's mask, so that nothing hangs on a single word."""
    for first, last in zip(item.first[1:], item.last[1:], strict=True):
        if draw.random() < share:
            item.pieces[first : last + 1] = [MASK] * (last + 1 - first)
    return item


def batches_of(items: list[Item], size: int, draw: random.Random) -> list[list[Item]]:
    """Batches of items alike in length, at most `size` padded pieces each, in random order."""
    order = sorted(items, key=lambda item: len(item.pieces) + draw.random() * 4)
    batches: list[list[Item]] = [[]]
    longest = 0
    for item in order:
        longest = max(longest, len(item.pieces))
        if batches[-1] and longest * (len(batches[-1]) + 1) > size:
            batches.append([])
            longest = len(item.pieces)
        batches[-1].append(item)
    draw.shuffle(batches)
    return batches
