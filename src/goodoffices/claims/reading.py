"""One article as the readers of claims see it: sentences with their chunks, times, quotations and blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from goodoffices.claims.chunks import Chunk, Chunker
from goodoffices.claims.communities import without_communities
from goodoffices.claims.edges import leans
from goodoffices.claims.mending import mended
from goodoffices.claims.naming import Namer
from goodoffices.claims.quotations import quotations
from goodoffices.language import Sentence, Token
from goodoffices.packs import Packs
from goodoffices.packs.model import Mention, Period
from goodoffices.schema import Article, Span
from goodoffices.time import TimeExpression, times_of


@dataclass(frozen=True)
class Passage:
    """A sentence with what is known of its words.

    Args:
        number: Its place in the article.
        sentence: The parsed sentence.
        mentions: What the packs know of its words.
        chunks: The stretches that name someone.
        times: Its time expressions.
        headline: It is a title.
        caption: It stands under a picture.
    """

    number: int
    sentence: Sentence
    mentions: tuple[Mention, ...]
    chunks: tuple[Chunk, ...]
    times: tuple[TimeExpression, ...]
    headline: bool = False
    caption: bool = False

    @property
    def span(self) -> Span:
        """Its range in the stored text."""
        return Span(self.sentence.start, self.sentence.end)

    def chunk_at(self, token: Token) -> Chunk | None:
        """The chunk that holds a token."""
        return next((c for c in self.chunks if c.holds(token)), None)


@dataclass
class Reading:
    """One article in reading.

    Args:
        article: The article, dated.
        packs: The facts.
        passages: Its sentences in order, with what is known of their words.
    """

    article: Article
    packs: Packs
    passages: list[Passage] = field(default_factory=list)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Ranges of the article's quotations, without their marks."""
        return tuple(q.inside for q in quotations(self.article))


def open_article(article: Article, sentences: Sequence[Sentence], packs: Packs) -> Reading:
    """Finds mentions, chunks and times of all sentences of an article.

    The people are looked for twice: a surname in the headline is understood once the full name in the lead is known.

    Args:
        article: The article; its `published` is the day that offices and relative times are read on.
        sentences: Its parsed sentences.
        packs: The facts.
    """
    sentences = [mended(sentence) for sentence in sentences]
    when = article.published
    namer = Namer(packs, article.text, Period(when.start, when.end))
    chunker = Chunker(namer)
    found = [m for m in packs.find(article.text) if not _leaning(article.text, m)]
    mentions = _by_sentence(without_communities(article.text, found), sentences)
    for sentence, known in zip(sentences, mentions, strict=True):
        chunker.chunks(sentence, known)
    times = times_of(article, sentences)
    reading = Reading(article, packs)
    for number, (sentence, known) in enumerate(zip(sentences, mentions, strict=True)):
        block = article.block_at(sentence.start)
        inside = tuple(t for t in times if sentence.start <= t.start and t.end <= sentence.end)
        reading.passages.append(
            Passage(
                number, sentence, tuple(known), chunker.chunks(sentence, known), inside,
                headline=block is not None and block.kind == "title",
                caption=block is not None and block.kind == "caption",
            )
        )  # fmt: skip
    return reading


def _leaning(text: str, mention: Mention) -> bool:
    """Whether it stands in a word that only says where others lean, or names a people beyond a state's bounds."""
    if mention.sense == "demonym" and text[max(0, mention.start - 7) : mention.start].lower() == "ethnic ":
        return True
    return leans(text[max(text.rfind(" ", 0, mention.start), text.rfind("\n", 0, mention.start)) + 1 : mention.start])


def _by_sentence(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[list[Mention]]:
    """The mentions of each sentence; those outside all sentences (furniture) belong to none."""
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    out: list[list[Mention]] = [[] for _ in sentences]
    at = 0
    for i in sorted(range(len(sentences)), key=lambda i: sentences[i].start):
        while at < len(ordered) and ordered[at].start < sentences[i].start:
            at += 1
        while at < len(ordered) and ordered[at].start < sentences[i].end:
            if ordered[at].end <= sentences[i].end:
                out[i].append(ordered[at])
            at += 1
    return out
