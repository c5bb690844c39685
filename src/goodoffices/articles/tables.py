"""JSON Lines, JSON and tables of articles: one row, one article."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping

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


def read_jsonl(text: str, name: str) -> Iterator[Article | InputError]:
    """The articles of JSON Lines, with an error for each line that is broken; `name:line` says which."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield InputError(where, f"broken JSON ({str(error)[:80]})", "Mend or delete the line")
            continue
        yield _one(row, where, line)


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
        yield _one(row, f"{name}:{number}", json.dumps(row, sort_keys=True))


def _one(row: object, where: str, raw: str) -> Article | InputError:
    if not isinstance(row, dict):
        return InputError(where, "not a JSON object", "Write one object with a field text on each line")
    return article_of(row, where, hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest())


def read_csv(text: str, name: str, raw_hash: str, *, tabs: bool = False) -> Iterator[Article | InputError]:
    """The articles of a table with a line of column names; that line also shows what ends a field."""
    head = text.split("\n", 1)[0]
    mark = "\t" if tabs else max(",;\t", key=head.count)
    csv.field_size_limit(_LONGEST * 2)
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark)
    try:
        columns = {_key(c) for c in reader.fieldnames or ()}
        if not columns & set(_NAMES["text"]):
            yield InputError(name, "no column holds the text", "Name one column text (first line of the file)")
            return
        for row in reader:
            yield article_of(dict(row), f"{name}:{reader.line_num}", raw_hash)
    except csv.Error as error:
        yield InputError(f"{name}:{reader.line_num}", f"broken row ({error})", "Mend the quotation marks there")
