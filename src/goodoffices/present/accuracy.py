"""The tool's own accuracy, as it is shown beside what it made."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from goodoffices.schema.values import Frozen

FILE = Path(__file__).parent / "accuracy.yaml"


class Figure(Frozen):
    """A figure: what was measured, the result, on which texts, and the command that measures it again."""

    what: str
    measured: str
    texts: str
    by: str


@cache
def figures() -> tuple[Figure, ...]:
    """All figures, the most telling first."""
    return tuple(Figure.model_validate(row) for row in yaml.safe_load(FILE.read_text(encoding="utf-8")))
