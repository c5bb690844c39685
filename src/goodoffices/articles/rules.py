"""The rules of furniture and the names of months: data of this room, read once."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

Makes = Literal["section", "tail", "furniture", "credit", "caption"]
_MARKS = ' \t .:…!?»«>›<→←↓|•·*#-–—=_"“”()[]'


class Rule(NamedTuple):
    """One rule of `data/furniture.yaml`.

    Args:
        id: Its name.
        match: How its phrases match a line.
        makes: What a line that matches becomes.
        says: The reason, in words.
        longest: Longest line that it looks at.
        phrases: Its phrases, in one form of letters and apostrophes.
        pattern: The expression where `match` is `pattern`.
        examples: Lines that it must match.
        counter: Lines that it must not match.
    """

    id: str
    match: str
    makes: Makes
    says: str
    longest: int
    phrases: tuple[str, ...]
    pattern: re.Pattern[str] | None
    examples: tuple[str, ...]
    counter: tuple[str, ...]

    def matches(self, line: str) -> bool:
        """Whether the rule holds for a line, given without blanks at its ends."""
        if len(line) > self.longest:
            return False
        folded = fold(line)
        if self.match == "pattern":
            return self.pattern is not None and self.pattern.fullmatch(folded) is not None
        if self.match == "heading":
            return folded.strip(_MARKS) in self.phrases
        if self.match == "phrase":
            return any(phrase in folded for phrase in self.phrases)
        rest = (folded[len(p) :] for p in self.phrases if folded.startswith(p))
        if self.match == "lead":
            return any(r.lstrip()[:1] in (":", "|", "：") and r.lstrip()[1:].strip() != "" for r in rest)
        return any(not r[:1].isalnum() for r in rest)


@lru_cache(maxsize=4096)
def fold(line: str) -> str:
    """A line for comparing: case folded, blanks single, apostrophes in one form. Every rule asks for it anew."""
    return " ".join(line.replace("’", "'").replace("‘", "'").casefold().split())


def table(name: str) -> dict[str, Any]:
    """A file of `articles/data`, by its name."""
    text = files("goodoffices.articles").joinpath("data", name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of their file: the first that matches a line decides."""
    found = []
    for row in table("furniture.yaml")["rules"]:
        phrases = tuple(str(p) for of_language in row["phrases"].values() for p in of_language)
        pattern = re.compile("|".join(f"(?:{p})" for p in phrases)) if row["match"] == "pattern" else None
        found.append(
            Rule(
                row["id"], row["match"], row["makes"], row["says"], row["max"],
                () if pattern else tuple(fold(p) for p in phrases), pattern,
                tuple(str(e) for e in row["examples"]), tuple(str(e) for e in row["not"]),
            )
        )  # fmt: skip
    return tuple(found)


def rule_for(line: str) -> Rule | None:
    """The first rule that holds for a line, or for one of the short cells of a menu bar; None where none does."""
    if len(line) > 600:
        return None
    found = next((rule for rule in rules() if rule.matches(line)), None)
    cells = [cell for cell in re.split(r"\s{2,}|\t|\s\|\s", line) if cell]
    if found is None and len(cells) > 1 and all(len(cell) <= 30 for cell in cells):
        return next((rule for cell in cells for rule in rules() if rule.matches(cell)), None)
    return found


@cache
def markup(kind: str) -> frozenset[str]:
    """Words of class names, ids or tags that stand for `kind` in `data/furniture.yaml`."""
    return frozenset(table("furniture.yaml")["markup"][kind])


@cache
def month_numbers() -> dict[str, int]:
    """Number of the month by its name in each language, in lower case."""
    named = {}
    for language, months in table("months.yaml").items():
        if language not in ("weekdays", "leads"):
            for number, names in enumerate(months, start=1):
                named.update(dict.fromkeys(names.split(), number))
    return named


@cache
def stamp_words() -> tuple[str, ...]:
    """Words beside the day in a line that says when a page appeared, longest first."""
    data = table("months.yaml")
    words = {w for names in data["weekdays"] for w in names.split()} | set(data["leads"])
    return tuple(sorted(words, key=lambda w: (-len(w), w)))
