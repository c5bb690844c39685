"""One small interface that maps a pure function over many items: here, in processes of this machine, on a cluster."""

from goodoffices.batch.choosing import WORTH_A_POOL, Engine
from goodoffices.batch.collecting import seldom
from goodoffices.batch.crew import Crew
from goodoffices.batch.executor import Executor, Serial, Task

__all__ = ["WORTH_A_POOL", "Crew", "Engine", "Executor", "Serial", "Task", "seldom"]
