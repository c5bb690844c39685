"""Archives read as streams: gzip and zstd, told by how they begin, and found out where they are cut short."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, cast

from goodoffices.articles.places import needs

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"

BROKEN = (OSError, EOFError, zlib.error)
"""What reading a damaged archive raises."""

_CHUNK = 1 << 16


def unpacked(file: BinaryIO, name: str) -> BinaryIO:
    """What a file holds, from its beginning: the bytes themselves, or those in an archive.

    Raises:
        InputError: It is zstd, and the package for that is missing.
    """
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    if start.startswith(GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=file))
    if start == ZSTD:
        return io.BufferedReader(_Zstd(file, name), _CHUNK)
    return file


class _Zstd(io.RawIOBase):
    """The frames of a zstd archive one after the other; an end within a frame is an error, as it is in gzip."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._library = needs("zstandard", "scale", name, "zstd")
        self._file = file
        self._frame = self._library.ZstdDecompressor().decompressobj()
        self._ready = b""
        self._at = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """Forward it is, and whoever reads may ask how far he is."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """See `io.RawIOBase`; never back."""
        target = offset + (self._at if whence == io.SEEK_CUR else 0)
        if whence == io.SEEK_END or target < self._at:
            raise io.UnsupportedOperation("a zstd archive is read forward")
        while self._at < target and self.read(min(_CHUNK, target - self._at)):
            pass
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """See `io.RawIOBase`."""
        while not self._ready and (packed := self._packed()):
            try:
                self._ready = self._frame.decompress(packed)
            except self._library.ZstdError as error:
                raise OSError(f"zstd: {error}") from error
        if not self._ready and not self._frame.eof:
            raise EOFError("zstd: the last frame has no end")
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        self._at += count
        return count

    def _packed(self) -> bytes:
        """The next packed bytes; a frame that has ended gives way to the next."""
        rest: bytes = self._frame.unused_data if self._frame.eof else b""
        packed = rest or self._file.read(_CHUNK)
        if packed and self._frame.eof:
            self._frame = self._library.ZstdDecompressor().decompressobj()
        return packed
