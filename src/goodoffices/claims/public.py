"""Whether a contact is of public life: an author's journey, a family's call and an outlet's interview are not."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage
from goodoffices.lexicon import offices
from goodoffices.schema import Role


def of_public_life(passage: Passage, kind: str, roles: Sequence[tuple[Party, Role]]) -> bool:
    """Whether somebody takes part who acts for more than himself.

    Args:
        passage: Where the contact is told.
        kind: `meeting`, `visit` or `call`.
        roles: Who takes part; of a visit only its visitors count, and it takes one.

    Returns:
        False where all are persons without an office, a state or a place in the packs, or kin; and where an outlet
        takes part, whose talks are interviews.
    """
    outlets = {(m.start, m.end) for m in passage.mentions if m.sense == "outlet"}
    if any((party.words.start, party.words.end) in outlets for party, _ in roles):
        return False
    acting = [party for party, role in roles if kind != "visit" or role == "visitor"]
    return any(not _is_private(party) for party in acting) or not (roles or kind == "visit")


def _is_private(party: Party) -> bool:
    if party.kind == "person":
        return not (party.actor or party.office or party.country or party.member_of)
    last = party.name.lower().rpartition(" ")[2]
    return party.kind == "group" and party.country is None and (last in offices().kin or last[:-1] in offices().kin)
