"""What is new since a day: by the days on which reports became public, never by the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodoffices.schema import Entry, HistoryStep
from goodoffices.schema.values import Frozen


class Change(Frozen):
    """A step of an entry's history that was reported on a day or later.

    Args:
        entry: The entry.
        step: The step.
        before: The status before it; None where the step is the first.
        perhaps: The day of the report is not known well enough to be sure.
    """

    entry: Entry
    step: HistoryStep
    before: str | None
    perhaps: bool


def changes(entries: Sequence[Entry], since: date) -> list[Change]:
    """New entries and changed statuses, in order of report.

    Args:
        entries: The entries of the record.
        since: The first day that counts.
    """
    found = []
    for entry in entries:
        before: str | None = None
        for step in entry.history:
            last = step.reported.end or step.reported.start
            if last is not None and last >= since and step.status != before:
                first = step.reported.start
                found.append(Change(entry=entry, step=step, before=before, perhaps=first is None or first < since))
            before = step.status
    return sorted(found, key=lambda c: (c.step.reported.end or date.max, c.entry.id, c.step.claim))
