"""Articles' dates narrowed by each other: what is known of a thing's day dates the undated pages that tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from goodoffices.record.views import CONTACTS, PLANS, View
from goodoffices.schema import Article, Claim, When
from goodoffices.schema.anchored import resolve

LONGEST = 1500
"""Days of the longest interval that is tried day by day."""


class Dates:
    """When articles were published and what days their claims give, as known so far.

    Args:
        articles: The articles.
        narrower: Intervals of articles that others have narrowed, by id.
    """

    def __init__(self, articles: Iterable[Article], narrower: Mapping[str, When] | None = None) -> None:
        self._articles = tuple(articles)
        self._own = {a.id: a.published for a in self._articles}
        self._narrower = dict(narrower or {})

    @property
    def changed(self) -> bool:
        """Whether any article's interval is narrower than by itself."""
        return bool(self._narrower)

    def published(self, article: str) -> When:
        """Day or interval of an article."""
        return self._narrower.get(article, self._own[article])

    def days(self, claim: Claim) -> When:
        """The days that a claim gives, counted anew from its article's narrower interval."""
        if claim.article in self._narrower and claim.when.anchor == "published" and claim.when.value:
            return resolve(claim.when, self._narrower[claim.article])
        return claim.when

    def narrowed(self, groups: Sequence[Sequence[View]]) -> Dates:
        """The dates that remain when the claims of each group must tell of one day.

        A contradiction narrows nothing: the article's own interval stands.

        Args:
            groups: The claims of each thing.
        """
        found: dict[str, When] = {}
        for members in groups:
            day = _surest(members)
            for view in members if day is not None else ():
                assert day is not None
                before = found.get(view.claim.article, self._own[view.claim.article])
                if _long(before) and view.days.start != view.days.end:
                    after = _fitting(view, before, day)
                    if after is not None and (after.start, after.end) != (before.start, before.end):
                        found[view.claim.article] = after
        return Dates(self._articles, found)


def _surest(members: Sequence[View]) -> date | None:
    """The one day that the dated reports of a thing agree on, None where they give none or several."""
    days = {v.sure for v in members if v.sure is not None and not _long(v.published)}
    return days.pop() if len(days) == 1 else None


def _long(when: When) -> bool:
    """Whether an interval leaves more than one day."""
    return when.start is None or when.end is None or when.start != when.end


def _fitting(view: View, published: When, day: date) -> When | None:
    """The days of publication on which the claim's words would mean this day; None where there are none."""
    claim = view.claim
    if claim.when.anchor == "published" and claim.when.value and published.start and published.end:
        length = (published.end - published.start).days
        if length > LONGEST:
            return None
        tried = [published.start + timedelta(n) for n in range(length + 1)]
        fits = [d for d in tried if _means(claim.when, d, day)]
        return _interval(fits[0], fits[-1]) if fits else None
    if claim.kind in CONTACTS and claim.status == "held":
        return _bounded(published, day, None)
    if claim.kind in CONTACTS and claim.status in PLANS and not claim.retrospect:
        return _bounded(published, None, day)
    return None


def _means(when: When, published: date, day: date) -> bool:
    days = resolve(when, When(start=published, end=published, grain="day"))
    return days.known and days.overlaps(When(start=day, end=day))


def _bounded(published: When, start: date | None, end: date | None) -> When | None:
    first = max((d for d in (published.start, start) if d is not None), default=None)
    last = min((d for d in (published.end, end) if d is not None), default=None)
    return None if first is not None and last is not None and first > last else _interval(first, last)


def _interval(start: date | None, end: date | None) -> When:
    day = start is not None and start == end
    return When(start=start, end=end, grain="day" if day else "interval", basis="inferred")
