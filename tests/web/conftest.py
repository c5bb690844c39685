from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from fastapi.testclient import TestClient

from goodoffices.schema import Article, Claim, Entry
from goodoffices.store import Held, Place, Store
from goodoffices.web import make_app
from tests.factories import world

P = TypeVar("P", bound=Place)


def keep(path: P, articles: list[Article], claims: list[Claim], entries: list[Entry]) -> P:
    """A record of articles, claims and entries that are made already."""
    with Store.open(path, create=True) as store:
        store.add_articles((a, [c for c in claims if c.article == a.id], Held(engine="1")) for a in articles)
        store.replace_entries(entries, {"tool": "1", "packs": "1", "model": "1"})
    return path


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the invented conflict."""
    return keep(tmp_path_factory.mktemp("record") / "norrland.sqlite", *world())


@pytest.fixture(scope="session")
def client(record: Path) -> Iterator[TestClient]:
    """A client of its pages."""
    with TestClient(make_app(record)) as made:
        yield made
