"""Many articles in one file, packed or not, here or on another file system; and files that are cut short."""

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goodoffices.articles import exists, read_path, sources_of
from goodoffices.schema import Article, InputError

NUMBER = 300
TEXT = "The envoys of Norrland and Sudmark met in Tarn on day {} and agreed to meet again before the end of the month."
ROWS = [
    {"id": f"r{i}", "date": "2031-05-04", "text": TEXT.format(i), "url": f"https://a.example/{i}"}
    for i in range(NUMBER)
]


def jsonl() -> bytes:
    return "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def table() -> bytes:
    return ("id,date,text,url\n" + "".join(",".join(row.values()) + "\n" for row in ROWS)).encode()


def parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([{**row, "unused": "x"} for row in ROWS]), file, row_group_size=50)
    return file.getvalue()


def warc() -> bytes:
    from fastwarc.warc import WarcRecord, WarcRecordType

    file = io.BytesIO()
    for row in ROWS[:30]:
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = row["url"]
        page = f"<html><head><title>Talks</title></head><body><p>{row['text']}</p></body></html>"
        record.set_bytes_content(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode())
        record.is_http = True
        record.write(file)
    return file.getvalue()


def feed() -> bytes:
    items = "".join(
        f"<item><title>Talks {i}</title><link>{row['url']}</link><pubDate>Sun, 04 May 2031 10:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{row['text']}&lt;/p&gt;</description></item>"
        for i, row in enumerate(ROWS[:30])
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Tarn Post</title>{items}</channel></rss>'.encode()


def zstd(data: bytes) -> bytes:
    import zstandard

    half = len(data) // 2
    pack = zstandard.ZstdCompressor().compress
    return pack(data[:half]) + pack(data[half:])


def plain(data: bytes) -> bytes:
    return data


def read(place: Path | str) -> tuple[list[Article], list[InputError]]:
    found = list(read_path(place))
    return [a for a in found if isinstance(a, Article)], [e for e in found if isinstance(e, InputError)]


@pytest.mark.parametrize(("pack", "ending"), [(plain, ""), (gzip.compress, ".gz"), (zstd, ".zst")])
@pytest.mark.parametrize(
    ("make", "name", "number"),
    [
        (jsonl, "a.jsonl", NUMBER), (table, "a.csv", NUMBER), (parquet, "a.parquet", NUMBER), (warc, "a.warc", 30),
        (feed, "a.xml", 30),
    ],
)  # fmt: skip
def test_every_article_is_read(
    tmp_path: Path, make: Callable[[], bytes], name: str, number: int, pack: Callable[[bytes], bytes], ending: str
) -> None:
    if name.endswith("parquet") and ending:
        pytest.skip("Parquet packs its own columns")
    (tmp_path / (name + ending)).write_bytes(pack(make()))
    articles, errors = read(tmp_path / (name + ending))
    assert errors == []
    assert len({a.id for a in articles}) == number
    assert {a.url for a in articles} == {row["url"] for row in ROWS[:number]}
    assert all(row["text"] in a.text for row, a in zip(ROWS, articles, strict=False))
    assert name.endswith("warc") or {a.given is not None for a in articles} == {True}


@pytest.mark.parametrize("ending", ["jsonl.gz", "csv.gz", "warc.gz", "jsonl.zst", "warc.zst", "parquet"])
def test_an_archive_that_is_cut_short_is_named_and_what_came_before_is_read(tmp_path: Path, ending: str) -> None:
    kind, _, packed = ending.partition(".")
    data = {"jsonl": jsonl, "csv": table, "warc": warc, "parquet": parquet}[kind]() * (1 if kind == "parquet" else 30)
    whole = {"gz": gzip.compress, "zst": zstd, "": plain}[packed](data)
    path = tmp_path / f"cut.{ending}"
    path.write_bytes(whole[: len(whole) * 3 // 4])
    articles, errors = read(path)
    assert [e.source for e in errors[-1:]] == [str(path)]
    assert "cut short" in errors[-1].problem
    assert kind == "parquet" or len(articles) > 100


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(jsonl()))
    whole[len(whole) // 2] ^= 255
    (tmp_path / "bad.jsonl.gz").write_bytes(whole)
    _, errors = read(tmp_path / "bad.jsonl.gz")
    assert "damaged" in errors[-1].problem


def test_globs_and_folders_of_this_machine(tmp_path: Path) -> None:
    for name in ("one/a.jsonl", "two/b.jsonl", "two/.hidden", "two/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = list(sources_of([str(tmp_path / "*" / "*.jsonl"), tmp_path / "two"]))
    assert found == [tmp_path / n for n in ("one/a.jsonl", "two/b.jsonl", "two/c.txt")]
    assert exists(str(tmp_path / "*" / "*.jsonl")) and not exists(str(tmp_path / "*.jsonl"))


def test_another_file_system_is_read_by_its_address() -> None:
    fsspec: Any = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe({"/shards/a.jsonl.gz": gzip.compress(jsonl()), "/shards/deep/b.csv": table(), "/shards/.c": b"x"})
    found = list(sources_of(["memory://shards"]))
    assert found == ["memory:///shards/a.jsonl.gz", "memory:///shards/deep/b.csv"]
    assert list(sources_of(["memory://shards/*.gz"])) == found[:1]
    assert [len(read(place)[0]) for place in found] == [NUMBER, NUMBER]
    assert exists("memory://shards") and not exists("memory://none")
    assert "none.jsonl" in read("memory://none.jsonl")[1][0].source


def test_what_needs_a_package_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.articles.places.find_spec", lambda _: None)
    for name, data, extra in (("a.warc", b"WARC/1.0", "scale"), ("a.parquet", b"PAR1", "parquet")):
        (tmp_path / name).write_bytes(data)
        assert f"goodoffices[{extra}]" in read(tmp_path / name)[1][0].remedy
    assert "goodoffices[scale]" in read("s3://bucket/a.jsonl")[1][0].remedy


def test_large_files_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(40):
            file.write(jsonl())
    found = read_path(path)
    assert isinstance(next(found), Article)
    found.close()  # type: ignore[attr-defined]
