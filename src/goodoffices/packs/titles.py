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
_POSSESSIVE = frozenset(("of", "to", "in", "at", "with"))
_WEAK = frozenset(("head", "chief", "director", "official", "member", "chair"))
_HEADED = frozenset(("spokesperson", "envoy"))


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
        whose: Tells the actors that words name, each with the first character of its name.
    """

    def __init__(
        self, heads: Mapping[str, tuple[str, str | None]], whose: Callable[[str], list[tuple[int, str]]]
    ) -> None:
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
        matches = list(TOKEN.finditer(words))
        found = [fold(match.group()) for match in matches]
        lower = [word.lower() for word in found]
        hit = self._head(lower)
        if hit is None:
            return None
        at, head = hit
        end = at + len(head.words)
        rank, sector = self._meant(head, lower[end:])
        of, linked = self._of([match.start() for match in matches], lower, end, words, rank)
        status = next((_STATUS[word] for word in (*lower[:at], *lower[end : end + 1]) if word in _STATUS), None)
        before = [word for word in found[:at] if word.lower() not in _STATUS]
        after = [word for word in found[end:] if word.lower() not in ("elect", "designate")]
        deputy = any(word.lower() in _DEPUTY for word in before)
        kept = [word for word in before if word.lower() in _DEPUTY or word.lower() in _DEGREE]
        topic = " ".join(after) if after and after[0].lower() in ("for", "on") and not linked else ""
        if deputy and rank in ("minister", "head"):
            rank = "deputy_minister"
        name = " ".join([*kept, *found[at:end], topic]).strip()
        return Title(name, rank, sector or self._sector(of), of, status or ("deputy" if deputy else None))

    def _meant(self, head: Head, after: list[str]) -> tuple[str, str | None]:
        """Rank and sector; of `head of the press service` those of what it heads."""
        if head.words[-1] in _WEAK and after and after[0] == "of":
            for at, word in enumerate(after):
                for other in self._heads.get(word, ()):
                    if tuple(after[at : at + len(other.words)]) == other.words and other.rank in _HEADED:
                        return other.rank, other.sector
        return head.rank, head.sector

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

    def _of(self, starts: list[int], lower: list[str], end: int, words: str, rank: str) -> tuple[str | None, bool]:
        """Whose it is, by the words before or in the head or after `of`; and whether those after it say so."""
        later: str | None = None
        for start, actor in self._whose(words):
            at = starts.index(start) if start in starts else len(starts)
            if at < end:
                return actor, False
            link = next((word for word in reversed(lower[end:at]) if word in _LINKS), None)
            if later is None and (link in _POSSESSIVE or (link == "for" and rank == "spokesperson")):
                later = actor
        return later, later is not None

    def _sector(self, of: str | None) -> str | None:
        if of is None:
            return None
        return "GOV" if of.isupper() else None
