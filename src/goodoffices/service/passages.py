"""Which claims, and which words, a reviewer's judgement on an entry names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goodoffices.schema import Article, Claim, Entry, GoodofficesError, Passage
from goodoffices.store import Store


def passages(store: Store, claims: Sequence[str]) -> tuple[Passage, ...]:
    """The words that claims were read from.

    Args:
        store: The record.
        claims: Their ids.
    """
    found = []
    for claim in store.claims(claims):
        article = store.article(claim.article)
        if article is not None:
            found.append(_passage(claim, article))
    return tuple(found)


def claims_of(entry: Entry, starts: Sequence[str]) -> tuple[str, ...]:
    """Ids of claims of an entry, given by themselves or by their beginnings.

    Raises:
        GoodofficesError: A beginning fits none, or several.
    """
    found = []
    for start in starts:
        fitting = [c for c in entry.claims if c.startswith(start)]
        if len(fitting) != 1:
            raise GoodofficesError(f"{start}: {len(fitting)} claims of {entry.id} have this id.")
        found += fitting
    return tuple(sorted(set(found)))


def person(entry: Entry, field: str) -> dict[str, Any]:
    """The participant of an entry that a path names: `speaker` or `participants[1]`.

    Raises:
        GoodofficesError: It has none there.
    """
    number = field.removeprefix("participants[").removesuffix("]")
    try:
        found = entry.speaker if field == "speaker" else entry.participants[int(number)]
    except (ValueError, IndexError):
        found = None
    if found is None:
        raise GoodofficesError(f"{entry.id} has no {field}.")
    return found.model_dump(mode="json", include={"name", "written", "actor"})


def holding(store: Store, entry: Entry, field: str) -> tuple[str, ...]:
    """Ids of the claims of an entry that give a field a value, the founding one where none does."""
    found = [c.id for c in store.claims(entry.claims) if _given(c, field)]
    return tuple(sorted(found)) or (entry.id,)


def _given(claim: Claim, field: str) -> bool:
    head, _, inner = field.partition(".")
    if head == "when":
        return claim.when.known
    if head == "where":
        return claim.where.name is not None or claim.where.undetermined
    if head == "details":
        return inner in claim.details
    return head != "participants" and getattr(claim, head) not in (None, "", ())


def _passage(claim: Claim, article: Article) -> Passage:
    return Passage(
        claim=claim.id,
        kind=claim.kind,
        article=claim.article,
        start=claim.trigger.start,
        end=claim.trigger.end,
        quote=article.quote(claim.trigger),
        sentence=article.quote(claim.sentence),
    )
