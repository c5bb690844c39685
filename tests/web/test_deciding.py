"""Judgements over the API: with a reviewer's token, on the state of the record that he has seen, and undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from goodoffices.service import open_record
from goodoffices.web import make_app
from tests.factories import world
from tests.web.test_review import REVIEWERS, TOKEN, entry_of, exported, linked, sign_in

SIGNED = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return linked(tmp_path / "norrland.sqlite")


@pytest.fixture
def client(record: Path) -> Iterator[TestClient]:
    with TestClient(make_app(record, reviewers=REVIEWERS)) as made:
        yield made


def decide(client: TestClient, match: str | None = "*", **judgement: Any) -> Any:
    headers = {**SIGNED, **({"if-match": match} if match else {})}
    return client.post("/api/decisions", json=judgement, headers=headers)


def test_every_judgement_is_made_and_undone_to_the_byte(client: TestClient, record: Path) -> None:
    before, article = exported(record), next(a for a in world()[0] if a.outlet == "Norr Herald")
    start = article.text.index("will not come")
    whose = article.text.index("an official")
    chosen = {"field": "participants", "value": {"name": "an official", "role": "source"}}
    meeting, incident = entry_of(record, "meeting"), entry_of(record, "incident")
    with open_record(record) as opened:
        several = next(e for e in opened.entries(kind="meeting") if len(e.claims) > 1)
        other = next(e.id for e in opened.entries(kind="meeting") if e.id != several.id)
    judgements: list[dict[str, Any]] = [
        {"act": "confirm", "entry": meeting, "remark": "heard it twice"},
        {"act": "reject", "entry": incident},
        {"act": "correct", "entry": incident, "field": "where", "value": "Elm", "words": "Elm"},
        {"act": "name", "entry": several.id, "written": "Per Dahl", "value": {"name": "Peter Dahl"}},
        {"act": "add", "article": article.id, "kind": "refusal", "status": "refused", "start": start,
         "end": start + len("will not come"),
         "selected": [{**chosen, "start": whose, "end": whose + len("an official")}]},
        {"act": "merge", "entries": [several.id, other]},
        {"act": "split", "entry": several.id, "claims": [several.claims[-1]]},
    ]  # fmt: skip
    for judgement in judgements:
        answer = decide(client, **judgement)
        assert answer.status_code == 201, (judgement, answer.text)
        made = client.get(answer.headers["location"], headers=SIGNED).json()
        assert (made["state"], made["decision"]["act"], made["decision"]["by"]) == (
            "applied",
            judgement["act"],
            "A. Reader",
        )
        with open_record(record) as opened:
            assert opened.verify().holds, judgement
        assert decide(client, act="undo", decision=made["id"]).status_code == 201
        assert exported(record) == before, judgement
    listed = client.get("/api/decisions?limit=5", headers=SIGNED)
    assert listed.json()["total"] == 2 * len(judgements)
    assert listed.json()["items"][0]["decision"]["act"] == "undo"
    assert "next" in listed.links


def test_without_a_token_nothing_is_written_and_no_decision_is_seen(client: TestClient, record: Path) -> None:
    before, body = exported(record), {"act": "reject", "entry": entry_of(record, "refusal")}
    sign_in(client)  # a session of the browser is no token
    for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}):
        answer = client.post("/api/decisions", json=body, headers={**headers, "if-match": "*"})
        assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
        assert answer.headers["www-authenticate"] == "Bearer"
        assert client.get("/api/decisions", headers=headers).status_code == 401
    assert exported(record) == before


def test_where_nobody_reviews_nobody_writes(record: Path) -> None:
    with TestClient(make_app(record)) as client:
        answer = decide(client, act="reject", entry=entry_of(record, "refusal"))
    assert (answer.status_code, answer.json()["status"]) == (403, 403)
    assert "--reviewer" in answer.json()["detail"]


def test_a_judgement_on_a_record_that_has_changed_is_refused(client: TestClient, record: Path) -> None:
    ident, meeting = entry_of(record, "refusal"), entry_of(record, "meeting")
    seen = client.get(f"/api/entries/{ident}").headers["etag"]
    assert decide(client, None, act="confirm", entry=ident).status_code == 428
    first = decide(client, seen, act="confirm", entry=meeting)
    assert first.status_code == 201
    assert decide(client, seen, act="reject", entry=ident).status_code == 412
    assert client.get(f"/api/entries/{ident}").status_code == 200
    assert decide(client, f'"other", {first.headers["etag"]}', act="reject", entry=ident).status_code == 201
    assert client.get(f"/api/entries/{ident}").status_code == 404


@pytest.mark.parametrize(
    ("judgement", "status", "says"),
    [
        ({"act": "confirm", "entry": "cffffff"}, 404, "no entry"),
        ({"act": "love", "entry": "c"}, 422, "act"),
        ({"act": "confirm"}, 422, "entry"),
        ({"act": "confirm", "entry": "MEETING", "why": "x"}, 422, "why"),
        ({"act": "correct", "entry": "MEETING", "field": "where", "value": "Varn"}, 422, "needs words"),
        ({"act": "correct", "entry": "MEETING", "field": "id", "value": "x", "words": "x"}, 422, "Choose one of"),
        (
            {"act": "correct", "entry": "MEETING", "field": "status", "value": "maybe", "words": "x"},
            422,
            "no such value",
        ),
        ({"act": "name", "entry": "MEETING", "written": "Per Dahl", "value": {"kind": "ghost"}}, 422, "no such value"),
        ({"act": "name", "entry": "MEETING", "written": "Nobody", "value": {"name": "Ann"}}, 422, "nobody there"),
        ({"act": "correct", "entry": "MEETING", "field": "name", "value": "a\0b", "words": "x"}, 422, "null character"),
        ({"act": "merge", "entries": ["MEETING", "MEETING"]}, 422, "two entries"),
        ({"act": "undo", "decision": "none"}, 422, "0 decisions"),
    ],
)
def test_what_is_no_judgement_is_said_and_spoils_nothing(
    client: TestClient, record: Path, judgement: dict[str, Any], status: int, says: str
) -> None:
    before, meeting = exported(record), entry_of(record, "meeting")
    with open_record(record) as opened:
        named = next(e.id for e in opened.entries(kind="meeting") if any("Dahl" in p.name for p in e.participants))
    ident = named if judgement["act"] == "name" else meeting
    body: dict[str, Any] = json.loads(json.dumps(judgement).replace("MEETING", ident))
    answer = decide(client, **body)
    assert (answer.status_code, answer.json()["status"]) == (status, status), answer.text
    assert says in answer.json()["detail"]
    assert exported(record) == before
