"""One text from one outlet, with its blocks; the stored text never changes and every offset points into it."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from pydantic import Field

from goodoffices.schema.values import Frozen, Span, When
from goodoffices.schema.words import BlockKind


class Block(Frozen):
    """A paragraph, heading or line of the page, and what it is."""

    start: int
    end: int
    kind: BlockKind
    reason: str | None = Field(default=None, description="why it is taken for what it is, in words")

    @property
    def span(self) -> Span:
        """The range of the block in the stored text."""
        return Span(self.start, self.end)


class Stamp(Frozen):
    """A day that the page or its wrapping gives as the day of publication.

    Args:
        day: The day.
        basis: Where it stands: `field`, `json-ld`, `meta`, `time`, `url`, `timestamp`, `dateline`, `feed`.
        words: As written; for words of the text with their range in `start`, `end`.
        start: Offset of the words in the stored text, None where they stand outside it.
        end: One past their last character.
    """

    day: date
    basis: str
    words: str
    start: int | None = None
    end: int | None = None


class Reason(Frozen):
    """One reason for an article's day: what it says, in words, and the words it rests on."""

    says: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    hard: bool = True
    used: bool = Field(default=True, description="False: shown, but contradicted by stronger reasons")


class Article(Frozen):
    """One text from one outlet.

    Args:
        id: Hash of stored text, outlet, URL and date as given; never of a path.
        text: The stored text.
        blocks: Its blocks in page order, not overlapping; furniture is kept and never read for claims.
        title: As found; its block has kind `title` where it stands in the text.
        outlet: Name of the outlet, None where nothing gives it.
        url: Address of the page, None where unknown.
        author: As the byline gives it.
        language: ISO 639-1 code of the body, None where it cannot be told.
        given: The date as given by the row or page, verbatim: part of the identity.
        stamps: The days that page, row or address give, strongest first.
        credits: Agencies and sources that the page credits ("source:", "with agencies"), as written.
        sources: Paths, URLs or row ids that this text was read from, sorted.
        raw_hash: SHA-256 of the raw bytes it was read from.
        published: Day or interval of publication, as dated; unknown until dated.
        reasons: Why, in words.
        note: An analyst's note, not an outlet's report.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    given: str | None = None
    stamps: tuple[Stamp, ...] = ()
    credits: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    raw_hash: str | None = None
    published: When = When()
    reasons: tuple[Reason, ...] = ()
    note: bool = False

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """Ranges that claims may come from: title, subtitle, body and captions, in page order."""
        return tuple(b.span for b in self.blocks if b.kind in ("title", "subtitle", "body", "caption"))

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, None between blocks."""
        return next((b for b in self.blocks if b.start <= offset < b.end), None)

    def quote(self, span: Span) -> str:
        """The words of the stored text in `span`."""
        return self.text[span.start : span.end]
