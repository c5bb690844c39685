"""Patterns of the lexicon made ready to run: each a regular expression, and the first words by which to try it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from goodoffices.lexicon import read_rules
from goodoffices.time.words import BLANK, key_of, kinds

_DASHES = r"(?:\s*[-–—]\s*|\s+(?:to|until|till)\s+)"
_TIGHT = {"-": _DASHES, ",": r"\s*,\s*"}
_END = r"(?![\w]|[.,:]\d|\s?%|\s(?:percent|per\scent|million|billion)\b)"


@dataclass(frozen=True)
class Rule:
    """One entry of `time_rules.yaml`; fields as described there.

    Args:
        id: Its name.
        type: TIMEX3 type.
        value: Template of the value.
        basis: What the value rests on.
        days: Template of the days that a duration covers.
        time: Template of the part of the day.
        anchored: `claim` where it counts from another day than the publication's.
        tense: The only tense that it is read in.
        after: Words one of which must stand before it.
        not_after: Words none of which may.
        not_before: Words none of which may follow.
        before: Words one of which must follow, where any word does before the next mark.
        skip: It is recognised to be left alone.
        cut: Words at its end that are not part of it.
        trimfront: Words at its start that are not.
        examples: Phrases that it reads.
        counterexamples: Phrases that it does not.
    """

    id: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    basis: str
    days: str | None
    time: str | None
    anchored: str
    tense: str | None
    after: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    before: frozenset[str]
    skip: bool
    cut: str | None
    trimfront: str | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True)
class Pattern:
    """A compiled row of elements of a rule."""

    rule: Rule
    regex: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the file."""
    return tuple(_rule(row) for row in read_rules("time_rules")["rules"])


def _rule(row: dict[str, Any]) -> Rule:
    def words(name: str) -> tuple[str, ...]:
        got = row.get(name, ())
        return tuple(str(w) for w in got) if isinstance(got, list) else ()

    def text(name: str) -> str | None:
        return str(row[name]) if name in row else None

    return Rule(
        id=str(row["id"]),
        type=row.get("type", "DATE"),
        value=str(row.get("value", "")),
        basis=str(row.get("basis", "relative" if "anchored" in row else "unknown")),
        days=text("days"),
        time=text("time"),
        anchored=str(row.get("anchored", "published")),
        tense=text("tense"),
        after=frozenset(words("after")),
        not_after=frozenset(words("not_after")),
        not_before=frozenset(words("not_before")),
        before=frozenset(words("before")),
        skip=bool(row.get("skip")),
        cut=text("trim"),
        trimfront=text("trimfront"),
        examples=words("examples"),
        counterexamples=words("counterexamples"),
    )


@cache
def by_first_word() -> dict[str, tuple[Pattern, ...]]:
    """The patterns to try at a word, by its key; within one, in the order of the file."""
    table: dict[str, list[Pattern]] = {}
    for row, rule in zip(read_rules("time_rules")["rules"], rules(), strict=True):
        for written in row["match"]:
            elements = str(written).split()
            pattern = Pattern(rule, re.compile(_regex(elements)))
            for key in sorted(set(_first(elements))):
                table.setdefault(key, []).append(pattern)
    return {key: tuple(found) for key, found in table.items()}


def _regex(elements: list[str]) -> str:
    """The expression of a row: the span proper is the group `span`."""
    out, seen, opened = "", set[str](), False
    glued = True
    skipped = False
    for element, following in zip(elements, [*elements[1:], ""], strict=True):
        bare = element.rstrip("?")
        optional = bare != element
        if skipped:
            skipped = False
            continue
        if bare in _TIGHT:
            out += _tight(bare, optional, following)
            glued = True
            continue
        context = bare.startswith("[")
        if not context and not opened:
            out += "" if glued else BLANK
            out, opened, glued = out + "(?P<span>", True, True
        body = _element(bare.strip("[]"), seen)
        joint = "" if glued or bare in ("POSS", "RPAR", "DASH") else r"\s?" if bare == "LPAR" else BLANK
        if optional and glued:
            joint = f"(?:{_TIGHT[',']}|{BLANK})" if following == ",?" else BLANK
            out, skipped = out + f"(?:{body}{joint})?", following == ",?"
        elif optional:
            out += f"(?:{joint}{body})?"
        else:
            out += joint + body
            glued = bare in ("DASH", "LPAR")
    return out + ")" + _END


def _tight(sign: str, optional: bool, following: str) -> str:
    """A sign with the blanks around it."""
    if not optional:
        return _TIGHT[sign]
    return rf"(?:\s*{sign})?" if following in _TIGHT else f"(?:{_TIGHT[sign]}|{BLANK})"


def _element(bare: str, seen: set[str]) -> str:
    name = bare.rstrip("2")
    if name in kinds():
        if bare in seen:
            raise ValueError(f"{bare} stands twice in one pattern: call the second {name}2")
        seen.add(bare)
        return f"(?P<{bare}>{kinds()[name].pattern})"
    alternatives = [kinds()[word].pattern if word in kinds() else f"(?i:{re.escape(word)})" for word in bare.split("|")]
    return f"(?:{'|'.join(alternatives)})"


def _first(elements: list[str]) -> Iterator[str]:
    """The keys of the words that a row may begin with."""
    for element in elements:
        bare = element.rstrip("?").strip("[]")
        if bare not in _TIGHT:
            for word in bare.split("|"):
                kind = kinds().get(word.rstrip("2") if word.isupper() else word)
                if kind is None:
                    yield key_of(word)
                else:
                    yield from kind.first
        if not element.endswith("?"):
            return
