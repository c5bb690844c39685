"""Workers that may fall: each item is read again where its worker died, and set aside where it kills whoever reads it.

One thread keeps one worker: it hands over a shard, waits, and hires anew after a fall. A shard counts only when all
of it came back, so nothing is lost and nothing doubled; the items of a fallen shard are read again, each alone, at the
end.
"""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from threading import Condition, Event, Thread
from typing import Any, Generic

from goodoffices.batch.executor import Item, Result, Task
from goodoffices.batch.staying import Hall
from goodoffices.batch.worker import Fallen, Hire, Worker
from goodoffices.schema import GoodofficesError

FAULTS = 2
"""How often an item may crash a worker, fail or find no end before it is set aside: one retry."""

KILLS = 5
"""How often the worker of an item may be killed from outside: that is rarely the item's fault, and it may be."""

FALSE_STARTS = 20
"""Workers that may be killed in a row before one of them was ready."""


@dataclass
class _Try(Generic[Item]):
    """An item, and how often it went wrong."""

    item: Item
    faults: int = 0
    kills: int = 0

    def hopeless(self, fall: Fallen, kills: int = KILLS) -> bool:
        """Counts a fall; whether it was the last that is borne."""
        self.faults += not fall.killed
        self.kills += fall.killed
        return self.faults >= FAULTS or self.kills >= kills


class _Work(Generic[Item]):
    """The items that are still to be read: the stream, and then those that are to be read again, each alone."""

    def __init__(self, items: Iterable[Item], shard: int) -> None:
        self._stream = iter(items)
        self._shard = shard
        self._again: deque[_Try[Item]] = deque()
        self._out = 0
        self._changed = Condition()
        self.stopped = False

    def take(self) -> list[_Try[Item]]:
        """The next shard; empty when all is read. Waits where a shard that is out may come back."""
        with self._changed:
            while not self.stopped:
                shard = [_Try(item) for item in islice(self._stream, self._shard)]
                if not shard and self._again:
                    shard = [self._again.popleft()]
                if shard:
                    self._out += 1
                    return shard
                if not self._out:
                    break
                self._changed.wait()
            return []

    def back(self, again: Iterable[_Try[Item]] = ()) -> None:
        """A shard is done with but for some items."""
        with self._changed:
            self._again.extend(again)
            self._out -= 1
            self._changed.notify_all()

    def stop(self) -> None:
        """Nobody gets any more."""
        with self._changed:
            self.stopped = True
            self._changed.notify_all()


class Crew:
    """Maps with workers in other processes.

    Args:
        hire: Starts a worker.
        workers: How many.
        shard: Items that are handed over together.
    """

    def __init__(self, hire: Hire, workers: int, shard: int = 1) -> None:
        self.workers = workers
        self._hire, self._shard = hire, shard

    def map(self, task: Task[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        """See `Executor.map`."""
        work = _Work(items, self._shard)
        results: queue.Queue[tuple[str, Any]] = queue.Queue(4 * self.workers * self._shard)
        gone = Event()
        keepers = [_Keeper(self._hire, task, work, results, gone) for _ in range(self.workers)]
        for keeper in keepers:
            keeper.start()
        try:
            at_work = len(keepers)
            while at_work:
                what, value = results.get()
                if what == "result":
                    yield value
                elif what == "error":
                    raise value
                else:
                    at_work -= 1
        finally:
            gone.set()
            work.stop()
            for keeper in keepers:
                keeper.let_go()
            for keeper in keepers:
                keeper.join()

    @contextmanager
    def staying(self) -> Iterator[Crew]:
        """See `Executor.staying`."""
        hall = Hall(self._hire)
        try:
            yield Crew(hall, self.workers, self._shard)
        finally:
            hall.close()


class _Keeper(Thread):
    """Keeps one worker at work."""

    def __init__(
        self, hire: Hire, task: Task[Any, Any], work: _Work[Any], results: queue.Queue[tuple[str, Any]], gone: Event
    ) -> None:
        super().__init__(daemon=True)
        self._hire, self._task, self._work, self._results, self._gone = hire, task, work, results, gone
        self._worker: Worker | None = None

    def run(self) -> None:
        """Until nothing is left to read."""
        try:
            while shard := self._work.take():
                self._work.back(self._done(shard))
            self._tell("end", None)
        except BaseException as error:  # the one who maps must learn of it, not this thread
            self._tell("error", error)
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Ends the worker."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()

    def _done(self, shard: list[_Try[Any]]) -> list[_Try[Any]]:
        """Reads a shard and tells its results; gives what must be read again."""
        try:
            worker = self._ready()
            found = worker.ask([t.item for t in shard], sum(self._task.patience(t.item) for t in shard))
        except Fallen as fall:
            self.let_go()
            if self._gone.is_set() or len(shard) > 1:  # nobody knows yet which item it was
                return shard
            if not shard[0].hopeless(fall):
                return shard
            found = [self._task.lost(shard[0].item, fall.reason)]
        for result in found:
            self._tell("result", result)
        return []

    def _ready(self) -> Worker:
        start = _Try[None](None)
        while self._worker is None:
            if self._gone.is_set():
                raise Fallen("nobody waits for it")
            try:
                self._worker = self._hire(self._task)
            except Fallen as fall:
                if start.hopeless(fall, FALSE_STARTS):
                    raise GoodofficesError(
                        f"no process to read with could be started ({fall.reason}). Try --workers 1; in a program of "
                        "your own, call goodoffices below `if __name__ == '__main__':`."
                    ) from fall
        return self._worker

    def _tell(self, what: str, value: Any) -> None:
        """Hands something to the one who maps, unless he has gone."""
        while not self._gone.is_set():
            try:
                self._results.put((what, value), timeout=1)
                return
            except queue.Full:
                continue
