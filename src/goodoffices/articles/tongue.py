"""Which language a text is in."""

from __future__ import annotations

_LEAST = 40
"""Fewer letters than these tell no language."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language, None where the text is too short to tell.

    Told by py3langid over the first 2,000 characters: more changed nothing in 365 articles and cost more than any step.
    """
    if sum(c.isalpha() for c in text[:2000]) < _LEAST:
        return None
    import py3langid

    code, _ = py3langid.classify(text[:2000])
    return str(code)
