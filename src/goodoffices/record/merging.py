"""From the claims of one thing to its entry: each value with its proof, every status, every account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goodoffices.record.accounts import competing
from goodoffices.record.history import current, ended, shunned, steps, without_report
from goodoffices.record.occasions import Occasion
from goodoffices.record.participants import participants
from goodoffices.record.place_and_day import told_by_pack, when, where
from goodoffices.record.proof import Proof
from goodoffices.record.reports import by_report, weak
from goodoffices.record.seats import Seats
from goodoffices.record.titles import title
from goodoffices.record.viewing import View
from goodoffices.schema import Derived, Entry, Link, Phase, Status

TWO = 2
"""Sides of a meeting that is off when one of them refuses; of a gathering of more, one invitee stays away."""

_FROM_ANY = ("format", "ordinal", "name", "content", "level", "medium", "plover")
"""Values that any claim of the entry may give; the current one first."""

_FROM_LIKE = ("condition", "hedge")
"""Values that belong to a status: only claims of the current one give them."""


def entry(views: Sequence[View], links: Mapping[str, Link], seats: Seats, as_of: date | None) -> Entry:
    """The entry of the claims of one thing.

    Args:
        views: The claims, at least one.
        links: Why each claim belongs here, by its id.
        seats: The packs, and what they know of meetings and agreements.
        as_of: Last day that the record covers.
    """
    ordered = sorted(views, key=lambda v: v.order)
    known = seats.thing(next((v.known for v in ordered if v.known is not None), None))
    many = isinstance(known, Occasion) and len(known.sides) > TWO
    told = by_report(ordered)
    lead = current(told, many=many)
    latest = [lead, *(v for v in reversed(told) if v is not lead)]
    proof = Proof()
    for field in ("status", "kind", "attribution", "opinion"):
        proof.carry(lead, field)
    values: dict[str, Any] = {"participants": participants(ordered, lead, proof)}
    for field in _FROM_ANY:
        values[field] = _first(field, decided_first(field, latest), proof)
    for field in _FROM_LIKE:
        values[field] = _first(field, [v for v in latest if v.claim.status == lead.claim.status], proof)
    values["speaker"] = _speaker(latest, proof)
    over = known is not None and (as_of is None or known.last <= as_of)  # before, nobody knew that it would be then
    values["when"] = when(latest, proof, known if over else None)
    if known is not None:
        named = {"name": known.name, **({"format": known.format} if isinstance(known, Occasion) else {})}
        values |= {f: told_by_pack(f, value, known, proof) for f, value in named.items() if value != values[f]}
    values["where"] = where(latest, proof)
    values["topics"] = _topics(ordered, proof)
    values["details"] = _details(decided_first("details", latest), proof)
    status: Status = lead.claim.status
    last = values["when"].end
    if ended(lead, values["when"], as_of):
        status, rule = "held", "it was under way, and its last day has passed"
        proof.derive(Derived(field="status", rule=rule, key=f"{last} is before {as_of}"))
    elif many and shunned(ordered, lead, last):
        status, rule = "held", "after its last day a report tells who stayed away from it"
        proof.derive(Derived(field="status", rule=rule, key=str(last)))
    values["phase"] = _phase(latest, status, last, as_of, proof)
    evidence = proof.evidence
    cited = {e.article for e in evidence}  # a reviewer's value may stand in another article, or in his note
    reported = {v.origin for v in ordered if not v.note}
    made = Entry(
        id=ordered[0].id,
        kind=lead.claim.kind,
        status=status,
        title="",
        opinion=all(v.claim.opinion for v in ordered),
        confidence=max((v.claim.confidence for v in ordered if v.claim.confidence is not None), default=None),
        attribution=lead.claim.attribution,
        history=steps(told),
        claims=tuple(sorted(v.id for v in ordered)),
        articles=tuple(sorted({v.article for v in ordered} | cited)),
        origins=max(1, len(reported)),  # an analyst's note is no independent report
        competing=competing(ordered, lead, seats.facts, {**values, "status": status}),
        links=tuple(links[v.id] for v in ordered if v.id in links),
        evidence=evidence,
        derived=proof.derived,
        **values,
    )
    return made.model_copy(update={"title": title(made, ordered[0])})


def decided_first(field: str, views: Sequence[View]) -> Sequence[View]:
    """The claims, those whose value of a field a reviewer set before all others."""
    if not any(v.decided for v in views):  # nearly always
        return views
    return sorted(views, key=lambda v: field not in v.decided)


def _first(field: str, latest: Sequence[View], proof: Proof) -> Any:
    for view in latest:
        value = getattr(view.claim, field)
        if value or value == 0:
            proof.carry(view, field)
            return value
    return None


def _speaker(latest: Sequence[View], proof: Proof) -> Any:
    """The speaker by the name that is known best."""
    spoken = [(n, v) for n, v in enumerate(latest) if v.claim.speaker is not None]
    if not spoken:
        return None
    decided = [(n, v) for n, v in spoken if "speaker" in v.decided]
    _, best = min(decided or spoken, key=lambda s: (not s[1].cast[0].known, -len(s[1].cast[0].words), s[0]))
    proof.carry(best, "speaker")
    return best.claim.speaker


def _topics(ordered: Sequence[View], proof: Proof) -> tuple[str, ...]:
    """The different topics, in order of the record."""
    found: list[str] = []
    for view in ordered:
        for i, topic in enumerate(view.claim.topics):
            if topic not in found:
                found.append(topic)
            proof.carry(view, f"topics[{i}]", f"topics[{found.index(topic)}]")
    return tuple(found)


def _details(latest: Sequence[View], proof: Proof) -> dict[str, Any]:
    """The details of all claims; on a difference those of the latest."""
    found: dict[str, Any] = {}
    for view in latest:
        new = {key: value for key, value in view.claim.details.items() if key not in found}
        if new:
            found.update(new)
            proof.carry(view, "details")
    return dict(sorted(found.items()))


def _phase(latest: Sequence[View], status: Status, last: date | None, as_of: date | None, proof: Proof) -> Phase | None:
    lead = latest[0]
    if status == lead.claim.status and without_report(lead, last, as_of):
        rule = "its day has passed and no article of the record tells of it"
        proof.derive(Derived(field="phase", rule=rule, key=f"{last} is before {as_of}"))
        return "no_report"
    for view in latest:
        if view.claim.phase is not None and view.claim.status == lead.claim.status and (view is lead or weak(lead)):
            proof.carry(view, "phase")
            return view.claim.phase
    return None
