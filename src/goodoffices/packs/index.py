"""All known names of a text in one pass: tables of names by their tokens, entered at the first token.

A text is cut into words and gaps by one regular expression; only where a word starts some name is more looked at. The
tables are made when a pack is compiled, so that little is built at start.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeAlias

from goodoffices.packs.model import Mention, Sense
from goodoffices.packs.spelling import GAPS, fold, joined_tokens
from goodoffices.packs.surnames import Surnames

Name: TypeAlias = tuple[str, Sense, str, bool]
"""A written name, what it may stand for, whose it is, and whether its case is free."""

Tables: TypeAlias = dict[str, Any]
"""`case` and `free`: ids by sense by the joined tokens of a name (those of `free` in lower case)."""

Names: TypeAlias = dict[str, dict[Sense, list[str]]]
"""One of them."""

_ORDER: dict[Sense, int] = {
    "format": 0, "agreement": 1, "event": 2, "outlet": 3, "actor": 4, "demonym": 5, "place": 6, "title": 7,
}  # fmt: skip
_WORD = re.compile(r"\w+")
_SPLIT = re.compile(r"(\W+)")
_ABBREVIATION = re.compile(r"(?:\w\.)+\w$")


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
        shy: Surnames that are common words too; see `Surnames`.
        generic: Gives further names as in `free`, which no text is searched for (`journalists`, `Arménie`), but which a
            table's field may hold.
    """

    def __init__(
        self, packs: Sequence[Tables], shy: frozenset[str] = frozenset(), generic: Callable[[], Iterable[Names]] = tuple
    ) -> None:
        self._case: Names = {}
        self._free: Names = {}
        self._more = generic
        for made in packs:
            _merge(self._case, made["case"])
            _merge(self._free, made["free"])
        self._surnames = Surnames(self._case, shy)
        self._lower: dict[str, list[str]] | None = None
        self._told: dict[str, tuple[tuple[Sense, tuple[str, ...]], ...]] = {}
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

    @cached_property
    def _generic(self) -> Names:
        whole: Names = {}
        for part in self._more():
            _merge(whole, part)
        return whole

    def is_first_name(self, word: str) -> bool:
        """Whether the name of some person begins with a word."""
        return joined_tokens(word) in self._surnames.first_words

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
            senses = self._senses(joined)
            if text[end : end + 1] == "." and _ABBREVIATION.match(text[start:end]):
                end += 1
            found += [Mention(start, end, text[start:end], sense, ids) for sense, ids in senses]
            if len(senses) == 1 and senses[0][0] == "title" and " " in joined:
                found.extend(self._inside(text, start, end))
        found.sort(key=lambda m: (m.start, m.end, _ORDER[m.sense]))
        return self._surnames.settle(text, found)

    def _senses(self, joined: str) -> tuple[tuple[Sense, tuple[str, ...]], ...]:
        """What a name stands for, in the order of senses; looked up once."""
        known = self._told.get(joined)
        if known is None:
            senses = [*self._case.get(joined, {}).items(), *self._free.get(joined.lower(), {}).items()]
            known = tuple((sense, tuple(ids)) for sense, ids in sorted(senses, key=lambda item: _ORDER[item[0]]))
            self._told[joined] = known
        return known

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


def _merge(whole: Names, part: Names) -> None:
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
