"""The passages of articles behind an entry, with the words that prove each value marked in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from goodoffices.present.words import role_word
from goodoffices.schema import Article, Entry, Evidence
from goodoffices.schema.claim import Facts

AROUND = 220
"""Characters of a long paragraph that are shown on each side of the words."""

_INDEX = re.compile(r"(participants|attribution|topics)\[(\d+)\]")
_SENTENCE_END = re.compile(r"(?<=[.!?…]['\"”’)])\s+|(?<=[.!?…])\s+")


@dataclass(frozen=True)
class Segment:
    """A stretch of a passage.

    Args:
        text: Its words.
        labels: The values that it proves, in words; empty for plain text.
    """

    text: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A passage of an article.

    Args:
        article: Where it stands.
        segments: Its text in stretches, marked and plain.
        before: Whether the paragraph begins earlier.
        after: Whether it goes on.
    """

    article: Article
    segments: tuple[Segment, ...]
    before: bool = False
    after: bool = False


def passages(facts: Facts, evidence: Iterable[Evidence], articles: Mapping[str, Article]) -> list[Passage]:
    """The passages that hold some evidence, each paragraph once, in order of the articles' days and places.

    Args:
        facts: The entry or claim whose values are proved; gives the labels their words.
        evidence: The quotes.
        articles: The articles by id.
    """
    blocks: dict[tuple[str, int, int], list[Evidence]] = {}
    for e in evidence:
        article = articles.get(e.article)
        if article is not None:
            block = article.block_at(e.start)
            limits = (block.start, max(block.end, e.end)) if block is not None else (e.start, e.end)
            blocks.setdefault((e.article, *limits), []).append(e)
    order = sorted(blocks, key=lambda k: (str(articles[k[0]].published.start or "9999"), k[0], k[1]))
    return [_passage(facts, articles[key[0]], key[1], key[2], blocks[key]) for key in order]


def all_evidence(entry: Entry) -> list[Evidence]:
    """The evidence of an entry with that of its history and of the accounts that differ, each once."""
    found = [*entry.evidence, *(step.evidence for step in entry.history)]
    found += [e for c in entry.competing for a in c.accounts for e in a.evidence]
    return list(dict.fromkeys(found))


def label(field: str, facts: Facts) -> str:
    """The name of a value for a reader: `participants[1].office` of a mediator is `mediator’s office`."""
    match = _INDEX.match(field)
    if match is None:
        return field.split(".")[0].replace("_", " ")
    if match[1] == "participants":
        index = int(match[2])
        who = role_word(facts.participants[index]) if index < len(facts.participants) else "participant"
        return f"{who}’s office" if field.endswith(".office") else who
    return {"attribution": "according to", "topics": "topic"}[match[1]]


def _passage(facts: Facts, article: Article, start: int, end: int, evidence: list[Evidence]) -> Passage:
    first, last = min(e.start for e in evidence), max(e.end for e in evidence)
    begin = _cut_before(article.text, start, first)
    stop = _cut_after(article.text, end, last)
    cuts = sorted({begin, stop, *(e.start for e in evidence), *(e.end for e in evidence)})
    segments = []
    for left, right in pairwise(cuts):
        here = [e for e in evidence if e.start <= left and right <= e.end]
        ending = [label(e.field, facts) for e in here if e.end == right]
        marked = tuple(dict.fromkeys(ending)) if here else ()
        segments.append(Segment(article.text[left:right], marked or (("",) if here else ())))
    return Passage(article, tuple(segments), before=begin > start, after=stop < end)


def _cut_before(text: str, start: int, first: int) -> int:
    """Where a passage begins: at the paragraph's start, or at a sentence or word near the first quote."""
    if first - start <= AROUND:
        return start
    low = first - AROUND
    ends = [m.end() for m in _SENTENCE_END.finditer(text, low, first)]
    return ends[0] if ends else _word_start(text, low, first)


def _cut_after(text: str, end: int, last: int) -> int:
    """Where a passage stops: as `_cut_before`, on the other side."""
    if end - last <= AROUND:
        return end
    high = last + AROUND
    ends = [m.start() for m in _SENTENCE_END.finditer(text, last, high)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", last, high)
    return space if space > last else high


def _word_start(text: str, low: int, first: int) -> int:
    space = text.find(" ", low, first)
    return space + 1 if space >= 0 else low
