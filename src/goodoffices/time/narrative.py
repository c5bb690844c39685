"""The times of an article: what each expression counts from moves with the story.

Relative words count from the day of publication. Words such as `the following year`, `that day`, `a day earlier` count
from the day told last before them. A paragraph that opens with a year of the past holds the months and days that follow
without a year, until an expression points at the present again.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.language import Sentence
from goodoffices.schema import Article
from goodoffices.time.expressions import TimeExpression, as_days, read_span, sentence_finder
from goodoffices.time.story import Story


def times_of(article: Article, sentences: Sequence[Sentence]) -> list[TimeExpression]:
    """The time expressions of an article's title, body and captions.

    Args:
        article: The article; relative expressions count from its `published`, a day or an interval.
        sentences: Its parsed sentences; without any, a light look at auxiliaries tells the tense.

    Returns:
        The expressions in order.
    """
    at = sentence_finder(sentences)
    story = Story(as_days(article.published))
    return [
        expression
        for span in article.body
        for expression in read_span(article.text, span.start, span.end, None, at, story)
    ]
