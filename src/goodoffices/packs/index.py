"""All known names of a text in one pass: tables of names by their tokens, entered at the first token.

A text is cut into words and gaps by one regular expression; only where a word starts some name is more looked at. The
tables are made when a pack is compiled, so that little is built at start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeAlias

from goodoffices.packs.model import Mention, Sense
from goodoffices.packs.spelling import GAPS, HONORIFICS, THINGS, fold, tokens

Name: TypeAlias = tuple[str, Sense, str, bool]
"""A written name, what it may stand for, whose it is, and whether its case is free."""

Tables: TypeAlias = dict[str, Any]
"""`case` and `free`: ids by sense by the joined tokens of a name (those of `free` in lower case); `generic` as `free`,
for words that no text is searched for (`journalists`), but that a table's field may hold."""

_ORDER: dict[Sense, int] = {
    "format": 0, "agreement": 1, "event": 2, "outlet": 3, "actor": 4, "demonym": 5, "place": 6, "title": 7,
}  # fmt: skip
_BEFORE = re.compile(r"([A-ZÀ-ÞĀ-Ž][\w’'-]*\.?) $")
_AFTER = re.compile(r" ([A-ZÀ-ÞĀ-Ž][\w’'-]*)")
_THING = re.compile(r" (?:International |State |National |Memorial |Military )?([A-Z][a-z]+)")
_OPENING_WORDS = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
October November December The But And When While As If In On At For From After Before Since With Both That This
Although Though Because However Meanwhile Yet So Or Nor By Like Unlike To Of Then Than Even Only Also Is Was Did Does
Has Had Will Would Can Could May Might Should Must Are Were Be Not No Today Yesterday Tomorrow Earlier Later Now Here
"""
_NO_GIVEN_NAMES = frozenset(_OPENING_WORDS.split())
_WORD = re.compile(r"\w+")
_SPLIT = re.compile(r"(\W+)")
_ABBREVIATION = re.compile(r"(?:\w\.)+\w$")


def joined_tokens(written: str) -> str:
    """The folded tokens of a name with spaces between, without an article before it."""
    parts = tokens(written)
    return " ".join(parts[1:] if len(parts) > 1 and parts[0].lower() == "the" else parts)


def tables(names: Iterable[Name]) -> Tables:
    """The tables of names that an index reads; the order of the ids of one name is the order given."""
    made: Tables = {"case": {}, "free": {}}
    for written, sense, key, free in names:
        joined = joined_tokens(written)
        if not joined:
            continue
        ids = made["free" if free else "case"].setdefault(joined.lower() if free else joined, {}).setdefault(sense, [])
        if key not in ids:
            ids.append(key)
    return made


class NameIndex:
    """Names by tokens.

    Args:
        packs: The tables of each pack, the first one's ids first.
        shy: Names (joined tokens) that are common words too: they count only where the text holds a longer
            name of the same candidate, or a title right before.
    """

    def __init__(self, packs: Sequence[Tables], shy: frozenset[str] = frozenset()) -> None:
        self._case: dict[str, dict[Sense, list[str]]] = {}
        self._free: dict[str, dict[Sense, list[str]]] = {}
        self._generic: dict[str, dict[Sense, list[str]]] = {}
        for made in packs:
            _merge(self._case, made["case"])
            _merge(self._free, made["free"])
            _merge(self._generic, made.get("generic", {}))
        self._shy = shy
        self._lower: dict[str, list[str]] | None = None
        self._longest: dict[str, int] = {}
        self._pairs: set[str] = set()
        for table, starts in ((self._case, _as_it_is), (self._free, _in_any_case)):
            for joined in table:
                first, _, rest = joined.partition(" ")
                size = joined.count(" ") + 1
                for start in starts(first):
                    if size > self._longest.get(start, 0):
                        self._longest[start] = size
                if rest:
                    self._pairs.add(f"{first} {rest.partition(' ')[0]}")

    def exact(self, written: str) -> dict[Sense, list[str]]:
        """What a whole string stands for by sense; an empty table when no pack knows it."""
        joined = joined_tokens(written)
        found = dict(self._case.get(joined, {}))
        for sense, ids in self._free.get(joined.lower(), {}).items():
            found[sense] = [*found.get(sense, ()), *(i for i in ids if i not in found.get(sense, ()))]
        return found or dict(self._generic.get(joined.lower(), {}))

    def freely(self, written: str) -> list[str]:
        """Ids of the actors of a name, whatever the case of its letters."""
        if self._lower is None:
            self._lower = {}
            for joined in self._case:
                self._lower.setdefault(joined.lower(), []).append(joined)
        keys = self._lower.get(joined_tokens(written).lower(), ())
        return list(dict.fromkeys(key for joined in keys for key in self._case[joined].get("actor", ())))

    def find(self, text: str) -> list[Mention]:
        """Every known name of the text, by place; a name inside or across the edge of a longer one is dropped."""
        pieces = _SPLIT.split(text)
        words, gaps = pieces[::2], pieces[1::2]
        if not text.isascii():
            words = [word if word.isascii() else fold(word) for word in words]
        longest = self._longest
        starts = [at for at, word in enumerate(words) if word in longest]
        if not starts:
            return []
        ends = list(accumulate(map(len, pieces)))
        spans: list[tuple[int, int, str]] = []
        for at in starts:
            if joined := self._longest_at(words, gaps, at):
                last = at + joined.count(" ")
                spans.append((ends[2 * at] - len(pieces[2 * at]), ends[2 * last], joined))
        return self._mentions(text, spans)

    def _longest_at(self, words: list[str], gaps: list[str], at: int) -> str | None:
        """The joined tokens of the longest name that starts at a word."""
        word = words[at]
        size = self._longest[word]
        joined = word
        found = word if word in self._case or word.lower() in self._free else None
        if size > 1 and at + 1 < len(words):
            pair = f"{word} {words[at + 1]}"
            if pair in self._pairs or pair.lower() in self._pairs:
                for more in range(at + 1, min(at + size, len(words))):
                    if gaps[more - 1] not in GAPS:
                        break
                    joined = f"{joined} {words[more]}"
                    if joined in self._case or joined.lower() in self._free:
                        found = joined
        return found

    def _mentions(self, text: str, spans: list[tuple[int, int, str]]) -> list[Mention]:
        """The mentions of spans: of two that overlap the longer stands, of two as long the first."""
        kept: list[tuple[int, int, str]] = []
        for span in spans:
            while kept and span[0] < kept[-1][1] and span[1] - span[0] > kept[-1][1] - kept[-1][0]:
                kept.pop()
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
        found: list[Mention] = []
        for start, end, joined in kept:
            senses = [*self._case.get(joined, {}).items(), *self._free.get(joined.lower(), {}).items()]
            senses.sort(key=lambda item: _ORDER[item[0]])
            if text[end : end + 1] == "." and _ABBREVIATION.match(text[start:end]):
                end += 1
            found.extend(Mention(start, end, text[start:end], sense, tuple(ids)) for sense, ids in senses)
            if len(senses) == 1 and senses[0][0] == "title" and " " in joined:
                found.extend(self._inside(text, start, end))
        found.sort(key=lambda m: (m.start, m.end, _ORDER[m.sense]))
        return self._settled(text, found)

    def _inside(self, text: str, start: int, end: int) -> list[Mention]:
        """Names inside a title, which whoever reads it needs: `US` in `US Secretary of State`."""
        words = list(_WORD.finditer(text, start, end))
        pieces = [fold(word.group()) for word in words]
        found, at = [], 0
        while at < len(words):
            most = min(self._longest.get(pieces[at], 0), len(words) - at - (at == 0))
            sizes = (size for size in range(most, 0, -1) if " ".join(pieces[at : at + size]) in self._case)
            size = next(sizes, 0)
            first, final = words[at].start(), words[at + max(size, 1) - 1].end()
            for sense, ids in self._case.get(" ".join(pieces[at : at + size]), {}).items():
                if sense != "title":
                    found.append(Mention(first, final, text[first:final], sense, tuple(ids)))
            at += max(size, 1)
        return found

    def _settled(self, text: str, found: list[Mention]) -> list[Mention]:
        """The mentions without surnames that are rather another person's or a common word.

        Of the persons that a surname may stand for, those whom the text names in full come first. A surname that the
        text gives to a person nobody knows is that person's throughout, save after a title.
        """
        named = {m.ids[0] for m in found if m.sense == "actor" and len(m.ids) == 1 and " " in m.text}
        titled = {m.end + 1 for m in found if m.sense == "title"}
        ends, starts = {m.end for m in found}, {m.start for m in found}
        people = [m for m in found if m.sense == "actor" and m.ids[0].startswith("person/") and " " not in m.text]
        strangers = {
            id(m)
            for m in people
            if named.isdisjoint(m.ids) and (self._given_before(text, m, ends) or self._name_goes_on(text, m, starts))
        }
        others = {m.text for m in people if id(m) in strangers}
        kept = []
        for mention in found:
            whole = tuple(key for key in mention.ids if key in named)
            if len(mention.ids) > 1 and whole:
                rest = tuple(key for key in mention.ids if key not in named)
                kept.append(replace(mention, ids=whole + rest))
                continue
            if id(mention) in strangers or _names_a_thing(text, mention):
                continue
            doubtful = mention.text in others or joined_tokens(mention.text) in self._shy
            if not doubtful or mention.sense != "actor" or whole or mention.start in titled:
                kept.append(mention)
        return kept

    def _given_before(self, text: str, mention: Mention, ends: set[int]) -> bool:
        """Whether a given name of nobody known stands right before a surname: `Juan Ortega` is not Daniel Ortega.

        A word at the start of a sentence is one only when some known person bears it as a given name.
        """
        before = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
        if before is None or mention.start - 1 in ends:
            return False
        word = before.group(1)
        if word.rstrip(".") in HONORIFICS or fold(word) in _NO_GIVEN_NAMES:
            return False
        opens = not text[max(0, before.start(1) - 2) : before.start(1)].strip(" ")[-1:].isalnum()
        return fold(word) in self._first_words if opens else True

    def _name_goes_on(self, text: str, mention: Mention, starts: set[int]) -> bool:
        """Whether a surname that may be a given name too has a surname after it: `Carlos Slim`, `Wang Wei`."""
        after = _AFTER.match(text, mention.end)
        if after is None or mention.end + 1 in starts or fold(after.group(1)) in _NO_GIVEN_NAMES:
            return False
        return joined_tokens(mention.text) in self._first_words

    @cached_property
    def _first_words(self) -> frozenset[str]:
        """The words with which persons' names of two words or more begin."""
        return frozenset(
            name.partition(" ")[0]
            for name, senses in self._case.items()
            if " " in name and any(key.startswith("person/") for key in senses.get("actor", ()))
        )


def _names_a_thing(text: str, mention: Mention) -> bool:
    """Whether a person's name is part of that of a thing: `Heydar Aliyev International Airport`."""
    if mention.sense != "actor" or not mention.ids[0].startswith("person/"):
        return False
    after = _THING.match(text, mention.end)
    return after is not None and after.group(1).lower() in THINGS


def _merge(whole: dict[str, dict[Sense, list[str]]], part: dict[str, dict[Sense, list[str]]]) -> None:
    if not whole:
        whole.update(part)
        return
    for joined, senses in part.items():
        own = whole.setdefault(joined, {})
        for sense, ids in senses.items():
            own[sense] = [*own.get(sense, ()), *(key for key in ids if key not in own.get(sense, ()))]


def _as_it_is(word: str) -> tuple[str, ...]:
    return (word,)


def _in_any_case(word: str) -> tuple[str, ...]:
    return (word, word.capitalize(), word.upper())
