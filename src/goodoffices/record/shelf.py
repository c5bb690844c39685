"""A shelf on disk: bytes put down in whatever order are taken up again by their number."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable
from tempfile import TemporaryFile
from threading import Lock
from typing import IO

IN_MEMORY = 16 * 1024 * 1024
"""Bytes that wait for each other in memory until they go to the file together; a shelf of fewer has none."""


class Shelf:
    """Keeps bytes in a temporary file; several threads may use it."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._last, self._filed = bytearray(), 0  # what waits, and how much lies in the file
        self._ends = array("q", [0])
        self._lock = Lock()

    def put(self, what: bytes) -> int:
        """Puts bytes down; gives their number."""
        with self._lock:
            self._last += what
            self._ends.append(self._filed + len(self._last))
            if len(self._last) > IN_MEMORY:
                self._to_file()
            return len(self._ends) - 2

    def get(self, numbers: Iterable[int]) -> list[bytes]:
        """The bytes of some numbers, in that order."""
        with self._lock:
            return [self._between(self._ends[number], self._ends[number + 1]) for number in numbers]

    def close(self) -> None:
        """Throws everything away."""
        self._last.clear()
        if self._file is not None:
            self._file.close()

    def _to_file(self) -> None:
        if self._file is None:
            self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - it goes with the shelf
        self._file.seek(self._filed)
        while self._last:
            written = self._file.write(self._last)
            self._filed += written
            del self._last[:written]

    def _between(self, start: int, end: int) -> bytes:
        if start >= self._filed:
            return bytes(self._last[start - self._filed : end - self._filed])
        assert self._file is not None
        return os.pread(self._file.fileno(), end - start, start)
