"""The record as JSON under `/api`: paged, filtered, with entity tags; errors are problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel

from goodoffices.present.fields import article_fields, claim_fields, entry_fields
from goodoffices.schema.words import Kind, Status
from goodoffices.service.catalogue import Filter
from goodoffices.web.asking import bounds
from goodoffices.web.room import Room, TheRoom

MOST = 500
"""Items on a page at most."""


class Problem(BaseModel):
    """What is wrong with a request, in the fields of RFC 9457."""

    type: str
    title: str
    status: int
    detail: str


class Page(BaseModel):
    """Some items of a list.

    Args:
        total: How many there are.
        limit: How many were asked for.
        offset: How many were passed over.
        next: The address of the next page, None at the end.
        items: The items, in the fields of the JSON Lines export.
    """

    total: int
    limit: int
    offset: int
    next: str | None
    items: list[dict[str, Any]]


_problem: dict[str, Any] = {
    "model": Problem,
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
ERRORS: dict[int | str, dict[str, Any]] = {
    304: {"description": "The copy that `If-None-Match` names still holds"},
    400: {"description": "A filter is none", **_problem},
    404: {"description": "There is no such thing", **_problem},
    422: {"description": "A parameter is wrong", **_problem},
}

router = APIRouter(prefix="/api", tags=["record"], responses=ERRORS)

Limit = Annotated[int, Query(ge=1, le=MOST, description="how many at most")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="how many to pass over")]
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
    places = ("entries", "articles", "claims", "actors", "search", "changes", "export", "openapi.json")
    value = {
        "title": room.title,
        "versions": catalogue.versions,
        "entries": sum(kinds.values()),
        "kinds": kinds,
        "articles": len(catalogue.shelf()),
        "links": {name: f"/api/{name}" for name in places},
    }
    return _answer(request, room, value)


@router.get("/entries", response_model=Page)
def entries(request: Request, room: TheRoom, wanted: Wanted, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Entries in order of their days."""
    found = room.catalogue.page(wanted, limit=limit, offset=offset)
    total = room.catalogue.count(wanted)
    return _answer(request, room, _page(request, total, limit, offset, [entry_fields(e) for e in found]))


@router.get("/entries/{ident}")
def entry(request: Request, room: TheRoom, ident: str) -> Response:
    """One entry, by its id, the beginning of its id, or the id of one of its claims."""
    found = room.catalogue.entry(ident)
    if found is None:
        raise HTTPException(404, f"no entry and no claim has the id {ident[:40]!r}")
    return _answer(request, room, entry_fields(found))


@router.get("/articles", response_model=Page)
def articles(request: Request, room: TheRoom, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Articles without their texts, the latest first."""
    shelf = room.catalogue.shelf()
    items = [{k: v for k, v in article_fields(a).items() if k != "text"} for a in shelf[offset : offset + limit]]
    return _answer(request, room, _page(request, len(shelf), limit, offset, items))


@router.get("/articles/{ident}")
def article(request: Request, room: TheRoom, ident: str) -> Response:
    """One article with its text."""
    found = room.catalogue.article(ident)
    if found is None:
        raise HTTPException(404, f"no article has the id {ident[:40]!r}")
    return _answer(request, room, article_fields(found))


@router.get("/articles/{ident}/claims")
def claims(request: Request, room: TheRoom, ident: str) -> Response:
    """The claims of one article by their place in it, each with the id of the entry that holds it."""
    found = room.catalogue.article(ident)
    if found is None:
        raise HTTPException(404, f"no article has the id {ident[:40]!r}")
    held = room.catalogue.claims_in(ident)
    return _answer(request, room, {"items": [{"entry": e, **claim_fields(c, found)} for c, e in held]})


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
            "entries": len(c.entries),
            "contacts": dict(c.contacts),
            "statements": c.said,
            "third_party": c.mediated,
            "spellings": dict(c.spellings),
            "offices": [{"name": o.name, "first": o.first, "last": o.last} for o in c.offices.values()],
        }
        for c in cards[offset : offset + limit]
    ]
    return _answer(request, room, _page(request, len(cards), limit, offset, items))


@router.get("/search")
def search(
    request: Request, room: TheRoom, q: Annotated[str, Query(max_length=300)] = "", limit: Limit = 20
) -> Response:
    """Entries and articles that hold all the words, nearest first; found words lie between U+0002 and U+0003."""
    hits = room.catalogue.search(q, limit) if q.strip() else []
    return _answer(request, room, {"items": [hit.model_dump() for hit in hits]})


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
    return _answer(request, room, {"items": items})


@router.get("/export", response_class=StreamingResponse)
def export(
    request: Request,
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
    headers = {"content-disposition": disposition, "etag": room.fresh(request)}
    return StreamingResponse(parts, media_type=f"{media}; charset=utf-8", headers=headers)


def _page(request: Request, total: int, limit: int, offset: int, items: list[dict[str, Any]]) -> Mapping[str, Any]:
    more = offset + limit < total
    following = request.url.include_query_params(limit=limit, offset=offset + limit)
    address = f"{following.path}?{following.query}" if more else None
    return {"total": total, "limit": limit, "offset": offset, "next": address, "items": items}


def _answer(request: Request, room: Room, value: Any) -> Response:
    headers = {"etag": room.fresh(request), "cache-control": "private, no-cache"}
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return JSONResponse(jsonable_encoder(value), headers=headers)
