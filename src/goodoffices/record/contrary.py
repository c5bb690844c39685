"""Where reviewers decided against each other: both decisions stay in the log, the later one stands, and it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from goodoffices.record.decisions import active
from goodoffices.schema import Contrary, Decision

_KEEPING = frozenset({"confirm", "correct", "name", "merge"})
"""What rests on a claim that a rejection takes away."""


def contrary(decisions: Sequence[Decision]) -> list[Contrary]:
    """The pairs of decisions of two reviewers that cannot both be right, in their order; none that was undone.

    Who changes his own mind contradicts nobody.

    Args:
        decisions: All decisions.
    """
    standing = sorted(active(decisions), key=lambda d: (d.number, d.id))
    about: dict[str, list[int]] = {}
    for at, decision in enumerate(standing):
        for claim in {p.claim for p in (*decision.passages, *decision.apart)}:
            about.setdefault(claim, []).append(at)
    found = []
    for one, other in sorted({pair for held in about.values() for pair in combinations(held, 2)}):
        first, second = standing[one], standing[other]
        if first.by != second.by and (why := _why(first, second)) is not None:
            found.append(Contrary(first=first.id, second=second.id, why=f"{why}; the later one stands"))
    return found


def _why(first: Decision, second: Decision) -> str | None:
    """What two decisions disagree on, in words."""
    if {first.act, second.act} == {"merge", "split"}:
        merge, split = (first, second) if first.act == "merge" else (second, first)
        joined, one, other = ({p.claim for p in passages} for passages in (merge.passages, split.passages, split.apart))
        return f"{merge.by} joins what {split.by} keeps apart" if joined & one and joined & other else None
    if not {p.claim for p in first.passages} & {p.claim for p in second.passages}:
        return None
    acts = {first.act: first, second.act: second}
    if "reject" in acts and acts.keys() & _KEEPING:
        rejected = acts["reject"]
        kept = second if rejected is first else first
        return f"{rejected.by} takes away what {kept.by} keeps"
    if "confirm" in acts and acts.keys() & {"correct", "name"}:
        changed = second if second.act != "confirm" else first
        confirmed = first if changed is second else second
        return f"{confirmed.by} confirms what {changed.by} changes"
    same = first.act == second.act in ("correct", "name") and (first.field, first.of) == (second.field, second.of)
    if same and first.value != second.value:
        what = first.field or (first.of or {}).get("name") or "a name"
        return f"{what} is {_shown(first)} by {first.by}, {_shown(second)} by {second.by}"
    return None


def _shown(decision: Decision) -> str:
    value = decision.value
    return "taken away" if value is None else str(value.get("name", value) if isinstance(value, dict) else value)
