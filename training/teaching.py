"""What a trained network and the frozen encoder teach: names where a treebank marks none, vectors of sentences."""

from __future__ import annotations

import torch
from batches import LONGEST, VECTOR, Item, Labels, batch_of
from beliefs import surest
from corpora import Example
from losses import halved
from net import Net
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from goodoffices.language.pieces import START, STOP, Pieces


def teacher_vectors(net: Net, texts: list[str], pieces: Pieces) -> Tensor:
    """Sentence embeddings of the frozen encoder: mean over all pieces, normalised."""
    rows = [[START, *[p for w in text.split() for p in pieces.of_word(w)][:LONGEST], STOP] for text in texts]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    found = torch.zeros(len(rows), VECTOR)
    net.eval()
    with torch.no_grad(), halved():
        for at in range(0, len(order), 64):
            chosen = order[at : at + 64]
            width = max(len(rows[i]) for i in chosen)
            table = torch.tensor([rows[i] + [0] * (width - len(rows[i])) for i in chosen])
            top = net.encoder(table, torch.zeros_like(table))[-1].float()
            kept = (table != 0).float()[:, :, None]
            found[chosen] = F.normalize((top * kept).sum(1) / kept.sum(1), dim=-1)
    return found


def own_names(net: Net, examples: list[Example], labels: Labels, pieces: Pieces, sure: float) -> int:
    """Gives the network's own surest names to sentences of treebanks that mark none (self-training).

    Args:
        net: a trained network.
        examples: changed in place where they have a tree and no names.
        labels: the classes.
        pieces: cutter of words.
        sure: probability from which a word's tag is taken; other words are left open.

    Returns:
        How many words were tagged as part of a name.
    """
    chosen = [e for e in examples if e.heads and not e.names]
    order = sorted(chosen, key=lambda e: len(e.words))
    none, count = torch.zeros(1, VECTOR), 0
    net.eval()
    with torch.no_grad(), halved():
        for at in range(0, len(order), 48):
            some = order[at : at + 48]
            batch = batch_of([Item(e, None, labels, pieces, -1) for e in some], none)
            words, _ = net.words(batch["pieces"], batch["shapes"], batch["first"], batch["last"])
            best, tags = net.name_scores(words).float().softmax(-1).max(-1)
            for row, e in enumerate(some):
                likely, own = best[row, 1:].tolist(), tags[row, 1:].tolist()
                e.names = surest(own[: len(e.words)], likely[: len(e.words)], sure)
                count += sum(p >= sure and t > 0 for p, t, _ in zip(likely, own, e.words, strict=False))
    net.train()
    return count
