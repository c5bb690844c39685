"""Ceasefires: declared, in effect, ended, and who says that whom broke them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.analysis.actors import MEDIATING, sides
from goodoffices.analysis.ledger import claimant
from goodoffices.schema import Entry, Evidence, HistoryStep, When

TYPES = ("ceasefire", "truce", "cessation of hostilities", "armistice")

_ENDS = frozenset({"expired", "withdrawn", "broken"})


@dataclass(frozen=True, slots=True)
class Violation:
    """A claim that a ceasefire was broken.

    Args:
        by: Whose claim it is.
        accused: Who is said to have broken it.
        when: The day of the violation, as far as the report gives it.
        reported: When the claim became public.
        evidence: Its words.
        entry: Id of the entry that holds it: the ceasefire's own, or that of the incident.
    """

    by: str
    accused: tuple[str, ...]
    when: When
    reported: When
    evidence: Evidence
    entry: str


@dataclass(frozen=True, slots=True)
class Ceasefire:
    """A ceasefire of the record.

    Args:
        entry: Id of the entry.
        title: Its title.
        parties: Who declared it.
        mediators: Third parties to it.
        place: Where.
        declared: The day on which it was agreed or declared.
        effective: The day from which it is said to be in force; unknown where no report says.
        end: The day on which it is said to have ended; unknown where no report says.
        ended: The words that say so.
        violations: Every claim that it was broken, in order of report.
    """

    entry: str
    title: str
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    place: str | None
    declared: When
    effective: When
    end: When
    ended: Evidence | None
    violations: tuple[Violation, ...]


def is_ceasefire(entry: Entry) -> bool:
    """Whether an entry is a ceasefire by what its claims or the packs say of it."""
    type_ = str(entry.details.get("type") or "").lower().replace("_", " ")
    return entry.kind == "agreement" and any(t in type_ for t in TYPES)


def ceasefires(entries: Sequence[Entry]) -> list[Ceasefire]:
    """The ceasefires, in the order of the entries; a proposed one is none yet.

    An incident told as a violation of a ceasefire counts for the one between the same sides that was in force on its
    day; where two were, or none, for none.

    Args:
        entries: The entries of the record.
    """
    made = [e for e in entries if is_ceasefire(e) and any(s.status != "proposed" for s in e.history)]
    broken: dict[str, list[Violation]] = {e.id: _own(e) for e in made}
    for incident in entries:
        if incident.kind == "incident" and "ceasefire violation" in str(incident.details.get("type")):
            meant = [c for c in made if _meant(c, incident)]
            if len(meant) == 1:
                broken[meant[0].id] += [_violation(step, incident) for step in incident.history]

    def order(violation: Violation) -> tuple[str, str]:
        return str(violation.reported.start), violation.evidence.article

    return [_ceasefire(e, sorted(broken[e.id], key=order)) for e in made]


def _ceasefire(entry: Entry, violations: Sequence[Violation]) -> Ceasefire:
    steps = {s.phase: s for s in reversed(entry.history)}  # the first report of each phase
    ended = next((s for s in entry.history if s.phase in _ENDS or s.status == "cancelled"), None)
    force = steps.get("in_force") or next((s for s in entry.history if s.status == "under_way"), None)
    agreed = next((s for s in entry.history if s.status == "agreed"), None)
    return Ceasefire(
        entry=entry.id,
        title=entry.title,
        parties=tuple(p.name for p in entry.participants if p.role not in MEDIATING),
        mediators=tuple(p.name for p in entry.participants if p.role in MEDIATING),
        place=entry.where.name,
        declared=agreed.when if agreed is not None and agreed.when.known else entry.when,
        effective=force.when if force is not None else When(),
        end=ended.when if ended is not None else When(),
        ended=ended.evidence if ended is not None else None,
        violations=tuple(violations),
    )


def _own(entry: Entry) -> list[Violation]:
    """Claims within the ceasefire's own entry that it was violated."""
    return [_violation(step, None, entry) for step in entry.history if step.phase == "violated"]


def _violation(step: HistoryStep, incident: Entry | None, entry: Entry | None = None) -> Violation:
    accused = tuple(p.name for p in incident.participants if p.role == "source") if incident is not None else ()
    whole = incident or entry
    assert whole is not None
    return Violation(claimant(step), accused, step.when, step.reported, step.evidence, whole.id)


def _meant(ceasefire: Entry, incident: Entry) -> bool:
    """Whether an incident's sides are among the ceasefire's, on a day after it was declared."""
    ours, theirs = ({s.key for s in sides(e)} for e in (ceasefire, incident))
    if not theirs or not theirs <= ours:
        return False
    start, day = ceasefire.when.start, incident.when.end
    return start is None or day is None or start <= day
