from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from goodoffices.schema import Span, cite
from goodoffices.web import make_app
from tests.factories import article, claim, entry
from tests.web.conftest import keep
from tests.web.page import read

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)"> "\'</mark></title>{{ 7 * 7 }}'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Pages of a record in which everything that an article gives is an attack."""
    of = article(f"Talks {EVIL}\n\n{EVIL} met Ada Lind in {EVIL}.", f"Outlet {EVIL}", "2031-05-10", f"{EVIL}.html")
    of = of.model_copy(update={"author": EVIL, "url": "javascript:alert(3)"})
    met = claim(of, "meeting", "held", "met", people=[(EVIL, "party"), ("Ada Lind", "mediator")], where=EVIL)
    named = met.model_copy(
        update={"format": EVIL, "evidence": (*met.evidence, cite(of, Span(0, len(of.title or "")), "format"))}
    )
    made = entry([named], [of], f"Meeting {EVIL}")
    return TestClient(
        make_app(keep(tmp_path_factory.mktemp("evil") / "evil.sqlite", [of], [named], [made]), title=EVIL)
    )


def test_nothing_that_an_article_holds_becomes_part_of_a_page(hostile: TestClient) -> None:
    seen, todo = (
        set[str](),
        ["/", f"/search?q={EVIL}", f"/timeline?actor={EVIL}", f"/actors?q={EVIL}", "/health", f"/nowhere/{EVIL}"],
    )
    with hostile as client:
        while todo:
            address = todo.pop().partition("#")[0]
            if not address or address in seen:
                continue
            seen.add(address)
            answer = client.get(address)
            if not answer.headers["content-type"].startswith("text/html"):
                continue
            page = read(answer.text)  # fails on handlers that an attack would have added
            assert {load for load in page.loads if not load.startswith("/static/")} == set()
            assert not any(link.lower().startswith(("javascript:", "data:")) for link in page.links)
            assert "49" not in page.text.replace("2049", "") or "{{ 7 * 7 }}" in page.text
            todo += [link for link in page.links if link.startswith("/")]
    assert len(seen) > 12


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for address in ("/", "/nowhere", "/static/web.css", "/static/house.css", "/timeline?page=x", "/calendar.ics"):
        headers = client.get(address).headers
        assert "script-src 'self';" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_a_request_by_another_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "127.0.0.1:8765"}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_do_not_write(client: TestClient, method: str) -> None:
    for address in ("/", "/timeline", "/ledger"):
        assert getattr(client, method)(address).status_code == 405


def test_a_page_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/timeline")
    again = client.get("/timeline", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_fails_inside_is_not_shown(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(record)
    monkeypatch.setattr(app.state.room.catalogue, "tally", lambda _: 1 / 0)
    answer = TestClient(app, raise_server_exceptions=False).get("/timeline")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert "division" not in answer.text
