"""The record's health: what was not read, what is not known, how well the tool reads; and its files to take away."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request, Response

from goodoffices.present.accuracy import figures
from goodoffices.present.gaps import gaps
from goodoffices.web.room import TheRoom

router = APIRouter(include_in_schema=False)


FILES = (
    ("entries.jsonl", "/api/export", "entries, one a line, in the fields of the export schema"),
    ("claims.jsonl", "/api/export?what=claims", "the claims behind them in the same shape"),
    ("articles.jsonl", "/api/export?what=articles", "the articles with their texts and why they have their days"),
    ("entries.csv", "/api/export?as=csv", "one entry a row, for a spreadsheet"),
    ("mend.csv", "/api/export?as=mend", "mediation events in the columns of MEND"),
    ("plover.jsonl", "/api/export?as=plover", "events in the fields of PLOVER"),
    ("planned.ics", "/calendar.ics", "what is planned, for a calendar"),
)
"""Name, address and content of what can be taken away."""


@router.get("/export")
def files(request: Request, room: TheRoom) -> Response:
    """What can be taken away."""
    return room.show(request, "export.html.j2", files=FILES)


@router.get("/health")
def health(request: Request, room: TheRoom) -> Response:
    """Articles unread, names unresolved, values unknown, and the tool's own accuracy."""
    catalogue = room.catalogue
    shelf, unread = catalogue.shelf(), catalogue.unread()
    known = catalogue.directory()
    nameless = sorted(
        (card for card in known.actors.values() if card.key.startswith("name/")),
        key=lambda card: (-len(card.entries), card.name),
    )
    return room.show(
        request,
        "health.html.j2",
        articles=shelf,
        unread=[(a, unread[a.id]) for a in shelf if a.id in unread],
        undated=[a for a in shelf if not a.published.known],
        bases=Counter(a.published.basis for a in shelf),
        nameless=nameless[:60],
        nameless_total=len(nameless),
        actors=len(known.actors),
        gaps=catalogue.kept("gaps", lambda: gaps(catalogue.record.entries(), shelf, unread)),
        figures=figures(),
        versions=catalogue.versions,
    )
