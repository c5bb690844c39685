"""A reviewer's judgement: dated, signed, naming claims and the words they stand at, replayed on every build."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, TypeAlias

from pydantic import Field

from goodoffices.schema.article import Article, Block
from goodoffices.schema.claim import Claim
from goodoffices.schema.ids import article_id, decision_id
from goodoffices.schema.values import Evidence, Frozen, When

Act: TypeAlias = Literal["confirm", "reject", "correct", "add", "merge", "split", "name", "undo"]

NOTE = "note"
"""The outlet of an analyst's own words."""


class Passage(Frozen):
    """A claim that a decision is about, with the words that it was read from.

    Args:
        claim: Its id.
        kind: Its kind.
        article: Id of its article.
        start: First character of its trigger.
        end: One past the last.
        quote: The trigger's words.
        sentence: The words of its sentence, by which a changed text is searched.
    """

    claim: str
    kind: str
    article: str
    start: int
    end: int
    quote: str
    sentence: str


class Selected(Frozen):
    """A value with the words that state it: how a reviewer gives what a claim holds.

    Args:
        field: `participants`, `speaker`, `when`, `where`, `content`, `format`, `ordinal`, ...
        value: As the field has it in an export; of `participants` one participant.
        start: First character of the words in the article; None where no words state it.
        end: One past the last.
    """

    field: str
    value: Any
    start: int | None = None
    end: int | None = None


class Decision(Frozen):
    """One judgement of a reviewer.

    Args:
        number: Its place among all decisions of the record, from 1.
        day: When it was made.
        by: Who signs it.
        act: What it does.
        passages: The claims it is about.
        apart: Of a split: the claims that those of `passages` do not belong with.
        field: Of a correction: the field.
        of: Of a correction of a participant, or a naming: the participant as the record has it.
        value: Of a correction or naming: the new value; None takes a participant away.
        evidence: The words that state the new value, where they stand in an article.
        words: Or of the note: the words in it that state the new value.
        claim: Of an addition: the claim that was missed.
        note: The reviewer's own words that state the value or make the claim; they become an article of outlet `note`.
        remark: Why, for other reviewers; no proof of anything.
        undoes: Of an undoing: the id of the decision that no longer counts.
    """

    number: int = Field(ge=1)
    day: date
    by: str = Field(min_length=1)
    act: Act
    passages: tuple[Passage, ...] = ()
    apart: tuple[Passage, ...] = ()
    field: str | None = None
    of: dict[str, Any] | None = None
    value: Any = None
    evidence: Evidence | None = None
    words: str | None = None
    claim: Claim | None = None
    note: str | None = None
    remark: str | None = None
    undoes: str | None = None

    @property
    def id(self) -> str:
        """Hash of everything that it says."""
        return decision_id(self.model_dump(mode="json"))

    @property
    def article(self) -> Article | None:
        """The note as an article."""
        return note(self.note, self.by, self.day) if self.note else None


def note(text: str, by: str, day: date) -> Article:
    """An analyst's own words as an article.

    Args:
        text: The words.
        by: Who wrote them.
        day: When.
    """
    given = f"{day.isoformat()} {by}"
    return Article(
        id=article_id(text, NOTE, None, given),
        text=text,
        blocks=(Block(start=0, end=len(text), kind="body", reason="an analyst's note"),),
        outlet=NOTE,
        author=by,
        language="en",
        given=given,
        published=When(start=day, end=day, grain="day", basis="explicit"),
        note=True,
    )


class Standing(Frozen):
    """Whether a decision still counts.

    Args:
        decision: The decision.
        state: `applied`; `open`: what it was about is no longer read there, and a reviewer must look; `undone`.
        why: In words, of an open one.
        now: Ids of claims that are now read from the same words elsewhere.
    """

    decision: Decision
    state: Literal["applied", "open", "undone"]
    why: str | None = None
    now: tuple[str, ...] = ()


class Contrary(Frozen):
    """Two decisions that cannot both be right.

    Args:
        first: Id of the earlier one.
        second: Id of the later one, which stands.
        why: In words, with who decided what.
    """

    first: str
    second: str
    why: str


class Near(Frozen):
    """Two claims that were nearly linked.

    Args:
        one: Id of a claim.
        other: Id of the other.
        score: From 0 to 1.
        reasons: What speaks for one thing and against it, in words.
        against: What forbade it, None where only too little spoke for it.
    """

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]
    against: str | None = None
