"""The record's health: what was not read, what is not known, how well the tool reads; and its files to take away."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request, Response

from goodoffices.present.accuracy import figures
from goodoffices.present.gaps import gaps
from goodoffices.web.room import TheRoom

router = APIRouter(include_in_schema=False)


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
