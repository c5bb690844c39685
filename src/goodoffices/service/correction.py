"""What a correction says: the value, the words that state it, and the claims it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from goodoffices.record.correcting import corrected
from goodoffices.schema import Claim, Decision, Entry, Evidence, GoodofficesError, RecordError
from goodoffices.schema.claim import Facts
from goodoffices.schema.values import Frozen
from goodoffices.service.passages import holding, passages, person
from goodoffices.service.selecting import selected_words, value_of
from goodoffices.store import Store

LONGEST = 12
"""Words of the longest proof of a day, place or participant."""

FIELDS = frozenset(Facts.model_fields) - {"kind", "confidence", "derived", "evidence", "plover"}
"""What a reviewer can correct."""


class Proof(Frozen):
    """The words that state a reviewer's value: own ones, with the note they stand in, or some of an article."""

    words: str | None = None
    note: str | None = None
    article: str | None = None
    start: int | None = None
    end: int | None = None


def correction(store: Store, entry: Entry, field: str, value: Any, proof: Proof) -> dict[str, Any]:
    """The fields of a decision that corrects an entry.

    Args:
        store: The record.
        entry: The entry.
        field: `when`, `where`, `status`, `participants[1]`, `participants` (one more), `details.killed`, ...
        value: The value; of a participant, None takes it away.
        proof: The words.

    Raises:
        GoodofficesError: No words are given, or they are too long, or the value is none.
    """
    if re.split(r"[.\[]", field, maxsplit=1)[0] not in FIELDS:
        raise GoodofficesError(
            f"there is no value {field[:60]!r} to correct. Choose one of: {', '.join(sorted(FIELDS))}."
        )
    evidence, note = _selected(store, field, proof), proof.note or proof.words
    if evidence is None and proof.words is None and value is not None:
        raise GoodofficesError("a value needs words that state it. Give your own, or select some in an article.")
    if proof.words is not None and note is not None and proof.words not in note:
        raise GoodofficesError(f"the note does not hold the words {proof.words!r}.")
    quote = evidence.quote if evidence is not None else proof.words
    someone = field == "speaker" or field.startswith("participants[")
    head = field.partition("[")[0] if someone else field
    if quote and head in ("when", "where", "participants", "speaker") and len(quote.split()) > LONGEST:
        raise GoodofficesError(f"the words that state {head} are at most {LONGEST}. Select fewer.")
    if someone and isinstance(value, str):
        value = {"name": value, "actor": None, "office": None}
    claims = entry.claims if someone else holding(store, entry, head)
    return {
        "passages": passages(store, claims),
        "field": head,
        "of": person(entry, field) if someone else None,
        "value": value if someone or value is None else value_of(head, value, quote),
        "evidence": evidence,
        "words": proof.words if evidence is None else None,
        "note": note if evidence is None and proof.words is not None else None,
    }


def tried(decision: Decision, claims: Iterable[Claim]) -> Decision:
    """A decision that can be replayed on the claims that it names; any other would spoil the record once kept.

    Args:
        decision: The decision.
        claims: The claims.

    Raises:
        GoodofficesError: Its value makes no claim.
    """
    if decision.act in ("correct", "name"):
        try:
            touched = [fields for claim in claims for fields in corrected(claim, decision)[1:]]
        except (ValidationError, GoodofficesError, ValueError, TypeError, KeyError) as error:
            raise GoodofficesError(f"this is no such value: {str(error).splitlines()[-1].strip()}") from None
        if not any(touched):
            raise GoodofficesError("nobody there is written so. Write the name as the article has it.")
    return decision


def _selected(store: Store, field: str, proof: Proof) -> Evidence | None:
    if proof.article is None or proof.start is None or proof.end is None:
        return None
    article = store.article(proof.article)
    if article is None:
        raise RecordError(f"{proof.article}: no article has this id.")
    return selected_words(article, proof.start, proof.end, field)
