import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from goodoffices.schema import RecordError
from goodoffices.store import CLOSE, OPEN, Filter, Held, Store
from tests.factories import world


@pytest.fixture
def store(tmp_path: Path) -> Store:
    articles, claims, entries = world()
    store = Store.open(tmp_path / "record.sqlite", create=True)
    store.add_articles([(a, [c for c in claims if c.article == a.id], Held(engine="e1")) for a in articles])
    store.replace_entries(entries, {"tool": "0"})
    return store


def test_what_goes_in_comes_out(store: Store) -> None:
    articles, claims, entries = world()
    assert store.articles() == articles
    assert {c.id: c for c in store.claims()} == {c.id: c for c in claims}
    assert {e.id: e for e in store.entries()} == {e.id: e for e in entries}
    assert store.article(articles[0].id) == articles[0]
    assert store.article("a0") is None
    assert store.held() == {a.id: Held(engine="e1") for a in articles}


def test_entries_come_in_the_order_of_their_days(store: Store) -> None:
    days = [e.when.start for e in store.entries()]
    known = [d for d in days if d is not None]
    assert known == sorted(known)
    assert days[: len(known)] == known


def test_an_entry_is_found_by_its_own_id_a_claims_and_their_beginnings(store: Store) -> None:
    _, claims, entries = world()
    for entry in entries:
        for claim in entry.claims:
            assert store.entry(claim) == entry
        assert store.entry(entry.id[:9]) == entry
    assert store.entry("nothing") is None
    with pytest.raises(RecordError, match="several entries begin so"):
        store.entry("c")
    assert claims


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (Filter(), 8),
        (Filter(kinds=("meeting",)), 2),
        (Filter(kinds=("meeting", "refusal")), 3),
        (Filter(statuses=("cancelled",)), 1),
        (Filter(actor="voss"), 2),
        (Filter(actor="100%"), 0),
        (Filter(since=date(2031, 6, 1)), 2),
        (Filter(until=date(2031, 5, 31)), 1),
        (Filter(since=date(2031, 5, 1), until=date(2031, 6, 1)), 2),
        (Filter(format="minsk"), 0),
    ],
)
def test_filters(store: Store, wanted: Filter, number: int) -> None:
    assert len(store.entries(wanted)) == number


def test_search_marks_the_words_and_leaves_furniture_out(store: Store) -> None:
    hits = store.find("prisoners")
    assert {hit.what for hit in hits} == {"entry", "article"}
    assert any(f"{OPEN}prisoners{CLOSE}" in hit.snippet for hit in hits)
    assert store.find("cheese") == []
    assert store.find("prison*") != []
    assert store.find('"for hours six"') == []
    assert [hit.what for hit in store.find('"talk for six hours"')] == ["article"]


@pytest.mark.parametrize("words", ["", "AND", '"', "a OR (", "*", "NEAR(", "-x", "title:x", "ü\x00"])
def test_search_takes_any_words(store: Store, words: str) -> None:
    store.find(words)


def test_sources_are_joined(store: Store) -> None:
    ident = store.articles()[0].id
    assert store.add_sources({ident: ["z.txt"]}) == 1
    assert store.add_sources({ident: ["z.txt"]}) == 0
    article = store.article(ident)
    assert article is not None
    assert article.sources[-1] == "z.txt"
    assert store.meta()["seal"] == store.seal()


def test_an_article_added_again_replaces_its_claims(store: Store) -> None:
    articles, claims, _ = world()
    store.add_articles([(articles[0], [], Held(engine="e2", unread="why"))])
    assert store.held()[articles[0].id] == Held(engine="e2", unread="why")
    assert {c.id for c in store.claims()} == {c.id for c in claims if c.article != articles[0].id}
    assert "seal" not in store.meta()


def test_a_missing_record_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="goodoffices build"):
        Store.open(tmp_path / "none.sqlite")
    with pytest.raises(RecordError, match="folder"):
        Store.open(tmp_path)
    with pytest.raises(RecordError, match="does not exist"):
        Store.open(tmp_path / "no" / "record.sqlite", create=True)


def test_another_file_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text("once upon a time " * 100)
    with pytest.raises(RecordError, match="not a record"):
        Store.open(tmp_path / "text.sqlite")
    with sqlite3.connect(tmp_path / "other.sqlite") as other:
        other.execute("CREATE TABLE cats (name TEXT)")
    other.close()
    with pytest.raises(RecordError, match="not a record"):
        Store.open(tmp_path / "other.sqlite")


def test_a_record_of_a_newer_version_is_refused(store: Store) -> None:
    store.close()
    with sqlite3.connect(store.path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(RecordError, match="newer version"):
        Store.open(store.path)


def test_tables_are_those_of_the_migrations(store: Store) -> None:
    from sqlalchemy import inspect

    from goodoffices.store.tables import metadata

    found = inspect(store._engine)
    for table in metadata.sorted_tables:
        columns = {c["name"]: c["nullable"] for c in found.get_columns(table.name)}
        assert columns == {c.name: c.nullable for c in table.columns}
        assert {i["name"] for i in found.get_indexes(table.name)} == {i.name for i in table.indexes}


def test_readers_read_while_a_writer_writes(store: Store) -> None:
    with store._engine.begin() as writing:
        writing.exec_driver_sql("UPDATE meta SET value = 'x' WHERE key = 'tool'")
        with Store.open(store.path) as other:
            assert len(other.entries()) == 8


def test_a_record_that_cannot_be_written_is_read_as_it_stands(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    monkeypatch.setattr("goodoffices.store.opening._writable", lambda _: False)
    with Store.open(store.path) as frozen:
        assert len(frozen.entries()) == 8
        with pytest.raises(OperationalError, match="readonly"):
            frozen.replace_entries([], {})


def test_file_names_may_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "été #1 ?x=%20.sqlite"
    Store.open(path, create=True).close()
    assert path.exists()
    assert Store.open(path).entries() == []
