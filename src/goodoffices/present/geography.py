"""The map: coastlines, lakes, a graticule and places. It has no border, so that no line says whose a place is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, floor, radians, sqrt

from goodoffices.present.coastlines import Box, Shore, folder, shores
from goodoffices.present.directory import PlaceCard

WIDTH, HIGHEST = 960.0, 640.0
CORE = 0.85
"""Share of the entries that the near view holds."""

LEAST_SPAN = 6.0
"""Degrees of the smallest map, so that one place has surroundings."""

STEPS = (1, 2, 5, 10, 20, 30)
LETTER = 6.4
"""About the width of a letter of a place's name."""


@dataclass(frozen=True)
class Dot:
    """A place on the map; `name` is empty where it has no room."""

    card: PlaceCard
    x: float
    y: float
    radius: float
    play: str
    name: str
    left: bool


@dataclass(frozen=True)
class Line:
    """A meridian or parallel, with its degrees."""

    x1: float
    y1: float
    x2: float
    y2: float
    word: str


@dataclass(frozen=True)
class Drawing:
    """The map.

    Args:
        width: Of the drawing.
        height: Of the drawing.
        land: Outlines of land, as paths.
        lakes: Outlines of lakes.
        lines: The graticule.
        dots: The places.
        outside: Places that lie off this map.
        unknown: Places whose coordinates no pack knows.
        coasts: Whether coastlines are there to be drawn.
    """

    width: float
    height: float
    land: tuple[str, ...]
    lakes: tuple[str, ...]
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    outside: tuple[PlaceCard, ...]
    unknown: tuple[PlaceCard, ...]
    coasts: bool


def draw(places: Sequence[PlaceCard], *, everything: bool = False) -> Drawing | None:
    """The map of some places; None where no pack knows the coordinates of any.

    Args:
        places: Those with most entries first.
        everything: Show all of them, and not only those about which most entries lie.
    """
    located = [p for p in places if p.latitude is not None and p.longitude is not None]
    if not located:
        return None
    core = located if everything else _core(located)
    frame = _Frame(_box(core))
    inside = [p for p in located if frame.holds(p)]
    land, lakes = list[str](), list[str]()
    for shore in shores(frame.box):
        (land if shore.level == 1 else lakes).append(frame.path(shore))
    return Drawing(
        frame.width,
        frame.height,
        tuple(filter(None, land)),
        tuple(filter(None, lakes)),
        tuple(_graticule(frame)),
        tuple(_dots(inside, frame)),
        tuple(p for p in located if not frame.holds(p)),
        tuple(p for p in places if p.latitude is None or p.longitude is None),
        folder() is not None,
    )


def _spot(place: PlaceCard) -> tuple[float, float]:
    assert place.longitude is not None
    assert place.latitude is not None
    return place.longitude, place.latitude


def _core(places: Sequence[PlaceCard]) -> list[PlaceCard]:
    """The places nearest to the middle one, until they have most of the entries."""
    total = sum(len(p.entries) for p in places)
    middles = [_median([(_spot(p)[axis], len(p.entries)) for p in places]) for axis in (0, 1)]

    def far(place: PlaceCard) -> float:
        lon, lat = _spot(place)
        return ((lon - middles[0]) * cos(radians(middles[1]))) ** 2 + (lat - middles[1]) ** 2

    found, held = list[PlaceCard](), 0
    for place in sorted(places, key=lambda p: (far(p), p.name)):
        if held >= CORE * total:
            break
        found.append(place)
        held += len(place.entries)
    return found


def _median(values: Sequence[tuple[float, int]]) -> float:
    total, seen = sum(n for _, n in values), 0
    for value, number in sorted(values):
        seen += number
        if seen * 2 >= total:
            return value
    raise ValueError("no values")


def _box(places: Sequence[PlaceCard]) -> Box:
    spots = [_spot(p) for p in places]
    west, east = min(s[0] for s in spots), max(s[0] for s in spots)
    south, north = min(s[1] for s in spots), max(s[1] for s in spots)
    across, up = max(east - west, LEAST_SPAN) * 1.25, max(north - south, LEAST_SPAN * 0.6) * 1.3
    middle = ((west + east) / 2, (south + north) / 2)
    shape = cos(radians(max(-75.0, min(75.0, middle[1]))))
    across = max(across, up / shape / (HIGHEST / WIDTH))
    up = max(up, across * shape * 0.5)
    across = min(across, 360.0)
    south = max(-85.0, middle[1] - up / 2)
    return Box(middle[0] - across / 2, south, middle[0] + across / 2, min(85.0, middle[1] + up / 2))


class _Frame:
    """Degrees to places on the drawing: an equirectangular projection that is true in the middle parallel."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.unit = WIDTH / (box.east - box.west)
        self.tall = self.unit / cos(radians((box.south + box.north) / 2))
        self.width, self.height = WIDTH, round((box.north - box.south) * self.tall, 1)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return round((lon - self.box.west) * self.unit, 1), round((self.box.north - lat) * self.tall, 1)

    def holds(self, place: PlaceCard) -> bool:
        lon, lat = _spot(place)
        return self.box.west <= lon <= self.box.east and self.box.south <= lat <= self.box.north

    def path(self, shore: Shore) -> str:
        """The path of a line, without the points that would lie on one another; empty where nothing is left."""
        found = list[tuple[float, float]]()
        for lon, lat in shore.points:
            x, y = self.at(lon, lat)
            if not found or abs(x - found[-1][0]) + abs(y - found[-1][1]) >= 1.2:
                found.append((x, y))
        if len(found) < 4:
            return ""
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in found) + "z"


def _graticule(frame: _Frame) -> list[Line]:
    box, found = frame.box, list[Line]()
    step = next((s for s in STEPS if (box.east - box.west) / s <= 9), STEPS[-1])
    for lon in range(_above(box.west, step), floor(box.east) + 1, step):
        x, _ = frame.at(lon, box.north)
        turned = (lon + 180) % 360 - 180
        found.append(
            Line(x, 0, x, frame.height, f"{abs(turned)}°{'' if turned in (0, -180) else 'E' if turned > 0 else 'W'}")
        )
    for lat in range(_above(box.south, step), floor(box.north) + 1, step):
        _, y = frame.at(box.west, lat)
        found.append(Line(0, y, frame.width, y, f"{abs(lat)}°{'' if lat == 0 else 'N' if lat > 0 else 'S'}"))
    return found


def _above(value: float, step: int) -> int:
    return (floor(value / step) + 1) * step


def _dots(places: Sequence[PlaceCard], frame: _Frame) -> list[Dot]:
    """The places, the largest below; a name stands where it covers neither another name nor a place."""
    taken = list[tuple[float, float, float, float]]()
    spots = [(p, *frame.at(*_spot(p)), round(3 + 1.7 * sqrt(len(p.entries)), 1)) for p in places]
    taken += [(x - r, y - r, x + r, y + r) for _, x, y, r in spots]
    found = []
    for place, x, y, radius in spots:
        long = len(place.name) * LETTER
        name, left = "", False
        for begin in (x + radius + 4, x - radius - 4 - long):
            room = (begin, y - 6, begin + long, y + 6)
            own = (x - radius, y - radius, x + radius, y + radius)
            if begin >= 0 and begin + long <= frame.width and not any(_meet(room, t) for t in taken if t != own):
                name, left = place.name, begin < x
                taken.append(room)
                break
        play = max(place.plays, key=lambda p: (place.plays[p], p)) if place.plays else "open"
        found.append(Dot(place, x, y, radius, play, name, left))
    return found


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
