"""One thing of the world in the record, built from claims, never edited in place."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from goodoffices.schema.claim import Facts
from goodoffices.schema.values import Evidence, Frozen, When
from goodoffices.schema.words import Phase, Status


class HistoryStep(Frozen):
    """One status of an entry, with the day on which a report of it became public."""

    status: Status
    phase: Phase | None = None
    reported: When
    evidence: Evidence
    claim: str
    articles: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    when: When = Field(default=When(), description="the day of the event as this report gives it")


class Account(Frozen):
    """One of several values that the sources give for a field."""

    value: Any
    articles: tuple[str, ...]
    claims: tuple[str, ...] = ()
    origins: int = 1
    evidence: tuple[Evidence, ...] = ()
    note: str | None = Field(default=None, description="why it is shown first, or whose account it is")


class Competing(Frozen):
    """A field on which the sources differ."""

    field: str
    accounts: tuple[Account, ...]


class Link(Frozen):
    """Why a claim belongs to an entry, in words, with a score from 0 to 1."""

    claim: str
    score: float
    reasons: tuple[str, ...]


class Entry(Facts):
    """One thing of the world: the values shown, every status it had, and every claim behind it.

    Args:
        id: That of the founding claim.
        title: One readable line.
        history: Its statuses in order of report.
        claims: Ids of the claims behind it, sorted.
        articles: Ids of the articles behind it, sorted.
        origins: Independent reports behind it.
        competing: Fields on which the sources differ.
        part_of: Id of the entry around it.
        outcomes: Ids of the entries that came of it.
        links: Why each claim belongs to it.
        decisions: Ids of the reviewers' decisions that bear on it, in their order.
    """

    id: str
    title: str
    history: tuple[HistoryStep, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: int = 1
    competing: tuple[Competing, ...] = ()
    part_of: str | None = None
    outcomes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    decisions: tuple[str, ...] = ()
