"""What may be passed on where texts may not: entries and claims with quotes cut short, articles without their texts."""

from __future__ import annotations

from typing import Any, TypeVar

from goodoffices.schema import Entry, Evidence
from goodoffices.schema.claim import Facts

LONGEST = 40
"""Words of a quote that is passed on."""

F = TypeVar("F", bound=Facts)


def cut(words: str) -> str:
    """Words, cut after the fortieth."""
    parts = words.split()
    return words if len(parts) <= LONGEST else " ".join(parts[:LONGEST]) + " …"


def shared(facts: F) -> F:
    """An entry or claim with every quote and what is said cut short; a cut quote no longer verifies, its place does."""
    changes: dict[str, Any] = {"evidence": tuple(_short(e) for e in facts.evidence)}
    if facts.content is not None:
        changes["content"] = facts.content.model_copy(update={"text": cut(facts.content.text)})
    if isinstance(facts, Entry):
        changes["title"] = cut(facts.title)
        changes["history"] = tuple(s.model_copy(update={"evidence": _short(s.evidence)}) for s in facts.history)
        changes["competing"] = tuple(
            c.model_copy(
                update={
                    "accounts": tuple(
                        a.model_copy(update={"evidence": tuple(_short(e) for e in a.evidence)}) for a in c.accounts
                    )
                }
            )
            for c in facts.competing
        )
    return facts.model_copy(update=changes)


def _short(evidence: Evidence) -> Evidence:
    return evidence.model_copy(update={"quote": cut(evidence.quote)})
