"""The grammar of offices: what a title in news English says about rank, sector, whose it is, and its status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from goodoffices.packs.model import Title
from goodoffices.packs.spelling import TOKEN, fold

_STATUS = {
    "former": "former", "ex": "former", "then": "former", "erstwhile": "former", "onetime": "former", "past": "former",
    "acting": "acting", "interim": "acting", "caretaker": "acting", "elect": "elect", "designate": "elect",
    "incoming": "elect", "outgoing": "outgoing", "departing": "outgoing", "late": "late", "deceased": "late",
    "slain": "late",
}  # fmt: skip
_DEPUTY = frozenset(("deputy", "vice", "assistant", "under", "associate", "first-deputy"))


@dataclass(frozen=True, slots=True)
class Head:
    """A head of a title: the words that make it an office.

    Args:
        words: The head's tokens, lower case.
        rank: Its rank.
        sector: PLOVER sector.
    """

    words: tuple[str, ...]
    rank: str
    sector: str | None


class TitleGrammar:
    """Reads titles by their heads.

    Args:
        heads: `words: [rank, sector]`, the pack's data.
        whose: Tells the actor that words name, None when none.
    """

    def __init__(self, heads: Mapping[str, list[str]], whose: Callable[[str], str | None]) -> None:
        self._whose = whose
        rows = [
            Head(tuple(key.split()), value[0], value[1] if len(value) > 1 else None)
            for key, value in heads.items()
        ]
        self._heads = sorted(rows, key=lambda head: (-len(head.words), head.words))

    def read(self, words: str) -> Title | None:
        """What a title says.

        Args:
            words: The title with its modifiers, with or without whose it is: `former Armenian Foreign Minister`.

        Returns:
            The title read, or None when the words hold no head of an office.
        """
        found = TOKEN.findall(fold(words))
        lower = [word.lower() for word in found]
        best: tuple[int, Head] | None = None
        for head in self._heads:
            size = len(head.words)
            for at in range(len(lower) - size + 1):
                if tuple(lower[at : at + size]) == head.words and (best is None or at < best[0]):
                    best = (at, head)
            if best is not None and best[0] == 0:
                break
        if best is None:
            return None
        at, head = best
        status = next((_STATUS[word] for word in lower if word in _STATUS), None)
        before = [word for word in found[:at] if word.lower() not in _STATUS]
        after = found[at + len(head.words) :]
        deputy = any(word.lower() in _DEPUTY for word in before)
        name_before = [w for w in before if w.lower() in _DEPUTY or w.lower() in ("special", "first", "senior")]
        rest = [w for w in after if w.lower() not in ("elect", "designate")]
        name = " ".join([*name_before, *found[at : at + len(head.words)]])
        of = self._of(before, rest)
        topic = _topic(rest)
        rank = "deputy_minister" if deputy and head.rank in ("minister", "head") else head.rank
        return Title(f"{name} {topic}".strip(), rank, head.sector, of, status or ("deputy" if deputy else None))

    def _of(self, before: list[str], after: list[str]) -> str | None:
        for size in (3, 2, 1):
            for at in range(len(before) - size + 1):
                if found := self._whose(" ".join(before[at : at + size])):
                    return found
        if after and after[0].lower() in ("of", "to", "for", "in"):
            words = [word for word in after[1:] if word.lower() != "the"]
            for size in (4, 3, 2, 1):
                if len(words) >= size and (found := self._whose(" ".join(words[:size]))):
                    return found
        return None


def _topic(after: list[str]) -> str:
    """`for European and Eurasian Affairs`: what follows the head with `for`."""
    if after and after[0].lower() == "for":
        return " ".join(after)
    return ""
