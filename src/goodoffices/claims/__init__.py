"""Claims: from the sentences of one article to what they assert, each value with its words."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.events import EventReader
from goodoffices.claims.known import read_known
from goodoffices.claims.reading import open_article
from goodoffices.claims.references import References
from goodoffices.claims.statements import StatementReader
from goodoffices.language import Sentence
from goodoffices.packs import Packs
from goodoffices.schema import Article, Claim

__all__ = ["read"]


def read(article: Article, sentences: Sequence[Sentence], packs: Packs) -> list[Claim]:
    """What an article asserts: a pure function of the article, its sentences and the packs.

    Args:
        article: The article, dated as far as it can be.
        sentences: Its sentences as `language` reads them from `article.body`, in page order.
        packs: The facts.

    Returns:
        The claims in order of their triggers; no two have one id.
    """
    reading = open_article(article, sentences, packs)
    references = References()
    statements = StatementReader(reading)
    events = EventReader(reading, statements.quotations)
    claims: dict[str, Claim] = {}
    for passage in reading.passages:
        references.note(passage)
        found = [
            *events.read(passage, references),
            *statements.read(passage, references),
            *read_known(reading, passage, references),
        ]
        for claim in found:
            claims.setdefault(claim.id, claim)
    return sorted(claims.values(), key=lambda c: (c.trigger, c.kind, c.part))
