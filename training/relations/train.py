"""Trains the classifier of relations: `python training/relations/train.py` (a few minutes on a CPU; needs numpy only).

Multinomial logistic regression by gradient descent on the sentences of `sentences.py`. What the rules say is hidden
from half of the rows, so that the vectors of clause and sentence learn to stand alone.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

from sentences import Made, Maker, own  # noqa: E402

from goodoffices.language import load  # noqa: E402
from goodoffices.relations.features import NEARBY, RULED, features  # noqa: E402
from goodoffices.relations.mentions import Pair, pair_in  # noqa: E402
from goodoffices.relations.values import ROOTS  # noqa: E402

TO = HERE.parents[1] / "src/goodoffices/relations/data/classifier.npz"


def read_pairs(made: list[Made]) -> list[Pair]:
    """The sentences as the model reads them, all at once."""
    model = load()
    starts, text = [], ""
    for one in made:
        starts.append(len(text))
        text += one.text + "\n"
    sentences = model.read(text)
    pairs, at = [], 0
    for one, start in zip(made, starts, strict=True):
        while sentences[at].end <= start:
            at += 1
        source, target = ((span[0] + start, span[1] + start) for span in (one.source, one.target))
        pairs.append(pair_in(sentences[at], source, target))
    return pairs


def fit(rows: NDArray[np.float64], roots: NDArray[np.int64], steps: int, decay: float) -> NDArray[np.float64]:
    """Weights with the bias in the last column, each root weighing the same: Adam on all rows at once."""
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    wanted = np.eye(len(ROOTS))[roots]
    share = 1 / np.bincount(roots, minlength=len(ROOTS))[roots] / len(ROOTS)
    weights = np.zeros((len(ROOTS), rows.shape[1]))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        scores = rows @ weights.T
        scores = np.exp(scores - scores.max(1, keepdims=True))
        slope = ((scores / scores.sum(1, keepdims=True) - wanted) * share[:, None]).T @ rows
        slope[:, :-1] += decay * weights[:, :-1]
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def save(weights: NDArray[np.float64], to: Path) -> None:
    """Writes the weights so that the same weights make the same bytes."""
    to.parent.mkdir(parents=True, exist_ok=True)
    arrays = {
        "weights": weights[:, :-1].astype(np.float16),
        "bias": weights[:, -1].astype(np.float32),
        "roots": np.array(ROOTS),
    }
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as out:
        for name, array in arrays.items():
            held = BytesIO()
            np.save(held, array)
            out.writestr(zipfile.ZipInfo(f"{name}.npy"), held.getvalue())


def main() -> None:
    """Trains and writes the classifier."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=300, help="sentences for each root, before those with operators")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hidden", type=float, default=0.5, help="share of rows without the rules' reading")
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--decay", type=float, default=2e-5)
    parser.add_argument("--to", type=Path, default=TO)
    arms = parser.parse_args()
    made = [*Maker(arms.seed).sentences(arms.each), *own()]
    rows = features(load(), read_pairs(made)).astype(np.float64)
    draw = np.random.default_rng(arms.seed)
    hidden = draw.random(len(rows)) < arms.hidden
    rows[hidden, :RULED] = 0
    rows[hidden, RULED - 1] = 1
    rows[draw.random(len(rows)) < arms.hidden, RULED : RULED + NEARBY] = 0
    roots = np.array([ROOTS.index(one.root) for one in made])
    weights = fit(rows, roots, arms.steps, arms.decay)
    right = (rows @ weights[:, :-1].T + weights[:, -1]).argmax(1) == roots
    save(weights, arms.to)
    size = arms.to.stat().st_size
    print(f"{len(made)} sentences; {right.mean():.3f} of them right with the rules half hidden; {size} bytes")


if __name__ == "__main__":
    main()
