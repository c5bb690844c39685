"""The statuses of a thing in order of report, and which of them is the current one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodoffices.record.reports import by_report, proof_of_status, weak
from goodoffices.record.sights import CONTACTS, PLANS
from goodoffices.record.viewing import View
from goodoffices.schema import HistoryStep, When

SETTLED = frozenset({"held", "cancelled", "refused"})
"""Statuses that give way only to an explicit denial, a correction or a new date, never to a stale plan."""


def steps(told: Sequence[View]) -> tuple[HistoryStep, ...]:
    """The history: one step for each status that an origin reports, in order of report; a mere mention is none.

    Args:
        told: The claims of one thing, in order of report.
    """
    tellings: dict[tuple[str, str, str | None], list[View]] = {}
    telling = [v for v in told if v.claim.status not in ("mentioned", "unknown")]
    for view in by_report(telling) if 0 < len(telling) < len(told) else told:
        tellings.setdefault((view.origin, view.claim.status, view.claim.phase), []).append(view)
    found = []
    for alike in tellings.values():
        first = next((v for v in alike if not weak(v)), alike[0])
        claim = first.claim
        days = next((v.days for v in (first, *alike) if v.days.known), first.days)
        found.append(
            HistoryStep(
                status=claim.status,
                phase=claim.phase,
                reported=alike[0].published,
                evidence=proof_of_status(first),
                claim=claim.id,
                articles=tuple(sorted({v.claim.article for v in alike})),
                attribution=claim.attribution,
                when=days,
            )
        )
    return tuple(found)


def current(told: Sequence[View], *, many: bool = False) -> View:
    """The report whose status is the current one.

    The last by report; but what is held, cancelled or refused gives way only to an explicit denial, to another
    settled status or to a new date.

    Args:
        told: The claims of one thing in order of report.
        many: It is a gathering of more than two sides: where one stays away, the others still meet.
    """
    ordered = [v for v in told if not weak(v) and not (many and v.claim.status == "refused")]
    ordered = ordered or [v for v in told if not weak(v)] or [told[0]]
    now = ordered[0]
    given_up: set[date] = set()
    planned: set[date] = set()
    for view in ordered[1:]:
        if now.claim.status in PLANS and now.sure is not None:
            planned.add(now.sure)
        if not _gives_way(now, view, given_up):
            continue
        if view.claim.status in ("cancelled", "postponed") or now.claim.status in ("cancelled", "postponed"):
            given_up |= planned | _left(now)
        now = view
    return now


def _left(view: View) -> set[date]:
    """The day that a report gives up: that from which it says that the thing was moved, else its own."""
    return {date.fromisoformat(view.left)} if view.left is not None else {d for d in (view.sure,) if d is not None}


def _gives_way(now: View, later: View, given_up: set[date]) -> bool:
    if now.claim.kind not in CONTACTS and later.claim.status != now.claim.status:
        return now.claim.status not in SETTLED or later.claim.status in SETTLED or later.claim.negated
    if now.claim.status in ("held", "under_way") and later.claim.status == "refused":
        return False  # whoever stayed away from what took place did not stop it
    if later.claim.status in SETTLED or later.claim.negated:
        return True
    if now.claim.status in SETTLED:
        return now.claim.status != "held" and _new_day(now, later, given_up)
    if now.claim.status == "postponed" and later.claim.status in PLANS:
        return later.sure is None or not (later.sure in given_up or _is_over(later))
    return True


def _is_over(plan: View) -> bool:
    """Whether the day of a plan was past when it was told: "had been scheduled for 12 June"."""
    told = plan.published.start
    return plan.sure is not None and told is not None and plan.sure < told


def _new_day(now: View, later: View, given_up: set[date]) -> bool:
    """Whether a plan names a day that was not yet given up and lies after the report that ended the old plan."""
    if later.claim.status not in PLANS or later.sure is None or later.sure == now.sure or later.sure in given_up:
        return False
    return now.published.end is None or later.sure >= now.published.end


def ended(now: View, days: When, as_of: date | None) -> bool:
    """Whether what a report told as under way, on one of its days, was over when the record ends."""
    told = now.published.end
    begun = told is not None and days.start is not None and days.start <= told
    open_then = now.claim.status == "under_way" and now.claim.kind in CONTACTS and begun
    return open_then and days.end is not None and as_of is not None and days.end < as_of


def shunned(views: Sequence[View], now: View, last: date | None) -> bool:
    """Whether reports tell after its last day who stayed away from a gathering: it took place without them."""
    if last is None or now.claim.status not in (*PLANS, "under_way") or now.claim.kind != "meeting":
        return False
    away = (v for v in views if v.claim.status == "refused" and not v.claim.negated)
    return any(v.published.start is not None and last < v.published.start for v in away)


def without_report(now: View, last: date | None, as_of: date | None) -> bool:
    """Whether a plan's last day has passed, by the last day that the record covers, without a report of it."""
    if as_of is None or last is None or now.claim.status not in ("proposed", "invited", "agreed", "scheduled"):
        return False
    return (now.claim.kind in CONTACTS or now.claim.status == "scheduled") and last < as_of
