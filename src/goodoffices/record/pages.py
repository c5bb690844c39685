"""What linking holds of every article: what tells its copies and its furniture, its day, its names and hints."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.record.dates import undated
from goodoffices.record.furniture import block_key
from goodoffices.record.hints import Hints, hints_of
from goodoffices.record.origins import credited, sample, shingles
from goodoffices.record.packing import Numbered, numbered
from goodoffices.record.seats import Seats
from goodoffices.record.sharing import names_in
from goodoffices.record.whole_numbers import Whole
from goodoffices.record.words import words_once
from goodoffices.schema import Article


class Page(NamedTuple):
    """One article.

    Args:
        id: Its id.
        published: Its day or interval.
        names: Its names, as `names_in` gives them.
        hints: What it tells of its day, where that is not known.
        shingles: Hashes of its runs of words.
        credits: Whom it credits.
        blocks: Keys of its blocks, by where they start.
        shown: The keys of those that are no furniture.
    """

    id: str
    published: Numbered
    names: array[int]
    hints: Hints | None
    shingles: array[int]
    credits: frozenset[str]
    blocks: Mapping[int, int]
    shown: list[int]


class Pages(NamedTuple):
    """Some articles in columns, as they go from one process to another.

    Args:
        id: Their ids.
        published: Their days.
        names: Their names as bytes.
        shingles: Their shingles as bytes.
        sampled: The shingles by which they meet their copies,
        samples: and how many each has.
        shown: Keys of their blocks,
        shows: and how many each has.
        credits: Whom they credit, by their places; those that credit nobody are left out.
        hints: What undated ones tell of their days, by id.
    """

    id: list[str]
    published: list[Numbered]
    names: list[bytes]
    shingles: list[bytes]
    sampled: NDArray[np.uint32]
    samples: Whole
    shown: Whole
    shows: Whole
    credits: dict[int, frozenset[str]]
    hints: dict[str, Hints]

    @property
    def shared(self) -> tuple[NDArray[Any], ...]:
        """What articles may have in common: sampled shingles and keys of blocks, each with how many one has."""
        return self.sampled, self.samples, self.shown, self.shows


def page(article: Article, seats: Seats) -> Page:
    """What linking needs of an article."""
    words = {b.start: words_once(article.text[b.start : b.end]) for b in article.blocks}
    blocks = {start: block_key(article.outlet, of) for start, of in words.items()}
    return Page(
        article.id,
        numbered(article.published),
        names_in(article),
        hints_of(article, seats) if undated(article.published) else None,
        shingles([w for span in article.body for w in words[span.start]]),
        credited(article),
        blocks,
        sorted({blocks[b.start] for b in article.blocks if b.kind != "furniture"} - {0}),
    )


def in_columns(pages: Sequence[Page]) -> Pages:
    """Articles in columns."""
    samples = [sample(p.shingles) for p in pages]
    return Pages(
        [p.id for p in pages],
        [p.published for p in pages],
        [p.names.tobytes() for p in pages],
        [p.shingles.tobytes() for p in pages],
        np.concatenate([np.empty(0, np.uint32), *samples]).astype(np.uint32),
        np.array([len(s) for s in samples], np.int64),
        np.array([key for p in pages for key in p.shown], np.int64),
        np.array([len(p.shown) for p in pages], np.int64),
        {n: p.credits for n, p in enumerate(pages) if p.credits},
        {p.id: p.hints for p in pages if p.hints is not None},
    )
