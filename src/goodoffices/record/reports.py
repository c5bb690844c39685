"""The reports of one thing in the order in which they became public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodoffices.record.viewing import View
from goodoffices.schema import Evidence

_STEPS = (
    "unknown", "mentioned", "proposed", "invited", "agreed", "scheduled", "unlikely", "postponed", "refused",
    "cancelled", "under_way", "held",
)  # fmt: skip
"""How far a status has come: the order within one article, whose reports all became public at once."""


def by_report(views: Sequence[View]) -> list[View]:
    """Reports in the order of the day on which they became public, undated ones by their interval.

    Reports of one article are public at once: there background comes before news and a plan before its outcome.
    Other ties go by claim id.
    """
    if len(views) == 1:
        return list(views)
    lowest: dict[str, str] = {}  # of several articles of one day, the lowest claim id decides
    for view in views:
        lowest[view.article] = min(view.id, lowest.get(view.article, view.id))
    return sorted(
        views,
        key=lambda v: (
            *reported(v), lowest[v.article], not v.claim.retrospect, _STEPS.index(v.claim.status), v.id
        ),
    )  # fmt: skip


def reported(view: View) -> tuple[date, date]:
    """When a report became public: last possible day, then first.

    A report of no known day comes first: it cannot be shown to be news against a dated one.
    """
    published = view.published
    return published.end or published.start or date.min, published.start or date.min


def proof_of_status(view: View) -> Evidence:
    """The words behind a status; where a rule alone gave it, the words that name the thing."""
    found = [e for e in view.claim.evidence if e.field == "status"]
    if found:
        return found[0]
    start, end = view.trigger
    return Evidence(article=view.article, start=start, end=end, quote=view.words, field="status")


def weak(view: View) -> bool:
    """Whether a report's status says nothing against an earlier one.

    A mere mention, a status that no words state, and a plan told as background ("had been scheduled") do not.
    """
    claim = view.claim
    if claim.status in ("unknown", "mentioned"):
        return True
    if not any(e.field == "status" for e in claim.evidence):
        return True
    return claim.retrospect and view.ahead
