"""A shelf on disk: bytes put down in whatever order are taken up again by their number."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from tempfile import SpooledTemporaryFile
from threading import Lock

IN_MEMORY = 16 * 1024 * 1024
"""Bytes up to which a shelf needs no file."""


class Shelf:
    """Keeps bytes in a temporary file; several threads may use it."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - it goes with the shelf
        self._ends = array("q", [0])
        self._lock = Lock()

    def put(self, what: bytes) -> int:
        """Puts bytes down; gives their number."""
        with self._lock:
            self._file.seek(self._ends[-1])
            self._file.write(what)
            self._ends.append(self._ends[-1] + len(what))
            return len(self._ends) - 2

    def get(self, numbers: Iterable[int]) -> list[bytes]:
        """The bytes of some numbers, in that order."""
        found = []
        with self._lock:
            for number in numbers:
                start, end = self._ends[number], self._ends[number + 1]
                self._file.seek(start)
                found.append(self._file.read(end - start))
        return found

    def close(self) -> None:
        """Throws everything away."""
        self._file.close()
