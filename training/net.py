"""The network: a MiniLM encoder (6 layers, 384 wide) with heads for tags, trees, names, sentence starts and a vector.

Devlin et al. 2019 for the encoder, Dozat and Manning 2017 for the biaffine parser. The encoder is written out
here so that it can be exported as plain matrix products and trained in bfloat16 on a CPU (attention by hand is a
third faster there than the fused one on short sentences).
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812


@dataclass
class Sizes:
    """Numbers of classes and widths of the heads."""

    pos: int
    feats: int
    lemmas: int
    relations: int
    tags: int
    arc: int = 384
    relation: int = 128
    names: int = 192
    shapes: int = 8


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """Tensors of a safetensors file (8 bytes of header length, JSON header, raw data)."""
    raw = path.read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    kinds = {"F32": np.float32, "I64": np.int64}
    found = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        data = np.frombuffer(raw[8 + length + start : 8 + length + end], dtype=kinds[entry["dtype"]])
        found[name] = torch.from_numpy(data.reshape(entry["shape"]).copy())
    return found


class Dropout(nn.Module):
    """Dropout from random bytes, which torch draws several times slower on a CPU; shares come in steps of 1/256."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.step = round(share * 256)

    def forward(self, x: Tensor) -> Tensor:
        """`x` with a share of its values at 0 and the others raised, while training."""
        if not self.training:
            return x
        seed = int(torch.randint(2**62, ()))
        drawn = np.random.Generator(np.random.SFC64(seed)).bytes(x.numel())
        kept = torch.frombuffer(bytearray(drawn), dtype=torch.uint8).view(x.shape) >= self.step
        return x * (kept.to(x.dtype) * (256 / (256 - self.step)))


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, width: int = 384, inner: int = 1536, parts: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        self.parts, self.depth = parts, width // parts
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """One layer over (sentences, pieces, width); `bias` is 0 for pieces and very low for padding."""
        b, t, d = x.shape

        def heads(y: Tensor) -> Tensor:
            return y.view(b, t, self.parts, self.depth).transpose(1, 2)

        q, k, v = heads(self.query(x)), heads(self.key(x)), heads(self.value(x))
        scores = q @ k.transpose(2, 3) * (self.depth**-0.5) + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, d)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT encoder with the shape of the word added at the input (zero at the start, so that nothing is lost)."""

    def __init__(self, layers: int = 6, width: int = 384, pieces: int = 30522, shapes: int = 8) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, width)
        self.places = nn.Embedding(512, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.shapes = nn.Embedding(shapes, width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width) for _ in range(layers))
        self.dropout = Dropout(0.1)

    def forward(self, pieces: Tensor, shapes: Tensor) -> list[Tensor]:
        """Outputs of all layers for (sentences, pieces) numbers of pieces and shapes; padding is piece 0."""
        bias = ((pieces == 0).float() * -1e4)[:, None, None, :]
        places = self.places.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.pieces(pieces) + places + self.kind + self.shapes(shapes)))
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return outputs

    def load(self, tensors: dict[str, Tensor]) -> None:
        """Takes the weights of a BERT checkpoint."""
        own = {
            "pieces.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for i in range(len(self.layers)):
            for mine, theirs in parts.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{i}.{mine}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
        state = self.state_dict()
        for mine, theirs in own.items():
            state[mine].copy_(tensors[theirs])
        state["kind"].copy_(tensors["embeddings.token_type_embeddings.weight"][0])


class Net(nn.Module):
    """Encoder and heads. Words are the mean of their first and last piece; place 0 is the root."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        width = 384
        self.encoder = Encoder(shapes=sizes.shapes)
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
        self.vector_mix = nn.Parameter(torch.tensor([0.0, 0.0, 0.0, 0.0, 0.0, 4.0]))
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
