"""The frozen records, ids, spans and intervals that every other room speaks in.

A name is loaded when it is first used: the command line needs the words and errors, not the records, to answer at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
        Side,
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

_ROOMS = ("words", "errors", "ids", "values", "quotes", "article", "claim", "decision", "entry")
"""The modules of this room, the quickest to load first."""

__all__ = [
    "KINDS", "MEETINGS", "ROLES", "STATUSES",
    "Account", "Article", "Block", "Claim", "Competing", "Content", "Contrary", "Decision", "Derived", "Entry",
    "Evidence", "Facts", "Failure", "Frozen", "GoodofficesError", "HistoryStep", "InputError", "Kind", "Level", "Link",
    "Medium", "Near", "PackError", "Participant", "Passage", "Phase", "Plover", "Reason", "RecordError", "Role",
    "Selected", "Side", "Span", "Stamp", "Standing", "Status", "UnsupportedValueError", "When", "Where",
    "article_id", "broken", "cite", "claim_id", "text_hash", "unsupported", "valued",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Loads a public name from the first module that has it."""
    if name in __all__:
        for room in _ROOMS:
            found = vars(import_module(f"goodoffices.schema.{room}"))
            if name in found:
                globals()[name] = found[name]
                return found[name]
    raise AttributeError(f"module 'goodoffices.schema' has no attribute {name!r}")
