"""The record as JSON under `/api`: paged, filtered, with entity tags; errors are problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import StreamingResponse

from goodoffices.present.fields import article_fields, claim_fields, entry_fields
from goodoffices.schema.words import Kind, Status
from goodoffices.service.catalogue import Filter
from goodoffices.web.answers import READING, Limit, Offset, Page, answer, page, state
from goodoffices.web.asking import bounds
from goodoffices.web.room import TheRoom
from goodoffices.web.views.ledger import books
from goodoffices.web.views.relations import weave

router = APIRouter(prefix="/api", tags=["record"], responses=READING)

DAY = "a day, month or year: 2016-06-20, 2016-06, 2016"


def _filter(
    kind: Annotated[list[Kind] | None, Query(description="any of these kinds")] = None,
    status: Annotated[list[Status] | None, Query(description="any of these statuses")] = None,
    actor: Annotated[str, Query(max_length=200, description="a name, id, country or office, or a part of one")] = "",
    format_: Annotated[str, Query(alias="format", max_length=200, description="a format, or a part of its name")] = "",
    from_: Annotated[
        str, Query(alias="from", max_length=20, description=f"what may fall on this day or later: {DAY}")
    ] = "",
    to: Annotated[str, Query(max_length=20, description=f"what may fall on this day or earlier: {DAY}")] = "",
) -> Filter:
    return Filter(
        kinds=tuple(kind or ()),
        statuses=tuple(status or ()),
        actor=actor or None,
        format=format_ or None,
        since=bounds(from_)[0] if from_ else None,
        until=bounds(to)[1] if to else None,
    )


Wanted = Annotated[Filter, Depends(_filter)]


@router.get("")
def record(request: Request, room: TheRoom) -> Response:
    """The record: its versions, how much it holds, and where to go on."""
    catalogue = room.catalogue
    counts = catalogue.tally(Filter())
    kinds: dict[str, int] = {}
    for t in counts:
        kinds[t.kind] = kinds.get(t.kind, 0) + t.number
    places = (
        "entries", "articles", "actors", "relations", "ledger", "search", "changes", "export", "decisions",
        "openapi.json",
    )  # fmt: skip
    value = {
        "title": room.title,
        "versions": catalogue.versions,
        "entries": sum(kinds.values()),
        "kinds": kinds,
        "articles": len(catalogue.shelf()),
        "links": {name: f"/api/{name}" for name in places},
    }
    return answer(request, room, value)


@router.get("/entries", response_model=Page)
def entries(request: Request, room: TheRoom, wanted: Wanted, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Entries in order of their days."""
    found = room.catalogue.page(wanted, limit=limit, offset=offset)
    total = room.catalogue.count(wanted)
    return page(request, room, total, limit, offset, [entry_fields(e) for e in found])


@router.get("/entries/{ident}")
def entry(request: Request, room: TheRoom, ident: str) -> Response:
    """One entry, by its id, the beginning of its id, or the id of one of its claims."""
    found = room.catalogue.entry(ident)
    if found is None:
        raise HTTPException(404, f"no entry and no claim has the id {ident[:40]!r}")
    return answer(request, room, entry_fields(found))


