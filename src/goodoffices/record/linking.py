"""From the claims of many articles to the entries of one record: a pure function, whatever the order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodoffices.record.around import related
from goodoffices.record.blocking import candidates
from goodoffices.record.dates import Dates
from goodoffices.record.facts import Facts
from goodoffices.record.furniture import without_furniture
from goodoffices.record.grouping import Pair, group, weigh
from goodoffices.record.merging import entry
from goodoffices.record.origins import origins
from goodoffices.record.people import Seats
from goodoffices.record.views import View, view
from goodoffices.schema import Article, Claim, Entry, Link


def link(
    articles: Sequence[Article], claims: Sequence[Claim], packs: Facts, *, as_of: date | None = None
) -> list[Entry]:
    """The entries that claims tell of.

    Args:
        articles: The articles, dated as far as each can be by itself, in any order.
        claims: What they assert, in any order; those of furniture that repeats across an outlet's pages are dropped.
        packs: The facts.
        as_of: The record as of this day: later reports are left out. By default all are in, and plans count as
            unreported by the last day that the articles cover, never by the clock.

    Returns:
        The entries, by the place of their founding claim; every claim that is kept is in one.
    """
    known = sorted((a for a in articles if not _later(a, as_of)), key=lambda a: a.id)
    by_id = {a.id: a for a in known}
    origin = origins(known)
    kept = without_furniture([c for c in claims if c.article in by_id], known, origin)
    kept.sort(key=lambda c: c.id)
    seats = Seats(packs)
    views, pairs, groups = _grouped(kept, by_id, origin, Dates(known), seats)
    narrowed = Dates(known).narrowed([[views[i] for i in members] for members in groups])
    if narrowed.changed:
        views, pairs, groups = _grouped(kept, by_id, origin, narrowed, seats)
    links = _links(views, pairs, groups)
    last = as_of or _last_day(known)
    made = {}
    members_of = {}
    for members in groups:
        of = [views[i] for i in members]
        one = entry(of, links, packs, last)
        made[one.id], members_of[one.id] = one, of
    found = related([made[i] for i in sorted(made)], {i: members_of[i] for i in sorted(members_of)})
    return sorted(found, key=lambda e: min(v.order for v in members_of[e.id]))


def _grouped(
    claims: Sequence[Claim], articles: dict[str, Article], origin: dict[str, str], dates: Dates, seats: Seats
) -> tuple[list[View], list[Pair], list[list[int]]]:
    """The claims as linking sees them with these dates, their pairs, and their groups."""
    views = [
        view(c, articles[c.article], dates.published(c.article), dates.days(c), origin[c.article], seats)
        for c in claims
    ]
    pairs = weigh(views, candidates(views), seats)
    return views, pairs, group(views, pairs, seats)


def _links(views: Sequence[View], pairs: Sequence[Pair], groups: Sequence[Sequence[int]]) -> dict[str, Link]:
    """Why each claim belongs to its entry: the best of its pairs within the group; pairs come best first."""
    group_of = {i: n for n, members in enumerate(groups) for i in members}
    founding = {min(members, key=lambda i: views[i].order) for members in groups}
    found = {
        views[i].id: Link(claim=views[i].id, score=1.0, reasons=("it founds the entry",)) for i in sorted(founding)
    }
    for pair in pairs:
        if group_of[pair.one] == group_of[pair.other]:
            for i in (pair.one, pair.other):
                score = min(pair.score.points, 100) / 100
                reasons = tuple(pair.score.reasons)
                found.setdefault(views[i].id, Link(claim=views[i].id, score=score, reasons=reasons))
    return found


def _later(article: Article, as_of: date | None) -> bool:
    """Whether an article surely appeared after a day."""
    return as_of is not None and article.published.start is not None and article.published.start > as_of


def _last_day(articles: Sequence[Article]) -> date | None:
    """The last day that the articles cover; of an interval only its first day is sure."""
    return max((a.published.start for a in articles if a.published.start is not None), default=None)
