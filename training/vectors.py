"""How well the clause vector keeps the frozen encoder's likeness: `python training/vectors.py CHECKPOINT ...`.

Spearman's rank correlation of cosines over 2,000 pairs of sentences of the treebanks' test files (half of them
neighbours in the frozen encoder's eyes, so that not all pairs are strangers), and over look-alikes: sentences of one
template that differ in who, when, or whether.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import itertools
import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import numpy as np  # noqa: E402
import torch  # noqa: E402
from alike import look_alikes  # noqa: E402
from batches import LONGEST  # noqa: E402
from corpora import read_treebank  # noqa: E402
from encoder import read_safetensors  # noqa: E402
from net import Net, Sizes  # noqa: E402
from teaching import teacher_vectors  # noqa: E402
from torch import Tensor  # noqa: E402
from torch.nn import functional as F  # noqa: E402, N812

from goodoffices.language.pieces import START, STOP, Pieces, shape  # noqa: E402
from goodoffices.language.tokens import words  # noqa: E402


def ranks(values: np.ndarray) -> np.ndarray:
    """Ranks, ties in order of appearance."""
    out = np.empty(len(values))
    out[values.argsort(kind="stable")] = np.arange(len(values))
    return out


def spearman(a: np.ndarray, b: np.ndarray) -> float:
    """Rank correlation."""
    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])


def own_vectors(net: Net, texts: list[str], pieces: Pieces) -> Tensor:
    """Vectors of a trained network, from words as the product cuts them."""
    net.eval()
    found = []
    with torch.no_grad():
        for text in texts:
            row, shapes = [START], [0]
            for word in words(text):
                mine = pieces.of_word(word.text)
                row += mine
                shapes += [shape(word.text)] * len(mine)
            row, shapes = [*row[:LONGEST], STOP], [*shapes[:LONGEST], 0]
            zero = torch.zeros(1, 1, dtype=torch.long)
            found.append(net.words(torch.tensor([row]), torch.tensor([shapes]), zero, zero)[1][0])
    return F.normalize(torch.stack(found), dim=-1)


def main() -> None:
    """Measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    arms = parser.parse_args()
    state = torch.load(arms.checkpoint, weights_only=False)
    net, frozen = Net(Sizes(**state["sizes"])), Net(Sizes(**state["sizes"]))
    net.load_state_dict(state["state"])
    frozen.encoder.load(read_safetensors(arms.encoder / "model.safetensors"))
    pieces = Pieces.from_file(arms.encoder / "vocab.txt")
    draw = random.Random(7)
    texts = [
        e.text
        for name in ("EWT", "GUM")
        for e in read_treebank(arms.data / f"UD_English-{name}/test.conllu", name)
        if len(e.words) > 5
    ]
    texts = draw.sample(texts, 1000)
    theirs, mine = teacher_vectors(frozen, texts, pieces), own_vectors(net, texts, pieces)
    near = (theirs @ theirs.T).fill_diagonal_(-1).argmax(1).tolist()
    pairs = [(i, j) for i, j in enumerate(near)] + [tuple(draw.sample(range(1000), 2)) for _ in range(1000)]
    print("2,000 pairs", round(_correlation(theirs, mine, pairs), 4))
    strangers = pairs[1000:]
    print("1,000 random pairs alone", round(_correlation(theirs, mine, strangers), 4))
    groups = look_alikes("test")
    flat = [text for group in groups for text in draw.sample(group, 60)]
    theirs, mine = teacher_vectors(frozen, flat, pieces), own_vectors(net, flat, pieces)
    alike = [(60 * g + i, 60 * g + j) for g in range(len(groups)) for i, j in itertools.combinations(range(60), 2)]
    print("look-alikes", len(alike), round(_correlation(theirs, mine, draw.sample(alike, 2000)), 4))


def _correlation(theirs: Tensor, mine: Tensor, pairs: list[tuple[int, ...]]) -> float:
    first, second = [p[0] for p in pairs], [p[1] for p in pairs]
    a = (theirs[first] * theirs[second]).sum(1).numpy()
    b = (mine[first] * mine[second]).sum(1).numpy()
    return spearman(a, b)


if __name__ == "__main__":
    main()
