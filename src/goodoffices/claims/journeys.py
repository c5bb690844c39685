"""Meetings on a journey: what the text tells right after a visit took place where, and when, the visit did."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.party import Party
from goodoffices.schema import Claim, Derived, Role

_NEAR = 3
"""A journey reaches this many sentences on."""
_RULE = "the journey that the text tells of just before"


def on_journey(claim: Claim, number: int, earlier: Sequence[tuple[int, Claim, list[tuple[Party, Role]]]]) -> Claim:
    """The claim with the place, and a day, of the visit of one of its participants that was told of just before.

    "The envoy visited Aden on Sunday. He met the prime minister." Only a meeting held, without a place of its own.

    Args:
        claim: A meeting.
        number: Number of its passage.
        earlier: The contacts told of before, each with the number of its passage and its participants.
    """
    if claim.kind != "meeting" or claim.status != "held" or claim.where.name is not None:
        return claim
    names = {p.name for p in claim.participants}
    for told, visit, roles in reversed(earlier):
        if number - told > _NEAR:
            break
        made = visit.kind == "visit" and visit.status in ("held", "under_way") and visit.where.name is not None
        if not made or not any(role == "visitor" and party.name in names for party, role in roles):
            continue
        fields = {"where", *(("when",) if _has_day(visit) and not (claim.when.known or claim.when.value) else ())}
        proof = tuple(e for e in visit.evidence if e.field in fields)
        facts = tuple(d for d in visit.derived if d.field.split(".")[0] in fields)
        rules = tuple(Derived(field=f, rule=_RULE, key=visit.id) for f in sorted(fields))
        values = {f: getattr(visit, f) for f in fields}
        return claim.model_copy(
            update={**values, "evidence": (*claim.evidence, *proof), "derived": (*claim.derived, *facts, *rules)}
        )
    return claim


def _has_day(visit: Claim) -> bool:
    return visit.when.start is not None and visit.when.start == visit.when.end