@router.get("/articles", response_model=Page)
def articles(request: Request, room: TheRoom, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Articles without their texts, the latest first."""
    shelf = room.catalogue.shelf()
    items = [{k: v for k, v in article_fields(a).items() if k != "text"} for a in shelf[offset : offset + limit]]
    return page(request, room, len(shelf), limit, offset, items)


@router.get("/articles/{ident}")
def article(request: Request, room: TheRoom, ident: str) -> Response:
    """One article with its text."""
    found = room.catalogue.article(ident)
    if found is None:
        raise HTTPException(404, f"no article has the id {ident[:40]!r}")
    return answer(request, room, article_fields(found))


@router.get("/articles/{ident}/claims")
def claims(request: Request, room: TheRoom, ident: str) -> Response:
    """The claims of one article by their place in it, each with the id of the entry that holds it."""
    found = room.catalogue.article(ident)
    if found is None:
        raise HTTPException(404, f"no article has the id {ident[:40]!r}")
    held = room.catalogue.claims_in(ident)
    return answer(request, room, {"items": [{"entry": e, **claim_fields(c, found)} for c, e in held]})


@router.get("/actors", response_model=Page)
def actors(request: Request, room: TheRoom, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Everyone who takes part or speaks, those with most entries first."""
    cards = sorted(room.catalogue.directory().actors.values(), key=lambda c: (-len(c.entries), c.key))
    items = [
        {
            "key": c.key,
            "name": c.name,
            "kind": c.kind,
            "country": c.country,
            "side": c.side.model_dump() if c.side else None,
            "entries": len(c.entries),
            "contacts": dict(c.contacts),
            "statements": c.said,
            "third_party": c.mediated,
            "spellings": dict(c.spellings),
            "offices": [{"name": o.name, "first": o.first, "last": o.last} for o in c.offices.values()],
        }
        for c in cards[offset : offset + limit]
    ]
    return page(request, room, len(cards), limit, offset, items)


@router.get("/relations", response_model=Page)
def relations(
    request: Request,
    room: TheRoom,
    of: Annotated[list[str] | None, Query(description="only pairs of these sides", max_length=20)] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """The line of each two sides over time, those with most entries first; every point names its entries."""
    found = [r for r in weave(room).pairs.values() if not of or {r.one.key, r.other.key} <= set(of)]
    return page(request, room, len(found), limit, offset, found[offset : offset + limit])


@router.get("/ledger")
def ledger(request: Request, room: TheRoom) -> Response:
    """Commitments with what became of them by claimant, and ceasefires with their violations by claimant."""
    found = books(room)
    return answer(request, room, {"commitments": found.commitments, "ceasefires": found.ceasefires})


@router.get("/search")
def search(
    request: Request, room: TheRoom, q: Annotated[str, Query(max_length=300)] = "", limit: Limit = 20
) -> Response:
    """Entries and articles that hold all the words, nearest first; found words lie between U+0002 and U+0003."""
    hits = room.catalogue.search(q, limit) if q.strip() else []
    return answer(request, room, {"items": [hit.model_dump() for hit in hits]})


@router.get("/changes")
def changes(
    request: Request, room: TheRoom, since: Annotated[date, Query(description="the first day that counts")]
) -> Response:
    """New entries and changed statuses, in order of report."""
    found = room.catalogue.record.changes(since)
    items = [
        {
            "entry": c.entry.id,
            "title": c.entry.title,
            "before": c.before,
            "status": c.step.status,
            "reported": c.step.reported.model_dump(mode="json"),
            "perhaps_earlier": c.perhaps,
            "evidence": c.step.evidence.model_dump(mode="json"),
        }
        for c in found
    ]
    return answer(request, room, {"items": items})


@router.get("/export", response_class=StreamingResponse)
def export(
    room: TheRoom,
    wanted: Wanted,
    form: Annotated[Literal["jsonl", "csv", "mend", "plover"], Query(alias="as", description="the format")] = "jsonl",
    what: Annotated[
        Literal["entries", "claims", "articles"], Query(description="all but jsonl have entries only")
    ] = "entries",
) -> Response:
    """A whole export, as it is written: JSON Lines, CSV, or the columns of MEND or PLOVER."""
    if form != "jsonl" and what != "entries":
        raise HTTPException(400, f"{form} writes entries only; for {what} ask for as=jsonl")
    table = form in ("csv", "mend")
    name = f"{room.catalogue.name}-{what if form == 'jsonl' else form}.{'csv' if table else 'jsonl'}"
    parts: Iterator[str] = room.catalogue.export(form, what, wanted)
    media = "text/csv" if table else "application/jsonl"
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    headers = {"content-disposition": disposition, "etag": state(room)}
    return StreamingResponse(parts, media_type=f"{media}; charset=utf-8", headers=headers)
