"""The trained half: a linear model over `features`, as `training/relations/train.py` writes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from goodoffices.relations.features import SIZE, Features
from goodoffices.relations.values import ROOTS
from goodoffices.schema import GoodofficesError

FILE = "classifier.npz"


@dataclass(frozen=True)
class Classifier:
    """Weights of one row for each root and one column for each feature, with a bias."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def shares(self, rows: Features) -> NDArray[np.float64]:
        """For each row how likely each root is, in the order of `ROOTS`; each sums to one."""
        scores = rows.astype(np.float64) @ self.weights.astype(np.float64).T + self.bias
        scores = np.exp(scores - scores.max(1, keepdims=True))
        shares: NDArray[np.float64] = scores / scores.sum(1, keepdims=True)
        return shares


@lru_cache(maxsize=1)
def shipped() -> Classifier:
    """The classifier that ships.

    Raises:
        GoodofficesError: Its file is missing, or was trained for other features.
    """
    try:
        with as_file(files("goodoffices.relations") / "data" / FILE) as path, np.load(path) as stored:
            roots = [str(root) for root in stored["roots"]]
            made = Classifier(stored["weights"].astype(np.float32), stored["bias"].astype(np.float32))
    except (OSError, KeyError, ValueError) as problem:
        remedy = "Install the package again, or train it anew: training/README.md."
        raise GoodofficesError(f"relations/data/{FILE}: {problem}. {remedy}") from problem
    if roots != list(ROOTS) or made.weights.shape != (len(ROOTS), SIZE):
        raise GoodofficesError(f"relations/data/{FILE}: made for other features. Train it anew: training/README.md.")
    return made
