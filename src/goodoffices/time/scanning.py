"""Where expressions of time stand in a text: from the left, the longest at each place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from goodoffices.time.patterns import Pattern, Rule, by_first_word
from goodoffices.time.words import key_of, value_of

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_AFTER = re.compile(r"\s*([^\W\d_]+)")
_JOINED = re.compile(r"-[a-z]")
_NAMED = re.compile(r"['’]s [A-Z]")
_CURRENCY = frozenset("$€£¥#№")
_NUMBER_JOINT = frozenset(".,:/-–")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule reads: the range of the expression, and what its kinds stand for."""

    rule: Rule
    start: int
    end: int
    parts: dict[str, str]


@lru_cache(maxsize=512)
def hits(text: str, start: int, end: int) -> tuple[Hit, ...]:
    """What `scan` finds, kept for a while: an article is read for its own day and then for what it tells."""
    return tuple(scan(text, start, end))


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
    """The expressions of a text in order, without overlap.

    Args:
        text: The text.
        start: Where to begin.
        end: Where to stop; no expression reaches beyond it.
    """
    end = len(text) if end is None else end
    table = by_first_word()
    reached, before = start, ""
    for match in _WORDS.finditer(text, start, end):
        word = match.group()
        at = match.start()
        patterns = table.get(key_of(word))
        if patterns is not None and at >= reached and _free(text, at):
            hit = _longest(patterns, text, at, end, before)
            if hit is not None:
                reached = hit.end
                if not hit.rule.skip and not _name(text, hit):
                    yield hit
        before = word.lower()


def _name(text: str, hit: Hit) -> bool:
    """Whether the words are part of a name: `Four-Day War`, `Mar-a-Lago`, `Today's Zaman`."""
    words = text[hit.start : hit.end]
    if hit.rule.type == "DURATION":
        last = words[max(words.rfind(" "), words.rfind("-")) + 1 :]
        return last[:1].isupper() and last != words and not words.isupper()
    if hit.rule.id.startswith("month.") and " " not in words:
        return _JOINED.match(text, hit.end) is not None
    return hit.rule.id == "today" and _NAMED.match(text, hit.end) is not None


def _free(text: str, at: int) -> bool:
    """Whether a word at a place is no part of a longer number, sum or name."""
    if at == 0:
        return True
    previous = text[at - 1]
    if previous == "_" or previous.isalnum() or previous in _CURRENCY:
        return False
    return not (text[at].isdigit() and previous in _NUMBER_JOINT and at > 1 and text[at - 2].isalnum())


def _longest(patterns: tuple[Pattern, ...], text: str, at: int, end: int, before: str) -> Hit | None:
    best: tuple[int, Rule, re.Match[str]] | None = None
    for pattern in patterns:
        match = pattern.regex.match(text, at, end)
        if match is None or (best is not None and match.end() <= best[0]):
            continue
        if _fits(pattern.rule, text, match.end(), before):
            best = (match.end(), pattern.rule, match)
    if best is None:
        return None
    _, rule, match = best
    first, last = match.span("span")
    last = _cut(text, first, last, rule.cut)
    if rule.trimfront and text[first:last].lower().startswith(rule.trimfront + " "):
        first += len(rule.trimfront) + 1
    parts = {name: value_of(name.rstrip("2"), got) for name, got in match.groupdict().items() if got and name != "span"}
    return Hit(rule, first, last, parts)


def _cut(text: str, first: int, last: int, word: str | None) -> int:
    words = text[first:last]
    return first + len(words[: -len(word)].rstrip()) if word and words.endswith(word) else last


def _fits(rule: Rule, text: str, end: int, before: str) -> bool:
    if rule.after and before not in rule.after:
        return False
    if before in rule.not_after:
        return False
    if not rule.not_before and not rule.before:
        return True
    following = _AFTER.match(text, end)
    word = following.group(1).lower() if following is not None else None
    return word is None or (word not in rule.not_before and (not rule.before or word in rule.before))
