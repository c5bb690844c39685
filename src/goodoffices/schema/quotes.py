"""Checking quotes: the one place that decides whether evidence still says what it said."""

from collections.abc import Iterable, Mapping

from goodoffices.schema.article import Article
from goodoffices.schema.values import Evidence, Frozen, Span


class Failure(Frozen):
    """A quote that does not hold: where, which value, and what is wrong."""

    where: str
    field: str
    problem: str


def cite(article: Article, span: Span, field: str) -> Evidence:
    """Evidence for a value from a range of an article.

    Raises:
        ValueError: The range is empty or outside the text.
    """
    if not 0 <= span.start < span.end <= len(article.text):
        raise ValueError(f"no words at {span.start}-{span.end} of article {article.id}")
    return Evidence(article=article.id, start=span.start, end=span.end, quote=article.quote(span), field=field)


def broken(owner: str, evidence: Iterable[Evidence], articles: Mapping[str, Article]) -> list[Failure]:
    """Every quote that does not stand in its article, or stands in its furniture.

    Args:
        owner: Id of the claim or entry, for the report.
        evidence: The quotes to check.
        articles: The articles by id.

    Returns:
        The failures in the order of `evidence`; empty when all hold.
    """
    failures = []
    for e in evidence:
        article = articles.get(e.article)
        if article is None:
            failures.append(Failure(where=owner, field=e.field, problem=f"article {e.article} is not in the record"))
        elif article.text[e.start : e.end] != e.quote:
            found = article.text[e.start : e.end]
            failures.append(Failure(where=owner, field=e.field, problem=f"the text has {found!r}, not {e.quote!r}"))
        elif any(b.kind == "furniture" and b.span.overlaps(e.span) for b in article.blocks):
            failures.append(Failure(where=owner, field=e.field, problem="the quote lies in the page's furniture"))
    return failures
