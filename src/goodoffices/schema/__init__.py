"""The frozen records, ids, spans and intervals that every other room speaks in."""

from goodoffices.schema.article import Article, Block, Reason, Stamp
from goodoffices.schema.claim import Claim, Facts, unsupported, valued
from goodoffices.schema.decision import Contrary, Decision, Near, Passage, Selected, Standing
from goodoffices.schema.entry import Account, Competing, Entry, HistoryStep, Link
from goodoffices.schema.errors import GoodofficesError, InputError, PackError, RecordError, UnsupportedValueError
from goodoffices.schema.ids import article_id, claim_id, text_hash
from goodoffices.schema.quotes import Failure, broken, cite
from goodoffices.schema.values import (
    Content,
    Derived,
    Evidence,
    Frozen,
    Participant,
    Plover,
    Span,
    When,
    Where,
)
from goodoffices.schema.words import (
    KINDS,
    MEETINGS,
    ROLES,
    STATUSES,
    Kind,
    Level,
    Medium,
    Phase,
    Role,
    Status,
)

__all__ = [
    "KINDS", "MEETINGS", "ROLES", "STATUSES",
    "Account", "Article", "Block", "Claim", "Competing", "Content", "Contrary", "Decision", "Derived", "Entry",
    "Evidence", "Facts", "Failure", "Frozen", "GoodofficesError", "HistoryStep", "InputError", "Kind", "Level", "Link",
    "Medium", "Near", "PackError", "Participant", "Passage", "Phase", "Plover", "Reason", "RecordError", "Role",
    "Selected", "Span", "Stamp", "Standing", "Status", "UnsupportedValueError", "When", "Where",
    "article_id", "broken", "cite", "claim_id", "text_hash", "unsupported", "valued",
]  # fmt: skip
