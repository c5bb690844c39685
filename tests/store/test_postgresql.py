from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from goodoffices.schema import RecordError
from goodoffices.store import Held, Store, name_of
from goodoffices.store.copying import fill
from tests.factories import world
from tests.store.test_store import filled

NewDatabase = Callable[[], str]


def test_a_missing_database_says_how_to_make_one(new_database: NewDatabase) -> None:
    address = new_database()
    with pytest.raises(RecordError, match="goodoffices build"):
        Store.open(address)
    with pytest.raises(RecordError, match="createdb record0"):
        Store.open(address.replace("@/postgres", "@/record0"), create=True)


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError, match="desk:\\*\\*\\*@") as caught:
        Store.open(f"postgresql://desk:secret@/record?host={tmp_path}")
    assert "secret" not in str(caught.value)


def test_an_address_that_names_no_database_or_cannot_be_read() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError, match="names no database"):
        Store.open("postgresql://desk@server")
    with pytest.raises(RecordError, match="cannot be read"):
        name_of("postgresql://desk@server:port/record")


def test_without_the_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.store.postgresql.find_spec", lambda _: None)
    with pytest.raises(RecordError, match=r"goodoffices\[postgres\]"):
        Store.open("postgresql://desk@server/record")


def test_ten_may_open_an_empty_database_at_once(new_database: NewDatabase) -> None:
    address = new_database()

    def opened(_: int) -> int:
        with Store.open(address, create=True) as store:
            return len(store.entries())

    with ThreadPoolExecutor(10) as pool:
        assert list(pool.map(opened, range(10))) == [0] * 10


def test_two_writers_of_the_same_articles_neither_fail_nor_lose(new_database: NewDatabase) -> None:
    address, (articles, claims, _) = new_database(), world()
    Store.open(address, create=True).close()

    def written(number: int) -> None:
        with Store.open(address) as store:
            for article in articles if number % 2 else reversed(articles):
                own = article.model_copy(update={"sources": (f"{number}.txt",)})
                store.add_articles([(own, [c for c in claims if c.article == article.id], Held(engine="e1"))])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(written, range(4)))
    with Store.open(address) as store:
        assert [a.sources for a in store.articles()] == [("0.txt", "1.txt", "2.txt", "3.txt")] * len(articles)
        assert {c.id for c in store.claims()} == {c.id for c in claims}


def test_a_copy_there_and_back_is_the_same_row_by_row(new_database: NewDatabase, tmp_path: Path) -> None:
    from goodoffices.store.tables import metadata

    with (
        filled(Store.open(tmp_path / "one.sqlite", create=True)) as one,
        Store.open(new_database(), create=True) as two,
        Store.open(tmp_path / "three.sqlite", create=True) as three,
    ):
        counts = fill(two, one)
        assert counts == fill(three, two)
        assert counts["entries"] == 8
        for table in metadata.sorted_tables:
            rows = [dict(row) for row in one.rows(table)]
            assert rows == [dict(row) for row in two.rows(table)] == [dict(row) for row in three.rows(table)]
        assert one.meta()["seal"] == two.seal() == three.seal()
        assert {hit.id for hit in one.find("prison*")} == {hit.id for hit in two.find("prison*")}
        with pytest.raises(RecordError, match="there is a record already"):
            fill(two, one)
