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

    @property
    def narrower(self) -> dict[str, When]:
        """Intervals of articles that others have narrowed, by id."""
        return dict(self._narrower)

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
        contradicted: set[str] = set()
        for members in groups:
            if len({v.claim.article for v in members}) < 2:
                continue
            for view in members:
                others = [v for v in members if v.claim.article != view.claim.article]
                days = _told(others)
                ident = view.claim.article
                before = found.get(ident, self._own[ident])
                if days is None or not _long(before) or view.days.start == view.days.end is not None:
                    continue
                after = _fitting(view, before, days)
                if after is None:
                    contradicted.add(ident)
                elif (after.start, after.end) != (before.start, before.end):
                    found[ident] = after
        return Dates(self._articles, {i: when for i, when in found.items() if i not in contradicted})


def _told(members: Sequence[View]) -> When | None:
    """The days that all reports of a thing allow which tell them surely; None where there are none, or no common ones.

    Sure is a day of a dated report, and one that does not hang on the day of publication ("on 14 May 2031").
    """
    told = [v.days for v in members if v.days.known and (not _long(v.published) or v.claim.when.anchor == "none")]
    shared = told[0] if told else None
    for days in told[1:]:
        assert shared is not None
        if not shared.overlaps(days):
            return None
        shared = When(
            start=max((d for d in (shared.start, days.start) if d), default=None),
            end=min((d for d in (shared.end, days.end) if d), default=None),
        )
    return shared


def _long(when: When) -> bool:
    """Whether an interval leaves more than one day."""
    return when.start is None or when.end is None or when.start != when.end


def _fitting(view: View, published: When, told: When) -> When | None:
    """The days of publication on which the claim's words may mean one of the days told; None where there are none."""
    claim = view.claim
    if claim.when.anchor == "published" and claim.when.value and published.start and published.end:
        length = (published.end - published.start).days
        if length > LONGEST:
            return _roughly(claim, published, told)
        tried = [published.start + timedelta(n) for n in range(length + 1)]
        fits = [d for d in tried if _means(claim.when, d, told)]
        return _interval(fits[0], fits[-1]) if fits else None
    return _roughly(claim, published, told)


def _roughly(claim: Claim, published: When, told: When) -> When | None:
    """What is held has been, and a plan lies ahead, when the article appears."""
    if claim.kind in CONTACTS and claim.status == "held":
        return _bounded(published, told.start, None)
    if claim.kind in CONTACTS and claim.status in PLANS and not claim.retrospect:
        return _bounded(published, None, told.end)
    return published


def _means(when: When, published: date, told: When) -> bool:
    days = resolve(when, When(start=published, end=published, grain="day"))
    return days.known and days.overlaps(told)


def _bounded(published: When, start: date | None, end: date | None) -> When | None:
    first = max((d for d in (published.start, start) if d is not None), default=None)
    last = min((d for d in (published.end, end) if d is not None), default=None)
    return None if first is not None and last is not None and first > last else _interval(first, last)


def _interval(start: date | None, end: date | None) -> When:
    day = start is not None and start == end
    return When(start=start, end=end, grain="day" if day else "interval", basis="inferred")
