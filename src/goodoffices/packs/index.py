"""All known names of a text in one pass: a table of names by their tokens, entered at the first token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodoffices.packs.model import Mention, Sense
from goodoffices.packs.spelling import GAPS, TOKEN, fold, tokens

Name = tuple[str, Sense, str, bool]
"""A written name, what it may stand for, whose it is, and whether its case is free."""

_ORDER: dict[Sense, int] = {
    "format": 0, "agreement": 1, "event": 2, "outlet": 3, "actor": 4, "demonym": 5, "place": 6, "title": 7,
}  # fmt: skip


class NameIndex:
    """Names by tokens.

    Args:
        names: Every name of every pack; the order of the candidates of one name and sense is the order given.
        shy: Names (joined tokens) that are common words too: they count only where the text holds a longer
            name of the same candidate.
    """

    def __init__(self, names: Iterable[Name], shy: frozenset[str] = frozenset()) -> None:
        self._table: dict[str, dict[Sense, list[str]]] = {}
        self._first: dict[str, tuple[int, ...]] = {}
        self._free: dict[str, dict[Sense, list[str]]] = {}
        self._shy = shy
        self._lower: dict[str, list[str]] | None = None
        lengths: dict[str, set[int]] = {}
        for written, sense, key, free in names:
            parts = tokens(written)
            if not parts:
                continue
            table = self._free if free else self._table
            joined = " ".join(parts).lower() if free else " ".join(parts)
            ids = table.setdefault(joined, {}).setdefault(sense, [])
            if key not in ids:
                ids.append(key)
            starts = {parts[0]} if not free else {parts[0].lower(), parts[0].capitalize(), parts[0].upper()}
            for start in starts:
                lengths.setdefault(start, set()).add(len(parts))
        self._first = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}

    def exact(self, written: str) -> dict[Sense, list[str]]:
        """What a whole string stands for by sense; an empty table when no pack knows it."""
        joined = " ".join(tokens(written))
        found = dict(self._table.get(joined, {}))
        for sense, ids in self._free.get(joined.lower(), {}).items():
            found[sense] = [*found.get(sense, ()), *(i for i in ids if i not in found.get(sense, ()))]
        return found

    def freely(self, written: str) -> list[str]:
        """Ids of the actors of a name, whatever the case of its letters."""
        if self._lower is None:
            self._lower = {}
            for joined in self._table:
                self._lower.setdefault(joined.lower(), []).append(joined)
        found = (
            self._table[joined].get("actor", ()) for joined in self._lower.get(" ".join(tokens(written)).lower(), ())
        )
        return list(dict.fromkeys(key for ids in found for key in ids))

    def find(self, text: str) -> list[Mention]:
        """Every known name of the text, by place; a name inside a longer one is dropped."""
        first = self._first
        words = list(TOKEN.finditer(text))
        plain = text.isascii()
        starts = [
            (number, lengths)
            for number, match in enumerate(words)
            if (lengths := first.get(match.group() if plain else fold(match.group()))) is not None
        ]
        found: list[Mention] = []
        for number, lengths in starts:
            for length in lengths:
                found.extend(self._at(text, words, number, length))
        return self._settle(found)

    def _at(self, text: str, words: Sequence[object], number: int, length: int) -> list[Mention]:
        span = words[number : number + length]
        if len(span) < length:
            return []
        if length > 1:
            ends = [w.end() for w in span]  # type: ignore[attr-defined]
            begins = [w.start() for w in span]  # type: ignore[attr-defined]
            if any(text[a:b] not in GAPS for a, b in zip(ends, begins[1:], strict=False)):
                return []
        joined = " ".join(fold(w.group()) for w in span)  # type: ignore[attr-defined]
        start, end = span[0].start(), span[-1].end()  # type: ignore[attr-defined]
        hits = [*self._table.get(joined, {}).items(), *self._free.get(joined.lower(), {}).items()]
        return [Mention(start, end, text[start:end], sense, tuple(ids)) for sense, ids in hits]

    def _settle(self, found: list[Mention]) -> list[Mention]:
        """Longest first; a name inside or across the edge of a longer one is dropped."""
        found.sort(key=lambda m: (m.start - m.end, m.start, _ORDER[m.sense]))
        long_ids = {key for m in found if " ".join(tokens(m.text)) not in self._shy for key in m.ids}
        kept: list[Mention] = []
        taken: dict[int, tuple[int, int]] = {}
        for mention in found:
            span = (mention.start, mention.end)
            clash = {taken[at] for at in range(*span) if at in taken}
            if clash - {span}:
                continue
            if " ".join(tokens(mention.text)) in self._shy and not long_ids.intersection(mention.ids):
                continue
            for at in range(*span):
                taken[at] = span
            kept.append(mention)
        kept.sort(key=lambda m: (m.start, m.end, _ORDER[m.sense]))
        return kept
