import json

import pytest
from fastapi.testclient import TestClient

from tests.factories import world


def test_pages_of_entries_follow_one_another_to_the_end(client: TestClient) -> None:
    found, address = [], "/api/entries?limit=3"
    while address:
        page = client.get(address).json()
        assert page["total"] == len(world()[2])
        found += [item["id"] for item in page["items"]]
        address = page["next"]
    assert sorted(found) == sorted(e.id for e in world()[2])


def test_pages_are_linked_in_the_header_too_with_their_filters(client: TestClient) -> None:
    links = client.get("/api/entries?kind=meeting&kind=statement&limit=1&offset=1").links
    assert set(links) == {"first", "prev", "next", "last"}
    assert links["next"]["url"] == "/api/entries?kind=meeting&kind=statement&limit=1&offset=2"
    assert set(client.get("/api/entries?kind=call").links) == {"first", "last"}
    last = client.get(links["last"]["url"])
    assert len(last.json()["items"]) == 1
    assert "next" not in last.links


def test_an_entry_is_as_the_export_has_it(client: TestClient) -> None:
    lines = [json.loads(line) for line in client.get("/api/export").text.splitlines()]
    assert [line["id"] for line in lines] == [i["id"] for i in client.get("/api/entries?limit=500").json()["items"]]
    for line in lines:
        assert client.get(f"/api/entries/{line['id']}").json() == line


def test_filters_are_those_of_the_pages(client: TestClient) -> None:
    found = client.get("/api/entries?kind=meeting&kind=refusal&from=2031-05&to=2031&actor=voss").json()
    assert [item["title"] for item in found["items"]] == [
        "Meeting of the foreign ministers of Norrland and Sudmark in Tarn"
    ]


def test_articles_claims_actors_search_and_changes(client: TestClient) -> None:
    articles, claims, _ = world()
    assert client.get("/api").json()["articles"] == len(articles)
    assert {item["id"] for item in client.get("/api/articles").json()["items"]} == {a.id for a in articles}
    for article in articles:
        assert client.get(f"/api/articles/{article.id}").json()["text"] == article.text
        held = client.get(f"/api/articles/{article.id}/claims").json()["items"]
        assert {c["id"] for c in held} == {c.id for c in claims if c.article == article.id}
    assert "Ida Voss" in {item["name"] for item in client.get("/api/actors").json()["items"]}
    assert client.get("/api/search?q=handshake").json()["items"]
    assert client.get("/api/changes?since=2031-06-01").json()["items"]
    pairs = client.get("/api/relations?of=per+dahl&of=ida+voss").json()["items"]
    assert [(p["one"]["name"], p["other"]["name"]) for p in pairs] == [("Ida Voss", "Per Dahl")]
    assert client.get("/api/ledger").json() == {"commitments": [], "ceasefires": []}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/entries/cfff", 404),
        ("/api/articles/afff", 404),
        ("/api/articles/afff/claims", 404),
        ("/api/entries?kind=party", 422),
        ("/api/entries?from=soon", 400),
        ("/api/entries?limit=0", 422),
        ("/api/changes?since=soon", 422),
        ("/api/export?as=csv&what=claims", 400),
        ("/api/nothing", 404),
    ],
)
def test_errors_are_problem_details(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert set(answer.json()) == {"type", "title", "status", "detail"}


@pytest.mark.parametrize("address", ["/api", "/api/entries", "/api/actors", "/api/search?q=met"])
def test_what_has_not_changed_is_not_sent_again(client: TestClient, address: str) -> None:
    etag = client.get(address).headers["etag"]
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304
    assert client.get(address, headers={"if-none-match": 'W/"other"'}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_does_not_write(client: TestClient, method: str) -> None:
    for address in ("/api", "/api/entries", f"/api/entries/{world()[2][0].id}"):
        assert getattr(client, method)(address).status_code == 405
