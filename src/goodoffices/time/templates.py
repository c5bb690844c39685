"""The anchored values that a rule's template stands for, once its words, the tense and the story are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from goodoffices.schema.words import Anchor

Ends: TypeAlias = tuple[date | None, date | None]
NEAR = 60
"""Days within which the nearest day of a date without a year is meant: farther off, news writes the year."""
_OWN_YEAR = frozenset(("MONTH", "CLEARMONTH", "SEASON", "CLEARSEASON", "QUARTER", "FEAST"))
_ALIASES = {
    "PART": ("ADJPART", "NOUNPART"),
    "NUM": ("COUNT",),
    "MONTH": ("CLEARMONTH",),
    "DAY": ("ORDDAY",),
    "UNIT": ("UNITS",),
    "CLOCKUNIT": ("HOURS",),
    "SEASON": ("CLEARSEASON",),
}
"""Templates name the wider kind."""


class Parts(dict[str, str]):
    """What the kinds of a rule stand for; one that took no part is empty."""

    def __missing__(self, key: str) -> str:
        number = "2" if key.endswith("2") else ""
        names = (name + number for name in _ALIASES.get(key.removesuffix("2"), ()))
        return next((self[name] for name in names if name in self), "")


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression counts from.

    Args:
        reference: First and last possible day of the reference, None where there is none.
        that: The day told before, as a calendar value.
        single: `that` is no more than a day.
        near: It was told just before, in this paragraph or the last.
        certain: `that` is what a following noun or clause means, too ("three days after the signing").
        year: A year that the paragraph holds, as a calendar value.
        anchor: What the reference is.
        origin: The reference as an anchored value may begin with it.
    """

    reference: Ends | None = None
    that: str | None = None
    single: bool = True
    near: bool = True
    certain: bool = False
    year: str | None = None
    anchor: Anchor = "published"
    origin: str = "published"


def templates(value: str, parts: Parts, tense: str | None, context: Context) -> list[str]:
    """The anchored values that words may stand for, best first: a weekday beside a date is kept where it fits.

    Args:
        value: The rule's template.
        parts: What its kinds stand for.
        tense: `past`, `present`, `future` or None.
        context: What the words count from.
    """
    if parts["WDAY"] and "{MONTH}-{DAY}" in value and "{YEAR}" not in value and ".." not in value:
        with_weekday = value.replace("{MONTH}-{DAY}", "{WDAY}={MONTH}-{DAY}")
        plain = templates(value, Parts({**parts, "WDAY": ""}), tense, context)
        return [_filled(with_weekday, parts, _direction(tense, False, context), context), *plain]
    weekday = "WEEKDAY" in value or "{WDAY}" in value or "weekend" in value
    return [_filled(value, parts, _direction(tense, weekday, context), context)]


def _direction(tense: str | None, weekday: bool, context: Context) -> str:
    """The direction of a day that is sought; told by no tense it is the nearest, of a long reference the last."""
    if tense == "past":
        return "<="
    if tense == "future" or (tense == "present" and weekday):
        return ">="
    first, last = context.reference or (None, None)
    long = first is not None and last is not None and (last - first).days > NEAR
    return "<=" if weekday or long else "~"


def _filled(value: str, parts: Parts, direction: str, context: Context) -> str:
    first, dots, last = (piece.strip() for piece in value.partition(".."))
    first = _side(first, parts, direction, context)
    if not dots:
        return first
    if last.startswith("published ? ") and "?" in value.partition("..")[0]:
        sought = last[len("published ? ") :]
        last = sought if ">=" in sought else f">= {sought}"
        last = "published " + last[last.index(">=") :]
        return f"{first} .. {first} {_side(last, parts, direction, context).removeprefix('published ')}"
    return f"{first} .. {_side(last, parts, direction, context, parts['YEAR'])}"


def _side(template: str, parts: Parts, direction: str, context: Context, year: str = "") -> str:
    """One side of a template, filled."""
    short = parts["YY"]
    if short and template == "{YY}":
        return year[:2] + short
    if context.year is not None and template.startswith("published ? ") and _OWN_YEAR & parts.keys():
        template = template.replace("published ?", f"{context.year} /")
    words = template.replace("?", direction).format_map(parts).replace(" weekend", " WE").split()
    if words and words[0] == "claim" and context.that is not None:
        words[0] = context.that
    return " ".join(words)
