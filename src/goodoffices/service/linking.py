"""Linking everything that a record holds, with the decisions of its reviewers, and keeping what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from goodoffices.schema import Article, Claim, Decision
from goodoffices.schema.values import Frozen
from goodoffices.service.choice import PackChoice
from goodoffices.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodoffices.record import Linked


class Counts(Frozen):
    """How much was linked.

    Args:
        claims: Claims.
        entries: Entries.
        open: Decisions whose words are no longer read, which a reviewer must look at.
    """

    claims: int
    entries: int
    open: int = 0


def relink(
    store: Store, choice: PackChoice, versions: Mapping[str, str], told: Callable[[int], None] | None = None
) -> Counts:
    """Links everything anew and keeps the entries.

    Args:
        store: The record.
        choice: The packs.
        versions: The versions that the record then carries.
        told: Told the number of claims before the work starts.
    """
    while True:  # anew, where another build or a reviewer was at work meanwhile
        with store.at_one_moment() as still:
            state, articles, claims, decisions = still.state(), still.articles(), still.read_claims(), still.decisions()
        if told is not None:
            told(len(claims))
        made = linked(articles, claims, decisions, choice)
        done = made.replay
        if store.replace_entries(
            made.entries, versions, linked_from=state, near=made.near, notes=done.notes, added=done.added
        ):
            waiting = sum(s.state == "open" for s in done.standings)
            return Counts(claims=len(claims) + len(done.added), entries=len(made.entries), open=waiting)


def linked(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    choice: PackChoice,
    day: date | None = None,
) -> Linked:
    """Links, and loads what linking needs only then."""
    from goodoffices.record import linking

    return linking.linked(articles, claims, choice.load(), as_of=day, decisions=decisions)
