"""Entries around and out of each other: the bilateral within a summit, the agreement that came of a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.record.people import PART, alike
from goodoffices.record.views import CONTACTS, View
from goodoffices.schema import Derived, Entry

_RESULTS = ("agreement", "commitment", "exchange", "monitoring")

Groups = Mapping[str, Sequence[View]]
"""The claims of each entry, by its id."""


def related(entries: Sequence[Entry], groups: Groups) -> list[Entry]:
    """The entries with `part_of` and `outcomes`, and a result's day where only its meeting has one.

    Args:
        entries: The entries.
        groups: Their claims.
    """
    by_id = {e.id: e for e in entries}
    holder = {v.id: ident for ident, members in groups.items() for v in members}
    around: dict[str, str] = {}
    results: dict[str, set[str]] = {e.id: set() for e in entries}
    for ident, members in groups.items():
        for view in members:
            whole = holder.get(view.claim.within or "")
            if whole is not None and whole != ident:
                around.setdefault(ident, whole)
            results[ident] |= {holder[o] for o in view.claim.outcomes if o in holder} - {ident}
    came_of: dict[str, str] = {}
    by_article: dict[str, list[Entry]] = {}
    for e in entries:
        for article in e.articles:
            by_article.setdefault(article, []).append(e)
    for article in sorted(by_article):
        contacts = [e for e in by_article[article] if e.kind in CONTACTS]
        for e in by_article[article]:
            if e.kind in CONTACTS and e.id not in around and (found := _around(e, contacts, groups)) is not None:
                around[e.id] = found
            if e.kind in _RESULTS and "known" not in e.details:
                meeting = _came_of(e, contacts, groups)
                if meeting is not None:
                    results[meeting].add(e.id)
                    came_of.setdefault(e.id, meeting)
    return [
        _dated(e, by_id.get(came_of.get(e.id, ""))).model_copy(
            update={"part_of": _open_ended(e.id, around), "outcomes": tuple(sorted(results[e.id]))}
        )
        for e in entries
    ]


def _open_ended(ident: str, around: Mapping[str, str]) -> str | None:
    """What is around an entry; None where one would be part of itself."""
    seen, above = {ident}, around.get(ident)
    while above is not None and above not in seen:
        seen.add(above)
        above = around.get(above)
    return around.get(ident) if above is None else None


def _dated(entry: Entry, meeting: Entry | None) -> Entry:
    """An agreement without a day of its own has that of the meeting it came of."""
    if meeting is None or entry.status != "agreed" or entry.when.known or entry.when.words or not meeting.when.known:
        return entry
    there = {p.actor or p.name for p in meeting.participants}
    if not any((p.actor or p.name) in there for p in entry.participants if p.role in ("signatory", "source", "party")):
        return entry  # states agree on many days: only those who sat there agreed there
    day = meeting.when.model_copy(update={"basis": "inferred", "words": None, "anchor": "claim", "value": None})
    proof = Derived(field="when", rule="the day of the meeting it came of", key=meeting.id)
    return entry.model_copy(update={"when": day, "derived": (*entry.derived, proof)})


def _around(entry: Entry, contacts: Sequence[Entry], groups: Groups) -> str | None:
    """The larger meeting, or the visit, of the same days and place that a smaller meeting is part of."""
    found = [
        c for c in contacts
        if c.id != entry.id and c.status == entry.status and _same_days_and_place(entry, c)
        and (_visit_around(entry, c, groups) if c.kind == "visit" else _larger(entry, c, groups))
    ]  # fmt: skip
    nearest = min(found, key=lambda c: (c.kind == "visit", len(_sides(c, groups)), c.id), default=None)
    return nearest.id if nearest is not None else None


def _larger(small: Entry, large: Entry, groups: Groups) -> bool:
    ours, theirs = _sides(small, groups), _sides(large, groups)
    return large.kind == small.kind and len(ours) > 1 and ours < theirs and _all_in(small, large, groups)


def _visit_around(meeting: Entry, visit: Entry, groups: Groups) -> bool:
    """Whether the visitor takes part in the meeting, where the visit went."""
    if meeting.kind == "visit" or not meeting.when.known or not visit.when.known:
        return False
    guests = [w for v in groups[visit.id] for w in v.cast if w.role == "visitor"]
    there = [w for v in groups[meeting.id] for w in v.cast]
    return bool(guests) and any(alike(g, w)[0] > PART for g in guests for w in there)


def _sides(entry: Entry, groups: Groups) -> frozenset[str]:
    return frozenset(side for v in groups[entry.id] for side in v.sides)


def _all_in(small: Entry, large: Entry, groups: Groups) -> bool:
    """Whether each who takes part in the smaller meeting takes part in the larger one."""
    theirs = [w for v in groups[large.id] for w in v.cast]
    return all(any(alike(w, t)[0] >= PART for t in theirs) for v in groups[small.id] for w in v.cast)


def _same_days_and_place(one: Entry, other: Entry) -> bool:
    """Days that overlap where both tell them, and no other place."""
    if one.when.known and other.when.known and not one.when.overlaps(other.when):
        return False
    return not (one.where.name and other.where.name) or one.where.name == other.where.name


def _came_of(entry: Entry, contacts: Sequence[Entry], groups: Groups) -> str | None:
    """The meeting held of the same article whose participants agreed, the one told nearest to the result."""
    ours = _sides(entry, groups)
    found = [
        m for m in contacts
        if m.kind == "meeting" and m.status == "held" and len(ours) > 1 and ours <= _sides(m, groups)
        and (not entry.when.known or not m.when.known or entry.when.overlaps(m.when))
    ]  # fmt: skip
    exact = [m for m in found if _sides(m, groups) == ours]
    chosen = exact or found
    if not chosen:
        return None
    near = sorted((_distance(groups[entry.id], groups[m.id]), m.id) for m in chosen)
    return near[0][1] if len(near) == 1 or near[0][0] < near[1][0] else None


def _distance(one: Sequence[View], other: Sequence[View]) -> int:
    """Characters between the nearest words of two entries in one article."""
    pairs = ((a.claim, b.claim) for a in one for b in other if a.claim.article == b.claim.article)
    return min((abs(a.trigger.start - b.trigger.start) for a, b in pairs), default=10**9)
