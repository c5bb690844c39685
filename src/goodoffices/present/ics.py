"""What is planned, as iCalendar (RFC 5545): whole days, with the words behind each as its description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from goodoffices.present.words import in_play, place_word, status_word, when_word
from goodoffices.schema import Entry
from goodoffices.schema.errors import GoodofficesError

STATUS = {"done": "CONFIRMED", "ahead": "TENTATIVE", "off": "CANCELLED", "open": "TENTATIVE"}
"""A plan is tentative until it was held, but for one that is scheduled."""

LONGEST = 31
"""Days of the longest interval that is still an appointment; a longer one is no day at all."""


def calendar_of(entries: Sequence[Entry], name: str, versions: Mapping[str, str]) -> str:
    """The entries that have a day or a short interval of days.

    Args:
        entries: The entries.
        name: Of the calendar.
        versions: Versions of tool, model and packs.

    Raises:
        GoodofficesError: The package that writes calendars is not installed.
    """
    try:
        from icalendar import Calendar, Event
    except ImportError:
        raise GoodofficesError(
            "calendars need a package more. Install it with: pip install 'goodoffices[report]'"
        ) from None
    made = Calendar()
    made.add("prodid", f"-//goodoffices//{versions.get('tool', '')}//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for entry in entries:
        start, end = entry.when.start, entry.when.end
        if start is None or end is None or (end - start).days > LONGEST:
            continue
        event = Event()
        event.add("uid", f"{entry.id}@goodoffices")
        event.add("dtstamp", _stamp(entry, start))
        event.add("dtstart", start)
        event.add("dtend", end + timedelta(days=1))
        event.add("summary", f"{entry.title} ({status_word(entry)})")
        event.add("status", "CONFIRMED" if entry.status == "scheduled" else STATUS[in_play(entry)])
        event.add("transp", "TRANSPARENT")
        if place := place_word(entry):
            event.add("location", place)
        event.add("description", _description(entry))
        made.add_component(event)
    return str(made.to_ical(), "utf-8")


def _stamp(entry: Entry, start: date) -> datetime:
    """When this was last told, by the record and not by the clock: the same record gives the same calendar."""
    told = [s.reported.end for s in entry.history if s.reported.end]
    day = max(told) if told else start
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _description(entry: Entry) -> str:
    quotes = [f"“{' '.join(e.quote.split())}”" for field in ("status", "when") for e in entry.proof(field)]
    return f"{when_word(entry.when)}. " + " ".join(dict.fromkeys(quotes))
