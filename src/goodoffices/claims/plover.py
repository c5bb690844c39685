"""The PLOVER and CAMEO view of a claim, by the table of `lexicon/plover.yaml`.

The design of the manual is kept: one event for what is planned (AGREE), turned down (REJECT) or held out (THREATEN),
never an event with an auxiliary. What PLOVER has no event for (statements, appointments, mere mentions) has no view.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from goodoffices.lexicon import read_rules
from goodoffices.schema import Claim, Derived, Plover

QUADS: Final = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""The manual's sixteen events with their quad."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the table; fields as there. Empty conditions hold always."""

    id: str
    kind: tuple[str, ...]
    event: str
    cameo: str
    mode: str | None = None
    status: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    medium: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    format: bool = False
    least: int = 0
    contexts: tuple[str, ...] = ()

    def holds(self, claim: Claim) -> bool:
        """Whether all conditions hold of a claim."""
        given: tuple[tuple[tuple[str, ...], Any], ...] = (
            (self.kind, claim.kind),
            (self.status, claim.status),
            (self.phase, claim.phase),
            (self.medium, claim.medium),
            (self.type, claim.details.get("type")),
        )
        if any(wanted and value not in wanted for wanted, value in given):
            return False
        if self.roles and not any(p.role in self.roles for p in claim.participants):
            return False
        return len(claim.participants) >= self.least and (claim.format is not None or not self.format)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    made = []
    for rule in read_rules("plover")["rules"]:
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in rule.items()}
        made.append(Rule(**values))
    return tuple(made)


@lru_cache(maxsize=1)
def contexts() -> dict[str, str]:
    """Topic to context."""
    return dict(read_rules("plover")["topics"])


def with_view(claim: Claim) -> Claim:
    """The claim with its PLOVER view, and with the rule that it rests on in `derived`; a denial has no view."""
    if claim.negated:
        return claim
    rule = next((rule for rule in rules() if rule.holds(claim)), None)
    if rule is None:
        return claim
    told = [contexts()[topic] for topic in claim.topics if topic in contexts()]
    view = Plover(
        event=rule.event,
        mode=rule.mode,
        contexts=tuple(dict.fromkeys([*rule.contexts, *told])),
        quad=QUADS[rule.event],
        cameo=rule.cameo,
    )
    derived = (*claim.derived, Derived(field="plover", rule=f"plover.{rule.id}"))
    return claim.model_copy(update={"plover": view, "derived": derived})
