"""Exports a checkpoint as the files that ship: `python training/export.py RUN/average.pt --to FOLDER`.

The graph is written node by node, so that every product is known: linear layers multiply unsigned 8-bit activations,
scaled by each row's own largest value, with signed 8-bit weights, scaled by output. A row's result then depends on
nothing but the row, whatever it is batched with. Activations lie in 1 to 127 (7 bits) unless `--bits 8` is given: so
no sum of two products overflows 16 bits, and processors without VNNI instructions compute the same numbers.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from net import Net, Sizes  # noqa: E402

PARTS = 12
WIDTH = 384
MICROSOFT = "com.microsoft"
ROUNDING = 64.0  # scores are rounded to this part of one before anything is decided


class Graph:
    """Collects nodes and constants."""

    def __init__(self, bits: int, plain: bool) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self.count = 0
        self.middle = 2 ** (bits - 1)
        self.top = float(self.middle - 1)
        self.plain = plain

    def constant(self, value: np.ndarray, name: str = "") -> str:
        """Adds a constant and returns its name."""
        name = name or f"c{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def number(self, value: float) -> str:
        """A scalar, written once."""
        name = f"number_{value!r}"
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.float32(value), name)
        return name

    def add(
        self,
        kind: str,
        inputs: list[str],
        outputs: int = 1,
        domain: str = "",
        name: str = "",
        **attributes: object,
    ) -> str:
        """Adds a node and returns the name of its first output."""
        self.count += 1
        out = name or f"v{self.count}"
        outs = [out, *(f"{out}_{i}" for i in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, inputs, outs, domain=domain, **attributes))
        return out

    def quantised(self, x: str) -> tuple[str, str]:
        """Rows of `x` (rows, width) as unsigned bytes around the middle, and each row's scale."""
        last = self.constant(np.array([-1], np.int64), "last_axis")
        largest = self.add("ReduceMax", [self.add("Abs", [x]), last], keepdims=1)
        scale = self.add("Mul", [self.add("Max", [largest, self.number(1e-6)]), self.number(1 / self.top)])
        flat = self.add("Squeeze", [scale, last])
        middle = self.constant(np.array([self.middle], np.uint8), "middles")
        middles = self.add("Expand", [middle, self.add("Shape", [flat])])
        return self.add("QuantizeLinear", [x, flat, middles], axis=0), scale

    def linear(self, x: tuple[str, str] | str, weight: np.ndarray, bias: np.ndarray | None) -> str:
        """`x @ weight.T + bias`; `x` is a pair from `quantised` (a plain value where nothing is quantised)."""
        if isinstance(x, str):
            y = self.add("MatMul", [x, self.constant(weight.T.astype(np.float32))])
        else:
            scale = np.maximum(np.abs(weight).max(1), 1e-8) / 127
            steps = np.round(weight / scale[:, None]).astype(np.int8).T
            zero = self.constant(np.zeros(len(weight), np.int8))
            raw = self.add(
                "MatMulIntegerToFloat",
                [x[0], self.constant(steps), self.number(1.0), self.constant(scale.astype(np.float32)),
                 self.constant(np.uint8(self.middle), "middle"), zero],
                domain=MICROSOFT,
            )  # fmt: skip
            y = self.add("Mul", [raw, x[1]])
        return y if bias is None else self.add("Add", [y, self.constant(bias.astype(np.float32))])

    def rows(self, x: str) -> tuple[str, str] | str:
        """`x` prepared for `linear`."""
        return x if self.plain else self.quantised(x)

    def norm(self, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Layer normalisation."""
        return self.add(
            "LayerNormalization",
            [x, self.constant(weight.astype(np.float32)), self.constant(bias.astype(np.float32))],
            epsilon=1e-12,
        )

    def gelu(self, x: str) -> str:
        """The exact Gaussian error unit."""
        return self.add("Gelu", [x], domain=MICROSOFT)

    def model(
        self, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto], name: str
    ) -> onnx.ModelProto:
        """The finished model."""
        graph = helper.make_graph(self.nodes, name, inputs, outputs, list(self.constants.values()))
        domains = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=domains, ir_version=9, producer_name="goodoffices")


def reader(net: Net, labels: dict[str, list[str]], bits: int, plain: bool) -> onnx.ModelProto:
    """The graph from pieces to tags, arcs, names, starts, parts of relations, and vectors."""
    w = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
    g = Graph(bits, plain)
    table = w["encoder.pieces.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    steps = g.add("Gather", [g.constant(np.round(table / scale).astype(np.int8)), "pieces"])
    scales = g.add("Gather", [g.constant(scale.astype(np.float32)), "pieces"])
    word = g.add("Mul", [g.add("Cast", [steps], to=TensorProto.FLOAT), scales])
    length = g.add("Shape", ["pieces"], start=1, end=2)
    zero = g.constant(np.array([0], np.int64))
    place = g.add("Slice", [g.constant((w["encoder.places.weight"] + w["encoder.kind"])[:512]), zero, length])
    shape = g.add("Gather", [g.constant(w["encoder.shapes.weight"]), "shapes"])
    x = g.add("Add", [g.add("Add", [word, place]), shape])
    x = g.norm(x, w["encoder.norm.weight"], w["encoder.norm.bias"])
    kept = g.add("Cast", [g.add("Cast", ["pieces"], to=TensorProto.BOOL)], to=TensorProto.FLOAT)
    axes = g.constant(np.array([1, 2], np.int64))
    bias = g.add("Unsqueeze", [g.add("Mul", [g.add("Sub", [kept, g.number(1.0)]), g.number(1e4)]), axes])
    size = g.add("Shape", ["pieces"])
    split = g.add("Concat", [size, g.constant(np.array([PARTS, WIDTH // PARTS], np.int64))], axis=0)
    whole = g.add("Concat", [size, g.constant(np.array([WIDTH], np.int64))], axis=0)
    flat = g.constant(np.array([-1, WIDTH], np.int64))
    mix = np.exp(w["vector_mix"]) / np.exp(w["vector_mix"]).sum()
    mixed = ""
    x = g.add("Reshape", [x, flat])
    for i in range(len(net.encoder.layers)):
        p = f"encoder.layers.{i}."
        # What a bias adds to the keys is the same for all of them, and what one adds to the values is in every mean.
        shrink = (WIDTH // PARTS) ** -0.5
        joint = np.concatenate([w[p + "query.weight"] * shrink, w[p + "key.weight"], w[p + "value.weight"]])
        qkv = g.linear(g.rows(x), joint, None)
        q = g.add("Split", [qkv, g.constant(np.array([WIDTH] * 3, np.int64))], outputs=3, axis=1)
        asked = g.add("Add", [q, g.constant((w[p + "query.bias"] * shrink).astype(np.float32))])
        heads = [g.add("Reshape", [part, split]) for part in (asked, f"{q}_1", f"{q}_2")]
        query = g.add("Transpose", [heads[0]], perm=[0, 2, 1, 3])
        key = g.add("Transpose", [heads[1]], perm=[0, 2, 3, 1])
        value = g.add("Transpose", [heads[2]], perm=[0, 2, 1, 3])
        weights = g.add("Softmax", [g.add("Add", [g.add("MatMul", [query, key]), bias])], axis=-1)
        seen = g.add("Reshape", [g.add("Transpose", [g.add("MatMul", [weights, value])], perm=[0, 2, 1, 3]), flat])
        out_bias = w[p + "out.bias"] + w[p + "out.weight"] @ w[p + "value.bias"]
        x = g.add("Add", [x, g.linear(g.rows(seen), w[p + "out.weight"], out_bias)])
        x = g.norm(x, w[p + "norm1.weight"], w[p + "norm1.bias"])
        inner = g.gelu(g.linear(g.rows(x), w[p + "up.weight"], w[p + "up.bias"]))
        x = g.add("Add", [x, g.linear(g.rows(inner), w[p + "down.weight"], w[p + "down.bias"])])
        x = g.norm(x, w[p + "norm2.weight"], w[p + "norm2.bias"])
        if mix[i] > 1e-4:
            part = g.add("Mul", [x, g.number(float(mix[i]))])
            mixed = g.add("Add", [mixed, part]) if mixed else part
    x, mixed = g.add("Reshape", [x, whole]), g.add("Reshape", [mixed, whole])
    # the clause vector: mean over the pieces, projected, of length one
    mask = g.add("Unsqueeze", [kept, g.constant(np.array([2], np.int64))])
    one = g.constant(np.array([1], np.int64))
    total = g.add("ReduceSum", [g.add("Mul", [mixed, mask]), one], keepdims=0)
    mean = g.add("Div", [total, g.add("ReduceSum", [mask, one], keepdims=0)])
    vector = g.add("Gemm", [mean, g.constant(w["vector.weight"]), g.constant(w["vector.bias"])], transB=1)
    g.add("LpNormalization", [vector], axis=-1, p=2, name="vector")
    # words: mean of first and last piece
    last_axis = g.constant(np.array([2], np.int64))

    def at(places: str) -> str:
        spread = g.add(
            "Expand", [g.add("Unsqueeze", [places, last_axis]), g.constant(np.array([1, 1, WIDTH], np.int64))]
        )
        return g.add("GatherElements", [x, spread], axis=1)

    words = g.add("Mul", [g.add("Add", [at("first"), at("last")]), g.number(0.5)])
    parts = ["pos", "feats", "lemma", "start", "names_in", "arc_dep", "arc_head", "rel_dep", "rel_head"]
    sizes = [len(w[f"{part}.bias"]) for part in parts]
    scores = g.linear(
        g.rows(g.add("Reshape", [words, flat])),
        np.concatenate([w[f"{part}.weight"] for part in parts]),
        np.concatenate([w[f"{part}.bias"] for part in parts]),
    )
    per_word = g.add("Concat", [g.add("Shape", ["first"]), g.constant(np.array([sum(sizes)], np.int64))], axis=0)
    heads_out = g.add("Reshape", [scores, per_word])
    pos = g.add("Split", [heads_out, g.constant(np.array(sizes, np.int64))], outputs=len(parts), axis=2)
    own = dict(zip(parts, [pos, *(f"{pos}_{i}" for i in range(1, len(parts)))], strict=True))

    def rounded(y: str, name: str = "") -> str:
        return g.add("Round", [g.add("Mul", [y, g.number(ROUNDING)])], name=name)

    tag = g.add("ArgMax", [rounded(own["pos"])], axis=2, keepdims=0, name="pos")
    allowed = np.array(
        [[0.0 if f.split("|")[0] == p else -1e6 for f in labels["feats"]] for p in labels["pos"]], np.float32
    )
    feats = g.add("Add", [rounded(own["feats"]), g.add("Gather", [g.constant(allowed), tag])])
    g.add("ArgMax", [feats], axis=2, keepdims=0, name="feats")
    g.add("ArgMax", [rounded(own["lemma"])], axis=2, keepdims=0, name="lemma")
    rounded(g.add("Squeeze", [own["start"], last_axis]), "start")
    names = g.add("MatMul", [g.gelu(own["names_in"]), g.constant(w["names.weight"].T)])
    rounded(g.add("Add", [names, g.constant(w["names.bias"])]), "names")
    dep = g.add("Add", [g.add("MatMul", [g.gelu(own["arc_dep"]), g.constant(w["arc"][:-1])]), g.constant(w["arc"][-1])])
    arcs = g.add("MatMul", [dep, g.add("Transpose", [g.gelu(own["arc_head"])], perm=[0, 2, 1])])
    rounded(arcs, "arcs")
    g.nodes.append(helper.make_node("Gelu", [own["rel_dep"]], ["rel_dep"], domain=MICROSOFT))
    g.nodes.append(helper.make_node("Gelu", [own["rel_head"]], ["rel_head"], domain=MICROSOFT))
    inputs = [
        helper.make_tensor_value_info(
            name, TensorProto.INT64, ["n", "pieces_n" if name in ("pieces", "shapes") else "words_n"]
        )
        for name in ("pieces", "shapes", "first", "last")
    ]
    whole_numbers = ("pos", "feats", "lemma")
    shapes: dict[str, list[object]] = {name: ["n", "words_n"] for name in (*whole_numbers, "start")}
    shapes |= {
        "names": ["n", "words_n", net.sizes.tags],
        "arcs": ["n", "words_n", "words_n"],
        "vector": ["n", WIDTH],
    }
    shapes |= {name: ["n", "words_n", net.sizes.relation] for name in ("rel_dep", "rel_head")}
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64 if name in whole_numbers else TensorProto.FLOAT, dims)
        for name, dims in shapes.items()
    ]
    return g.model(inputs, outputs, "reader")


def relater(net: Net) -> onnx.ModelProto:
    """The graph from pairs (dependent, head) to their relation."""
    g = Graph(8, plain=True)
    rel = net.rel.detach().float().numpy()
    count, depth = net.sizes.relations, net.sizes.relation
    shape = g.constant(np.array([-1, count, depth + 1], np.int64))
    # Weights alone are stored in bytes here: the product is small, its matrix is not.
    scale = (np.maximum(np.abs(rel[:-1]).max(0), 1e-8) / 127).astype(np.float32)
    steps = g.constant(np.round(rel[:-1] / scale).astype(np.int8))
    zero = g.constant(np.zeros(len(scale), np.int8))
    matrix = g.add("DequantizeLinear", [steps, g.constant(scale), zero], axis=1)
    mixed = g.add("Add", [g.add("MatMul", ["dep", matrix]), g.constant(rel[-1])])
    mixed = g.add("Reshape", [mixed, shape])
    inside = g.add("Split", [mixed, g.constant(np.array([depth, 1], np.int64))], outputs=2, axis=2)
    two = g.constant(np.array([2], np.int64))
    scores = g.add("Add", [
        g.add("Squeeze", [g.add("MatMul", [inside, g.add("Unsqueeze", ["head", two])]), two]),
        g.add("Squeeze", [f"{inside}_1", two]),
    ])  # fmt: skip
    g.add("Round", [g.add("Mul", [scores, g.number(ROUNDING)])], name="scores")
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["pairs", depth]) for name in ("dep", "head")]
    return g.model(inputs, [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["pairs", count])], "relater")


def main() -> None:
    """Writes the model's files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--bits", type=int, choices=(7, 8), default=7)
    parser.add_argument("--start-above", type=float, default=0.0, help="log odds from which a word starts a sentence")
    parser.add_argument("--plain", action="store_true", help="32-bit floats throughout, to compare with")
    arms = parser.parse_args()
    state = torch.load(arms.checkpoint, weights_only=False)
    net = Net(Sizes(**state["sizes"]))
    net.load_state_dict(state["state"])
    arms.to.mkdir(parents=True, exist_ok=True)
    model, pairs = reader(net, state["labels"], arms.bits, arms.plain), relater(net)
    for name, made in (("reader.onnx", model), ("relater.onnx", pairs)):
        onnx.checker.check_model(made, check_custom_domain=False)
        fresh = arms.to / f"{name}.new"
        fresh.write_bytes(made.SerializeToString())
        fresh.replace(arms.to / name)
    digest = hashlib.sha256(b"".join((arms.to / n).read_bytes() for n in ("reader.onnx", "relater.onnx"))).hexdigest()
    labels = {"version": f"en-{digest[:10]}", "start_above": arms.start_above, **state["labels"]}
    (arms.to / "labels.json").write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")
    print(labels["version"], sum(f.stat().st_size for f in arms.to.iterdir()) / 1e6, "MB", state["dev"])


if __name__ == "__main__":
    main()
