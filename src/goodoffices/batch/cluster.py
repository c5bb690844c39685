"""Workers on a cluster: actors of Ray, on this machine or on many."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from goodoffices.batch.collecting import SELDOM
from goodoffices.batch.crew import Crew
from goodoffices.batch.executor import Task
from goodoffices.batch.processes import START_S
from goodoffices.batch.worker import Fallen
from goodoffices.schema import GoodofficesError

SHARD = 8
"""Articles that go to an actor together: a call costs some milliseconds, and a fall costs the shard."""


def ray_crew(workers: int | None = None, address: str | None = None) -> Crew:
    """A crew of Ray actors, one for each processor.

    Args:
        workers: How many; None is as many as the cluster has processors.
        address: Of a cluster that runs (`auto`, `host:6379`, `ray://host:10001`); None starts one on this machine.

    Raises:
        GoodofficesError: Ray is not installed, or no cluster answers at the address.
    """
    if find_spec("ray") is None:
        raise GoodofficesError("--engine ray needs an extra. Install it with: pip install 'goodoffices[ray]'")
    ray: Any = import_module("ray")
    if not ray.is_initialized():
        local = {} if address else {"num_cpus": workers, "include_dashboard": False}
        where = address or "this machine"
        try:
            ray.init(address=address, log_to_driver=False, logging_level="ERROR", **local)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise GoodofficesError(
                f"no Ray cluster answers at {where} ({error}). Start one: ray start --head"
            ) from None
    found = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
    return Crew(RayWorker, found, SHARD)


class RayWorker:
    """An actor of Ray.

    Args:
        task: What it does.

    Raises:
        Fallen: It did not become ready.
    """

    def __init__(self, task: Task[Any, Any]) -> None:
        self._ray: Any = import_module("ray")
        self._actor = self._ray.remote(num_cpus=1, max_restarts=0)(_Actor).remote(task)
        try:
            self._answer(self._actor.prepare.remote(), START_S)
        except Fallen:
            self.close()
            raise

    def ask(self, items: Sequence[Any], seconds: float) -> list[Any]:
        """See `Worker.ask`."""
        found: list[Any] = self._answer(self._actor.ask.remote(list(items)), seconds)
        return found

    def close(self) -> None:
        """See `Worker.close`."""
        self._ray.kill(self._actor)

    def _answer(self, promise: Any, seconds: float) -> Any:
        errors = self._ray.exceptions
        try:
            return self._ray.get(promise, timeout=seconds)
        except errors.GetTimeoutError:
            raise Fallen(f"it took longer than {seconds:.0f} seconds") from None
        except errors.RayTaskError as error:
            raise Fallen(f"{type(error.cause).__name__}: {error.cause}") from None
        except errors.RayError as error:  # the cluster does not say whether a process crashed or was ended
            raise Fallen(f"the process that read it died ({type(error).__name__})", killed=True) from None


class _Actor:
    """What an actor does: prepare, and answer."""

    def __init__(self, task: Task[Any, Any]) -> None:
        self._task = task

    def prepare(self) -> None:
        """Loads what every call needs."""
        self._task.prepare()
        gc.freeze()  # as in `processes`
        gc.set_threshold(SELDOM)

    def ask(self, items: Sequence[Any]) -> list[Any]:
        """The results of some items."""
        return [self._task(item) for item in items]
