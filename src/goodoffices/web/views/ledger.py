"""What was agreed and promised, who says that it was kept or broken, and where a ceasefire was violated."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from goodoffices.analysis import Ceasefire, Commitment, ceasefires
from goodoffices.analysis.ledger import SCALE
from goodoffices.present.sections import sections
from goodoffices.schema import Entry
from goodoffices.service.owing import ledger_of
from goodoffices.web.asking import SIZE, Page
from goodoffices.web.room import Room, TheRoom

router = APIRouter(include_in_schema=False)

MOST = 60
"""Agreements and incidents on the page; the timeline has the rest."""


@dataclass(frozen=True)
class Ledger:
    """What the page shows."""

    commitments: tuple[Commitment, ...]
    ceasefires: tuple[Ceasefire, ...]
    agreements: tuple[Entry, ...]
    incidents: tuple[Entry, ...]


def books(room: Room) -> Ledger:
    """What was agreed and promised, worked out once for each state of the record."""
    return room.catalogue.kept("ledger", lambda: _read(room))


def _read(room: Room) -> Ledger:
    entries = room.catalogue.record.entries()
    parts = {s.key: s.entries for s in sections(entries, room.catalogue.last_day())}
    truces = ceasefires(entries)
    own = {c.entry for c in truces}
    latest = ledger_of(entries)[::-1]
    owed = sorted(latest, key=lambda c: (not c.judged, not (c.made.known or c.due.known)))
    return Ledger(
        commitments=tuple(owed),
        ceasefires=tuple(truces[::-1]),
        agreements=tuple(e for e in parts.get("agreements", ()) if e.id not in own)[:MOST],
        incidents=parts.get("incidents", ())[:MOST],
    )


@router.get("/ledger")
def ledger(request: Request, room: TheRoom, page: Page) -> Response:
    """Agreements, ceasefires with their violations by claimant, and commitments with what became of them."""
    found = books(room)
    return room.show(
        request,
        "ledger.html.j2",
        ledger=found,
        owed=found.commitments[(page - 1) * SIZE : page * SIZE],
        most=MOST,
        scale=SCALE,
        page=page,
        pages=max(1, -(-len(found.commitments) // SIZE)),
        page_address=lambda number: f"/ledger?page={number}",
    )
