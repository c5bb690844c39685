"""One file becomes articles: rows and pages of archives as a stream, everything else whole."""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from goodoffices.articles.decoding import decode, unpack
from goodoffices.articles.places import Place, open_place
from goodoffices.articles.reading import read_text
from goodoffices.articles.streams import BROKEN, unpacked
from goodoffices.articles.tables import read_csv, read_json, read_jsonl
from goodoffices.schema.article import Article
from goodoffices.schema.errors import InputError

_KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl",    ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "tsv",
    ".parquet": "parquet", ".warc": "warc", ".wet": "warc", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
_PACKED = (".gz", ".zst", ".zstd")
_FEEDS = (b"<rss", b"<feed", b"<rdf")
_HEAD = 1 << 16


def _kind(name: str, head: bytes) -> str:
    """What a file holds: by its suffix, otherwise by how it begins."""
    suffixes = [s.lower() for s in PurePath(name).suffixes if s.lower() not in _PACKED]
    named = _KINDS.get(suffixes[-1]) if suffixes else None
    if named and named != "text":
        return named
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    start = head[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) and any(
        f in start for f in (b"<rss", b"<feed", b"<rdf")
    ):
        return "feed"
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith((b"<?xml", b"<!--")) and b"<html" in start):
        return "html"
    if named is None and start.startswith(b"{"):
        return "jsonl"
    if named is None and start.startswith(b"["):
        return "json"
    return "text"


def read_path(place: Place) -> Iterator[Article | InputError]:
    """All articles of a file; what cannot be read comes as an `InputError` in its place, and the rest goes on.

    Text, HTML, JSON, feeds; JSON Lines, tables, Parquet and WARC as streams, so that they may be larger than memory;
    each also as gzip or zstd. Told by suffix, otherwise by how the file begins.
    """
    name = str(place)
    try:
        file = open_place(place)
    except InputError as error:
        yield error
        return
    except OSError as error:
        yield InputError(name, f"cannot be opened ({error.strerror or error})", "Check the path and its permissions")
        return
    with file:
        try:
            yield from _articles(file, name)
        except InputError as error:
            yield error
        except EOFError:
            yield InputError(name, "the archive is cut short", "Fetch or copy it again; what came before is read")
        except BROKEN as error:
            yield InputError(name, f"the file is damaged ({error})", "Fetch or copy it again; what came before is read")


def _articles(file: BinaryIO, name: str) -> Iterator[Article | InputError]:
    head = unpacked(file, name).read(_HEAD)
    kind = _kind(name, head)
    if kind == "parquet":
        from goodoffices.articles.parquet import read_parquet

        yield from read_parquet(file, name)
    elif kind == "warc":
        from goodoffices.articles.warc import read_warc

        yield from read_warc(unpacked(file, name), name)
    elif kind in ("jsonl", "csv", "tsv") and _utf8(head):
        lines = unpacked(file, name)
        if kind == "jsonl":
            yield from read_jsonl(lines, name)
        else:
            text = io.TextIOWrapper(lines, encoding="utf-8-sig", newline="")
            try:
                yield from read_csv(text, name, head.decode("utf-8", "ignore"), tabs=kind == "tsv")
            finally:
                text.detach()  # whoever opened the file closes it
    else:
        file.seek(0)
        yield from _whole(file.read(), name, kind)


def _utf8(head: bytes) -> bool:
    """Whether a file may be read line by line as UTF-8; if not, its encoding must be told from all of it."""
    try:
        return b"\0" not in head and bool(codecs.getincrementaldecoder("utf-8")().decode(head).strip())
    except UnicodeDecodeError:
        return False


def _whole(raw: bytes, name: str, kind: str) -> Iterator[Article | InputError]:
    data = unpack(raw, name)
    text = decode(data, name, markup=kind in ("html", "feed"))
    digest = hashlib.sha256(raw).hexdigest()
    if kind == "jsonl":
        yield from read_jsonl(io.BytesIO(text.encode("utf-8", "surrogatepass")), name)
    elif kind == "json":
        yield from read_json(text, name)
    elif kind in ("csv", "tsv"):
        yield from read_csv(io.StringIO(text.lstrip("\ufeff"), newline=""), name, text, tabs=kind == "tsv")
    elif kind == "feed":
        from goodoffices.articles.feeds import read_feed

        yield from read_feed(text, name)
    elif kind == "html":
        from goodoffices.articles.pages import read_page

        yield read_page(text, source=name, raw_hash=digest)
    else:
        yield read_text(text, source=name, raw_hash=digest)
