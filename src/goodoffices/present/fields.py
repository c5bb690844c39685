"""Entries, claims and articles as the plain fields of the export schema, always in one order."""

from __future__ import annotations

from typing import Any

from goodoffices.schema import Article, Claim, Entry, HistoryStep
from goodoffices.schema.claim import Facts

Fields = dict[str, Any]

ORDER = (
    "id", "kind", "title", "status", "phase", "condition", "hedge", "opinion", "confidence", "history",
    "participants", "speaker", "content", "attribution", "format", "level", "medium", "ordinal", "name",
    "part_of", "when", "where", "topics", "outcomes", "details", "plover", "competing", "articles", "origins",
    "claims", "evidence", "derived", "links", "decisions",
)  # fmt: skip
"""The fields of an exported entry, in the order in which they are written."""

LEFT_OUT_WHEN_NONE = frozenset({"confidence", "speaker", "content", "note"})
"""Fields that the schema does not allow to be null: they are left out."""


def entry_fields(entry: Entry) -> Fields:
    """An entry in the fields of the export schema."""
    return _ordered(entry.model_dump(mode="json"))


def claim_fields(claim: Claim, article: Article) -> Fields:
    """A claim in the same shape as an entry: a history of one step, reported on its article's day."""
    fields = claim.model_dump(mode="json")
    proof = claim.proof("status") or claim.evidence
    step = [
        HistoryStep(
            status=claim.status,
            phase=claim.phase,
            reported=article.published,
            evidence=proof[0],
            claim=claim.id,
            articles=(article.id,),
            attribution=claim.attribution,
            when=claim.when,
        ).model_dump(mode="json")
    ] if proof else []  # fmt: skip
    extra = {key: fields.pop(key) for key in list(fields) if key not in ORDER}
    shape = {"title": title_of(claim), "history": step, "articles": [article.id], "origins": 1, "competing": []}
    return {**_ordered({**fields, **shape, "part_of": claim.within, "claims": [claim.id]}), **extra}


def article_fields(article: Article) -> Fields:
    """An article: where it came from, when it was published and why that is thought, and its text."""
    published = article.published.model_dump(mode="json")
    published["reasons"] = [reason.model_dump(mode="json") for reason in article.reasons]
    return {
        "id": article.id,
        "source": article.sources[0] if article.sources else (article.url or article.id),
        "sources": list(article.sources),
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
        "published": published,
        "text": article.text,
    }


def title_of(facts: Facts) -> str:
    """One readable line for a claim, which has no title of its own."""
    if facts.name:
        return facts.name
    who = [p.name for p in facts.participants]
    if facts.speaker is not None:
        who.insert(0, facts.speaker.name)
    names = ", ".join(dict.fromkeys(who))
    place = f" in {facts.where.name}" if facts.where.name else ""
    return f"{facts.kind.capitalize()}{': ' if names else ''}{names}{place}"


def _ordered(fields: Fields) -> Fields:
    return _filled({key: fields[key] for key in ORDER if key in fields})


def _filled(fields: Fields) -> Fields:
    """The same without the nulls that the schema does not allow, at every depth."""
    return {key: _inside(value) for key, value in fields.items() if _kept(key, value, fields)}


def _inside(value: Any) -> Any:
    if isinstance(value, dict):
        return _filled(value)
    return [_inside(item) for item in value] if isinstance(value, list) else value


def _kept(key: str, value: Any, around: Fields) -> bool:
    if value is not None:
        return True
    if key == "written":
        return "role" not in around
    return key not in LEFT_OUT_WHEN_NONE and not (key == "cameo" and "quad" in around)
