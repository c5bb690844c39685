import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from goodoffices.schema import RecordError
from goodoffices.store import Store
from tests.store.test_store import filled


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


def test_a_record_that_cannot_be_written_is_read_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(Store.open(tmp_path / "record.sqlite", create=True)).close()
    monkeypatch.setattr("goodoffices.store.sqlite._writable", lambda _: False)
    with Store.open(tmp_path / "record.sqlite") as frozen:
        assert len(frozen.entries()) == 8
        with pytest.raises(OperationalError, match="readonly"):
            frozen.replace_entries([], {})


def test_file_names_may_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "été #1 ?x=%20.sqlite"
    Store.open(path, create=True).close()
    assert path.exists()
    assert Store.open(path).entries() == []
