"""Workers on this machine: fresh processes, each with the task prepared once."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from goodoffices.batch.collecting import SELDOM
from goodoffices.batch.executor import Task
from goodoffices.batch.worker import Fallen

START_S = 300.0
"""How long a process may take to load what it needs on a busy machine, in seconds."""

READY = "ready"


class LocalWorker:
    """A process of this machine.

    Args:
        task: What it does.

    Raises:
        Fallen: It did not become ready.
    """

    def __init__(self, task: Task[Any, Any]) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, task), daemon=True)
        self._process.start()
        theirs.close()
        try:
            self._answer(START_S)
        except Fallen:
            self.close()
            raise

    def ask(self, items: Sequence[Any], seconds: float) -> list[Any]:
        """See `Worker.ask`."""
        try:
            self._pipe.send(items)
        except OSError:
            raise self._fall() from None
        found: list[Any] = self._answer(seconds)
        return found

    def close(self) -> None:
        """See `Worker.close`."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _answer(self, seconds: float) -> Any:
        try:
            if not self._pipe.poll(seconds):
                raise Fallen(f"it took longer than {seconds:.0f} seconds")
            answer = self._pipe.recv()
        except (EOFError, OSError):
            raise self._fall() from None
        if isinstance(answer, _Failed):
            raise Fallen(answer.words)
        return answer

    def _fall(self) -> Fallen:
        self._process.join(10)
        code = self._process.exitcode
        if code is not None and -code in (signal.SIGKILL, signal.SIGTERM):
            return Fallen("the process that read it was killed, perhaps for want of memory", killed=True)
        return Fallen(f"the process that read it died (exit code {code})")


class _Failed:
    """In place of results: what the task raised, in words."""

    def __init__(self, error: Exception) -> None:
        self.words = f"{type(error).__name__}: {error}"


def _serve(pipe: Connection, task: Task[Any, Any]) -> None:
    """What the process does: prepare, and answer until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started it ends it
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    try:
        failed = _tried(task.prepare)
        gc.freeze()  # what was loaded stays: the collector need not look through it again and again
        gc.set_threshold(SELDOM)
        pipe.send(failed or READY)
        while True:
            items: Sequence[Any] = pipe.recv()
            pipe.send(_tried(partial(list, map(task, items))))
    except (EOFError, OSError):
        return  # the one who asked has gone


def _tried(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Exception as error:  # whatever a task raises is told, and the process lives on
        return _Failed(error)
