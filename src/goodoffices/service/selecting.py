"""From what a reviewer selects and types to the values and proofs of a claim."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from goodoffices.schema import (
    Article,
    Claim,
    Derived,
    Evidence,
    GoodofficesError,
    Participant,
    Selected,
    Span,
    UnsupportedValueError,
    When,
    Where,
    cite,
    claim_id,
)

BY_HAND_FROM = 900
"""Claims that reviewers make are numbered from here among those of their words, so that no reading meets their id."""

_DAYS = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:/(\d{4}(?:-\d\d(?:-\d\d)?)?))?")


def value_of(field: str, value: Any, words: str | None) -> Any:
    """A value as a claim holds it: days may be typed as `2031-05-14`, `2031-05` or `2031-05-01/2031-05-09`.

    Args:
        field: The field.
        value: As typed, or as a page sends it.
        words: The words that state it.

    Raises:
        GoodofficesError: It is no such value.
    """
    try:
        if field == "when":
            typed = {**_days(value), "words": words} if isinstance(value, str) else value
            return When.model_validate(typed).model_dump(mode="json")
        if field == "where":
            typed = {"name": value} if isinstance(value, str) else value
            return Where.model_validate(typed).model_dump(mode="json")
        if field in ("participants", "speaker"):
            typed = {"name": value} if isinstance(value, str) else value
            role = {"role": "speaker"} if field == "speaker" else {}
            return Participant.model_validate({"written": words, **role, **typed}).model_dump(mode="json")
        if field == "content" and isinstance(value, str):
            return {"text": value, "direct": value == words}
    except (ValidationError, ValueError) as error:
        raise GoodofficesError(f"{field}: {value!r} is no such value ({str(error).splitlines()[-1].strip()})") from None
    return value


def made_claim(
    article: Article, kind: str, status: str, words: Span, selected: Sequence[Selected], by: str, day: date
) -> Claim:
    """A claim that a reviewer makes from an article.

    Args:
        article: The article, or the note.
        kind: Kind of the claim.
        status: Its status.
        words: The words that name the event and prove its status.
        selected: Its other values, each with its words.
        by: Who makes it.
        day: When.

    Raises:
        GoodofficesError: Words lie outside the text or in its furniture, or a value is none.
    """
    rule = f"decided by {by} on {day}"
    evidence = [_cited(article, words, "status")]
    derived = [Derived(field="kind", rule=rule)]
    values: dict[str, Any] = {"participants": []}
    hull = [words]
    for one in selected:
        path = _path(values, one.field)
        quote = None
        if one.start is not None and one.end is not None:
            span = Span(one.start, one.end)
            evidence.append(_cited(article, span, path))
            quote = article.quote(span)
            hull.append(span)
        if quote is None or one.field in ("participants", "speaker", "where", "when"):
            derived.append(Derived(field=path, rule=rule))
        value = value_of(one.field, one.value, quote)
        if one.field in ("participants", "topics"):
            values[one.field] = [*values.get(one.field, []), value]
        else:
            values[one.field] = value
    derived.append(Derived(field="attribution[0]", rule="the article's outlet"))
    try:
        return Claim.model_validate(
            {
                "id": claim_id(article.id, kind, words, BY_HAND_FROM),
                "article": article.id,
                "kind": kind,
                "status": status,
                "trigger": words,
                "part": BY_HAND_FROM,
                "sentence": Span(min(s.start for s in hull), max(s.end for s in hull)),
                "attribution": (article.outlet or by,),
                "evidence": tuple(evidence),
                "derived": tuple(derived),
                **values,
            }
        )
    except (ValidationError, UnsupportedValueError) as error:
        raise GoodofficesError(f"this makes no claim: {str(error).splitlines()[-1].strip()}") from None


def selected_words(article: Article, start: int, end: int, field: str) -> Evidence:
    """Evidence from words that a reviewer selected.

    Raises:
        GoodofficesError: They lie outside the text or in its furniture.
    """
    return _cited(article, Span(start, end), field)


def _cited(article: Article, span: Span, field: str) -> Evidence:
    if any(b.kind == "furniture" and b.span.overlaps(span) for b in article.blocks):
        raise GoodofficesError(f"the words at {span.start}-{span.end} lie in the page's furniture. Select others.")
    try:
        return cite(article, span, field)
    except ValueError as error:
        raise GoodofficesError(f"{error}. Select words of the article.") from None


def _path(values: dict[str, Any], field: str) -> str:
    return f"{field}[{len(values.get(field, []))}]" if field in ("participants", "topics") else field


def _days(text: str) -> dict[str, Any]:
    """The fields of a `When` from days as typed.

    Raises:
        ValueError: They are none.
    """
    found = _DAYS.fullmatch(text.strip())
    if found is None:
        raise ValueError("write 2031-05-14, 2031-05 or 2031-05-01/2031-05-09")
    first, last = found[1], found[2] or found[1]
    start, end = _bounds(first)[0], _bounds(last)[1]
    parts = first.count("-") if found[2] is None else -1
    grain = {0: "year", 1: "month", 2: "day"}.get(parts, "interval")
    return {"start": start, "end": end, "grain": grain, "basis": "explicit", "value": text.strip()}


def _bounds(text: str) -> tuple[date, date]:
    year, *rest = (int(part) for part in text.split("-"))
    month = rest[0] if rest else None
    day = rest[1] if len(rest) > 1 else None
    last = month or 12
    return date(year, month or 1, day or 1), date(year, last, day or calendar.monthrange(year, last)[1])
