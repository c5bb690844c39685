"""Articles' dates narrowed by each other: what is known of a thing's day dates the undated pages that tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from goodoffices.record.sights import CONTACTS, PLANS, Sight
from goodoffices.schema import When
from goodoffices.schema.anchored import resolve

LONGEST = 1500
"""Days of the longest interval that is tried day by day."""


def narrowed(groups: Iterable[Sequence[Sight]]) -> dict[str, When]:
    """The narrower intervals of articles that remain when the claims of each group must tell of one day, by id.

    A contradiction narrows nothing: the article's own interval stands.

    Args:
        groups: The claims of each thing, with the dates that their articles have by themselves.
    """
    found: dict[str, When] = {}
    contradicted: set[str] = set()
    for members in groups:
        if len({v.article for v in members}) < 2:
            continue
        for view in members:
            ident = view.article
            before = found.get(ident, view.published)
            if not undated(before) or view.days.start == view.days.end is not None:
                continue
            days = _told([v for v in members if v.article != ident])
            after = _fitting(view, before, days) if days is not None else before
            if after is None:
                contradicted.add(ident)
            elif (after.start, after.end) != (before.start, before.end):
                found[ident] = after
    return {ident: when for ident, when in found.items() if ident not in contradicted}


def undated(when: When) -> bool:
    """Whether an interval leaves more than one day."""
    return when.start is None or when.end is None or when.start != when.end


def _told(members: Sequence[Sight]) -> When | None:
    """The days that all reports of a thing allow which tell them surely; None where there are none, or no common ones.

    Sure is a day of a dated report, and one that does not hang on the day of publication ("on 14 May 2031").
    """
    told = [v.days for v in members if v.days.known and (not undated(v.published) or v.given.anchor == "none")]
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


def _fitting(view: Sight, published: When, told: When) -> When | None:
    """The days of publication on which the claim's words may mean one of the days told; None where there are none."""
    if view.given.anchor == "published" and view.given.value and published.start and published.end:
        length = (published.end - published.start).days
        if length > LONGEST:
            return _roughly(view, published, told)
        tried = [published.start + timedelta(n) for n in range(length + 1)]
        fits = [d for d in tried if _means(view.given, d, told)]
        return _interval(fits[0], fits[-1]) if fits else None
    return _roughly(view, published, told)


def _roughly(view: Sight, published: When, told: When) -> When | None:
    """What is held has been, and a plan lies ahead, when the article appears."""
    if view.kind in CONTACTS and view.status == "held":
        return _bounded(published, told.start, None)
    if view.kind in CONTACTS and view.status in PLANS and not view.retrospect:
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
