"""What one passage of one article asserts, with a span for each of its values."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pydantic import Field, ValidationInfo, model_validator

from goodoffices.schema.errors import UnsupportedValueError
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
from goodoffices.schema.words import Kind, Level, Medium, Phase, Status

_KEPT: dict[str, object] = {}
"""Context of validation of what a record gives back."""

_PARTS = ("", ".", "[")
"""What follows the path of a value where that of itself or of a part of it is told."""


class Facts(Frozen):
    """The values that a claim and an entry share."""

    kind: Kind
    status: Status
    phase: Phase | None = None
    condition: str | None = Field(default=None, description="what it depends on, in the article's words")
    hedge: str | None = None
    opinion: bool = Field(default=False, description="asserted only by the outlet's or an author's own voice")
    confidence: float | None = Field(default=None, ge=0, le=1, description="None until calibrated on a gold")
    participants: tuple[Participant, ...] = ()
    speaker: Participant | None = None
    content: Content | None = None
    attribution: tuple[str, ...] = Field(
        default=(), description="outlet first, then whom it cites, then whom they cite"
    )
    format: str | None = Field(default=None, description="negotiating format, e.g. OSCE Minsk Group")
    level: Level | None = None
    medium: Medium | None = None
    ordinal: int | None = None
    name: str | None = Field(default=None, description="of an agreement, war or mission: its name as known or written")
    when: When = When()
    where: Where = Where()
    topics: tuple[str, ...] = ()
    details: dict[str, Any] = Field(default_factory=dict)
    plover: Plover | None = None
    evidence: tuple[Evidence, ...] = ()
    derived: tuple[Derived, ...] = ()

    def proof(self, field: str) -> tuple[Evidence, ...]:
        """The evidence of one value, by its path; also that of its parts."""
        end = len(field)
        return tuple([e for e in self.evidence if e.field.startswith(field) and e.field[end : end + 1] in _PARTS])


class Claim(Facts):
    """What one passage asserts.

    Args:
        id: Hash of article id, kind, trigger span and `part`.
        article: Id of the article.
        trigger: The word or words that name the event, act or speech.
        part: 0, or the number of the claim among those that share a trigger ("one-on-one meetings with A and B").
        sentence: Range of the sentence (a statement over several: of all of them).
        within: Id of the claim around it in the same article (a bilateral within a summit).
        outcomes: Ids of claims of the same article that came of it.
        retrospect: Background: tells of something earlier than the article's news.
        negated: The passage denies it ("did not meet"), as a correction would.

    Raises:
        UnsupportedValueError: A value has neither words nor a derivation.
    """

    id: str
    article: str
    trigger: Span
    part: int = 0
    sentence: Span
    within: str | None = None
    outcomes: tuple[str, ...] = ()
    retrospect: bool = False
    negated: bool = False

    @classmethod
    def kept(cls, body: str | bytes) -> Claim:
        """A claim as a record kept it, from its JSON: that words support its values was seen when it was made."""
        return cls.model_validate_json(body, context=_KEPT)

    @model_validator(mode="after")
    def _every_value_is_supported(self, info: ValidationInfo) -> Claim:
        missing = () if info.context is _KEPT else unsupported(self)
        if missing:
            raise UnsupportedValueError(self.kind, self.article, missing)
        return self


def valued(facts: Facts) -> list[str]:
    """Paths of the values that a claim or entry carries and that need words or a derivation."""
    paths = ["status"]
    if facts.when.known:
        paths.append("when")
    if facts.where.name or facts.where.undetermined:
        paths.append("where")
    paths += _numbered("participants", len(facts.participants))
    for path in ("speaker", "content", "condition", "hedge", "format", "ordinal", "name", "phase"):
        if getattr(facts, path) not in (None, ""):
            paths.append(path)
    paths += _numbered("attribution", len(facts.attribution))
    paths += _numbered("topics", len(facts.topics))
    return paths


@lru_cache(maxsize=256)
def _numbered(path: str, count: int) -> tuple[str, ...]:
    """The paths of the parts of a list."""
    return tuple(f"{path}[{i}]" for i in range(count))


def unsupported(facts: Facts) -> list[str]:
    """Paths of the values that neither words nor a derivation support; empty when all is well."""
    proved = {e.field for e in facts.evidence}
    proved.update([d.field for d in facts.derived])
    missing = [p for p in valued(facts) if p not in proved]  # nearly always none: else parts prove their wholes
    if missing:
        known = set[str]().union(*map(_wholes, proved))
        missing = [p for p in missing if p not in known]
    return missing


@lru_cache(maxsize=4096)
def _wholes(path: str) -> tuple[str, ...]:
    """A path and those of all that it is a part of: `participants[0].role`, `participants[0]`, `participants`."""
    return (path, *(path[: cut.start()] for cut in re.finditer(r"[.\[]", path)))
