"""Where sentences surely end, by marks alone; doubtful ends are left to the model, which reads across them."""

from __future__ import annotations

from typing import Final

from goodoffices.language.tokens import Piece, never_last

_ENDS: Final = frozenset((".", "!", "?", "…", "...", "....", "!!", "!!!", "??", "???", "?!", "!?"))
_CLOSERS: Final = frozenset(('"', "”", "’", "'", "''", ")", "]", "»"))
_OPENERS: Final = frozenset(('"', "“", "‘", "'", "``", "(", "[", "«"))
_DASHES: Final = frozenset(("-", "–", "—", "--"))


def sure_parts(found: list[Piece]) -> list[list[Piece]]:
    """The words cut after every mark that surely ends a sentence.

    Args:
        found: Words of one block.

    Returns:
        Parts in order; each holds one sentence or, where marks are missing or doubtful, several.
    """
    parts: list[list[Piece]] = []
    begin = 0
    for at in range(1, len(found)):
        if _ends_before(found, at):
            parts.append(found[begin:at])
            begin = at
    parts.append(found[begin:])
    return [part for part in parts if part]


def _ends_before(found: list[Piece], at: int) -> bool:
    """Whether a sentence surely ends before word `at`: an end mark (and closing marks), a blank, a capital."""
    here = found[at]
    if found[at - 1].end == here.start and found[at - 1].text not in _CLOSERS:
        return False
    if found[at - 1].end == here.start:
        return False
    mark = at - 1
    while mark > 0 and found[mark].text in _CLOSERS and found[mark - 1].end == found[mark].start:
        mark -= 1
    if found[mark].text not in _ENDS or found[mark].text.lower() in never_last():
        return False
    begins = at
    while begins < len(found) - 1 and found[begins].text in _OPENERS:
        begins += 1
    first = found[begins].text
    return first[0].isupper() or (first[0].isdigit() and found[mark].text in (".", "!", "?"))
