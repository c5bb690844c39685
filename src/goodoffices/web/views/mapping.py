"""The map: coastlines and places, no border."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from goodoffices.present.geography import draw
from goodoffices.web.asking import path_of
from goodoffices.web.room import TheRoom

router = APIRouter(include_in_schema=False)


@router.get("/map")
def map_(request: Request, room: TheRoom, view: str = "") -> Response:
    """Where entries took place or are planned."""
    catalogue = room.catalogue
    places = sorted(catalogue.directory().places.values(), key=lambda p: (-len(p.entries), p.name))
    everything = view == "all"
    drawing = catalogue.kept(f"map {everything}", lambda: draw(places, everything=everything))
    rows = [(place, path_of("place", place.name)) for place in places]
    unplaced = sum(place.latitude is None for place in places)
    return room.show(request, "map.html.j2", drawing=drawing, everything=everything, places=rows, unplaced=unplaced)
