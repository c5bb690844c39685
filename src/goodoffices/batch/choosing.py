"""Which executor suits."""

from __future__ import annotations

import os
from typing import Literal

from goodoffices.batch.crew import Crew
from goodoffices.batch.executor import Executor, Serial
from goodoffices.batch.processes import LocalWorker
from goodoffices.schema.values import Frozen

WORTH_A_POOL = 100
"""Fewer articles than this are read in one process: 40 took 6 s in one and 11 s in two, which each load the model."""


class Engine(Frozen):
    """What to read with.

    Args:
        name: `local` is this machine, `ray` a cluster.
        workers: How many processes; None chooses.
        address: Of a cluster that runs; None starts one on this machine.
    """

    name: Literal["local", "ray"] = "local"
    workers: int | None = None
    address: str | None = None

    def executor(self, items: int) -> Executor:
        """The executor for a number of items, or for more than `WORTH_A_POOL` where nobody knows how many.

        Raises:
            GoodofficesError: There is no such cluster.
        """
        if self.name == "ray":
            from goodoffices.batch.cluster import ray_crew

            return ray_crew(self.workers, self.address)
        wanted = self.workers or os.cpu_count() or 1
        if wanted <= 1 or (self.workers is None and items < WORTH_A_POOL):
            return Serial()
        return Crew(LocalWorker, wanted)
