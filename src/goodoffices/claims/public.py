"""Whether something is of public life: an author's journey, a family's call and an outlet's interview are not."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage
from goodoffices.lexicon import offices
from goodoffices.lexicon.shapes import Frame
from goodoffices.schema import Role

EVERYBODYS = frozenset({"meeting", "visit", "call", "commitment", "appointment"})
"""Kinds of what private people do, too: they meet, travel, promise and are dismissed."""
_RANKS = frozenset({"", "commander", "captain", "sergeant", "lieutenant", "corporal", "fighter", "officer"})
"""Ranks that a volunteer may bear, and none: he goes to a war for himself."""
_HOUSE = frozenset({"senator", "lawmaker", "legislator", "parliamentarian", "congressman", "mp"})
"""Members of a parliament: what they do among themselves is its business."""


def of_public_life(passage: Passage, frame: Frame, roles: Sequence[tuple[Party, Role]]) -> bool:
    """Whether somebody takes part who acts for more than himself.

    Args:
        passage: Where it is told.
        frame: What tells it, of one of `EVERYBODYS` kinds.
        roles: Who takes part; of a visit only its visitors count, and it takes one.

    Returns:
        False where all are persons without an office, a state or a place in the packs, or kin; and where an outlet
        takes part, whose talks are interviews.
    """
    outlets = {(m.start, m.end) for m in passage.mentions if m.sense == "outlet"}
    if any((party.words.start, party.words.end) in outlets for party, _ in roles):
        return False
    if frame.kind == "call" and any(_is_kin(party) for party, _ in roles):
        return False  # "the family had spoken to her on the phone"
    if roles and all(_head(party) in _HOUSE and party.country is None for party, _ in roles):
        return False  # senators among themselves
    acting = [party for party, role in roles if frame.kind != "visit" or role == "visitor"]
    if frame.kind == "appointment":  # who goes had an office: a player is dismissed, too; who comes is named to one
        return not frame.details or any(party.actor or party.office for party, role in roles if role == "party")
    if frame.id == "visit.go":  # "he went to Syria": a rank alone may be a volunteer's
        acting = [p for p in acting if p.actor or p.country or p.member_of or _rank(p) not in _RANKS]
    return any(not _is_private(party) for party in acting) or not (roles or frame.kind == "visit")


def _is_private(party: Party) -> bool:
    if party.kind == "person":
        return not (party.actor or party.office or party.country or party.member_of)
    return _is_kin(party)


def _is_kin(party: Party) -> bool:
    return party.kind == "group" and party.country is None and _head(party) in offices().kin


def _rank(party: Party) -> str:
    """The last word of the office that a person without a state or body has."""
    return (party.office or "").lower().rpartition(" ")[2] if party.kind == "person" else "group"


def _head(party: Party) -> str:
    """The noun of people without a name, in the singular."""
    last = party.name.lower().rpartition(" ")[2]
    return last[:-1] if last.endswith("s") else last
