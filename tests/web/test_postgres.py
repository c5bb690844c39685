"""The same pages from a record on PostgreSQL as from one in a file; skipped where there is no server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from goodoffices.service.choice import PackChoice
from goodoffices.service.linking import relink
from goodoffices.store import Held, Place, Store
from goodoffices.web import make_app
from tests.factories import world
from tests.web.test_pages import FIXED
from tests.web.test_review import REVIEWERS, TOKEN


def client_of(place: Place) -> TestClient:
    """A client of the invented conflict's pages, linked by the real rules."""
    articles, claims, _ = world()
    with Store.open(place, create=True) as store:
        store.add_articles((a, [c for c in claims if c.article == a.id], Held(engine="1")) for a in articles)
        relink(store, PackChoice(), {"tool": "1", "packs": PackChoice().load().version})
    return TestClient(make_app(place, title="Norrland", reviewers=REVIEWERS))


@pytest.fixture
def both(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[tuple[TestClient, TestClient]]:
    with client_of(tmp_path / "norrland.sqlite") as file, client_of(new_database()) as server:
        yield file, server


def test_every_page_is_the_same_from_either_store(both: tuple[TestClient, TestClient]) -> None:
    file, server = both
    entries = [item["id"] for item in file.get("/api/entries?limit=500").json()["items"]]
    addresses = [
        *(address for address in FIXED if not address.startswith("/search?")),
        *(f"/entry/{ident}" for ident in entries),
        *(f"/article/{a.id}" for a in world()[0]),
        "/actor/name%2FPer%20Dahl", "/relation?of=per+dahl&of=ida+voss", "/api/entries", "/api/export?as=csv",
    ]  # fmt: skip
    for address in addresses:
        one, other = file.get(address), server.get(address)
        assert (one.status_code, other.status_code) == (200, 200), address
        assert one.text == other.text, address
    found = server.get("/search?q=Ida+Voss")  # nearness and passages are each store's own
    assert found.text.count("/entry/") == file.get("/search?q=Ida+Voss").text.count("/entry/") > 0


def test_a_judgement_on_the_server_is_kept_and_undone(both: tuple[TestClient, TestClient]) -> None:
    client = both[1]
    signed = {"authorization": f"Bearer {TOKEN}", "if-match": "*"}
    before = client.get("/api/export").text
    ident = client.get("/api/entries?kind=refusal").json()["items"][0]["id"]
    made = client.post("/api/decisions", json={"act": "reject", "entry": ident}, headers=signed)
    assert made.status_code == 201
    assert client.get(f"/entry/{ident}").status_code == 404
    undone = client.post("/api/decisions", json={"act": "undo", "decision": made.json()["id"]}, headers=signed)
    assert undone.status_code == 201
    assert client.get("/api/export").text == before
