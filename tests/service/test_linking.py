"""What is linked in shards by several workers is the same to the byte as what one process links."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from goodoffices.batch import Engine
from goodoffices.record import joining, writing
from goodoffices.schema import Article, Claim
from goodoffices.service import linking
from goodoffices.service.choice import PackChoice
from goodoffices.service.linking import relink
from goodoffices.service.record import Record
from goodoffices.store import Held, Store, streams
from tests.record.factory import article, claim, day, unknown

TOWNS = ("Tarn", "Varn", "Elm")
PEOPLE = [(unknown(f"Ann {last}"), unknown(f"Bea {last}")) for last in ("Dahl", "Voss", "Orr")]


def _world() -> list[tuple[Article, list[Claim]]]:
    """Meetings announced, held and remembered, a week apart from each other, and some that no day tells apart."""
    found = []
    for n in range(12):
        one, other = PEOPLE[n % 3]
        met, town = date(2031, 5, 1) + timedelta(7 * n), TOWNS[n % 3]
        for status, words, after in (("scheduled", "will meet", -5), ("held", "met", 1), ("held", "met", 60)):
            told = met.isoformat() if n % 4 else "lately"
            text = f"Report {n}\n\n{one.words} and {other.words} {words} in {town} {told}. They agreed on a truce."
            page = article(text, (met + timedelta(after)).isoformat() if n % 5 else None, f"Outlet {after}")
            when = day(told, told) if n % 4 else None
            found.append(
                (
                    page,
                    [
                        claim(page, "meeting", status, words, one, other, when=when, where=town),
                        claim(page, "agreement", "agreed", "truce", one, other),
                    ],
                )
            )
    return found


def _linked(path: Path, engine: Engine | None) -> tuple[str, ...]:
    with Record(Store.open(path, create=True)) as record:
        record._store.add_articles([(a, c, Held(engine="1")) for a, c in _world()])
        relink(record._store, PackChoice(), {"tool": "1"}, engine=engine)
        near = "".join(n.model_dump_json() for n in record._store.near())
        return (near, *(record.export(what=what) for what in ("entries", "claims", "articles")))


@pytest.fixture
def alone(tmp_path: Path) -> tuple[str, ...]:
    """The record as one process links it, in shards that hold everything."""
    return _linked(tmp_path / "alone.sqlite", None)


@pytest.fixture
def small_shards(alone: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Shards of a few claims, for whoever links after `alone`."""
    monkeypatch.setattr(linking, "WORTH_WORKERS", 0)
    for room, name, size in (
        (joining, "WEIGHED", 40), (joining, "GROUPED", 10), (joining, "LARGE", 3), (writing, "BRIEFS", 10),
        (streams, "AT_ONCE", 9),
    ):  # fmt: skip
        monkeypatch.setattr(room, name, size)
    return alone


@pytest.mark.parametrize("workers", [1, 3])
def test_any_number_of_workers_links_the_same(workers: int, small_shards: tuple[str, ...], tmp_path: Path) -> None:
    assert len(small_shards[1].splitlines()) > 10
    assert _linked(tmp_path / "shards.sqlite", Engine(workers=workers)) == small_shards


@pytest.mark.usefixtures("cluster")
def test_a_cluster_links_the_same(small_shards: tuple[str, ...], tmp_path: Path) -> None:
    assert _linked(tmp_path / "cluster.sqlite", Engine(name="ray", workers=2)) == small_shards
