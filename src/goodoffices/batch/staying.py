"""Workers that stay from one map to the next: each new one must first load what every call needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goodoffices.batch.executor import Task
from goodoffices.batch.worker import Hire, Worker


class Hall:
    """Hires workers for one task; those that are let go in good order wait here until they are hired again.

    Args:
        hire: Starts a worker.
    """

    def __init__(self, hire: Hire) -> None:
        self._hire = hire
        self._waiting: list[Worker] = []

    def __call__(self, task: Task[Any, Any]) -> Worker:
        """One that waits, else a new one."""
        return _Lent(self._waiting.pop() if self._waiting else self._hire(task), self._waiting)

    def close(self) -> None:
        """Ends those that wait."""
        while self._waiting:
            self._waiting.pop().close()


class _Lent:
    """A worker of the hall, which goes back to it unless it fell or was given up at work."""

    def __init__(self, worker: Worker, waiting: list[Worker]) -> None:
        self._worker, self._waiting, self._at_work = worker, waiting, False

    def ask(self, items: Sequence[Any], seconds: float) -> list[Any]:
        """See `Worker.ask`."""
        self._at_work = True
        found = self._worker.ask(items, seconds)
        self._at_work = False
        return found

    def close(self) -> None:
        """Sends it back; ends it where it is at work, or fell there."""
        if self._at_work:
            self._worker.close()
        else:
            self._waiting.append(self._worker)
