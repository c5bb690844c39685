from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from goodoffices.schema import RecordError
from goodoffices.store import CLOSE, OPEN, Filter, Held, Place, Store
from goodoffices.store.tables import entries as entries_table
from tests.factories import world


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with Store.open(place, create=True) as store:
        yield filled(store)


def filled(store: Store) -> Store:
    articles, claims, entries = world()
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


def test_a_record_of_a_newer_version_is_refused(store: Store) -> None:
    with store.engine.begin() as raw:
        raw.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match="newer version"):
        Store.open(store.place)


def test_tables_are_those_of_the_migrations(store: Store) -> None:
    from sqlalchemy import inspect

    from goodoffices.store.tables import metadata

    found = inspect(store.engine)
    for table in metadata.sorted_tables:
        columns = {c["name"]: c["nullable"] for c in found.get_columns(table.name)}
        assert columns == {c.name: c.nullable for c in table.columns}
        assert {i["name"] for i in found.get_indexes(table.name)} == {i.name for i in table.indexes}


def test_readers_read_while_a_writer_writes(store: Store) -> None:
    with store.engine.begin() as writing:
        writing.exec_driver_sql("UPDATE meta SET value = 'x' WHERE key = 'tool'")
        with Store.open(store.place) as other:
            assert len(other.entries()) == 8


def test_a_database_of_something_else_is_no_record(place: Place) -> None:
    with Store.open(place, create=True) as store, store.engine.begin() as raw:
        raw.exec_driver_sql("DROP TABLE alembic_version")
    with pytest.raises(RecordError, match="not a record"):
        Store.open(place, create=True)


def test_what_is_read_at_one_moment_does_not_change_below_the_reader(store: Store) -> None:
    with store.at_one_moment() as still:
        before = still.articles(), still.claims(), still.entries(), still.meta()
        store.add_articles([(before[0][0], [], Held(engine="e2"))])
        store.replace_entries([], {"tool": "1"})
        assert (still.articles(), still.claims(), still.entries(), still.meta()) == before
    assert store.entries() == []


def test_entries_linked_from_another_state_are_refused(store: Store) -> None:
    article = store.articles()[0]
    state = store.state()
    assert store.replace_entries(store.entries(), {"tool": "1"}, linked_from=state)
    store.add_articles([(article, [], Held(engine="e2"))])
    assert not store.replace_entries([], {"tool": "2"}, linked_from=state)
    assert len(store.entries()) == 8
    assert "seal" not in store.meta()
    assert store.replace_entries(store.entries(), {"tool": "2"}, linked_from=store.state())


def test_an_article_keeps_the_sources_of_all_who_add_it(store: Store) -> None:
    article = store.articles()[0]
    store.add_articles([(article.model_copy(update={"sources": ("other.txt",)}), [], Held(engine="e1"))])
    kept = store.article(article.id)
    assert kept is not None
    assert set(kept.sources) == {*article.sources, "other.txt"}


def test_a_broken_off_build_gets_no_seal_from_new_sources(store: Store) -> None:
    article = store.articles()[0]
    store.add_articles([(article, [], Held(engine="e1"))])
    assert store.add_sources({article.id: ["z.txt"]}) == 1
    assert "seal" not in store.meta()


def test_the_seal_is_the_digest_of_all_seals(store: Store) -> None:
    from goodoffices.schema.canonical import digest
    from goodoffices.store.tables import SEALED, members

    parts: dict[str, Any] = {
        table.name: sorted([row["id"], row["seal"]] for row in store.rows(table)) for table in SEALED
    }
    parts["members"] = sorted([row["claim"], row["entry"]] for row in store.rows(members))
    parts["meta"] = [["tool", "0"]]
    assert store.seal() == digest(parts)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("PRISONERS", True),
        ("prísoners", True),
        ("talk hours", True),
        ('"hours talk"', False),
        ("six-hours", True),
        ("hours-six", False),
    ],
)
def test_search_knows_no_case_and_no_accents(store: Store, words: str, found: bool) -> None:
    assert bool(store.find(words)) is found


def test_rows_come_by_key(store: Store) -> None:
    ids = [row["id"] for row in store.rows(entries_table)]
    assert ids == sorted(ids)
