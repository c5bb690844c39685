"""Search over entries and articles."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from goodoffices.service.catalogue import Hit
from goodoffices.web.asking import Page, path_of
from goodoffices.web.room import TheRoom

router = APIRouter(include_in_schema=False)

SIZE, DEEPEST = 50, 40
"""Hits on a page, and pages; who is not there by then looks for more words."""

OPEN, CLOSE = "\x02", "\x03"


@dataclass(frozen=True)
class Found:
    """A hit with its address, and its words in plain and marked stretches."""

    hit: Hit
    href: str
    stretches: tuple[tuple[str, bool], ...]


@router.get("/search")
def search(request: Request, room: TheRoom, page: Page, q: str = "") -> Response:
    """What holds all the words, nearest first."""
    words, page = q[:300], min(page, DEEPEST)
    hits = room.catalogue.search(words, page * SIZE + 1) if words.strip() else []
    return room.show(
        request,
        "search.html.j2",
        q=words,
        found=[_found(hit) for hit in hits[(page - 1) * SIZE : page * SIZE]],
        first=(page - 1) * SIZE + 1,
        page=page,
        pages=min(page + (len(hits) > page * SIZE), DEEPEST),
        page_address=lambda number: f"/search?{urlencode({'q': words, 'page': number})}",
    )


def _found(hit: Hit) -> Found:
    stretches, marked = list[tuple[str, bool]](), False
    for piece in hit.snippet.replace(OPEN, f"{CLOSE}{OPEN}").split(CLOSE):
        marked = piece.startswith(OPEN)
        if piece.strip(OPEN):
            stretches.append((piece.strip(OPEN), marked))
    return Found(hit, path_of(hit.what, hit.id), tuple(stretches))
