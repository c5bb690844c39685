"""Journeys: whether one leads home, who receives at its end, and the meetings on it.

What the text tells right after a visit took place where, and when, the visit did.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.event import Event, Roles
from goodoffices.claims.party import Party
from goodoffices.claims.sites import Located
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


def leads_home(event: Event, goal: Located, roles: Roles) -> bool:
    """Whether a journey leads its travellers home: that is no visit. People of no country who fly back fly home."""
    travellers = [party for party, role in roles if role == "visitor"]
    back = any(w.lemma in ("back", "home") for w in event.passage.sentence.children(event.trigger, "advmod"))
    if not travellers or not (back or event.frame.id in ("visit.go", "visit.stay", "visit.depart")):
        return False
    crowd = back and all(p.country is None and p.plural for p in travellers)
    return crowd or all(p.country is not None and p.country == goal.where.country for p in travellers)


def receiving(goal: Located, roles: Roles) -> Roles:
    """The roles with those for hosts who are at home where the others go: "all three leaders will arrive in Sochi"."""
    visiting = [party.country for party, role in roles if role == "visitor"]
    if goal.where.country is None or all(c == goal.where.country for c in visiting):
        return roles
    return [
        (party, "host" if role == "visitor" and party.country == goal.where.country else role) for party, role in roles
    ]
