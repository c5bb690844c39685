"""Encoders: BERT as MiniLM has it (6 layers, 384 wide), and MPNet as a teacher (12 layers, 768 wide).

Devlin et al. 2019; Song et al. 2020. They are written out here so that they can be exported as plain matrix products
and trained in bfloat16 on a CPU (attention by hand is a third faster there than the fused one on short sentences).
"""

from __future__ import annotations

import json
import math
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812


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

    def __init__(self, width: int, parts: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        self.parts, self.depth = parts, width // parts
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
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
    """Encoder with the shape of the word added at the input (zero at the start, so that nothing is lost).

    Args:
        layers: transformer layers.
        width: of every vector.
        distances: bins of the distance between two pieces, 0 for none (as in BERT).
        pieces: size of the vocabulary, in BERT's order whatever the encoder.
        shapes: number of shapes of words.
    """

    def __init__(
        self, layers: int = 6, width: int = 384, distances: int = 0, pieces: int = 30522, shapes: int = 8
    ) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, width)
        self.places = nn.Embedding(512, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.shapes = nn.Embedding(shapes, width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width) for _ in range(layers))
        self.dropout = Dropout(0.1)
        self.distances = nn.Embedding(distances, self.layers[0].parts) if distances else None

    def forward(self, pieces: Tensor, shapes: Tensor) -> list[Tensor]:
        """Outputs of all layers for (sentences, pieces) numbers of pieces and shapes; padding is piece 0."""
        bias = ((pieces == 0).float() * -1e4)[:, None, None, :]
        if self.distances is not None:
            bias = bias + self.distances(_bins(pieces.shape[1], self.distances.num_embeddings)).permute(2, 0, 1)[None]
        places = self.places.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.pieces(pieces) + places + self.kind + self.shapes(shapes)))
        if torch.is_autocast_enabled("cpu"):
            x, bias = x.bfloat16(), bias.bfloat16()
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return outputs

    def load(self, tensors: dict[str, Tensor]) -> None:
        """Takes the weights of a BERT or of an MPNet checkpoint."""
        mpnet = "encoder.relative_attention_bias.weight" in tensors
        own = {"norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias"}
        for i in range(len(self.layers)):
            for mine, theirs in (_MPNET if mpnet else _BERT).items():
                for kind in ("weight", "bias"):
                    own[f"layers.{i}.{mine}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
        state = self.state_dict()
        for mine, theirs in own.items():
            state[mine].copy_(tensors[theirs])
        pieces, places = (tensors[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position"))
        if mpnet:
            rows = torch.arange(30522) + 4  # MPNet's words are BERT's behind four marks of its own
            for bert, theirs in _MARKS.items():
                rows[bert] = theirs
            pieces, places = pieces[rows], places[2:]
            state["distances.weight"].copy_(tensors["encoder.relative_attention_bias.weight"])
        else:
            state["kind"].copy_(tensors["embeddings.token_type_embeddings.weight"][0])
        state["pieces.weight"].copy_(pieces)
        state["places.weight"].copy_(places)


_LAYER = {"up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}
_BERT = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
         "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", **_LAYER}  # fmt: skip
_MPNET = {"query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
          "out": "attention.attn.o", "norm1": "attention.LayerNorm", **_LAYER}  # fmt: skip
_MARKS = {0: 1, 100: 3, 101: 0, 102: 2, 103: 30526}  # padding, unknown, start, stop, mask: BERT's number, MPNet's


def _bins(length: int, count: int, furthest: int = 128) -> Tensor:
    """Bins of the distances between all pairs of places (Raffel et al. 2020): one each when near, wider when far."""
    places = torch.arange(length)
    distance = places[:, None] - places[None, :]
    half = count // 2
    near = half // 2
    size = distance.abs()
    far = near + (torch.log(size.clamp(min=1) / near) / math.log(furthest / near) * (half - near)).long()
    return (distance < 0).long() * half + torch.where(size < near, size, far.clamp(max=half - 1))
