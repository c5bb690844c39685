"""What is planned, by day, as a page and for a calendar of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request, Response

from goodoffices.present.ics import calendar_of
from goodoffices.present.sections import sections
from goodoffices.schema import Entry
from goodoffices.web.room import Room, TheRoom

router = APIRouter(include_in_schema=False)

CONTACTS = ("meeting", "visit", "call")


def _sections(room: Room, *kinds: str) -> dict[str, Sequence[Entry]]:
    entries = room.catalogue.record.entries(kind=kinds)
    return {s.key: s.entries for s in sections(entries, room.catalogue.last_day())}


@router.get("/calendar")
def calendar(request: Request, room: TheRoom) -> Response:
    """What lies ahead of the last day covered, what had no word since, and what was called off."""
    catalogue = room.catalogue
    found = catalogue.kept("calendar", lambda: _sections(room, *CONTACTS))
    return room.show(
        request,
        "calendar.html.j2",
        planned=found.get("planned", ()),
        silent=found.get("silent", ())[:60],
        off=found.get("off", ())[:60],
        last=catalogue.last_day(),
    )


@router.get("/calendar.ics")
def ics(room: TheRoom) -> Response:
    """What is planned, for a calendar."""
    found = room.catalogue.kept("calendar", lambda: _sections(room, *CONTACTS))
    text = calendar_of(found.get("planned", ()), room.title, room.catalogue.versions)
    return Response(
        text, media_type="text/calendar; charset=utf-8", headers={"content-disposition": "inline; filename=planned.ics"}
    )
