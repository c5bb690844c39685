"""Quotations: where marks open and close, over several sentences and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.schema import Article, Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Args:
        inside: Range of the words without the marks.
        outside: Range with them.
    """

    inside: Span
    outside: Span


def quotations(article: Article) -> list[Quotation]:
    """All quotations of the article's body, in order; nested marks belong to the outer one.

    A paragraph that opens with a mark and closes none goes on in the next paragraph when that opens with a mark, too
    (the convention of news English); else it ends with its paragraph.
    """
    found: list[Quotation] = []
    pending: int | None = None  # an opening mark left open at a paragraph's end
    for span in article.body:
        text = article.text[span.start : span.end]
        marks = _marks(text)
        at = 0
        if pending is not None:
            if not marks or marks[0][1] or text[: marks[0][0]].strip():
                found += _open_ended(article, pending, span.start)
            else:
                at = 1
                close = next((i for i, (_, closes) in enumerate(marks) if i >= 1 and closes), None)
                if close is None:
                    continue
                found.append(_quotation(article, pending, span.start + marks[close][0] + 1))
                at = close + 1
            pending = None
        while at < len(marks):
            start, closes = marks[at]
            if closes:
                at += 1
                continue
            close = next((i for i in range(at + 1, len(marks)) if marks[i][1]), None)
            if close is None:
                pending = span.start + start
                break
            found.append(_quotation(article, span.start + start, span.start + marks[close][0] + 1))
            at = close + 1
    if pending is not None:
        found += _open_ended(article, pending, len(article.text))
    return [q for q in found if _LETTER.search(article.text[q.inside.start : q.inside.end])]


def _marks(text: str) -> list[tuple[int, bool]]:
    """Positions of quotation marks with whether they close; straight marks by what stands beside them."""
    marks: list[tuple[int, bool]] = []
    expects = ""
    for i, char in enumerate(text):
        before, after = text[i - 1 : i] if i else "", text[i + 1 : i + 2]
        if expects and char in expects:
            if char == "’" and after.isalnum():
                continue  # an apostrophe
            marks.append((i, True))
            expects = ""
        elif expects:
            continue
        elif char == '"':
            if after and not after.isspace():
                marks.append((i, False))
                expects = '"'
            else:
                marks.append((i, True))
        elif char in _PAIRS and (char != "‘" or (not before.isalnum() and after.isalnum())):
            marks.append((i, False))
            expects = _PAIRS[char]
        elif char in "”»":
            marks.append((i, True))
    return marks


def _quotation(article: Article, start: int, end: int) -> Quotation:
    inside_start, inside_end = start + 1, end - 1
    while inside_start < inside_end and article.text[inside_start].isspace():
        inside_start += 1
    while inside_end > inside_start and article.text[inside_end - 1].isspace():
        inside_end -= 1
    return Quotation(Span(inside_start, inside_end), Span(start, end))


def _open_ended(article: Article, start: int, limit: int) -> list[Quotation]:
    """A quotation that no mark closes ends with the paragraph it began in."""
    block = article.block_at(start)
    end = min(block.end if block else limit, limit)
    return [_quotation(article, start, end + 1)] if end > start + 1 else []
