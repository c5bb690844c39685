"""The overview, and the timeline with its filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from fastapi import APIRouter, Request, Response

from goodoffices.present.charts import columns
from goodoffices.present.digest import digest
from goodoffices.present.lanes import LEFT_OUT, picture, state_names
from goodoffices.present.words import in_play_of
from goodoffices.schema import Entry
from goodoffices.schema.words import KINDS, STATUSES
from goodoffices.service.catalogue import Tally
from goodoffices.web.asking import SIZE, Ask, Asked
from goodoffices.web.room import TheRoom

router = APIRouter(include_in_schema=False)

DRAWN = 150
"""So many entries are drawn one by one; more are drawn as columns of months."""


@router.get("/")
def overview(request: Request, room: TheRoom) -> Response:
    """What a minister reads in a minute: what changed, what is planned, what was called off, who moved."""
    catalogue = room.catalogue
    found = catalogue.kept("digest", lambda: digest(catalogue.record.entries(), catalogue.shelf()))
    counts = catalogue.tally(Ask().filter)
    return room.show(
        request,
        "overview.html.j2",
        digest=found,
        total=sum(t.number for t in counts),
        chart=columns(_months(counts)),
        address=lambda first, last: Ask(since=first, until=last).url(),
        kinds=_by(counts, "kind", KINDS),
        articles=catalogue.shelf(),
        unread=catalogue.unread(),
        versions=catalogue.versions,
    )


@router.get("/timeline")
def timeline(request: Request, room: TheRoom, ask: Asked) -> Response:
    """The entries that the address asks for, drawn and listed."""
    catalogue = room.catalogue
    counts = catalogue.tally(ask.filter)
    total = sum(t.number for t in counts)
    shown = catalogue.page(ask.filter, limit=SIZE, offset=(ask.page - 1) * SIZE, latest=ask.order == "latest")
    drawn = None
    kinds = tuple(kind for kind in ask.kinds or KINDS if kind not in LEFT_OUT)
    if kinds and sum(t.number for t in counts if t.kind in kinds) <= DRAWN:
        every = catalogue.page(replace(ask, kinds=kinds).filter, limit=DRAWN)
        drawn = picture(every, {**catalogue.names(), **state_names(every)})
    return room.show(
        request,
        "timeline.html.j2",
        ask=ask,
        groups=_years(shown),
        entries=shown,
        total=total,
        pages=max(1, -(-total // SIZE)),
        picture=drawn,
        chart=None if drawn else columns(_months(counts)),
        address=lambda first, last: ask.url(since=first, until=last),
        page_address=lambda number: ask.url(page=number),
        kinds=_by(counts, "kind", KINDS),
        statuses=_by(counts, "status", STATUSES),
        formats=sorted(catalogue.directory().formats),
    )


def _years(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries under the year of their first possible day, in the order given."""

    def year(entry: Entry) -> str:
        day = entry.when.start or entry.when.end
        return str(day.year) if day else "Day not known"

    return [(key, list(group)) for key, group in groupby(entries, year)]


def _months(counts: Sequence[Tally]) -> Counter[tuple[str, str]]:
    """How many entries, by month and by what became of them; statements are said, not done."""
    found = Counter[tuple[str, str]]()
    for t in counts:
        if t.month and t.kind != "statement":
            found[t.month, in_play_of(t.status, t.kind)] += t.number
    return found


def _by(counts: Sequence[Tally], field: str, order: Sequence[str]) -> dict[str, int]:
    found = Counter[str]()
    for t in counts:
        found[getattr(t, field)] += t.number
    return {word: found[word] for word in order}
