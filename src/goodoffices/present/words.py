"""Values in words, the same in a terminal and on a page: days, statuses, names, places."""

from __future__ import annotations

from datetime import date, timedelta

from goodoffices.schema import HistoryStep, Participant, When
from goodoffices.schema.claim import Facts
from goodoffices.schema.words import KINDS

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
STATUS_WORDS = {"under_way": "under way", "unlikely": "unlikely", "unknown": "not known"}
ROLE_WORDS = {"co_chair": "co-chair"}
KIND_WORDS = {
    **{kind: (kind, f"{kind}s") for kind in KINDS},
    "monitoring": ("report of monitoring", "reports of monitoring"),
    "pressure": ("act of pressure", "acts of pressure"),
}
"""A kind as one counts it, one and many."""


def status_word(facts: Facts | HistoryStep) -> str:
    """The status, with the kind's own word where there is one: `held (signed)`."""
    word = STATUS_WORDS.get(facts.status, facts.status)
    phase = facts.phase.replace("_", " ") if facts.phase else None
    return f"{word} ({phase})" if phase and phase != word else word


def role_word(participant: Participant) -> str:
    """The role as a reader says it."""
    return ROLE_WORDS.get(participant.role, participant.role)


def day_word(day: date) -> str:
    """`20 June 2016`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def when_word(when: When) -> str:
    """A day or interval in words: `20 June 2016`, `June 2016`, `between 3 and 9 May 2016`, `day not known`."""
    start, end = when.start, when.end
    if start is None and end is None:
        return "day not known"
    if start is None:
        assert end is not None
        return f"by {day_word(end)}"
    if end is None:
        return f"from {day_word(start)}"
    if start == end:
        return day_word(start)
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        if (start.month, end.month) == (1, 12):
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        if (start.year, start.month) == (end.year, end.month):
            return f"{MONTHS[start.month - 1]} {start.year}"
    if when.grain == "week" and (end - start).days <= 6:
        return f"week of {day_word(start)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {MONTHS[start.month - 1]} {start.year}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day_word(end)}"
    return f"{day_word(start)} – {day_word(end)}"


def when_iso(when: When) -> str:
    """A day or interval for a column: `2016-06-20`, `2016-06`, `2016`, `2016-05-03/09`, `?`."""
    start, end = when.start, when.end
    if start is None and end is None:
        return "?"
    if start is None or end is None:
        return f"../{end}" if start is None else f"{start}/.."
    if start == end:
        return start.isoformat()
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        if (start.month, end.month) == (1, 12):
            return str(start.year) if start.year == end.year else f"{start.year}/{end.year}"
        if (start.year, start.month) == (end.year, end.month):
            return f"{start:%Y-%m}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start}/{end:%d}"
    return f"{start}/{end:%m-%d}" if start.year == end.year else f"{start}/{end}"


def person_word(participant: Participant) -> str:
    """Name and office: `Edward Nalbandian, foreign minister of Armenia`."""
    office = participant.office
    if office and office.casefold() not in participant.name.casefold():
        return f"{participant.name}, {office}"
    return participant.name


def place_word(facts: Facts) -> str:
    """The place, or that the source says that it is not yet fixed; empty where nothing is said."""
    if facts.where.name:
        return facts.where.name + (" (not settled)" if facts.where.undetermined else "")
    return "place not yet determined" if facts.where.undetermined else ""


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 article`, `2 articles`, `3 entries`."""
    if number == 1:
        return f"1 {one}"
    return f"{number:,} {many or one + 's'}"


MADE = frozenset({"agreement", "commitment"})
"""Kinds that are there once they are agreed; a meeting that is agreed still lies ahead."""


def in_play(step: Facts | HistoryStep, kind: str | None = None) -> str:
    """Which of the brief's three questions a status answers: `done`, `ahead`, `off`, or `open`.

    Args:
        step: An entry, a claim, or a step of a history.
        kind: The kind of the entry that a step belongs to; an entry has its own.
    """
    return in_play_of(step.status, step.kind if isinstance(step, Facts) else kind)


def in_play_of(status: str, kind: str | None) -> str:
    """The same for a bare status of a kind."""
    if status in ("held", "under_way") or (status == "agreed" and kind in MADE):
        return "done"
    if status in ("proposed", "invited", "agreed", "scheduled"):
        return "ahead"
    if status in ("postponed", "cancelled", "refused", "unlikely"):
        return "off"
    return "open"
