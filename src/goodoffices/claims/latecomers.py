"""Those who joined a meeting told just before: "A met B in Geneva. The envoy of C also took part"."""

from __future__ import annotations

from goodoffices.claims.event import Contacts, Event

_BACK = 2
"""They are told in the same sentence or one of so many behind it."""


def join_told(event: Event, earlier: Contacts) -> bool:
    """Adds the participants of the meeting told before to those who are told to have joined it.

    Args:
        event: The words that somebody took part, with whom they name.
        earlier: The contacts told of before.

    Returns:
        Whether there is one meeting that they can have joined, and somebody new in it.
    """
    number, claim, roles = earlier[-1] if earlier else (-_BACK - 1, None, [])
    if claim is None or not 0 <= event.passage.number - number <= _BACK or claim.kind != "meeting":
        return False
    if claim.status not in ("held", "under_way") or claim.trigger.start >= event.trigger.start or len(roles) < 2:
        return False
    new = [p for p in event.core() if not any(p.same_as(q) for q, _ in roles)]
    event.roles += [(p.by_rule("the meeting told of before"), role) for p, role in roles]
    return bool(new)
