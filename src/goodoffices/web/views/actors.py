"""Actors, formats and places: who and what a record is about."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response

from goodoffices.present.charts import bars
from goodoffices.present.lanes import picture, state_names
from goodoffices.schema import Entry
from goodoffices.web.asking import Ask, Page, path_of
from goodoffices.web.room import Room, TheRoom

router = APIRouter(include_in_schema=False)

LATEST = 40
"""Entries that a page of an actor, format or place lists; the rest stands in the timeline."""

SIZE, DRAWN = 100, 100
"""Actors on a page, and entries that a picture has."""


@router.get("/actors")
def actors(request: Request, room: TheRoom, page: Page, kind: str = "", q: str = "") -> Response:
    """Everyone who takes part or speaks, those with most entries first."""
    cards = room.catalogue.directory().actors.values()
    words = q.casefold().strip()
    chosen = [
        card
        for card in cards
        if (not kind or card.kind == kind)
        and (not words or words in card.name.casefold() or any(words in s.casefold() for s in card.spellings))
    ]
    chosen.sort(key=lambda card: (-len(card.entries), card.name))
    kinds = sorted({card.kind for card in cards})
    return room.show(
        request,
        "actors.html.j2",
        actors=chosen[(page - 1) * SIZE : page * SIZE],
        total=len(chosen),
        kinds=kinds,
        kind=kind,
        q=q,
        names=room.catalogue.names(),
        page=page,
        pages=max(1, -(-len(chosen) // SIZE)),
        page_address=lambda number: f"/actors?{urlencode({**_given(q=q, kind=kind), 'page': number})}",
    )


@router.get("/actor/{key:path}")
def actor(request: Request, room: TheRoom, key: str) -> Response:
    """One actor: offices over time, contacts, statements, spellings."""
    known = room.catalogue.directory()
    card = known.actors.get(key)
    if card is None:
        raise HTTPException(404, f"No actor of this record has the key “{key[:60]}”.")
    entries = room.catalogue.entries_of(card.entries[-DRAWN:])
    met = [(known.actors[k].name, path_of("actor", k), {"done": n}) for k, n in card.met.most_common(12)]
    return room.show(
        request,
        "actor.html.j2",
        actor=card,
        offices=sorted(card.offices.values(), key=lambda o: (str(o.first or "9999"), o.name)),
        met=bars(met),
        contacts=_latest([e for e in entries if e.kind != "statement"]),
        statements=_latest([e for e in entries if e.kind == "statement"]),
        picture=picture(entries, _names(room, entries)),
        country=card.side.name if card.side else room.catalogue.names().get(card.country or "", card.country),
    )


@router.get("/formats")
def formats(request: Request, room: TheRoom) -> Response:
    """All negotiating formats."""
    cards = room.catalogue.directory().formats
    rows = bars([(name, path_of("format", name), card.plays) for name, card in cards.items()])
    return room.show(request, "formats.html.j2", rows=rows, formats=cards)


@router.get("/format/{name:path}")
def format_(request: Request, room: TheRoom, name: str) -> Response:
    """One format: who takes part in which role, and its entries."""
    known = room.catalogue.directory()
    card = known.formats.get(name)
    if card is None:
        raise HTTPException(404, f"No entry of this record is in the format “{name[:60]}”.")
    entries = room.catalogue.entries_of(card.entries[-DRAWN:])
    members = [(known.actors[key], sorted(card.roles[key]), n) for key, n in card.members.most_common(30)]
    return room.show(
        request, "format.html.j2", format=card, members=members, entries=_latest(entries),
        picture=picture(entries, _names(room, entries)), timeline_url=Ask(format=name).url(),
    )  # fmt: skip


@router.get("/place/{name:path}")
def place(request: Request, room: TheRoom, name: str) -> Response:
    """One place with the entries there."""
    card = room.catalogue.directory().places.get(name)
    if card is None:
        raise HTTPException(404, f"No entry of this record is at “{name[:60]}”.")
    entries = room.catalogue.entries_of(card.entries[-DRAWN:])
    return room.show(
        request, "place.html.j2", place=card, entries=_latest(entries),
        country=room.catalogue.names().get(card.country or "", card.country),
    )  # fmt: skip


def _given(**fields: str) -> dict[str, str]:
    """The fields that are not empty."""
    return {key: value for key, value in fields.items() if value}


def _latest(entries: Sequence[Entry]) -> list[Entry]:
    """The latest first, as many as a page lists; those without a day last."""
    dated = [e for e in entries if e.when.known]
    return [*reversed(dated), *(e for e in entries if not e.when.known)][:LATEST]


def _names(room: Room, entries: Sequence[Entry]) -> dict[str, str]:
    return {**room.catalogue.names(), **state_names(entries)}
