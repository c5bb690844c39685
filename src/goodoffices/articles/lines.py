"""The lines of a stored text, with what the markup says about each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from goodoffices.articles.rules import fold

_ENDS = ".!?…։。؟"
_CLOSERS = "\"'”’»)]“ "


class Line(NamedTuple):
    """A line or wrapped paragraph of the stored text, without blanks at its ends.

    Args:
        start: First character.
        end: One past the last.
        text: Its words.
        gap: Whether an empty line stands before it.
        hint: What the markup says: `title`, `furniture`, `caption`, `byline`, `timestamp`, `heading`, `body`.
        why: The element or class that says so.
    """

    start: int
    end: int
    text: str
    gap: bool = True
    hint: str | None = None
    why: str | None = None

    @property
    def ends_sentence(self) -> bool:
        """Whether it closes with the mark of a sentence's end."""
        return self.text.rstrip(_CLOSERS)[-1:] in _ENDS and self.text.rstrip(_CLOSERS) != ""

    @property
    def flows(self) -> bool:
        """Whether it reads like a paragraph of an article: long enough, and closed like a sentence."""
        return (len(self.text) >= 60 and self.ends_sentence) or len(self.text) >= 240

    @property
    def short(self) -> bool:
        """Whether it looks like an item of a menu."""
        return len(self.text) <= 40 and not self.ends_sentence and len(self.text.split()) <= 5

    @property
    def key(self) -> str:
        """The line for comparing with others."""
        return fold(self.text).strip(" .:…")


def _wrapped(group: list[Line]) -> bool:
    """Whether the lines of a group are one paragraph that was broken to a width."""
    if len(group) < 2 or not group[-1].ends_sentence:
        return False
    lengths = [len(line.text) for line in group[:-1]]
    closed = sum(line.ends_sentence for line in group[:-1])
    return min(lengths) >= 45 and max(lengths) <= 100 and len(group[-1].text) <= 100 and closed * 3 <= len(lengths)


def _joined(group: list[Line], text: str) -> Iterator[Line]:
    if _wrapped(group):
        first, last = group[0], group[-1]
        yield first._replace(end=last.end, text=text[first.start : last.end])
    else:
        yield from group


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not empty; a paragraph broken to a width of 45 to 100 is one line."""
    found: list[Line] = []
    group: list[Line] = []
    at = 0
    gap = True
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            if gap and group:
                found.extend(_joined(group, text))
                group = []
            start = at + raw.index(bare)
            group.append(Line(start, start + len(bare), bare, gap))
        gap = not bare
        at += len(raw) + 1
    found.extend(_joined(group, text))
    return found
