"""Articles in web archives (WARC): each page that was fetched, and the plain texts of WET files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from goodoffices.articles.decoding import decode
from goodoffices.articles.places import needs
from goodoffices.articles.reading import read_text
from goodoffices.schema.article import Article
from goodoffices.schema.errors import InputError

PAGES = ("text/html", "application/xhtml+xml")
LARGEST = 1 << 24
"""Bytes of a page; what is larger is none that a person reads."""


def read_warc(stream: BinaryIO, name: str) -> Iterator[Article | InputError]:
    """The articles of a web archive, read as a stream; records that are no pages are passed over.

    The address is the record's; the day on which it was fetched is none on which it was published, and is not kept.

    Args:
        stream: The archive, unpacked.
        name: The file.

    Raises:
        InputError: The package for web archives is missing.
    """
    warc = needs("fastwarc.warc", "scale", name, "WARC")
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.conversion
    for record in warc.ArchiveIterator(stream, record_types=kinds, parse_http=True):
        address = record.headers.get("WARC-Target-URI") or f"{name}:{record.stream_pos}"
        if record.record_type == warc.WarcRecordType.response and not _is_page(record):
            continue
        raw: bytes = record.reader.read(LARGEST + 1)
        if len(raw) > LARGEST:
            yield InputError(f"{name}:{address}", "the page has more than 16 MiB", "Leave it out")
            continue
        try:
            yield _article(raw, address, page=record.record_type == warc.WarcRecordType.response)
        except InputError as error:
            yield InputError(f"{name}:{address}", error.problem, error.remedy)


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    return headers is not None and headers.status_code == 200 and record.http_content_type in PAGES


def _article(raw: bytes, address: str, *, page: bool) -> Article | InputError:
    from goodoffices.articles.pages import read_page

    digest = hashlib.sha256(raw).hexdigest()
    text = decode(raw, address, markup=page)
    if page:
        return read_page(text, source=address, raw_hash=digest, url=address)
    return read_text(text, source=address, raw_hash=digest, url=address)
