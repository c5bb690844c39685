"""Files and folders become articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from goodoffices.articles.decoding import decode, unpack
from goodoffices.articles.reading import read_text
from goodoffices.articles.tables import read_csv, read_json, read_jsonl
from goodoffices.schema.article import Article
from goodoffices.schema.errors import InputError

_KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl",    ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "tsv",
}  # fmt: skip


def sources_of(paths: Sequence[Path]) -> Iterator[Path]:
    """The files that paths name: files as they are, folders with all below them, each once, sorted by path.

    Hidden files and folders below a named folder are left out. A path that does not exist is passed on: reading it
    gives the error.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(
                f for f in path.rglob("*")
                if f.is_file() and not any(part.startswith(".") for part in f.relative_to(path).parts)
            )  # fmt: skip
        else:
            found.add(path)
    yield from sorted(found, key=lambda f: f.as_posix())


def _kind(path: Path, data: bytes) -> str:
    """What a file holds: by its suffix, otherwise by how it begins."""
    suffixes = [s.lower() for s in path.suffixes if s.lower() != ".gz"]
    named = _KINDS.get(suffixes[-1]) if suffixes else None
    if named and named != "text":
        return named
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or (head.startswith((b"<?xml", b"<!--")) and b"<html" in head):
        return "html"
    if named is None and head.startswith(b"{"):
        return "jsonl"
    if named is None and head.startswith(b"["):
        return "json"
    return "text"


def read_path(path: Path) -> Iterator[Article | InputError]:
    """All articles of a file; what cannot be read comes as an `InputError` in its place, and the rest goes on.

    Text, HTML, JSON Lines, JSON and tables, each also as gzip; told by suffix, otherwise by how the file begins.
    """
    name = str(path)
    try:
        raw = path.read_bytes()
        data = unpack(raw, name)
        kind = _kind(path, data)
        text = decode(data, name, markup=kind == "html")
    except InputError as error:
        yield error
        return
    except OSError as error:
        yield InputError(name, f"cannot be opened ({error.strerror or error})", "Check the path and its permissions")
        return
    digest = hashlib.sha256(raw).hexdigest()
    if kind == "jsonl":
        yield from read_jsonl(text, name)
    elif kind == "json":
        yield from read_json(text, name)
    elif kind in ("csv", "tsv"):
        yield from read_csv(text, name, digest, tabs=kind == "tsv")
    elif kind == "html":
        from goodoffices.articles.pages import read_page

        yield read_page(text, source=name, raw_hash=digest)
    else:
        yield read_text(text, source=name, raw_hash=digest)
