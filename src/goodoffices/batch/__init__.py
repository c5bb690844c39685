"""One small interface that maps a pure function over many items."""

from goodoffices.batch.executor import Executor, ProcessPool, Progress, Serial, choose

__all__ = ["Executor", "ProcessPool", "Progress", "Serial", "choose"]
