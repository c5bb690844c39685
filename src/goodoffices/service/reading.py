"""From one article to its claims: sentences, day, claims; a pure function of article, packs and engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodoffices.schema import Article, Claim, Entry
from goodoffices.service.choice import PackChoice

if TYPE_CHECKING:
    from goodoffices.language import Sentence
    from goodoffices.packs import Packs

LANGUAGES = ("en",)
"""The languages that are read; texts too short to tell are read, too."""


@dataclass(frozen=True)
class Outcome:
    """What became of an article.

    Args:
        article: The article, dated where it was read.
        claims: What it asserts.
        unread: Why it was not read, in words.
        defect: It was not read because the tool failed on it, which is worth a report.
    """

    article: Article
    claims: tuple[Claim, ...] = ()
    unread: str | None = None
    defect: bool = False


@dataclass(frozen=True)
class Reader:
    """Reads articles with some packs; goes to other processes by value.

    Args:
        choice: The packs.
        threads: Threads of the language model, 1 where several processes read; None for all processors.
    """

    choice: PackChoice
    threads: int | None = None

    def prepare(self) -> None:
        """Loads the packs and the language model, once in each process."""
        from goodoffices.language import load

        self.choice.load()
        load(self.threads)

    def patience(self, article: Article) -> float:
        """Seconds that a worker may take: a hundred times what a slow machine needs."""
        return 300 + len(article.text) / 20

    def lost(self, article: Article, reason: str) -> Outcome:
        """The article, set aside: it defeats whoever reads it, and the others must be read."""
        return Outcome(article, unread=f"reading failed: {reason}", defect=True)

    def __call__(self, article: Article) -> Outcome:
        """Dates an article and reads its claims; a failure of the tool on one article does not stop the others."""
        if article.language not in (None, *LANGUAGES):
            return Outcome(article, unread=f"the language {article.language!r} is not read yet")
        if not article.body:
            return Outcome(article, unread="nothing on the page reads like an article")
        try:
            return read_article(article, self.choice, self.threads)
        except Exception as error:  # one article that defeats a rule must not cost the user all the others
            return Outcome(article, unread=f"reading failed: {type(error).__name__}: {error}", defect=True)


def read_article(article: Article, choice: PackChoice, threads: int | None = None) -> Outcome:
    """Dates one article and reads its claims.

    Args:
        article: The article as `articles` gives it.
        choice: The packs.
        threads: Threads of the language model; None for all processors.
    """
    from goodoffices.language import load

    packs = choice.load()
    return read_sentences(article, load(threads).read(article.text, article.body), packs)


def read_sentences(article: Article, sentences: Sequence[Sentence], packs: Packs) -> Outcome:
    """Dates one article and reads its claims from its sentences, as the language model reads them.

    Args:
        article: The article as `articles` gives it.
        sentences: Its sentences.
        packs: The facts.
    """
    from goodoffices.claims import read
    from goodoffices.time.dating import date_article

    dated = date_article(article, sentences, packs)
    known = article.model_copy(update={"published": dated.when, "reasons": dated.reasons})
    return Outcome(known, tuple(read(known, sentences, packs)))


def entries_of(text: str, *, published: str | None = None, outlet: str | None = None) -> list[Entry]:
    """The entries that one text alone tells of; see `claims_and_entries`."""
    return claims_and_entries(text, published=published, outlet=outlet)[1]


def claims_and_entries(
    text: str, *, published: str | None = None, outlet: str | None = None
) -> tuple[list[Claim], list[Entry]]:
    """What one text asserts and the entries that it alone tells of, read with all shipped packs; nothing is stored.

    Args:
        text: The article's text.
        published: ISO day of publication; None: undated, it is dated from what it says.
        outlet: Who published it.
    """
    from goodoffices.articles import read_text
    from goodoffices.record import link

    choice = PackChoice()
    outcome = read_article(read_text(text, published=published, outlet=outlet), choice)
    return list(outcome.claims), link([outcome.article], outcome.claims, choice.load())
