"""The grammar of offices: what a title in news English says about rank, sector, whose it is, and its status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from goodoffices.packs.model import Title
from goodoffices.packs.spelling import TOKEN, fold

_STATUS = {
    "former": "former", "ex": "former", "then": "former", "erstwhile": "former", "onetime": "former",
    "past": "former", "previous": "former", "acting": "acting", "interim": "acting", "caretaker": "acting",
    "elect": "elect", "designate": "elect", "incoming": "elect", "outgoing": "outgoing",
    "departing": "outgoing", "late": "late", "deceased": "late", "slain": "late",
}  # fmt: skip
_DEPUTY = frozenset(("deputy", "vice", "assistant", "under", "associate", "undersecretary"))
_DEGREE = frozenset(("special", "first", "senior", "principal", "personal", "chief", "top", "permanent", "joint"))
_LINKS = frozenset(("of", "to", "for", "in", "on", "at", "with"))


@dataclass(frozen=True, slots=True)
class Head:
    """Words that make a title an office.

    Args:
        words: The head's tokens, lower case.
        rank: Its rank.
        sector: PLOVER sector.
    """

    words: tuple[str, ...]
    rank: str
    sector: str | None


class TitleGrammar:
    """Reads titles: modifiers, a head, then whose it is and what it is for.

    Args:
        heads: Rank and sector by the words of the head, the pack's data.
        whose: Tells the actor that words name, None when none.
    """

    def __init__(self, heads: Mapping[str, tuple[str, str | None]], whose: Callable[[str], str | None]) -> None:
        self._whose = whose
        self._heads: dict[str, list[Head]] = {}
        for key, (rank, sector) in heads.items():
            words = tuple(word.lower() for word in TOKEN.findall(fold(key)))
            self._heads.setdefault(words[0], []).append(Head(words, rank, sector))
        for found in self._heads.values():
            found.sort(key=lambda head: (-len(head.words), head.words))

    def read(self, words: str) -> Title | None:
        """What a title says.

        Args:
            words: The title with its modifiers, with or without whose it is: `former Armenian Foreign Minister`.

        Returns:
            The title read, or None when the words hold no head of an office.
        """
        found = TOKEN.findall(fold(words))
        lower = [word.lower() for word in found]
        hit = self._head(lower)
        if hit is None:
            return None
        at, head = hit
        end = at + len(head.words)
        status = next((_STATUS[word] for word in (*lower[:at], *lower[end : end + 1]) if word in _STATUS), None)
        before = [word for word in found[:at] if word.lower() not in _STATUS]
        after = [word for word in found[end:] if word.lower() not in ("elect", "designate")]
        deputy = any(word.lower() in _DEPUTY for word in before)
        kept = [word for word in before if word.lower() in _DEPUTY or word.lower() in _DEGREE]
        of, used = self._of(before, after)
        topic = " ".join(after) if after and after[0].lower() in ("for", "on") and not used else ""
        rank = "deputy_minister" if deputy and head.rank in ("minister", "head") else head.rank
        name = " ".join([*kept, *found[at:end], topic]).strip()
        sector = head.sector or self._sector(of)
        return Title(name, rank, sector, of, status or ("deputy" if deputy else None))

    def _head(self, lower: list[str]) -> tuple[int, Head] | None:
        """The longest head of those that start first, by place; heads after a link (`of`, `for`) are another's."""
        best: tuple[int, Head] | None = None
        for at, word in enumerate(lower):
            if word in _LINKS and best is not None:
                break
            for head in self._heads.get(word, ()):
                if tuple(lower[at : at + len(head.words)]) == head.words:
                    if best is None or best[0] + len(best[1].words) <= at:
                        best = (at, head)
                    break
        return best

    def _of(self, before: list[str], after: list[str]) -> tuple[str | None, bool]:
        """Whose it is, and whether the words after the head say so."""
        for size in (4, 3, 2, 1):
            for at in range(len(before) - size + 1):
                if found := self._whose(" ".join(before[at : at + size])):
                    return found, False
        for at, word in enumerate(after):
            if word.lower() not in _LINKS or word.lower() in ("for", "on"):
                continue
            words = [w for w in after[at + 1 :] if w.lower() != "the"]
            for size in (5, 4, 3, 2, 1):
                if len(words) >= size and (found := self._whose(" ".join(words[:size]))):
                    return found, True
        return None, False

    def _sector(self, of: str | None) -> str | None:
        if of is None:
            return None
        return "GOV" if of.isupper() else None
