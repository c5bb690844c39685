"""What is planned, by day, as a page and for a calendar of one's own; and what was agreed and promised."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from goodoffices.present.charts import bars
from goodoffices.present.ics import calendar_of
from goodoffices.present.sections import sections
from goodoffices.present.shares import mediation, pairs
from goodoffices.service.catalogue import Filter
from goodoffices.web.asking import path_of
from goodoffices.web.room import Room, TheRoom

router = APIRouter(include_in_schema=False)

CONTACTS = ("meeting", "visit", "call")


def _sections(room: Room, *kinds: str) -> dict[str, tuple]:  # type: ignore[type-arg]
    entries = room.catalogue.record.entries(kind=kinds)
    last = max((a.published.end for a in room.catalogue.shelf() if a.published.end), default=None)
    return {s.key: s.entries for s in sections(entries, last)}


@router.get("/calendar")
def calendar(request: Request, room: TheRoom) -> Response:
    """What lies ahead of the last day covered, what had no word since, and what was called off."""
    catalogue = room.catalogue
    found = catalogue.kept("calendar", lambda: _sections(room, *CONTACTS))
    last = max((a.published.end for a in catalogue.shelf() if a.published.end), default=None)
    return room.show(
        request,
        "calendar.html.j2",
        planned=found.get("planned", ()),
        silent=found.get("silent", ())[:60],
        off=found.get("off", ())[:60],
        last=last,
    )


@router.get("/calendar.ics")
def ics(room: TheRoom) -> Response:
    """What is planned, for a calendar."""
    found = room.catalogue.kept("calendar", lambda: _sections(room, *CONTACTS))
    text = calendar_of(found.get("planned", ()), room.title, room.catalogue.versions)
    return Response(
        text, media_type="text/calendar; charset=utf-8", headers={"content-disposition": "inline; filename=planned.ics"}
    )


@router.get("/ledger")
def ledger(request: Request, room: TheRoom) -> Response:
    """What was agreed and what was promised, with what became of it."""
    found = room.catalogue.kept("ledger", lambda: _sections(room, "agreement", "commitment", "incident"))
    return room.show(
        request,
        "ledger.html.j2",
        agreements=found.get("agreements", ())[:200],
        commitments=found.get("commitments", ())[:200],
        incidents=found.get("incidents", ())[:200],
    )


@router.get("/relations")
def relations(request: Request, room: TheRoom) -> Response:
    """Who meets whom and what becomes of it, and who mediates."""
    catalogue = room.catalogue

    def read() -> tuple:  # type: ignore[type-arg]
        entries = catalogue.page(Filter(kinds=CONTACTS), limit=1_000_000)
        return pairs(entries, catalogue.names()), mediation(entries)

    sides, shares = catalogue.kept("relations", read)
    return room.show(
        request,
        "relations.html.j2",
        sides=bars(
            [(p.name, f"/timeline?kind=meeting&kind=visit&kind=call&actor={p.codes[0]}", p.plays) for p in sides[:25]]
        ),
        shares=bars([(s.name, path_of("actor", s.key), s.plays) for s in shares[:20]]),
        total=sum(sum(s.plays.values()) for s in shares),
    )
