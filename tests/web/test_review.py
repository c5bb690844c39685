"""Review in the browser: only for those who sign in, only by forms of their session, and undone to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from goodoffices.service import open_record
from goodoffices.service.choice import PackChoice
from goodoffices.service.linking import relink
from goodoffices.store import Held, Store
from goodoffices.web import make_app
from tests.factories import world

TOKEN = "a-token-that-nobody-guesses"


REVIEWERS = {sha256(TOKEN.encode()).hexdigest(): "A. Reader"}


def linked(path: Path) -> Path:
    """The invented conflict, linked by the real rules, so that decisions can be replayed."""
    articles, claims, _ = world()
    with Store.open(path, create=True) as store:
        store.add_articles((a, [c for c in claims if c.article == a.id], Held(engine="1")) for a in articles)
        relink(store, PackChoice(), {"tool": "1", "packs": PackChoice().load().version})
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return linked(tmp_path / "norrland.sqlite")


@pytest.fixture
def client(record: Path) -> Iterator[TestClient]:
    with TestClient(make_app(record, reviewers=REVIEWERS)) as made:
        yield made


def sign_in(client: TestClient) -> str:
    """Signs in and gives the guard of the session's forms."""
    answer = client.post("/sign-in", data={"token": TOKEN})
    assert answer.url.path == "/review"
    found = re.search(r'name="guard" value="([^"]+)"', answer.text)
    assert found
    return found[1]


def entry_of(record: Path, kind: str) -> str:
    with open_record(record) as opened:
        return opened.entries(kind=kind)[0].id


def exported(record: Path) -> str:
    with open_record(record) as opened:
        return opened.export()


def test_who_is_not_signed_in_sees_no_judgement_and_makes_none(client: TestClient, record: Path) -> None:
    ident = entry_of(record, "refusal")
    before = exported(record)
    assert "/judge/" not in client.get(f"/entry/{ident}").text
    for address in ("/review", "/decisions"):
        assert client.get(address).status_code == 401
    assert client.post(f"/judge/reject/{ident}", data={"guard": "x"}).status_code == 401
    assert client.post("/sign-in", data={"token": "wrong"}).status_code == 401
    assert exported(record) == before


def test_a_desk_of_other_packs_is_said_to_be_so(record: Path) -> None:
    with Store.open(record) as store:
        store.replace_entries(store.entries(), {"tool": "1", "packs": "others"})
    with TestClient(make_app(record, reviewers=REVIEWERS)) as client:
        for answer in (
            client.post("/sign-in", data={"token": TOKEN}),
            client.get("/api/decisions", headers={"authorization": f"Bearer {TOKEN}"}),
        ):
            assert answer.status_code == 409
            assert "other packs" in answer.text


def test_a_judgement_is_kept_signed_and_undone_to_the_byte(client: TestClient, record: Path) -> None:
    ident, before = entry_of(record, "refusal"), exported(record)
    guard = sign_in(client)
    answer = client.post(f"/judge/reject/{ident}", data={"guard": guard, "remark": "a rumour", "then": "/decisions"})
    assert (answer.status_code, answer.url.path) == (200, "/decisions")
    assert "A. Reader" in answer.text
    assert "a rumour" in answer.text
    assert client.get(f"/entry/{ident}").status_code == 404
    undo = re.search(r'action="(/judge/undo/[^"]+)"', answer.text)
    assert undo
    assert client.post(undo[1], data={"guard": guard}).status_code == 200
    assert exported(record) == before


def test_a_value_is_corrected_with_the_words_that_state_it(client: TestClient, record: Path) -> None:
    ident, guard = entry_of(record, "incident"), sign_in(client)
    form = {"guard": guard, "field": "where", "value": "Elm", "words": "Elm", "then": f"/entry/{ident}"}
    assert "Elm" in client.post(f"/judge/correct/{ident}", data=form).text
    refused = client.post(f"/judge/correct/{ident}", data={"guard": guard, "field": "where", "value": "Varn"})
    assert refused.status_code == 409
    assert "needs words that state it" in refused.text


def test_a_missed_claim_is_added_from_selected_words(client: TestClient, record: Path) -> None:
    article = next(a for a in world()[0] if a.outlet == "Norr Herald")
    start = article.text.index("called off")
    guard = sign_in(client)
    form = {
        "guard": guard,
        "kind": "refusal",
        "status": "refused",
        "start": start,
        "end": start + 10,
        "who": "Ida Voss",
    }
    answer = client.post(f"/add/{article.id}", data=form)
    assert answer.status_code == 200
    assert answer.url.path.startswith("/entry/")
    assert "called off" in answer.text
    assert client.post(f"/add/{article.id}", data={**form, "who": "Nobody"}).status_code == 400
    with open_record(record) as opened:
        assert opened.verify().holds


@pytest.mark.parametrize("guard", ["", "x", "é"])
def test_a_form_without_the_guard_of_the_session_is_refused(client: TestClient, record: Path, guard: str) -> None:
    ident, before = entry_of(record, "refusal"), exported(record)
    sign_in(client)
    for act in ("confirm", "reject", "undo"):
        assert client.post(f"/judge/{act}/{ident}", data={"guard": guard}).status_code == 403
    assert exported(record) == before


def test_a_form_from_elsewhere_is_refused(client: TestClient, record: Path) -> None:
    guard = sign_in(client)
    headers = {"sec-fetch-site": "cross-site"}
    answer = client.post(f"/judge/reject/{entry_of(record, 'refusal')}", data={"guard": guard}, headers=headers)
    assert answer.status_code == 403
    assert client.post("/sign-in", data={"token": TOKEN}, headers=headers).status_code == 403


def test_a_session_is_strict_ends_and_leads_nowhere_else(client: TestClient, record: Path) -> None:
    answer = client.post("/sign-in", data={"token": TOKEN}, follow_redirects=False)
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    guard, ident = sign_in(client), entry_of(record, "refusal")
    for then in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = client.post(f"/judge/confirm/{ident}", data={"guard": guard, "then": then}, follow_redirects=False)
        assert answer.headers["location"] == "/review"
    assert client.get("/review").headers["cache-control"] == "no-store"
    client.post("/sign-out", data={"guard": guard})
    assert client.get("/review").status_code == 401


def test_too_many_wrong_tokens_and_nobody_signs_in(client: TestClient) -> None:
    for n in range(10):
        assert client.post("/sign-in", data={"token": f"wrong{n}"}).status_code == 401
    assert client.post("/sign-in", data={"token": TOKEN}).status_code == 401
