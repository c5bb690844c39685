"""Words of English text with their offsets, cut as the English treebanks of Universal Dependencies cut them.

Blanks part words; within a run of other characters, marks, hyphens between words, clitics (`'s`, `n't`) and
currency signs are words of their own, while abbreviations keep their dots, numbers and dates their inner marks,
addresses of the web and of mail everything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final


@dataclass(frozen=True, slots=True)
class Piece:
    """A word in text: offsets, the characters, and whether it is a clitic written onto the word before."""

    start: int
    end: int
    text: str
    clitic: bool = False


# Blanks, and what parts words like one: zero-width blanks, byte order marks, word joiners.
_BLANK: Final = r"\s\u200b\ufeff\u2060"

_WORD: Final = re.compile(
    rf"""
      (?P<web>(?:https?://|www\.)[^{_BLANK}<>"“”«»]*[^{_BLANK}<>"“”«».,;:!?)\]’'])
    | (?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    | (?P<site>\w[\w-]*(?:\.\w[\w-]*)*\.(?:com|org|net|edu|gov|info|pdf|doc|html?)(?!\w))
    | (?P<outlet>[^\W\d][\w-]{{2,}}\.(?i:eu|int|ru|az|am|ge|ua|uk|tr|ir|fr|de|tv)(?!\w))       # Caliber.az
    | (?P<handle>[@#][^\W\d_]\w*)
    | (?P<smile>[:;]-?[()](?!\w))
    | (?P<short>(?<!\w)[A-Za-z]/[A-Za-z]{{1,2}}(?![\w/]))                   # w/o, b/c
    | (?P<dotted>(?:[^\W\d_]{{1,2}}\.){{2,}}(?:[^\W\d_]?(?![^\W_])|(?=[A-Z][a-z])))      # U.S. Ph.D. U.S.S.R U.S.|The
    | (?P<phone>\d{{3}}-\d{{3}}-\d{{4}}|\d{{3}}-\d{{4}})(?!\w)
    | (?P<money>(?:US|HK|NZ|[CA])\$)
    | (?P<number>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|'s|’s)?(?![^\W_])|\d+(?:[.,:/]\d+)*)
    | (?P<word>[^\W_]+(?:[’'&·][^\W_]+)*)
    | (?P<run>\.{{2,}}|…+|-{{2,}}|[!?]{{2,}}|_{{2,}}|={{2,}}|\*{{2,}}|''|``|<<|>>)
    | (?P<sign>[^{_BLANK}])
    """,
    re.VERBOSE,
)
_CLITICS: Final = ("n't", "n’t", "'s", "’s", "'m", "’m", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d")
_TWO_IN_ONE: Final = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}
_HYPHENS: Final = frozenset("-‐‑")


@cache
def _listed(name: str) -> frozenset[str]:
    text = resources.files("goodoffices.language").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def abbreviations() -> frozenset[str]:
    """Words, in lower case and with their dot, whose dot is no end of a sentence by itself."""
    return _listed("abbreviations.txt")


def words(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """Words of a part of a text.

    Args:
        text: The stored text.
        start: Offset to begin at.
        end: Offset to stop before; None for the text's end.

    Returns:
        The words in order; `text[word.start:word.end] == word.text` for each.
    """
    end = len(text) if end is None else end
    found: list[Piece] = []
    at = start
    while (match := _WORD.search(text, at, end)) is not None:
        kind = match.lastgroup
        if kind == "word":
            found.extend(_of_word(text, match.start(), match.end()))
        elif kind == "sign" and match.group() == "." and found and _keeps_dot(text, found[-1], match.start(), end):
            before = found.pop()
            found.append(Piece(before.start, match.end(), before.text + ".", before.clitic))
        else:
            found.append(Piece(match.start(), match.end(), match.group()))
        at = match.end()
    return _with_prefixes(text, found)


def _of_word(text: str, start: int, end: int) -> list[Piece]:
    word = text[start:end]
    small = word.lower()
    cut = _TWO_IN_ONE.get(small)
    if cut is not None:
        return [Piece(start, start + cut, word[:cut]), Piece(start + cut, end, word[cut:], clitic=True)]
    if not small.endswith(_CLITICS):
        return [Piece(start, end, word)]
    for clitic in _CLITICS:
        if small.endswith(clitic) and len(small) > len(clitic):
            cut = end - len(clitic)
            return [*_of_word(text, start, cut), Piece(cut, end, text[cut:end], clitic=True)]
    return [Piece(start, end, word)]


def _keeps_dot(text: str, before: Piece, at: int, end: int) -> bool:
    """Whether the dot at `at` belongs to the word before it."""
    if before.end != at:
        return False
    if before.text.lower() + "." in abbreviations():
        return True
    joined = before.start > 1 and text[before.start - 1] in _HYPHENS and text[before.start - 2].isalnum()  # SPLM-N.
    initial = len(before.text) == 1 and before.text.isupper() and before.text != "I" and not joined
    follower = text[at + 1 : min(at + 3, end)].lstrip()
    return initial and follower.lstrip("".join(_HYPHENS))[:1].isupper()


def _with_prefixes(text: str, found: list[Piece]) -> list[Piece]:
    """Prefixes joined with hyphen and word again (`co-chair`), which the treebanks leave whole."""
    prefixes = _listed("prefixes.txt")
    out: list[Piece] = []
    for piece in found:
        joins = (
            len(out) >= 2
            and out[-1].text in _HYPHENS
            and out[-2].text.lower() in prefixes
            and out[-2].end == out[-1].start
            and out[-1].end == piece.start
            and piece.text[0].isalnum()
            and not (len(out) >= 3 and out[-3].text in _HYPHENS and out[-3].end == out[-2].start)
        )
        if joins:
            out.pop()
            first = out.pop()
            out.append(Piece(first.start, piece.end, text[first.start : piece.end]))
        else:
            out.append(piece)
    return out
