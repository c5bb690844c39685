"""Bytes of a file become text, or a clear error."""

from __future__ import annotations

import gzip
import io
import re
import zlib

from goodoffices.articles.streams import GZIP, ZSTD, unpacked
from goodoffices.schema.errors import InputError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_KNOWN = ((b"%PDF", "a PDF file"), (b"PK\x03\x04", "a zip or office file"), (b"\x89PNG", "an image"),
          (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"SQLite format 3", "a database"),
          (b"\xd0\xcf\x11\xe0", "an office file"))  # fmt: skip
_DECLARED = re.compile(
    rb"""(?:charset\s*=\s*["']?|<\?xml[^>]{0,80}encoding\s*=\s*["'])\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_LIMIT = 1 << 28


def unpack(data: bytes, name: str) -> bytes:
    """The bytes themselves, or what they hold where they are gzip or zstd.

    Raises:
        InputError: The archive is cut short, damaged, or holds more than 256 MiB.
    """
    if data.startswith(ZSTD):
        out = unpacked(io.BytesIO(data), name).read(_LIMIT + 1)
        if len(out) > _LIMIT:
            raise InputError(name, "the archive holds more than 256 MiB", "Unpack it and split it")
        return out
    if not data.startswith(GZIP):
        return data
    try:
        opened = zlib.decompressobj(wbits=31)
        out = opened.decompress(data, _LIMIT)
        if opened.unconsumed_tail:
            raise InputError(name, "the archive holds more than 256 MiB", "Unpack it and split it")
        if not opened.eof:
            raise InputError(name, "the archive is cut short", "Fetch or copy it again")
        return gzip.decompress(data) if opened.unused_data else out
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(name, f"the archive is damaged ({error})", "Fetch or copy it again") from error


def decode(data: bytes, name: str, *, markup: bool = False) -> str:
    """The text of a file's bytes: by byte order mark, UTF-8, declaration (markup only), charset-normalizer.

    Raises:
        InputError: The bytes are empty, not text, or in no encoding that can be told.
    """
    if not data.strip():
        raise InputError(name, "the file is empty", "Save the page again, or leave the file out")
    for start, what in _KNOWN:
        if data.startswith(start):
            raise InputError(name, f"this is {what}, not text", "Save it as text or HTML first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if b"\x00" in data:
        raise InputError(name, "this is a binary file, not text", "Save it as text or HTML first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    declared = _DECLARED.search(data[:4096]) if markup else None
    if declared:
        try:
            encoding = declared[1].decode("ascii")
            return data.decode("cp1252" if encoding.lower() in ("iso-8859-1", "latin1", "latin-1") else encoding)
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common; the bytes themselves decide
    return _guess(data, name, at)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"byte {error.start} is not {encoding}, which its byte order mark says"
        raise InputError(name, problem, "Save it again as UTF-8") from error


def _guess(data: bytes, name: str, at: int) -> str:
    lost = data.decode("utf-8", "replace")
    good = sum(c > "\x7f" and c != "\ufffd" for c in lost)
    if good >= 5 and lost.count("\ufffd") * 10 <= good:
        raise InputError(name, f"byte {at} breaks its UTF-8", "Save it again as UTF-8")
    control = sum(b < 32 and b not in (9, 10, 12, 13) for b in data[:8192])
    if control * 50 > min(len(data), 8192):
        raise InputError(name, "this is a binary file, not text", "Save it as text or HTML first")
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[: 1 << 16]).best()
    if best is None:
        raise InputError(name, f"its encoding cannot be told (byte {at} is not UTF-8)", "Save it again as UTF-8")
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            name, f"its encoding cannot be told (byte {at} is not UTF-8)", "Save it again as UTF-8"
        ) from error
