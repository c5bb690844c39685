"""What the words of a rule mean: type, TIMEX3 value, days, basis and anchor, by its template and its kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from goodoffices.packs.model import Period
from goodoffices.schema.anchored import ANCHORS, GRAINS, Anchored, Found, evaluate, parse
from goodoffices.schema.seeking import seekable
from goodoffices.schema.words import Anchor, Basis, Grain
from goodoffices.time.scanning import Hit
from goodoffices.time.templates import NEAR, Context, Parts, templates

_WEEKDAYS = {"MON": 1, "TUE": 2, "WED": 3, "THU": 4, "FRI": 5, "SAT": 6, "SUN": 7}
_OPENINGS = {
    "since": "{} ..",
    "until": ".. {}",
    "till": ".. {}",
    "by": ".. {}",
    "before": "{} <",
    "after": "{} >",
}
"""Words before a day that open its interval to one side."""
_BEFORE = re.compile(r"([^\W\d_]+)\s+(?:the\s+)?$")
_END = re.compile(r"(?:the\s+)?end\b", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(['’]s?\b|[^\W\d_]+)")
_EXTREMES = frozenset(("best", "worst", "first", "most", "least", "time"))
_LETTERS = re.compile(r"[^\W\d_]+")

TimexType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means; fields as in `TimeExpression`."""

    type: TimexType
    value: str
    interval: Period | None = None
    grain: Grain = "unknown"
    basis: Basis = "unknown"
    anchor: Anchor = "none"
    symbolic: str | None = None


def directed(hit: Hit) -> bool:
    """Whether the tense has a say in the meaning."""
    return "?" in hit.rule.value or hit.rule.tense is not None


_OWN_ANCHOR = re.compile(r"\b(?:after|before|following|of)$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+[^\W\d_]|\s+of\b")


def _hangs_on_told(text: str, hit: Hit, parts: Parts, context: Context) -> bool:
    """Whether words that count from a day told before may count from the one told last."""
    rule = hit.rule
    days = rule.time or parts["SAMEUNIT"] == "@day" or "D" in (parts["UNIT"][:1], parts["SHIFTUNIT"][:1])
    if rule.anchored == "either":
        return context.single and context.near
    if rule.anchored == "claim" and days and not context.single:
        return False
    return context.certain or not _told_behind(text, hit)


def _told_behind(text: str, hit: Hit) -> bool:
    """Whether what follows says from what the words count: "three days after the signing", "the eve of the summit"."""
    counted = _OWN_ANCHOR.search(text, hit.start, hit.end) is not None or hit.rule.id == "claim.eve"
    return counted and _GOES_ON.match(text, hit.end) is not None


def mean(text: str, hit: Hit, tense: str | None, context: Context, given: bool = False) -> Meaning | None:
    """The meaning of an expression; None where its figures name no day of the calendar.

    Args:
        text: The text.
        hit: What was found.
        tense: `past`, `present`, `future` or None.
        context: What it counts from.
        given: The tense was given, not read: then it alone decides, however far the day lies.
    """
    rule, parts = hit.rule, Parts(hit.parts)
    if context.that is not None and not _hangs_on_told(text, hit, parts, context):
        context = replace(context, that=None)
    if context.that is None and rule.anchored == "claim" and parts["NUM"] and _told_behind(text, hit):
        symbolic = " ".join(rule.value.format_map(parts).split())
        length = _fortnights(f"P{parts['NUM']}{parts['UNIT'] or parts['BIGUNIT']}")
        return Meaning("DURATION", length, anchor="claim", symbolic=symbolic)
    if rule.type == "DATE" and rule.tense == "future" and (tense == "past" or _superlative(text, hit.start)):
        return Meaning("DURATION", f"P{parts['NUM']}{parts['AGOUNIT'][:1]}")
    if rule.type in ("DURATION", "SET"):
        return _extent(hit, parts, tense, context)
    if rule.value.endswith("_REF") or "X" in rule.value:
        return Meaning("DATE", rule.value)
    template = rule.value
    if rule.anchored == "either" and context.that is None:
        template = template.replace("claim", "published")
    near = not given and "{MONTH}-{DAY}" in rule.value and _near(rule.value, parts, context)
    for filled in templates(template, parts, None if near else tense, context):
        meaning = _point(text, hit, parts, filled, context)
        if meaning is not None:
            return meaning
    return None


def _near(value: str, parts: Parts, context: Context) -> bool:
    """Whether the nearest such day lies so near that no tense read from the text speaks against it."""
    if context.reference is None or None in context.reference or not value.startswith("published ? {MONTH}-{DAY}"):
        return False
    anchored = _parsed(f"published ~ {parts['MONTH']}-{parts['DAY']}")
    found = evaluate(anchored, context.reference) if anchored else None
    if found is None or found.start is None:
        return False
    return all(day is not None and abs((found.start - day).days) <= NEAR for day in context.reference)


def _superlative(text: str, start: int) -> bool:
    """Whether a superlative stands right before: in "the lowest level in six years" no day lies ahead."""
    words = _LETTERS.findall(text[max(0, start - 40) : start].lower())[-4:]
    return any((w.endswith("est") and len(w) > 4) or w in _EXTREMES for w in words)


