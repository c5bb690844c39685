"""The dateline at the head of a report: `YEREVAN, 12 May (Agency) -`, `May 12, 2018 (YEREVAN) -`."""

from __future__ import annotations

import re
from typing import NamedTuple

_CAPITALS = r"[^\W\d_a-zà-ÿ]{3,}(?:[ .'’-]+[^\W\d_a-zà-ÿ]{2,}){0,3}"
_NAMED = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_TOWN = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?"
_DAY = r"(?:\d{1,2}\.? [^\W\d_]{3,9}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_AGENCY = r"\((?P<agency>[^()\n]{2,40})\)"
_DASH = r"\s*(?:-{1,2}|–|—|―)\s+"
_LONG = r"\s*(?:—|―)(?=[A-Z“\"])"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_CAPITALS}(?:, {_NAMED})?(?:,|\s*[-–—]) ?{_DAY}:\s+(?=[A-Z“\"])",
        rf"{_CAPITALS}(?:, {_NAMED})?(?:,? {_DAY})?,?(?: {_AGENCY})?(?:, {_DAY})?(?:{_DASH}|{_LONG})",
        rf"{_DAY} ?\({_CAPITALS}(?:/{_CAPITALS})?\){_DASH}",
        rf"{_NAMED}(?:, {_NAMED})?,? {_DAY}(?:,? {_AGENCY})?{_DASH}",
        rf"{_NAMED}(?:, {_NAMED})? {_AGENCY}{_DASH}",
        rf"(?:{_DAY} ?)?\({_CAPITALS}(?: ?/ ?{_CAPITALS})?\){_DASH}",
        rf"{_DAY},? ?\({_CAPITALS}\)\s+(?=[A-Z])",
        rf"{_TOWN} — (?=[A-Z“\"])",
        rf"{_CAPITALS}(?:,? {_DAY})?\.\s+(?=[A-Z])",
        rf"{_CAPITALS},? {_DAY},? {_AGENCY.replace('agency', 'bare')}[.:]?\s+(?=[A-Z])",
    )
)


class Dateline(NamedTuple):
    """A dateline: its length in characters without the blanks after it, with them, and the agency in it."""

    length: int
    whole: int
    agency: str | None


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph begins with, None where it begins with none."""
    head = paragraph[:140]
    for form in _FORMS:
        match = form.match(head)
        if match and match.end() < len(paragraph):
            groups = match.groupdict()
            return Dateline(len(match.group().rstrip()), match.end(), groups.get("agency") or groups.get("bare"))
    return None
