"""Furniture that only many pages of an outlet show: a block that repeats across them withdraws its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from goodoffices.record.words import words_of
from goodoffices.schema import Article, Claim

PAGES = 3
"""Independent pages of one outlet on which a block stands before it counts as furniture."""


def without_furniture(claims: Sequence[Claim], articles: Sequence[Article], origin: Mapping[str, str]) -> list[Claim]:
    """The claims that do not lie in a block which repeats across their outlet's pages; none is ever added.

    Args:
        claims: The claims.
        articles: Their articles.
        origin: Origin of each article, by id: a copied page is no second page.
    """
    seen: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for article in articles:
        if article.outlet is not None:
            for block in article.blocks:
                if block.kind != "furniture":
                    words = words_of(article.text[block.start : block.end])
                    seen[article.outlet, words].add(origin[article.id])
    by_id = {a.id: a for a in articles}

    def repeats(claim: Claim) -> bool:
        article = by_id[claim.article]
        block = article.block_at(claim.trigger.start)
        if block is None or article.outlet is None:
            return False
        return len(seen[article.outlet, words_of(article.text[block.start : block.end])]) >= PAGES

    return [claim for claim in claims if not repeats(claim)]
