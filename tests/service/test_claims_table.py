"""Claims as a Parquet table: those of the lines, in their order, written in pieces, the same bytes each time."""

import io
import json
from pathlib import Path

import pytest

from goodoffices.present import parquet
from goodoffices.schema import GoodofficesError
from goodoffices.service.exports import export, export_bytes
from goodoffices.store import Store
from tests.factories import world
from tests.web.conftest import keep


def test_the_table_holds_the_claims_of_the_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    with Store.open(keep(tmp_path / "norrland.sqlite", *world())) as store:
        lines = [json.loads(line) for line in export(store, what="claims")]
        published = {a.id: a.published.start for a in store.articles()}
        whole = b"".join(export_bytes(store, "parquet", "claims"))
        assert whole == b"".join(export_bytes(store, "parquet", "claims"))
        monkeypatch.setattr(parquet, "AT_ONCE", 2)
        pieces = list(export_bytes(store, "parquet", "claims"))
        with pytest.raises(GoodofficesError, match="xlsx writes entries only"):
            next(export_bytes(store, "xlsx", "claims"))
        with pytest.raises(GoodofficesError, match="parquet writes entries only"):
            next(export_bytes(store, "parquet", "articles"))
    rows = pq.read_table(io.BytesIO(whole)).to_pylist()
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert len(rows) > 4
    for row, line in zip(rows, lines, strict=True):
        assert (row["kind"], row["status"], row["part_of"]) == (line["kind"], line["status"], line["part_of"])
        assert str(row["start"]) == str(line["when"]["start"])
        assert row["published_start"] == published[row["article"]]
        assert [p["name"] for p in row["participants"]] == [p["name"] for p in line["participants"]]
        assert row["evidence"] == line["evidence"]
        assert row["derived"] == line["derived"]
        assert json.loads(row["details"] or "{}") == line["details"]
    cut = pq.ParquetFile(io.BytesIO(b"".join(pieces)))
    assert cut.num_row_groups == -(-len(rows) // 2) < len(pieces)
    assert cut.read().to_pylist() == rows
