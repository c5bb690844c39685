"""From the claims of many articles to the entries of one record: a pure function, whatever the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices.record.around import related
from goodoffices.record.blocking import candidates
from goodoffices.record.dates import Dates
from goodoffices.record.decisions import Pairs, Replay, replay
from goodoffices.record.facts import Facts
from goodoffices.record.furniture import without_furniture
from goodoffices.record.grouping import Decided, Pair, group, weigh
from goodoffices.record.merging import entry
from goodoffices.record.near import near
from goodoffices.record.origins import origins
from goodoffices.record.pairing import Score
from goodoffices.record.people import Seats
from goodoffices.record.views import View, view
from goodoffices.schema import Article, Claim, Decision, Entry, Link, Near, When


@dataclass(frozen=True)
class Linked:
    """What linking made of claims.

    Args:
        entries: The entries, by the place of their founding claim.
        near: Claims that were nearly linked, for a reviewer.
        replay: What became of the reviewers' decisions.
        published: Day or interval of each article as others narrow it, by id; those that nothing narrows are left out.
    """

    entries: list[Entry]
    near: list[Near]
    replay: Replay
    published: Mapping[str, When]


def link(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    packs: Facts,
    *,
    as_of: date | None = None,
    decisions: Sequence[Decision] = (),
) -> list[Entry]:
    """The entries that claims tell of; see `linked`."""
    return linked(articles, claims, packs, as_of=as_of, decisions=decisions).entries


def linked(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    packs: Facts,
    *,
    as_of: date | None = None,
    decisions: Sequence[Decision] = (),
) -> Linked:
    """The entries that claims tell of, with what was nearly linked and what became of the decisions.

    Args:
        articles: The articles, dated as far as each can be by itself, in any order.
        claims: What they assert, in any order; those of furniture that repeats across an outlet's pages are dropped.
        packs: The facts.
        as_of: The record as of this day: later reports are left out. By default all are in, and plans count as
            unreported by the last day that the articles cover, never by the clock.
        decisions: Reviewers' decisions, in any order; whatever the day, all that were not undone count.

    Returns:
        Every claim that is kept is in one entry.
    """
    known = sorted((a for a in articles if not a.note and not _later(a, as_of)), key=lambda a: a.id)
    last = as_of or _last_day(known)
    origin = origins(known)
    by_id = {a.id: a for a in known}
    read = without_furniture([c for c in claims if c.article in by_id], known, origin)
    decided = replay(read, known, decisions)
    for note in decided.notes:
        by_id[note.id], origin[note.id] = note, note.id
    kept = [c for c in decided.claims if not _later(by_id[c.article], as_of)]
    dates = Dates(by_id[ident] for ident in sorted(by_id))
    seats = Seats(packs)
    views, pairs, nearly, groups = _grouped(kept, by_id, origin, dates, seats, decided)
    narrowed = dates.narrowed([[views[i] for i in members] for members in groups])
    if narrowed.changed:
        views, pairs, nearly, groups = _grouped(kept, by_id, origin, narrowed, seats, decided)
    links = _links(views, pairs, groups)
    made = {}
    members_of = {}
    for members in groups:
        of = [views[i] for i in members]
        one = entry(of, links, packs, last)
        made[one.id], members_of[one.id] = one, of
    found = related([made[i] for i in sorted(made)], {i: members_of[i] for i in sorted(members_of)})
    found = _marked(found, decided, decisions)
    entries = sorted(found, key=lambda e: min(v.order for v in members_of[e.id]))
    return Linked(entries, near(views, [*pairs, *nearly], groups, seats, decided.apart), decided, narrowed.narrower)


def _marked(entries: Sequence[Entry], decided: Replay, decisions: Sequence[Decision]) -> list[Entry]:
    """The entries with the decisions that bear on them, in the order of the decisions."""
    if not decided.bearing:
        return list(entries)
    number = {d.id: d.number for d in decisions}
    marked = []
    for e in entries:
        found = {d for c in e.claims for d in decided.bearing.get(c, ())}
        marked.append(e.model_copy(update={"decisions": tuple(sorted(found, key=number.__getitem__))}))
    return marked


def _grouped(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    origin: Mapping[str, str],
    dates: Dates,
    seats: Seats,
    decided: Replay,
) -> tuple[list[View], list[Pair], list[Pair], list[list[int]]]:
    """The claims as linking sees them with these dates, their pairs, those that nearly are, and their groups."""
    views = [
        view(
            c,
            articles[c.article],
            dates.published(c.article),
            dates.days(c),
            origin[c.article],
            seats,
            decided.decided.get(c.id, frozenset()),
        )
        for c in claims
    ]
    at = {v.id: i for i, v in enumerate(views)}
    told = Decided(_by_index(decided.together, at, "joined"), _by_index(decided.apart, at, "kept apart"))
    pairs, nearly = weigh(views, candidates(views), seats)
    groups = group(views, pairs, seats, told)
    joined = [Pair(i, j, Score(100, [why])) for (i, j), why in told.together.items()]
    return views, [*joined, *pairs], nearly, groups


def _by_index(pairs: Pairs, at: Mapping[str, int], verb: str) -> dict[tuple[int, int], str]:
    """Decided pairs by index, those of the latest decision first."""
    latest = sorted(pairs.items(), key=lambda p: (-p[1].number, p[0]))
    return {
        (at[one], at[other]): f"{verb} by {decision.by} on {decision.day}"
        for (one, other), decision in latest
        if one in at and other in at
    }


def _links(views: Sequence[View], pairs: Sequence[Pair], groups: Sequence[Sequence[int]]) -> dict[str, Link]:
    """Why each claim belongs to its entry: the best of its pairs within the group; pairs come best first."""
    group_of = {i: n for n, members in enumerate(groups) for i in members}
    founding = {min(members, key=lambda i: views[i].order) for members in groups}
    found = {
        views[i].id: Link(claim=views[i].id, score=1.0, reasons=("it founds the entry",)) for i in sorted(founding)
    }
    for pair in pairs:
        if group_of[pair.one] == group_of[pair.other]:
            for ident in (views[pair.one].id, views[pair.other].id):
                if ident not in found:
                    score, reasons = min(pair.score.points, 100) / 100, tuple(pair.score.reasons)
                    found[ident] = Link(claim=ident, score=score, reasons=reasons)
    return found


def _later(article: Article, as_of: date | None) -> bool:
    """Whether an article surely appeared after a day."""
    return as_of is not None and article.published.start is not None and article.published.start > as_of


def _last_day(articles: Sequence[Article]) -> date | None:
    """The last day that the articles cover; of an interval only its first day is sure."""
    return max((a.published.start for a in articles if a.published.start is not None), default=None)
