"""What entries say together: ledger, ceasefires, relations, shares of mediation, rhythm, turns; pure functions."""

from goodoffices.analysis.ceasefires import Ceasefire, Violation, ceasefires
from goodoffices.analysis.ledger import Asked, Commitment, Judged, commitments
from goodoffices.analysis.mediation import Kept, Share, planned_against_held, shares
from goodoffices.analysis.relations import Point, Relation, relation, relations
from goodoffices.analysis.rhythm import Momentum, Rhythm, momentum, rhythms
from goodoffices.analysis.turns import Turn, Turns, turns

__all__ = [
    "Asked", "Ceasefire", "Commitment", "Judged", "Kept", "Momentum", "Point", "Relation", "Rhythm", "Share", "Turn",
    "Turns", "Violation", "ceasefires", "commitments", "momentum", "planned_against_held", "relation", "relations",
    "rhythms", "shares", "turns",
]  # fmt: skip
