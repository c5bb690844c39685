"""Quotations: where marks open and close, over several sentences and paragraphs, in every style of marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.schema import Article, Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›"}
_MARK = re.compile(r"""["'`“”„«»‹‘]""")
_LETTER = re.compile(r"\w")
_SAID = re.compile(
    r"[,?!] (?:said|says|[Hh]e said|[Ss]he said|[Tt]hey said|(?:[A-Z][\w’'-]+ ){1,4}(?:said|says|told))\b"
)
_DECADE = re.compile(r"\d\ds?\b")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Args:
        inside: Range of the words without the marks.
        outside: Range with them.
    """

    inside: Span
    outside: Span


@dataclass(frozen=True, slots=True)
class _Mark:
    """One quotation mark: where it stands, how long it is, and whether it closes."""

    at: int
    width: int
    closes: bool


def quotations(article: Article) -> list[Quotation]:
    """All quotations of the article's body, in order; nested marks belong to the outer one.

    A paragraph that opens with a mark and closes none goes on in the next paragraph when that opens with a mark, too
    (the convention of news English); else it ends with its paragraph.
    """
    single = not any(c in article.text for c in '"“«„') and "''" not in article.text
    found: list[Quotation] = []
    pending: _Mark | None = None  # an opening mark left open at a paragraph's end, offset in the article
    for span in article.body:
        text = article.text[span.start : span.end]
        marks = list(_marks(text, straight_singles=single))
        at = 0
        if pending is not None:
            if not marks or marks[0].closes or text[: marks[0].at].strip():
                found += _open_ended(article, pending, span.start)
            else:
                close = next((i for i, mark in enumerate(marks) if mark.closes), None)
                if close is None:
                    continue
                found.append(_quotation(article, pending, _moved(marks[close], span.start)))
                at = close + 1
            pending = None
        while at < len(marks):
            if marks[at].closes:
                at += 1
                continue
            opening = _moved(marks[at], span.start)
            if at + 1 == len(marks):
                pending = opening
                break
            if marks[at + 1].closes:
                found.append(_quotation(article, opening, _moved(marks[at + 1], span.start)))
                at += 2
            else:  # no mark closes it before the next one opens: it ends with its last sentence before that
                found += _open_ended(
                    article, opening, _last_end(article.text, opening.at, span.start + marks[at + 1].at)
                )
                at += 1
    if pending is not None:
        found += _open_ended(article, pending, len(article.text))
    return [q for q in found if _LETTER.search(article.text[q.inside.start : q.inside.end])]


def _marks(text: str, *, straight_singles: bool) -> Iterator[_Mark]:
    """The outer quotation marks of a paragraph; straight marks open or close by what stands beside them."""
    at = 0
    while mark := _MARK.search(text, at):
        at, char = mark.start(), mark[0]
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if char == '"' or text.startswith(("''", "``"), at):
            width = 1 if char == '"' else 2
            found = text.find(text[at : at + width] if char != "`" else "''", at + width)
            opens = bool(text[at + width : at + width + 1].strip())
            yield _Mark(at, width, not opens)
            if opens and found >= 0:
                yield _Mark(found, width, True)
                at = found
            elif opens:
                return
            at += width - 1
        elif char in _PAIRS:
            yield _Mark(at, 1, False)
            close = _balanced(text, at, char)
            if close is not None:
                yield _Mark(close, 1, True)
                at = close
        elif char in "”»":
            yield _Mark(at, 1, True)
        elif _opens_single(char, before, text[at + 1 :], straight_singles):
            end = _single_close(text, at, char)
            if end >= 0:
                yield _Mark(at, 1, False)
                yield _Mark(end, 1, True)
                at = end
            elif not text[:at].strip() and after:
                yield _Mark(at, 1, False)
                return
        at += 1


def _balanced(text: str, start: int, opening: str) -> int | None:
    """Where a mark closes: the same marks inside it nest, and a mark after a word closes whatever its shape."""
    depth = 1
    for i in range(start + 1, len(text)):
        after_word = not text[i - 1].isspace() and not text[i + 1 : i + 2].isalnum()
        if text[i] in _PAIRS[opening] or (text[i] == opening and after_word):
            depth -= 1
        elif text[i] == opening:
            depth += 1
        if depth == 0:
            return i
    return None


def _opens_single(char: str, before: str, rest: str, straight_singles: bool) -> bool:
    """Whether a single mark opens a quotation, and is no apostrophe ("’90s", "don't")."""
    known = char == "‘" or (char == "'" and straight_singles)
    return known and not before.isalnum() and rest[:1].strip() != "" and not _DECADE.match(rest)


def _single_close(text: str, start: int, char: str) -> int:
    """Where a single mark closes: the first mark that is no apostrophe and hardly a possessive; -1: nowhere."""
    closing = "’" if char == "‘" else "'"
    possessive = -1
    for i in range(start + 1, len(text)):
        if text[i] == char and char == "‘" and not text[i - 1].isalnum():
            break  # the next one opens
        if text[i] != closing or text[i + 1 : i + 2].isalnum():
            continue
        if text[i - 1] != "s" or not text[i + 1 : i + 2].isspace():
            return i
        if possessive < 0:
            possessive = i  # "the parties’ demands"
    return possessive


def _moved(mark: _Mark, offset: int) -> _Mark:
    return _Mark(mark.at + offset, mark.width, mark.closes)


def _quotation(article: Article, opening: _Mark, closing: _Mark) -> Quotation:
    start, end = opening.at + opening.width, closing.at
    while start < end and article.text[start].isspace():
        start += 1
    while end > start and article.text[end - 1].isspace():
        end -= 1
    return Quotation(Span(start, end), Span(opening.at, min(closing.at + closing.width, len(article.text))))


def _last_end(text: str, start: int, limit: int) -> int:
    """Where the last sentence before `limit` ends; `start` where none does."""
    ends = [i + 1 for i in range(start, limit) if text[i] in ".?!" and text[i + 1 : i + 2].isspace()]
    return ends[-1] if ends else start


def _open_ended(article: Article, opening: _Mark, limit: int) -> list[Quotation]:
    """A quotation that no mark closes ends before "said X" or "X said", else with the paragraph it began in."""
    block = article.block_at(opening.at)
    end = min(block.end if block else limit, limit)
    said = _SAID.search(article.text, opening.at, end)
    end = said.start() + 1 if said is not None else end
    return [_quotation(article, opening, _Mark(end, 0, True))] if end > opening.at + 1 else []
