"""Search over entries and articles."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from goodoffices.service.catalogue import Hit
from goodoffices.web.asking import path_of
from goodoffices.web.room import TheRoom

router = APIRouter(include_in_schema=False)

MOST = 60
OPEN, CLOSE = "\x02", "\x03"


@dataclass(frozen=True)
class Found:
    """A hit with its address, and its words in plain and marked stretches."""

    hit: Hit
    href: str
    stretches: tuple[tuple[str, bool], ...]


@router.get("/search")
def search(request: Request, room: TheRoom, q: str = "") -> Response:
    """What holds all the words, nearest first."""
    words = q[:300]
    hits = room.catalogue.search(words, MOST) if words.strip() else []
    return room.show(request, "search.html.j2", q=words, found=[_found(hit) for hit in hits], most=MOST)


def _found(hit: Hit) -> Found:
    stretches, marked = list[tuple[str, bool]](), False
    for piece in hit.snippet.replace(OPEN, f"{CLOSE}{OPEN}").split(CLOSE):
        marked = piece.startswith(OPEN)
        if piece.strip(OPEN):
            stretches.append((piece.strip(OPEN), marked))
    return Found(hit, path_of(hit.what, hit.id), tuple(stretches))
