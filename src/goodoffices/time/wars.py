"""How long a known war has lasted: "the seven-year war", "six years after the war began", "in its eighth year"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from goodoffices.packs import Packs
from goodoffices.packs.model import KnownEvent, Mention
from goodoffices.schema import Article, Span
from goodoffices.time.clue import Clue
from goodoffices.time.daysets import DaySet
from goodoffices.time.known_words import words

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen")  # fmt: skip
_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
             "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth")  # fmt: skip
_COUNT = rf"(?P<n>{'|'.join(_NUMBERS[2:])}|\d\d?)"
_NTH = rf"(?P<nth>{'|'.join(_ORDINALS[2:])})"
_ABOUT = r"(?:(?P<about>more than|over|almost|nearly|about|around) )?"
_ANY = r"(?:[\w-]+ ){0,2}"
_STRENGTH = 18
_YEAR = timedelta(days=365.25)
_SPANS = {
    None: (-180, 425), "about": (-180, 425), "around": (-180, 425), "more than": (-30, 425), "over": (-30, 425),
    "almost": (-240, 31), "nearly": (-240, 31),
}  # fmt: skip
"""Days before and after the anniversary that news says such a number of years; a year counts until the next is near."""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    war = rf"(?:{'|'.join(words()['war'])})"
    forms = (
        rf"\b{_ABOUT}{_COUNT}[- ]years?(?:[- ](?:old|long))? {_ANY}(?:civil )?{war}\b(?! (?:on|against|with)\b)",
        rf"\b{_ABOUT}{_COUNT} years of {_ANY}civil war\b",
        rf"\b{_ABOUT}{_COUNT} years (?:after|since) (?:the |its )?{_ANY}{war} (?:began|started|broke out|erupted)",
        rf"\b(?:the|its|a) (?:\w+ )?{war} (?:is|was|enter\w*|now)? ?(?:in|into)? ?(?:its|a|the) {_NTH} year",
        rf"\b(?:in|into|enter\w*|of) (?:its|the) {_NTH} year of (?:the |its )?{_ANY}{war}\b",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def clues_of_wars(article: Article, mentions: Sequence[Mention], packs: Packs) -> Iterator[Clue]:
    """The clues that the length of the article's war gives; only where one war alone can be meant.

    Args:
        article: The article.
        mentions: The known names of its body.
        packs: The facts.
    """
    found = [m for form in _forms() for m in form.finditer(article.text) if article.block_at(m.start()) is not None]
    for match in found:
        war = _war_of(mentions, _years(match.groupdict()), packs)
        if war is not None and war.period.start is not None:
            says = f"“{match.group()}”: {war.name} began on {war.period.start}"
            days = DaySet.of([_days(war.period.start, match.groupdict())])
            yield Clue(says, Span(match.start(), match.end()), days, _STRENGTH)


def _years(said: dict[str, str | None]) -> int:
    nth, count = said.get("nth"), said.get("n")
    if nth is not None:
        return _ORDINALS.index(nth.lower())
    return int(count) if count and count.isdigit() else _NUMBERS.index((count or "").lower())


def _days(start: date, said: dict[str, str | None]) -> tuple[date, date]:
    years = _years(said)
    if said.get("nth") is not None:
        first = start + _YEAR * (years - 1)
        return first - timedelta(days=60), first + _YEAR + timedelta(days=31)
    before, after = _SPANS[(said.get("about") or "").lower() or None]
    day = start + _YEAR * years
    return day + timedelta(days=before), day + timedelta(days=after)


def _war_of(mentions: Sequence[Mention], years: int, packs: Packs) -> KnownEvent | None:
    """The war that the article is about: the only one so long of the state it names most, else that it names."""
    named = {m.ids[0] for m in mentions if m.sense == "event"}
    for wars in (_of_state(mentions, packs), [e for key in sorted(named) if (e := packs.event(key)) is not None]):
        lasted = [w for w in wars if w.type == "war" and _lasted(w, years)]
        if lasted:
            return lasted[0] if len(lasted) == 1 else None
    return None


def _lasted(war: KnownEvent, years: int) -> bool:
    start, end = war.period.start, war.period.end
    return start is not None and (end is None or end - start >= _YEAR * (years - 1))


def _of_state(mentions: Sequence[Mention], packs: Packs) -> Sequence[KnownEvent]:
    """The events of the state that is named far more often than any other."""
    states = Counter(m.ids[0] for m in mentions if m.sense in ("actor", "demonym") and len(m.ids[0]) == 3)
    if not states:
        return ()
    (most, times), *others = states.most_common(2)
    return () if others and others[0][1] * 3 > times * 2 else packs.events([most])
