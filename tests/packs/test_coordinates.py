"""Where the places of the packs lie: the capitals are known, and each place lies in its state."""

from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest
import yaml

from goodoffices import packs
from goodoffices.packs import Packs
from goodoffices.packs.model import Place
from goodoffices.packs.reading import PackError, read_folder

BOXES: dict[str, list[int]] = yaml.safe_load(Path(__file__).with_name("boxes.yaml").read_text("utf-8"))
SOURCE = "source: example\nchecked: 2026-11-28\n"


@pytest.fixture(scope="module")
def known() -> Packs:
    return packs.load()


@pytest.fixture(scope="module")
def places(known: Packs) -> list[Place]:
    return list(known.places())


def test_every_capital_is_on_the_map(places: list[Place]) -> None:
    assert [p.name for p in places if p.capital and p.latitude is None] == []
    assert sum(p.capital for p in places) > 190


def test_a_place_lies_in_its_state(places: list[Place]) -> None:
    located = [p for p in places if p.latitude is not None and p.country in BOXES]
    assert len(located) > 250
    for place in located:
        south, north, west, east = BOXES[place.country or ""]
        assert south <= (place.latitude or 0) <= north, place
        assert west <= (place.longitude or 0) <= east, place


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("kremlin", "moscow", 0, 3),
        ("white-house", "washington", 0, 3),
        ("camp-david", "washington", 80, 110),
        ("omdurman", "khartoum", 2, 20),
        ("geneva", "bern", 110, 150),
        ("gaza-city", "rafah", 20, 40),
        ("pristina", "mitrovica", 25, 50),
        ("nicosia", "ankara", 500, 560),
    ],
)
def test_places_are_as_far_apart_as_they_are(known: Packs, one: str, other: str, least: int, most: int) -> None:
    a, b = known.place(one), known.place(other)
    assert a is not None
    assert b is not None
    assert least <= kilometres(a, b) <= most


def kilometres(a: Place, b: Place) -> float:
    """The distance of two places on a great circle."""
    north, south = radians(a.latitude or 0), radians(b.latitude or 0)
    across = radians((b.longitude or 0) - (a.longitude or 0))
    return 2 * 6371 * asin(sqrt(sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2))


def test_the_seat_of_a_government_need_not_be_its_capital(known: Packs) -> None:
    assert known.capital("NLD") is None
    hague = known.place("the-hague")
    assert hague is not None
    assert hague.seat_of == "NLD"
    capital = known.capital("ETH")
    assert capital is not None
    assert capital.name == "Addis Ababa"


def test_coordinates_of_no_place_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "places.yaml").write_text(f"{SOURCE}places:\n  tarn: {{name: Tarn, country: NOR}}\n", "utf-8")
    (tmp_path / "points.yaml").write_text(f"{SOURCE}coordinates:\n  tarn: [60.1, 10.2]\n", "utf-8")
    row = read_folder(tmp_path)["places"][0]
    assert (row[4], row[5]) == (60.1, 10.2)
    (tmp_path / "points.yaml").write_text(f"{SOURCE}coordinates:\n  trn: [60.1, 10.2]\n", "utf-8")
    with pytest.raises(PackError, match="trn"):
        read_folder(tmp_path)
