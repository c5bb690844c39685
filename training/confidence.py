"""Fits the confidence of claims on the gold of claims: `python training/confidence.py tests/gold/claims`.

An entry counts as right when the gold has it with this status and at least half of those who must take part. The
weights are those of a ridge logistic regression over the features of the entry's founding claim (Newton's method).
Printed are the reliability and the Brier score on texts left out (ten folds), against a constant.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src")]

from goodoffices.claims.confidence import features  # noqa: E402
from goodoffices.evaluation.gold import judged  # noqa: E402

RIDGE = 2.0
FOLDS = 10
Floats = NDArray[np.float64]


def fit(x: Floats, y: Floats) -> Floats:
    """Weights of a ridge logistic regression; the first column, the bias, is not held back."""
    weights = np.zeros(x.shape[1])
    hold = np.full(x.shape[1], RIDGE)
    hold[0] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + hold * weights
        weights -= np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(hold), slope)
    return weights


def main() -> None:
    """Writes the weights and prints how far they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--to", type=Path, default=HERE.parent / "src/goodoffices/lexicon/confidence.yaml")
    arms = parser.parse_args()
    cases = [(text, features(claim), right) for text, claim, right in judged(arms.gold)]
    names = sorted({name for _, found, _ in cases for name in found})
    x = np.array([[1.0, *(found.get(name, 0.0) for name in names)] for _, found, _ in cases])
    y = np.array([float(right) for _, _, right in cases])
    texts = sorted({text for text, _, _ in cases})
    random.Random(1).shuffle(texts)
    fold = {text: i % FOLDS for i, text in enumerate(texts)}
    of = np.array([fold[text] for text, _, _ in cases])
    out = np.zeros(len(y))
    for i in range(FOLDS):
        out[of == i] = 1 / (1 + np.exp(-x[of == i] @ fit(x[of != i], y[of != i])))
    print(f"{len(y)} entries, {y.mean():.3f} right; Brier {np.mean((out - y) ** 2):.3f}, constant {y.var():.3f}")
    for low, high in ((0, 0.4), (0.4, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = (out >= low) & (out < high)
        if inside.any():
            said, found = out[inside].mean(), y[inside].mean()
            print(f"said {low:.1f}-{min(high, 1):.1f}: {said:.2f}, right {found:.2f} of {inside.sum()}")
    bias, *others = (round(float(w), 3) for w in fit(x, y))
    weights = {"bias": bias, **dict(zip(names, others, strict=True))}
    head = "# Weights of the confidence of claims; written by training/confidence.py.\n"
    arms.to.write_text(head + yaml.safe_dump(weights, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main()
