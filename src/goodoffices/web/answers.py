"""What all answers of the API share: pages with links, entity tags, and problem details (RFC 9457)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Query, Request, Response
from pydantic import BaseModel
from pydantic_core import to_json

import goodoffices
from goodoffices.web.room import Room

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
        next: The address of the next page, None at the end; the header `Link` has the first, last, previous and next.
        items: The items, in the fields of the JSON Lines export.
    """

    total: int
    limit: int
    offset: int
    next: str | None
    items: list[dict[str, Any]]


def problem(words: str) -> dict[str, Any]:
    """How OpenAPI describes an error."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": words, "model": Problem, "content": content}


READING: dict[int | str, dict[str, Any]] = {
    304: {"description": "The copy that `If-None-Match` names still holds"},
    400: problem("A filter is none"),
    404: problem("There is no such thing"),
    422: problem("A parameter is wrong"),
}

Limit = Annotated[int, Query(ge=1, le=MOST, description="how many at most")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="how many to pass over")]


def state(room: Room) -> str:
    """The entity tag of every answer: the state of the record, as this version of the tool shows it."""
    text = f"{room.catalogue.seal} {goodoffices.__version__}"
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:20]}"'


def page(request: Request, room: Room, total: int, limit: int, offset: int, items: Sequence[Any]) -> Response:
    """Some items of a list, with links to the pages around it (RFC 8288)."""

    def at(start: int) -> str:
        url = request.url.include_query_params(limit=limit, offset=start)
        return f"{url.path}?{url.query}"

    links = {"first": at(0), "last": at((total - 1) // limit * limit if total else 0)}
    if offset > 0:
        links["prev"] = at(max(0, offset - limit))
    following = at(offset + limit) if offset + limit < total else None
    if following:
        links["next"] = following
    value = {"total": total, "limit": limit, "offset": offset, "next": following, "items": items}
    header = ", ".join(f'<{address}>; rel="{rel}"' for rel, address in links.items())
    return answer(request, room, value, {"link": header})


def answer(request: Request, room: Room, value: Any, headers: dict[str, str] | None = None) -> Response:
    """A value as JSON, or word that the asker's copy still holds."""
    tag = state(room)
    found = {"etag": tag, "cache-control": "private, no-cache", **(headers or {})}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=found)
    return Response(to_json(value), media_type="application/json", headers=found)
