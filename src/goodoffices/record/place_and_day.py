"""The day and the place that an entry shows: the narrowest and nearest that its reports allow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from goodoffices.record.known import Known
from goodoffices.record.places import lies_in
from goodoffices.record.proof import Proof
from goodoffices.record.viewing import View
from goodoffices.record.views import BEGINNING, ENDING
from goodoffices.record.words import words_of
from goodoffices.schema import Derived, When, Where

Told = TypeVar("Told")

LONGEST = timedelta(45)
"""Days between the opening and the end of one round of talks."""


def when(latest: Sequence[View], proof: Proof, thing: Known | None = None) -> When:
    """The days that all reports which agree with the current one allow.

    Args:
        latest: The claims, the current one first, then from the latest report to the first.
        proof: Takes the words behind it.
        thing: The known meeting or agreement that it is: reports that give other days, or wider ones, give way to it.
    """
    known = [v for v in latest if v.days.known]
    decided = any("when" in v.decided for v in known)
    if thing is not None and not decided and latest[0].status != "postponed":
        known = [v for v in known if _within(v.days, thing)]
        if not known or len({v.sure for v in known if v.sure is not None}) > 1:  # days of several, of one round
            return told_by_pack("when", thing.days, thing, proof)
        latest = [v for v in latest if v in known or not v.days.known]
    if decided:
        first = next(v for v in known if "when" in v.decided)
        proof.carry(first, "when")
        return first.days
    if not known:
        return _words_only(latest, proof)
    if (whole := _from_to(latest[0], known)) is not None:
        first, last = whole
        for view in whole:
            proof.carry(view, "when")
        proof.derive(Derived(field="when", rule="from the day on which it begins to that on which it ends"))
        return When(start=first.days.start, end=last.days.end, grain="interval", basis="inferred")
    sure = [v for v in known if v.sure is not None and v.claim.status == latest[0].claim.status]
    anchor = latest[0] if latest[0].days.known else sure[0] if sure else known[0]
    fitting = [v for v in known if v.days.overlaps(anchor.days)]
    best = min(fitting, key=lambda v: (v.length, known.index(v)))
    shown, used = best.days, [v for v in fitting if _same_days(v, best)]
    for view in fitting:
        narrower = _shared(shown, view.days) if view not in used else None
        if narrower is not None and (narrower.start, narrower.end) != (shown.start, shown.end):
            shown = narrower
            used.append(view)
            proof.derive(Derived(field="when", rule="the days that several reports have in common"))
    for view in used:
        proof.carry(view, "when")
    if (best.days.start, best.days.end) != (best.claim.when.start, best.claim.when.end):
        rule = _EARLIER if _reaches_back(best) else "the article's day as other reports narrow it"
        rule = _SUNDAY_WEEK if (best.claim.when.words or "").lower() == "last week" else rule
        proof.derive(Derived(field="when", rule=rule, key=best.id))
    return shown


def _from_to(now: View, known: Sequence[View]) -> tuple[View, View] | None:
    """The reports that tell when talks begin and when they end, where they are a while apart."""
    if len(known) == 1 or now.claim.kind != "meeting" or now.status not in ("held", "under_way"):
        return None
    told = [(v, _status_words(v)) for v in known]
    begins = [v for v, words in told if v.sure is not None and words & BEGINNING]
    ends = [v for v, words in told if words & ENDING]
    if not begins or not ends:
        return None
    first, last = min(begins, key=lambda v: (v.sure, v.id)), max(ends, key=lambda v: (v.days.end or date.min, v.id))
    opened, closed = first.sure, last.days.end
    later = opened is not None and closed is not None and timedelta() < closed - opened <= LONGEST
    return (first, last) if later and not first.days.overlaps(last.days) else None


def _status_words(view: View) -> set[str]:
    evidence, _ = view.proofs.get("status", ((), ()))
    return {w for e in evidence for w in words_of(e.quote)}


def told_by_pack(field: str, value: Told, thing: Known, proof: Proof) -> Told:
    """A value that the packs give, with the fact that it rests on."""
    proof.withdraw(field)
    proof.derive(Derived(field=field, pack=thing.pack, key=thing.id, source=thing.source))
    return value


def _within(days: When, thing: Known) -> bool:
    """Whether days are some of those of a known thing."""
    return days.start is not None and days.end is not None and thing.first <= days.start and days.end <= thing.last


def where(latest: Sequence[View], proof: Proof) -> Where:
    """The place most reports name, the town rather than its country; that it is not fixed only where none names one.

    Args:
        latest: The claims, the current one first, then from the latest report to the first.
        proof: Takes the words behind it.
    """
    named = [v for v in latest if v.place is not None]
    if decided := [v for v in latest if "where" in v.decided]:
        proof.carry(decided[0], "where")
        return decided[0].claim.where
    if not named:
        unfixed = [v for v in latest if v.claim.where.undetermined]
        if not unfixed:
            return Where()
        proof.carry(unfixed[0], "where")
        return unfixed[0].claim.where

    def backing(view: View) -> int:
        return len({v.origin for v in named if v.place == view.place or lies_in(view, v)})

    best = min(named, key=lambda v: (-backing(v), v.wide, latest.index(v)))
    for view in named:
        if view.place == best.place:
            proof.carry(view, "where")
    return best.claim.where


_SUNDAY_WEEK = "on a Sunday, last week may be the one that ends"
_EARLIER = "made before the later day in its life that the report gives"


def _reaches_back(view: View) -> bool:
    """Whether its days begin before the words say: those of an agreement of which a later day is told."""
    given = view.claim.when.start
    return given is not None and view.days.start is not None and view.days.start < given


def _same_days(one: View, other: View) -> bool:
    return (one.days.start, one.days.end) == (other.days.start, other.days.end)


def _shared(one: When, other: When) -> When | None:
    """The days of both; None where they have none."""
    start = max((d for d in (one.start, other.start) if d is not None), default=None)
    end = min((d for d in (one.end, other.end) if d is not None), default=None)
    if start is not None and end is not None and start > end:
        return None
    if (start, end) == (one.start, one.end):
        return one
    return When(start=start, end=end, grain="day" if start == end else "interval", basis="inferred")


def _words_only(latest: Sequence[View], proof: Proof) -> When:
    """Words of time that no calendar day follows from yet ("yesterday" of an undated page)."""
    for view in latest:
        if view.claim.when.words:
            proof.carry(view, "when")
            return view.claim.when
    return When()