def _point(text: str, hit: Hit, parts: Parts, template: str, context: Context) -> Meaning | None:
    """The meaning of words that state a point in time."""
    anchored = _parsed(template)
    if anchored is None:
        return None
    opening = _opening(text, hit) if not anchored.ranged else None
    symbolic = _OPENINGS[opening].format(template) if opening else template
    whole = _parsed(symbolic) or anchored
    reference = None if anchored.anchor == "claim" else context.reference
    found, bare = evaluate(whole, reference), evaluate(anchored, reference)
    if bare is None and (anchored.anchor is None or reference not in (None, (None, None))):
        return None
    clock = "T" + hit.rule.time.format_map(parts) if hit.rule.time else ""
    value = _value(evaluate(_unit_of(anchored), reference) if anchored.ranged else bare, template, parts)
    return Meaning(
        type="TIME" if hit.rule.type == "TIME" else "DATE",
        value=value + clock,
        interval=Period(found.start, found.end) if found else None,
        grain=_grain(bare, anchored, template),
        basis=hit.rule.basis,  # type: ignore[arg-type]
        anchor="none" if anchored.anchor is None else "claim" if anchored.anchor == "claim" else context.anchor,
        symbolic=None if anchored.anchor is None else _anchored_to(symbolic, context),
    )


def _unit_of(anchored: Anchored) -> Anchored:
    """Of `earlier this week` and `later this week` TIMEX3 writes the week: the side that is not the anchor alone."""
    for side in (anchored.first, anchored.last):
        other = anchored.last if side is anchored.first else anchored.first
        if side is not None and other is not None and other.base in ANCHORS and not other.steps and side.steps:
            return Anchored(side, side)
    return anchored


def _parsed(template: str) -> Anchored | None:
    """The template as an anchored value; None where its figures make none: there is no 31 June and no fifth quarter."""
    try:
        return parse(template)
    except ValueError:
        return None


def _anchored_to(symbolic: str, context: Context) -> str:
    return " ".join(context.origin if word == "published" else word for word in symbolic.split())


def _opening(text: str, hit: Hit) -> str | None:
    """The word before that opens the interval; none where the day only qualifies a noun ("after Friday's talks")."""
    match = _BEFORE.search(text, max(0, hit.start - 16), hit.start)
    if match is None or match.group(1).lower() not in _OPENINGS or hit.rule.time:
        return None
    opening = match.group(1).lower()
    if opening == "before" and text[: match.start()].endswith("or "):
        return "by"
    if opening == "before" and _END.match(text, hit.start):
        return "by"  # "before the end of June" is by its last day, not by the twentieth
    behind = _BEHIND.match(text, hit.end)
    if behind is not None:
        if behind.group(1)[0] in "'’":
            return None
        noun = behind.group(1)[0].islower() and behind.group(1).lower() not in _GLUE
        if noun and opening in ("before", "after", "by") and hit.rule.id in ("year", "weekday"):
            return None
    if match.group().rstrip().lower().endswith(" the") and not text[hit.start].islower():
        return None
    return opening


_GLUE = frozenset(
    ("and", "or", "in", "at", "on", "to", "for", "but", "as", "when", "if", "the", "after", "before", "with", "he",
     "she", "they", "it", "a", "an", "will", "would", "was", "were", "had", "has", "have", "is", "are", "said", "that",
     "this")
)  # fmt: skip


def _value(found: Found | None, template: str, parts: Mapping[str, str]) -> str:
    """The TIMEX3 value; where the reference cannot fix it, with X for what is open."""
    if found is not None and found.value is not None:
        return found.value
    what = next((word for word in template.split() if seekable(word)), None)
    if what is not None and what in _WEEKDAYS:
        return f"XXXX-WXX-{_WEEKDAYS[what]}"
    if what is not None and {"MONTH", "CLEARMONTH", "SEASON", "CLEARSEASON", "QUARTER"} & set(parts):
        named = [word for word in template.split() if seekable(word)]
        return "/".join(dict.fromkeys(f"XXXX-{word.rpartition('=')[2]}" for word in named))
    unit = next((word[1:] for word in reversed(template.split()) if word[0] == "@"), "day")
    return {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "decade": "XXX"}.get(unit, "XXXX-XX-XX")


def _grain(found: Found | None, anchored: Anchored, template: str) -> Grain:
    if found is None:
        return "unknown"
    if anchored.ranged or template.endswith((" START", " MID", " END")):
        return "interval"
    if found.unit is not None:
        return GRAINS.get(found.unit, "interval")
    last = template.split()[-1]
    if last[0] == "@":
        return GRAINS.get(last[1:], "interval")
    if "#" in last or ":" in last or last in ("SP", "SU", "FA", "WI", "WE") or last[0] in "QH":
        return "interval"
    return "month" if len(last) == 2 and last.isdigit() else "day"


def _extent(hit: Hit, parts: Parts, tense: str | None, context: Context) -> Meaning:
    """A duration or a set: no day, but the days that a duration covers where the words fix them."""
    value = hit.rule.value.format_map(parts)
    value = _fortnights(value)
    if hit.rule.days is None or (hit.rule.tense is not None and tense == "past"):
        return Meaning(hit.rule.type, value)
    template = hit.rule.days.format_map(parts)
    anchored = _parsed(template)
    found = evaluate(anchored, context.reference) if anchored else None
    if anchored is None:
        return Meaning(hit.rule.type, value)
    interval = Period(found.start, found.end) if found else None
    grain: Grain = "interval" if found else "unknown"
    basis: Basis = "relative"
    return Meaning(hit.rule.type, value, interval, grain, basis, context.anchor, _anchored_to(template, context))


def _fortnights(value: str) -> str:
    """A fortnight is two weeks: TIMEX3 has no letter for it."""
    if value.endswith("F"):
        number = value[1:-1]
        return f"P{2 * int(number)}W" if number.isdigit() else "PXW"
    return value
