"""What a larger network believes of sentences, and how far a smaller one is from it (Hinton et al. 2015)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from batches import IGNORE, VECTOR, Item, arc_scores, batch_of
from corpora import NAME_TAGS, Example
from net import Net
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

_LEAST = -20.0  # logarithms of smaller probabilities are no belief


class Beliefs(NamedTuple):
    """A teacher's beliefs of one sentence: logarithms of probabilities in half precision, a row a word."""

    arcs: np.ndarray  # (words, 1 + words): each word's head, the root first
    heads: np.ndarray  # (words,): the heads that relations are told for: the gold tree's, without one the teacher's
    relations: np.ndarray  # (words, relations)
    tags: np.ndarray  # (words,): numbers of the likeliest tags of names
    sure: np.ndarray  # (words,): their probabilities


def believed(teachers: Sequence[Net], items: Sequence[Item], size: int = 48) -> Iterator[tuple[int, Beliefs]]:
    """What trained networks believe of sentences in the mean, as (number, beliefs), in order of length."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].pieces))
    none = torch.zeros(1, VECTOR)
    with torch.no_grad():
        for at in range(0, len(order), size):
            batch = batch_of([items[i] for i in order[at : at + size]], none)
            read = [net.words(batch["pieces"], batch["shapes"], batch["first"], batch["last"])[0] for net in teachers]
            arcs = _mean(arc_scores(net, words, batch) for net, words in zip(teachers, read, strict=True))
            heads = torch.where(batch["heads"] == IGNORE, arcs.argmax(-1), batch["heads"])
            told = _mean(_relations(net, words, heads) for net, words in zip(teachers, read, strict=True))
            sure, tags = _mean(net.name_scores(words) for net, words in zip(teachers, read, strict=True)).max(-1)
            for row, i in enumerate(order[at : at + size]):
                n = len(items[i].first)
                parts = (_halves(arcs[row, 1:n, :n]), heads[row, 1:n].short(), _halves(told[row, 1:n]),
                         tags[row, 1:n].char(), sure[row, 1:n].half())  # fmt: skip
                yield i, Beliefs(*(part.numpy() for part in parts))


def _mean(scores: Iterable[Tensor]) -> Tensor:
    return torch.stack([each.float().softmax(-1) for each in scores]).mean(0)


def _halves(shares: Tensor) -> Tensor:
    return shares.log().clamp(min=_LEAST).half()


def _relations(net: Net, words: Tensor, heads: Tensor) -> Tensor:
    """Scores (sentences, words, relations) of each word with its head."""
    dep, head = net.relation_parts(words)
    head = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))
    return net.relations(dep.flatten(0, 1), head.flatten(0, 1)).view(*heads.shape, -1)


def surest(tags: Sequence[int], likely: Sequence[float], sure: float) -> list[frozenset[str]]:
    """Tags of names, each word's likeliest from a probability on; below it all are allowed."""
    found = zip(tags, likely, strict=True)
    return [frozenset({NAME_TAGS[tag]}) if share >= sure else frozenset(NAME_TAGS) for tag, share in found]


def key(example: Example) -> str:
    """What beliefs are stored under: the words."""
    return " ".join(example.words)


def taught(examples: Sequence[Example], files: Iterable[Path], sure: float) -> dict[int, Beliefs]:
    """Beliefs of examples by number; examples without names are given the teacher's surest ones.

    Args:
        examples: changed in place where they have no names.
        files: what teach.py wrote.
        sure: probability from which a word's tag is taken; other words are left open.
    """
    told: dict[str, Beliefs] = {}
    for path in files:
        told |= {words: Beliefs(*parts) for words, parts in torch.load(path, weights_only=False).items()}
    found = {number: told[key(e)] for number, e in enumerate(examples) if key(e) in told}
    for number, own in found.items():
        e = examples[number]
        if not e.names:
            e.names = surest(own.tags.tolist(), own.sure.tolist(), sure)
    return found


def unlike(net: Net, words: Tensor, scores: Tensor, told: Sequence[Beliefs | None]) -> dict[str, Tensor]:
    """Mean divergence (nats a word) of a network from its teacher, of arcs and of relations.

    Args:
        net: the pupil.
        words: its vectors of the words (sentences, words, width).
        scores: its scores of the arcs (sentences, dependents, heads).
        told: the teacher's beliefs of each sentence, None where it has none.
    """
    rows = [(i, b) for i, b in enumerate(told) if b is not None]
    if not rows:
        return {}
    row = torch.from_numpy(np.concatenate([np.full(len(b.heads), i) for i, b in rows]))
    place = torch.from_numpy(np.concatenate([np.arange(1, len(b.heads) + 1) for _, b in rows]))
    arcs = torch.full((len(row), scores.shape[2]), _LEAST)
    at = 0
    for _, b in rows:
        arcs[at : at + len(b.arcs), : b.arcs.shape[1]] = torch.from_numpy(b.arcs).float()
        at += len(b.arcs)
    heads = torch.from_numpy(np.concatenate([b.heads for _, b in rows])).long()
    relations = torch.from_numpy(np.concatenate([b.relations for _, b in rows])).float()
    dep, head = net.relation_parts(words)
    mine = net.relations(dep[row, place], head[row, heads]).float().log_softmax(-1)
    return {
        "arcs taught": F.kl_div(scores[row, place].log_softmax(-1), arcs, reduction="batchmean", log_target=True),
        "relations taught": F.kl_div(mine, relations, reduction="batchmean", log_target=True),
    }
