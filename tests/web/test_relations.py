"""Relations, the line of two sides, and the ledger, on the invented conflict."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from goodoffices.web import make_app
from tests.analysis.test_analysis import LIN, NOR, SUD, entry, step
from tests.factories import world
from tests.web.conftest import keep
from tests.web.page import read

PAIR = "/relation?of=NOR&of=SUD"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A record with two rounds of talks, one of them called off, a ceasefire, and a promise that is disputed."""
    truce = entry(
        "c1", "agreement", "agreed", "2031-05-01", NOR, SUD, LIN, details={"type": "ceasefire"}, outcomes=("c5",),
        history=(step("agreed", "2031-05-01"), step("agreed", "2031-05-20", "Sudmark", "violated")),
    )  # fmt: skip
    met = entry("c2", "meeting", "held", "2031-05-03", NOR, SUD, LIN)
    off = entry("c3", "meeting", "cancelled", "2031-07-03", NOR, SUD)
    undated = entry("c4", "call", "held", None, NOR, SUD)
    owed = entry(
        "c5", "commitment", "held", "2031-05-01", ("Norrland", "source"), ("Sudmark", "target"),
        history=(step("agreed", "2031-05-01"), step("cancelled", "2031-06-01", "Sudmark", "broken"),
                 step("held", "2031-06-02", "Norrland", "kept")),
    )  # fmt: skip
    path: Path = tmp_path_factory.mktemp("relations") / "relations.sqlite"
    return TestClient(make_app(keep(path, world()[0], [], [truce, met, off, undated, owed])))


def test_a_pair_leads_to_its_line_and_each_point_to_its_entries(client: TestClient) -> None:
    assert PAIR in read(client.get("/relations").text).links
    page = read(client.get(PAIR).text)
    point = next(link for link in page.links if "in=2031-07" in link and "track=contacts" in link)
    behind = read(client.get(point.partition("#")[0]).text)
    assert "/entry/c3" in behind.links
    assert not {"/entry/c2", "/entry/c4"} & set(behind.links)
    order = [link for link in page.links if link in ("/entry/c2", "/entry/c3", "/entry/c4")]
    assert order[-3:] == ["/entry/c3", "/entry/c2", "/entry/c4"]  # the latest first, without a day last
    assert "too few to look for turns" in page.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/relation", 404),
        ("/relation?of=NOR", 404),
        ("/relation?of=NOR&of=NOBODY", 404),
        (f"{PAIR}&track=love", 400),
        (f"{PAIR}&in=never", 400),
        (f"{PAIR}&page=0", 400),
    ],
)
def test_what_no_relation_has_is_said_in_words(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    read(answer.text)


def test_the_ledger_sets_claimants_side_by_side(client: TestClient) -> None:
    text = read(client.get("/ledger").text).text
    for words in ("claimants differ", "broken, says Sudmark", "kept, says Norrland", "declared 1 May 2031"):
        assert words in " ".join(text.split())
    assert "/entry/c1" in read(client.get("/ledger").text).links
