"""The network: an encoder with heads for tags, trees, names, sentence starts and a vector.

Dozat and Manning 2017 for the biaffine parser. The shipped network has MiniLM's encoder; its teacher has MPNet's.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from encoder import Dropout, Encoder
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812


@dataclass
class Sizes:
    """Numbers of classes, widths of the heads, and the size of the encoder."""

    pos: int
    feats: int
    lemmas: int
    relations: int
    tags: int
    arc: int = 384
    relation: int = 128
    names: int = 192
    shapes: int = 8
    width: int = 384
    layers: int = 6
    distances: int = 0


class Net(nn.Module):
    """Encoder and heads. Words are the mean of their first and last piece; place 0 is the root."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        width = sizes.width
        self.encoder = Encoder(sizes.layers, width, sizes.distances, shapes=sizes.shapes)
        self.pos = nn.Linear(width, sizes.pos)
        self.feats = nn.Linear(width, sizes.feats)
        self.lemma = nn.Linear(width, sizes.lemmas)
        self.names_in, self.names = nn.Linear(width, sizes.names), nn.Linear(sizes.names, sizes.tags)
        self.start = nn.Linear(width, 1)
        self.arc_dep, self.arc_head = nn.Linear(width, sizes.arc), nn.Linear(width, sizes.arc)
        self.arc = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        nn.init.xavier_uniform_(self.arc)
        self.rel_dep, self.rel_head = nn.Linear(width, sizes.relation), nn.Linear(width, sizes.relation)
        self.rel = nn.Parameter(torch.zeros(sizes.relation + 1, sizes.relations * (sizes.relation + 1)))
        nn.init.normal_(self.rel, std=1 / sizes.relation)
        self.vector = nn.Linear(width, width)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)
        self.vector_mix = nn.Parameter(torch.tensor([0.0] * (sizes.layers - 1) + [4.0]))
        self.drop, self.drop_more = Dropout(0.2), Dropout(0.33)

    def save(self, path: Path, extra: dict[str, object]) -> None:
        """Writes weights and sizes."""
        torch.save({"sizes": asdict(self.sizes), "state": self.state_dict(), **extra}, path)

    def words(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of the words, root first, and of the sentences."""
        layers = self.encoder(pieces, shapes)
        top = layers[-1]
        wide = top.shape[2]
        at_first = top.gather(1, first[:, :, None].expand(-1, -1, wide))
        at_last = top.gather(1, last[:, :, None].expand(-1, -1, wide))
        mix = self.vector_mix.softmax(0)
        mixed = sum(mix[i] * layer for i, layer in enumerate(layers))
        kept = (pieces != 0).to(top.dtype)[:, :, None]
        sentence = (mixed * kept).sum(1) / kept.sum(1)
        return (at_first + at_last) * 0.5, self.vector(sentence)

    def arcs(self, words: Tensor) -> Tensor:
        """Scores (sentences, dependents, heads); head 0 is the root."""
        words = self.drop(words)
        dep = self.drop_more(F.gelu(self.arc_dep(words)))
        head = self.drop_more(F.gelu(self.arc_head(words)))
        return (dep @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2)

    def relation_parts(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """What the relation of a pair is scored from: words as dependents and as heads."""
        words = self.drop(words)
        return self.drop_more(F.gelu(self.rel_dep(words))), self.drop_more(F.gelu(self.rel_head(words)))

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Scores (pairs, relations) of dependents with their heads."""
        mixed = (dep @ self.rel[:-1] + self.rel[-1]).view(len(dep), self.sizes.relations, -1)
        return (mixed[:, :, :-1] * head[:, None, :]).sum(2) + mixed[:, :, -1]

    def name_scores(self, words: Tensor) -> Tensor:
        """Scores of the names' tags."""
        return self.names(self.drop(F.gelu(self.names_in(words))))


def trained(path: Path) -> Net:
    """The network of a checkpoint, ready to read."""
    found = torch.load(path, weights_only=False)
    net = Net(Sizes(**found["sizes"]))
    net.load_state_dict(found["state"])
    return net.requires_grad_(False).eval()
