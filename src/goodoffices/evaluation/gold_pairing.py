"""Which entry of a record is which of the gold's: by kind, by the words that assert it, by who takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.evaluation.names import same
from goodoffices.schema import Entry, Participant

Json = Mapping[str, Any]
_NEAR = 40
"""Characters between words of one event."""


@dataclass(frozen=True)
class Paired:
    """The pairs of one text.

    Args:
        pairs: A gold entry with the record's.
        missed: Gold entries without one, optional ones left out.
        false: The record's entries that are nothing of the gold's.
    """

    pairs: list[tuple[Json, Entry]]
    missed: list[Json]
    false: list[Entry]


def pair(gold: Sequence[Json], found: Sequence[Entry]) -> Paired:
    """Pairs greedily, best first; a pair needs the kind, and the asserting words or most of those who take part.

    Args:
        gold: The gold's entries of one text.
        found: The record's entries of that text.
    """
    scored = []
    for i, wanted in enumerate(gold):
        for j, entry in enumerate(found):
            score = _score(wanted, entry)
            if score is not None:
                scored.append((score, not wanted.get("optional"), -i, -j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, minus_i, minus_j in sorted(scored, reverse=True):
        if -minus_i not in pairs and -minus_j not in taken:
            pairs[-minus_i] = -minus_j
            taken.add(-minus_j)
    again = {
        j for _, _, i, j in scored if gold[-i].get("optional") and -j not in taken
    }  # a second copy of an optional one
    return Paired(
        [(gold[i], found[j]) for i, j in sorted(pairs.items())],
        [g for i, g in enumerate(gold) if i not in pairs and not g.get("optional")],
        [e for j, e in enumerate(found) if j not in taken and -j not in again],
    )


def _score(wanted: Json, entry: Entry) -> float | None:
    if entry.kind not in (wanted["kind"], *wanted.get("alt_kinds", ())):
        return None
    overlap = _asserted(wanted, entry)
    core = [p for p in wanted["participants"] if not p.get("optional")]
    right = sum(any(is_same(p, o) for o in entry.participants) for p in core)
    if wanted["kind"] == "statement":
        return 1 + overlap + right if overlap > 0.3 else None
    share = right / len(core) if core else 0.0
    exact = float(entry.kind == wanted["kind"])
    beside = overlap > 0 or (share > 0 and _beside(wanted, entry))
    if not beside and (share <= 0.5 or not _days_meet(wanted, entry)):
        return None
    return exact + 2 * overlap + share + 0.5 * _days_meet(wanted, entry)


def _asserted(wanted: Json, entry: Entry) -> float:
    """How much of the gold's asserting words the entry's evidence of status, name or content touches, 0 to 1."""
    spans = [(e.start, e.end) for e in entry.evidence if e.field in ("status", "name", "content", "phase")]
    total = sum(end - start for start, end in wanted["at"])
    if entry.kind == "statement" and not spans:
        return 0.0
    hit = sum(max((max(0, min(end, b) - max(start, a)) for a, b in spans), default=0) for start, end in wanted["at"])
    return hit / total if total else 0.0


def _beside(wanted: Json, entry: Entry) -> bool:
    """Whether any words of the entry's status, day or place stand beside the asserting words."""
    spans = [(e.start - _NEAR, e.end + _NEAR) for e in entry.evidence if e.field in ("status", "when", "where")]
    return any(a < end and start < b for start, end in wanted["at"] for a, b in spans)


def is_same(wanted: Json, participant: Participant) -> bool:
    """Whether a participant is the gold's: by its name or one of its aliases, or as a state's own people.

    "Officers of Lebanon", or an office of Lebanon without a name, stand for Lebanon where the gold names it alone;
    a person never stands for one.
    """
    given = participant.model_dump()
    names = (wanted["name"], *wanted.get("aliases", ()))
    if any(same(name, given) for name in names):
        return True
    peoples = participant.kind in ("group", "office", "state", "organisation") and participant.country not in (
        None,
        "IGO",
    )
    state = " of " in participant.name and any(participant.name.endswith(f" of {name}") for name in names)
    return peoples and state and participant.country == wanted.get("country")


def _days_meet(wanted: Json, entry: Entry) -> bool:
    return days_right(wanted, entry) is not False


def days_right(wanted: Json, entry: Entry) -> bool | None:
    """Whether the days overlap; None where the gold gives none."""
    ranges = [w for w in (wanted.get("when"), *wanted.get("when_also", ())) if w]
    if not ranges:
        return None
    start, end = entry.when.start, entry.when.end
    if start is None and end is None:
        return False
    low, high = str(start or "0000"), str(end or "9999")
    return any((r["start"] or "0000") <= high and low <= (r["end"] or "9999") for r in ranges)


def place_right(wanted: Json, entry: Entry) -> bool | None:
    """Whether the place is the gold's or equally right; None where the gold gives none."""
    names = [n for n in (wanted.get("where"), *wanted.get("where_also", ())) if n]
    if not names:
        return None
    given = (entry.where.name or "").casefold()
    return any(n.casefold() in given or (given and given in n.casefold()) for n in names)
