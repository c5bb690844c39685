"""The language layer: sentences, words, trees and names of English text. It knows nothing of diplomacy.

`load()` returns the shipped model; anything else that implements `LanguageModel` serves as well.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from goodoffices.language.sentence import Name, Sentence, Token

if TYPE_CHECKING:
    from goodoffices.language.model import LanguageModel

__all__ = ["LanguageModel", "Name", "Sentence", "Token", "load"]


def load(threads: int | None = None) -> LanguageModel:
    """The shipped English model, loaded once per process and number of threads.

    Args:
        threads: Threads of one reading; None for as many as the process has processors. In a pool of processes: 1.

    Returns:
        The model.

    Raises:
        GoodofficesError: the model's files are missing or broken.
    """
    return _load(_processors() if threads is None else threads)


def _processors() -> int:
    """Processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@cache
def _load(threads: int) -> LanguageModel:
    from importlib.resources import files
    from pathlib import Path

    from goodoffices.language.onnx_model import OnnxModel
    from goodoffices.schema.errors import GoodofficesError

    folder = Path(str(files("goodoffices.language") / "data"))
    try:
        return OnnxModel(folder, threads)
    except Exception as problem:
        message = f"language model in {folder}: {problem}. Install the package again, or check out its data files."
        raise GoodofficesError(message) from problem


def __getattr__(name: str) -> object:
    if name == "LanguageModel":
        from goodoffices.language.model import LanguageModel

        return LanguageModel
    raise AttributeError(name)
