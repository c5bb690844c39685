"""Kinds of words by what they mean, which many rules ask for: `data/words.yaml`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Final

import yaml

DAYS: Final = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The words of each kind, in small letters."""
    text = resources.files("goodoffices.language").joinpath("data", "words.yaml").read_text(encoding="utf-8")
    found: dict[str, str] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {name: frozenset(words.split()) for name, words in found.items()}


def times() -> frozenset[str]:
    """Nouns of time; a phrase without a preposition that one of them heads is no subject."""
    return kinds()["times"]
