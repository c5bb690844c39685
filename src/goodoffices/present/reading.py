"""A whole article as a page shows it: its blocks, with words marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goodoffices.schema import Article


@dataclass(frozen=True)
class Mark:
    """Words of an article that prove something.

    Args:
        start: Their first character in the stored text.
        end: One past the last.
        label: What they prove, in words; empty where a mark says nothing of its own.
        href: Where they lead; None for nowhere.
        key: Their place on the page, for links to them; None without one.
        tone: How strongly they are marked: `strong` or `soft`.
    """

    start: int
    end: int
    label: str = ""
    href: str | None = None
    key: str | None = None
    tone: str = "strong"


@dataclass(frozen=True)
class Stretch:
    """A stretch of text with one set of marks.

    Args:
        text: Its words.
        start: Its first character in the stored text.
        tone: `strong`, `soft`, or empty for plain text.
        href: Where it leads.
        labels: What ends here, in words.
        keys: The places that begin here.
        within: The places that it belongs to.
    """

    text: str
    start: int
    tone: str = ""
    href: str | None = None
    labels: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A block of an article.

    Args:
        kind: What it is.
        reason: Why it is taken for that.
        stretches: Its text.
    """

    kind: str
    reason: str | None
    stretches: tuple[Stretch, ...]


def paragraphs(article: Article, marks: Sequence[Mark]) -> list[Paragraph]:
    """The blocks of an article in page order, with marks; text between blocks counts as furniture.

    Args:
        article: The article.
        marks: What to mark; marks may overlap and cross the bounds of blocks.
    """
    found, at = list[Paragraph](), 0
    for block in article.blocks:
        if article.text[at : block.start].strip():
            found.append(_paragraph(article, "furniture", None, at, block.start, marks))
        if article.text[block.start : block.end].strip():
            found.append(_paragraph(article, block.kind, block.reason, block.start, block.end, marks))
        at = block.end
    if article.text[at:].strip():
        found.append(_paragraph(article, "furniture", None, at, len(article.text), marks))
    return found


def _paragraph(
    article: Article, kind: str, reason: str | None, start: int, end: int, marks: Sequence[Mark]
) -> Paragraph:
    here = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(max(m.start, start) for m in here), *(min(m.end, end) for m in here)})
    return Paragraph(kind, reason, tuple(_stretch(article.text[a:b], a, b, here) for a, b in pairwise(cuts)))


def _stretch(text: str, start: int, end: int, marks: Sequence[Mark]) -> Stretch:
    over = [m for m in marks if m.start <= start and end <= m.end]
    if not over:
        return Stretch(text, start)
    shortest = min(over, key=lambda m: (m.tone != "strong", m.end - m.start))
    return Stretch(
        text,
        start,
        tone="strong" if any(m.tone == "strong" for m in over) else "soft",
        href=shortest.href or next((m.href for m in over if m.href), None),
        labels=tuple(dict.fromkeys(m.label for m in over if m.label and m.end == end)),
        keys=tuple(dict.fromkeys(m.key for m in over if m.key and m.start == start)),
        within=tuple(dict.fromkeys(m.key for m in over if m.key)),
    )
