"""The words by which known facts date an article, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from goodoffices.lexicon import read_rules


@cache
def words() -> Mapping[str, Any]:
    """All of them; see `lexicon/time_known.yaml`."""
    found: Mapping[str, Any] = read_rules("time_known")
    return found


@cache
def manners() -> Mapping[str, str]:
    """What a word before a title makes of it, by word."""
    return {word: manner for manner, found in words()["manners"].items() for word in found}


@cache
def any_of(name: str, part: str | None = None, before: str = "", after: str = "") -> re.Pattern[str]:
    """Any word of a list, whole and in any case.

    Args:
        name: The list.
        part: The list within it, where it holds several.
        before: A pattern that must stand before the word.
        after: A pattern that must stand after it.
    """
    found = words()[name] if part is None else words()[name][part]
    edges = (r"\b" if found[0][0].isalpha() or found[0].startswith("(?:") else "", r"\b" if not after else "")
    return re.compile(rf"(?i){before}{edges[0]}(?:{'|'.join(found)}){edges[1]}{after}")
