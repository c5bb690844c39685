"""How ids are made. Nothing else knows."""

import hashlib
from typing import Any

from goodoffices.schema.canonical import digest
from goodoffices.schema.values import Span


def _digest(*parts: str | None) -> str:
    """Sixteen hex digits over the parts; None and the empty string differ, and no two joins collide."""
    hasher = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        hasher.update(b"-" if part is None else b"%d:" % len(data))
        hasher.update(data)
    return hasher.hexdigest()[:16]


def article_id(text: str, outlet: str | None, url: str | None, given: str | None) -> str:
    """Id of an article: its stored text, outlet, URL and date as given, never its path."""
    return "a" + _digest(text, outlet, url, given)


def claim_id(article: str, kind: str, trigger: Span, part: int = 0) -> str:
    """Id of a claim: article, kind, trigger span and its number among the claims of one trigger."""
    return "c" + _digest(article, kind, f"{trigger.start}-{trigger.end}", str(part) if part else None)


def text_hash(text: str) -> str:
    """SHA-256 of a stored text, in hex; `verify` recomputes it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def decision_id(body: Any) -> str:
    """Id of a decision: everything that it says."""
    return "d" + digest(body)[:16]
