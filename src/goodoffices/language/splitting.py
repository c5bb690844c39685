"""Where sentences surely end, by marks alone; doubtful ends are left to the model, which reads across them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from goodoffices.language.names import listed
from goodoffices.language.tokens import Piece

_ENDS: Final = frozenset((".", "!", "?", "…", "...", "....", ".....", "!!", "!!!", "??", "???", "?!", "!?"))
_CLOSERS: Final = frozenset(('"', "”", "’", "'", "''", ")", "]", "»"))
_OPENERS: Final = frozenset(('"', "“", "‘", "'", "``", "(", "[", "«"))
_OPEN_SENTENCES: Final = frozenset(
    (
        "a", "according", "after", "an", "and", "as", "at", "before", "both", "but", "during", "earlier", "for", "he",
        "his", "however", "i", "in", "it", "its", "last", "later", "meanwhile", "on", "our", "she", "since", "the",
        "their", "there", "these", "they", "this", "those", "we", "when", "while", "with", "yet",
    )
)  # fmt: skip
_OFFICE: Final = 9  # in how many words before a name an office stands whose holder it names
_IN_OFFICES: Final = frozenset(("and", "for", "in", "of", "the", "to"))


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


def names_an_office(words: Sequence[str], at: int) -> bool:
    """Whether word `at` begins the name of who holds the office right before it, with no mark between them.

    As in "the envoy to Orra | Ann Roy said": no sentence starts there.
    """
    if not words[at][:1].isupper() or words[at].lower() in _OPEN_SENTENCES:
        return False
    for before in range(at - 1, max(at - _OFFICE, -1), -1):
        word = words[before].lower()
        if word in listed("roles.txt"):
            return True
        if not words[before][:1].isupper() and word not in _IN_OFFICES:
            return False
    return False


def _ends_before(found: list[Piece], at: int) -> bool:
    """Whether a sentence surely ends before word `at`: an end mark (and closing marks), a blank, a capital."""
    glued = found[at - 1].end == found[at].start
    if _is_note(found, at + 2):
        return False
    if glued:
        return _is_gap(found, at) or _lacks_a_blank(found, at)
    mark = _before_closers(found, at - 1)
    if found[mark].text not in _ENDS:
        return False
    begins = at
    while begins < len(found) - 1 and found[begins].text in _OPENERS:
        begins += 1
    first = found[begins].text
    return first[0].isupper() or (first[0].isdigit() and found[mark].text in (".", "!", "?"))


def _is_gap(found: list[Piece], at: int) -> bool:
    """Whether dots that stand for something left out are written onto the sentence that follows (`left....He`)."""
    dots = found[at - 1].text
    follower = found[at].text
    return len(dots) > 2 and not dots.strip(".…") and follower[:1].isupper() and len(follower) > 1


def _lacks_a_blank(found: list[Piece], at: int) -> bool:
    """Whether a sentence is written onto the dot of the one before (`of our age.Yet more`, `in the U.S.The ministry`).

    Behind a word in small letters any word with a capital begins one; behind a name, that may be the name of an outlet
    or a firm (`Kavkaz.Realii`), only a word that begins sentences.
    """
    follower = found[at].text
    if not follower[:1].isupper() or not (follower[1:].islower() or follower in ("A", "I")):
        return False
    mark = _before_closers(found, at - 1)
    if mark < at - 1 and found[mark].text in (".", "!", "?"):
        return True
    opens = follower.lower() in _OPEN_SENTENCES
    before = found[mark].text
    if before not in (".", "!", "?"):
        return opens and before.endswith(".") and before.count(".") > 1
    word = found[mark - 1].text if mark else ""
    return opens if word.isdigit() or word.istitle() else len(word) > 2 and word.islower() and word.isalpha()


def _before_closers(found: list[Piece], at: int) -> int:
    """Index of the word that the closing marks up to `at` belong to; a note such as `[12]` closes too."""
    while at > 0:
        if _is_note(found, at):
            at -= 3
        elif found[at].text in _CLOSERS and found[at - 1].end == found[at].start:
            at -= 1
        else:
            break
    return max(at, 0)


def _is_note(found: list[Piece], at: int) -> bool:
    """Whether the three words up to `at` are the mark of a note, `[12]`."""
    inside = 2 <= at < len(found)
    return inside and (found[at - 2].text, found[at].text) == ("[", "]") and found[at - 1].text.isdigit()
