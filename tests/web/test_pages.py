import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from fastapi.testclient import TestClient

from goodoffices.schema import Participant
from goodoffices.web import make_app
from tests.factories import world
from tests.web.conftest import keep
from tests.web.page import read

FIXED = (
    "/", "/timeline", "/calendar", "/actors", "/formats", "/ledger", "/relations", "/map", "/articles", "/health",
    "/search", "/search?q=talks", "/timeline?kind=meeting&status=cancelled&from=2031&to=2031-06&actor=dahl",
)  # fmt: skip


def test_every_page_that_a_page_leads_to_is_there_whole_and_loads_nothing_from_outside(client: TestClient) -> None:
    seen, todo = set[str](), list(FIXED)
    while todo:
        address = todo.pop().partition("#")[0]
        if not address or address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = read(answer.text)
        assert len(page.ids) == len(set(page.ids)), address
        assert page.unlabelled == [], address
        assert page.headings.count(1) == 1, address
        assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False)), (address, page.headings)
        for load in page.loads:
            assert load.startswith("/static/"), address
            assert client.get(load).status_code == 200
        for link in page.links:
            if link.startswith("#"):
                assert link[1:] in page.ids, (address, link)
            else:
                assert urlsplit(link).netloc == ""
                todo.append(link)
    assert {f"/entry/{e.id}" for e in world()[2]} <= seen
    assert {f"/article/{a.id}" for a in world()[0]} <= seen
    assert "/actor/name/Per%20Dahl" in {address.replace("%2F", "/") for address in seen}


def test_the_quotes_of_an_entry_are_marked_at_the_right_words(client: TestClient) -> None:
    for entry in world()[2]:
        page = read(client.get(f"/entry/{entry.id}").text)
        assert set(page.marks.values()) == {
            e.quote for e in [*entry.evidence, *(s.evidence for s in entry.history)]
        } | {e.quote for c in entry.competing for a in c.accounts for e in a.evidence}


def test_the_claims_of_an_article_are_marked_and_its_furniture_is_greyed(client: TestClient) -> None:
    articles, claims, _ = world()
    for article in articles:
        text = client.get(f"/article/{article.id}").text
        page = read(text)
        own = sorted((c for c in claims if c.article == article.id), key=lambda c: c.trigger)
        assert [page.marks[f"c{n}"] for n in range(1, len(own) + 1)] == [article.quote(c.trigger) for c in own]
        assert text.count('class="block furniture"') == sum(b.kind == "furniture" for b in article.blocks)


def test_the_start_of_an_id_and_a_claims_id_lead_to_the_entry(client: TestClient) -> None:
    entry = world()[2][0]
    for ident in (entry.id[:9], *entry.claims):
        assert entry.title in client.get(f"/entry/{ident}").text


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kind=refusal", ["Voss refuses a handshake"]),
        ("kind=meeting&status=cancelled", ["Second round of talks"]),
        ("kind=incident&from=2031-06&to=2031-06", ["Two soldiers killed near the bridge"]),
        ("actor=harbour", ["Peace plan of the Harbour Group"]),
        ("kind=meeting&actor=nobody", []),
    ],
)
def test_filters_live_in_the_address(client: TestClient, query: str, titles: list[str]) -> None:
    text = client.get(f"/timeline?{query}").text
    assert [e.title for e in world()[2] if f"/entry/{e.id}" in text] == titles


def test_a_filter_can_be_taken_away_and_an_empty_one_asks_nothing(client: TestClient) -> None:
    page = read(client.get("/timeline?kind=meeting&status=held&from=2031").text)
    assert {
        "/timeline?kind=meeting&status=held",
        "/timeline?kind=meeting&from=2031",
        "/timeline?status=held&from=2031",
    } <= set(page.links)
    assert "8 entries" in client.get("/timeline?actor=&format=&from=&to=&order=latest").text


def test_pagers_go_through_everything_and_keep_what_was_asked_for(tmp_path: Path) -> None:
    articles, _, entries = world()
    many = [
        entries[0].model_copy(
            update={"id": f"c{n:016x}", "claims": (), "participants": (Participant(name=f"P{n}", written=f"P{n}"),)}
        )
        for n in range(130)
    ]
    client = TestClient(make_app(keep(tmp_path / "many.sqlite", articles, [], many)))
    for begin, kept, leads, total in (
        ("/timeline?kind=meeting&order=earliest", "kind=meeting&order=earliest", "/entry/", 130),
        ("/search?q=Tarn+ministers", "q=Tarn+ministers", "/entry/", 130),
        ("/actors?q=p&kind=unknown", "q=p&kind=unknown", "/actor/", 130),
    ):
        address, seen = begin, set[str]()
        while address:
            assert kept in address
            text = client.get(address).text
            seen |= {link for link in read(text).links if link.startswith(leads)}
            following = re.search(r'rel="next" href="([^"]+)"', text)
            address = unescape(following[1]) if following else ""
        assert len(seen) == total, begin


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/timeline?kind=party", 400, "Choose one of: meeting"),
        ("/timeline?status=maybe", 400, "Choose one of: mentioned"),
        ("/timeline?from=yesterday", 400, "Write 2016-06-20"),
        ("/timeline?to=2031-02-30", 400, "Write 2016-06-20"),
        ("/timeline?from=0000", 400, "Write 2016-06-20"),
        ("/timeline?page=0", 400, "numbered from 1"),
        ("/timeline?page=99999999999999999999", 400, "numbered from 1"),
        ("/entry/cffffffffffffffff", 404, "No entry and no claim"),
        ("/entry/c", 404, "several entries begin so"),
        ("/entry/%25", 404, "No entry"),
        ("/article/a0", 404, "No article"),
        ("/actor/name/Nobody", 404, "No actor"),
        ("/format/None", 404, "No entry of this record is in"),
        ("/place/..%2f..%2fetc%2fpasswd", 404, "No entry of this record is at"),
        ("/static/../app.py", 404, "nothing at this address"),
        ("/nowhere", 404, "nothing at this address"),
    ],
)
def test_what_is_not_there_is_said_in_words(client: TestClient, address: str, status: int, says: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert says in unquote(answer.text)
    read(answer.text)


def test_whoever_serves_an_international_body_is_of_no_country_code(tmp_path: Path) -> None:
    articles, claims, entries = world()
    envoy = entries[0].participants[0].model_copy(update={"name": "Ruta Envoy", "actor": None, "country": "IGO"})
    entries = [entries[0].model_copy(update={"participants": (envoy, *entries[0].participants[1:])}), *entries[1:]]
    with TestClient(make_app(keep(tmp_path / "r.sqlite", articles, claims, entries))) as client:
        for address in ("/actors", "/actor/name/Ruta%20Envoy"):
            text = unescape(client.get(address).text)
            assert "international body" in text and "IGO" not in text
