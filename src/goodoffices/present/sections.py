"""The parts of a brief: which entries stand under which heading, by kind, status and the last day covered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices.present import words
from goodoffices.present.pages import shown_day
from goodoffices.schema import Entry

HEADINGS = {
    "happened": ("What happened", "Meetings, visits and calls that took place; the latest first."),
    "planned": ("What is planned", "Proposed, agreed or scheduled, by the last report; the nearest day first."),
    "silent": (
        "Planned, and no word since",
        "The day has passed, and no report says whether it took place; the latest first.",
    ),
    "off": ("What did not happen", "Put off, cancelled, refused, or said to be unlikely; the latest first."),
    "agreements": ("Agreements", "Proposed, signed, in force or broken; the latest first."),
    "commitments": ("Commitments", "What was promised, and what came of it."),
    "incidents": ("Incidents", "Where the ceasefire broke, and who says so."),
    "pressure": ("Pressure", "Threatened, called for, imposed or lifted."),
    "ground": ("Monitors, envoys, exchanges", "Missions, envoys named or gone, prisoners and bodies exchanged."),
    "open": ("Spoken of", "Meetings, visits and calls of which no words tell whether they took place."),
}
"""Title and lead of each part that lists entries, in the order of the page."""


STALE_DAYS = 183
"""After so many days without a report, a plan without a day no longer stands among what is planned."""


@dataclass(frozen=True)
class Section:
    """A part of the page.

    Args:
        key: Its anchor.
        title: Its heading.
        lead: One line on what stands there.
        entries: Its entries, in the order shown.
    """

    key: str
    title: str
    lead: str
    entries: tuple[Entry, ...]


def sections(entries: Sequence[Entry], as_of: date | None) -> list[Section]:
    """The parts of the page that list entries; empty ones are left out.

    Args:
        entries: The entries of the record.
        as_of: The last day that the articles cover; what was planned for an earlier day is not planned any more.
    """
    contacts = {"meeting", "visit", "call"}
    plain = {"appointment", "exchange", "monitoring"}

    def of(kinds: set[str], *plays: str) -> list[Entry]:
        return [e for e in entries if e.kind in kinds and (not plays or words.in_play(e) in plays)]

    ahead = of(contacts, "ahead")

    def latest(found: list[Entry]) -> tuple[Entry, ...]:
        return tuple(sorted(found, key=sort_day, reverse=True))

    content = {
        "happened": latest(of(contacts, "done")),
        "planned": tuple(sorted((e for e in ahead if not _passed(e, as_of)), key=sort_day)),
        "silent": latest([e for e in ahead if _passed(e, as_of)]),
        "off": latest([*of(contacts, "off"), *of({"refusal"})]),
        "agreements": latest(of({"agreement"})),
        "commitments": latest(of({"commitment"})),
        "incidents": latest(of({"incident"})),
        "pressure": latest(of({"pressure"})),
        "ground": latest(of(plain)),
        "open": latest(of(contacts, "open")),
    }
    made = [Section(key, *HEADINGS[key], content[key]) for key in HEADINGS]
    return [section for section in made if section.entries]


def _passed(entry: Entry, as_of: date | None) -> bool:
    """Whether a plan's day lies behind the last report of all; a plan without a day is stale after half a year."""
    if entry.phase == "no_report" or as_of is None:
        return entry.phase == "no_report"
    if entry.when.end is not None:
        return entry.when.end < as_of
    told = [step.reported.end for step in entry.history if step.reported.end]
    latest = max(told, default=entry.when.start)
    return latest is not None and (as_of - latest).days > STALE_DAYS


def sort_day(entry: Entry) -> tuple[date, date, str]:
    """Where an entry stands in the order of days: by its own, else by that of the first report."""
    when = shown_day(entry)
    return (when.start or when.end or date.min, when.end or when.start or date.min, entry.id)
