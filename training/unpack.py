"""Makes a checkpoint of the shipped graphs: `python training/unpack.py --from FOLDER --to RUN/average.pt`.

A run may start from it (`--init`) where the checkpoint that the graphs were exported from is not at hand. Weights come
back as they ship, in steps of their 8 bits; the half point that this costs is learnt again within a few hundred steps.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from export import PARTS, WIDTH  # noqa: E402
from net import Net, Sizes  # noqa: E402

HEADS = ["pos", "feats", "lemma", "start", "names_in", "arc_dep", "arc_head", "rel_dep", "rel_head"]


class Shipped:
    """The constants of a graph by the nodes that use them."""

    def __init__(self, path: Path) -> None:
        self.graph = onnx.load(path).graph
        self.constants = {c.name: numpy_helper.to_array(c) for c in self.graph.initializer}

    def nodes(self, kind: str) -> list[onnx.NodeProto]:
        """The nodes of one kind, in order."""
        return [n for n in self.graph.node if n.op_type == kind]

    def reader_of(self, name: str, kind: str) -> onnx.NodeProto:
        """The node of a kind that reads a value."""
        return next(n for n in self.graph.node if n.op_type == kind and name in n.input)

    def constant_of(self, node: onnx.NodeProto, at: int = 0) -> np.ndarray:
        """A node's constant inputs, in order."""
        return [self.constants[i] for i in node.input if i in self.constants][at]

    def linear(self, node: onnx.NodeProto) -> tuple[np.ndarray, np.ndarray]:
        """Weight and bias of a layer whose product is `node`."""
        steps, scale = self.constants[node.input[1]], self.constants[node.input[3]]
        added = self.reader_of(self.reader_of(node.output[0], "Mul").output[0], "Add")
        return steps.astype(np.float32).T * scale[:, None], self.constant_of(added)

    def mix(self, layers: int) -> np.ndarray:
        """The share of each layer in the sentence's vector; the smallest are not in the graph."""
        tops = [node.output[0] for node in self.nodes("LayerNormalization")][2::2]
        shares = [
            next(
                (
                    float(self.constant_of(n))
                    for n in self.nodes("Mul")
                    if n.input[0] == top and n.input[1] in self.constants
                ),
                1e-5,
            )
            for top in tops[:layers]
        ]
        return np.array(shares)


def state_of(reader: Shipped, relater: Shipped, sizes: Sizes) -> dict[str, Tensor]:
    """The network's weights as the graphs hold them."""
    found: dict[str, np.ndarray] = {}
    pieces, scales, shapes = [reader.constant_of(n) for n in reader.nodes("Gather")][:3]
    found["encoder.pieces.weight"] = pieces.astype(np.float32) * scales
    found["encoder.shapes.weight"] = shapes
    found["encoder.places.weight"] = reader.constant_of(reader.nodes("Slice")[0])
    found["encoder.kind"] = np.zeros(WIDTH, np.float32)
    norms = [(reader.constant_of(n), reader.constant_of(n, 1)) for n in reader.nodes("LayerNormalization")]
    found["encoder.norm.weight"], found["encoder.norm.bias"] = norms[0]
    products = [reader.linear(n) for n in reader.nodes("MatMulIntegerToFloat")]
    layers = (len(products) - 1) // 4
    for i in range(layers):
        p = f"encoder.layers.{i}."
        joint, out, up, down = products[4 * i : 4 * i + 4]
        for k, part in enumerate(("query", "key", "value")):
            undo = (WIDTH // PARTS) ** 0.5 if part == "query" else 1.0
            own = slice(k * WIDTH, (k + 1) * WIDTH)
            found[p + part + ".weight"], found[p + part + ".bias"] = joint[0][own] * undo, joint[1][own] * undo
        for part, (weight, bias) in (("out", out), ("up", up), ("down", down)):
            found[p + part + ".weight"], found[p + part + ".bias"] = weight, bias
        for k in (1, 2):
            found[f"{p}norm{k}.weight"], found[f"{p}norm{k}.bias"] = norms[2 * i + k]
    weight, bias = products[-1]
    counts = [
        sizes.pos,
        sizes.feats,
        sizes.lemmas,
        1,
        sizes.names,
        sizes.arc,
        sizes.arc,
        sizes.relation,
        sizes.relation,
    ]
    edges = np.cumsum([0, *counts])
    for part, start, end in zip(HEADS, edges, edges[1:], strict=False):
        found[f"{part}.weight"], found[f"{part}.bias"] = weight[start:end], bias[start:end]
    gemm = reader.nodes("Gemm")[0]
    found["vector.weight"], found["vector.bias"] = reader.constant_of(gemm), reader.constant_of(gemm, 1)
    found["vector_mix"] = np.log(reader.mix(layers)).astype(np.float32)
    plain = [n for n in reader.nodes("MatMul") if any(i in reader.constants for i in n.input)]
    names, dep = plain[0], plain[1]
    found["names.weight"] = reader.constant_of(names).T
    found["names.bias"] = reader.constant_of(reader.reader_of(names.output[0], "Add"))
    root = reader.constant_of(reader.reader_of(dep.output[0], "Add"))
    found["arc"] = np.concatenate([reader.constant_of(dep), root[None]])
    steps = relater.nodes("DequantizeLinear")[0]
    matrix = relater.constants[steps.input[0]].astype(np.float32) * relater.constants[steps.input[1]]
    last = relater.constant_of(relater.nodes("Add")[0])
    found["rel"] = np.concatenate([matrix, last[None]])
    return {name: torch.from_numpy(np.ascontiguousarray(value)).float() for name, value in found.items()}


def main() -> None:
    """Writes the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    arms = parser.parse_args()
    labels = json.loads((arms.folder / "labels.json").read_text(encoding="utf-8"))
    version = labels.pop("version")
    labels.pop("start_above")
    sizes = Sizes(
        len(labels["pos"]), len(labels["feats"]), len(labels["lemmas"]), len(labels["relations"]), len(labels["tags"])
    )
    net = Net(sizes)
    state = state_of(Shipped(arms.folder / "reader.onnx"), Shipped(arms.folder / "relater.onnx"), sizes)
    net.load_state_dict(state)
    arms.to.parent.mkdir(parents=True, exist_ok=True)
    net.save(arms.to, {"labels": labels, "step": 0, "dev": version})
    print(version, len(state), "tensors")


if __name__ == "__main__":
    main()
