"""JSON Lines, JSON and tables of articles: one row, one article."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO, TextIO

from goodoffices.articles.reading import read_text
from goodoffices.schema.article import Article
from goodoffices.schema.errors import InputError

_NAMES = {
    "text": ("text", "body", "content", "article", "article_text", "fulltext", "full_text", "maintext", "story"),
    "title": ("title", "headline", "heading"),
    "published": ("published", "date", "pub_date", "pubdate", "published_at", "publishedat", "date_published",
                  "datepublished", "publication_date", "publish_date", "day"),
    "url": ("url", "link", "address", "href", "uri"),
    "outlet": ("outlet", "source", "publisher", "site", "site_name", "newspaper", "publication", "source_name",
               "domain"),
    "language": ("language", "lang"),
    "id": ("id", "uid", "article_id", "guid", "doc_id"),
}  # fmt: skip
_LONGEST = 8_000_000


def _key(name: object) -> str:
    return str(name).strip().lstrip("\ufeff").lower().replace(" ", "_").replace("-", "_")


def _field(row: Mapping[str, object], field: str) -> str | None:
    for name in _NAMES[field]:
        value = row.get(name)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return str(value) if field == "text" else str(value).strip()
    return None


def article_of(row: Mapping[object, object], where: str, raw_hash: str) -> Article | InputError:
    """The article of one row, or why there is none.

    Args:
        row: Its fields by name; names in any case, with the usual other names (`headline`, `body`, `pub_date`).
        where: File and line.
        raw_hash: SHA-256 of the bytes that it was read from.
    """
    fields = {_key(name): value for name, value in row.items()}
    text = _field(fields, "text")
    if text is None:
        return InputError(
            where, "the row has no text", f"Fill the field text (or one of {', '.join(_NAMES['text'][1:4])})"
        )
    if len(text) > _LONGEST:
        return InputError(where, f"the text has {len(text)} characters", "Split it into its articles")
    url = _field(fields, "url")
    return read_text(
        text,
        title=_field(fields, "title"),
        published=_field(fields, "published"),
        url=url,
        outlet=_field(fields, "outlet"),
        language=_field(fields, "language"),
        source=_field(fields, "id") or where,
        raw_hash=raw_hash,
    )


def read_jsonl(lines: BinaryIO, name: str) -> Iterator[Article | InputError]:
    """The articles of JSON Lines, with an error for each line that is broken; `name:line` says which.

    Args:
        lines: Bytes in UTF-8, read line by line.
        name: The file.
    """
    number = 0
    while raw := lines.readline(_LONGEST * 4):
        number += 1
        where = f"{name}:{number}"
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8", "surrogatepass").removesuffix("\n")
            if not line.strip():
                continue
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield InputError(where, f"broken JSON ({str(error)[:80]})", "Mend or delete the line")
            continue
        yield one_row(row, where, line)


def read_json(text: str, name: str) -> Iterator[Article | InputError]:
    """The articles of a JSON file: one object, or a list of them."""
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield InputError(
            name, f"broken JSON ({str(error)[:80]})", "Mend it, or name it .jsonl if each line is an object"
        )
        return
    for number, row in enumerate(loaded if isinstance(loaded, list) else [loaded], start=1):
        yield one_row(row, f"{name}:{number}", json.dumps(row, sort_keys=True))


def is_known(column: str) -> bool:
    """Whether an article may have something from a column of this name."""
    return any(_key(column) in names for names in _NAMES.values())


def one_row(row: object, where: str, raw: str) -> Article | InputError:
    """The article of a row as it was read; `raw` is its spelling, of which the article keeps the hash."""
    if not isinstance(row, dict):
        return InputError(where, "not a JSON object", "Write one object with a field text on each line")
    return article_of(row, where, hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest())


def read_csv(text: TextIO, name: str, head: str, *, tabs: bool = False) -> Iterator[Article | InputError]:
    """The articles of a table with a line of column names; that line also shows what ends a field.

    Args:
        text: The table, read row by row.
        name: The file.
        head: How it begins.
        tabs: Whether fields end with a tabulator.
    """
    first = head.split("\n", 1)[0]
    mark = "\t" if tabs else max(",;\t", key=first.count)
    csv.field_size_limit(_LONGEST * 2)
    reader = csv.DictReader(text, delimiter=mark)
    try:
        columns = {_key(c) for c in reader.fieldnames or ()}
        if not columns & set(_NAMES["text"]):
            yield InputError(name, "no column holds the text", "Name one column text (first line of the file)")
            return
        for row in reader:
            yield one_row(dict(row), f"{name}:{reader.line_num}", json.dumps(row, sort_keys=True, default=str))
    except csv.Error as error:
        yield InputError(f"{name}:{reader.line_num}", f"broken row ({error})", "Mend the quotation marks there")
    except UnicodeDecodeError as error:
        yield InputError(f"{name}:{reader.line_num}", f"byte {error.start} is not UTF-8", "Save it again as UTF-8")
