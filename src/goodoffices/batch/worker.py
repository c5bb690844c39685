"""What a worker is: a process somewhere that answers, or falls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from goodoffices.batch.executor import Task


class Fallen(Exception):  # noqa: N818 - no error of ours
    """A worker is gone, or was given up.

    Args:
        reason: Why, in words.
        killed: Somebody else ended it: the system for want of memory, an operator, a cluster.
    """

    def __init__(self, reason: str, *, killed: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.killed = killed


class Worker(Protocol):
    """One process somewhere, with its task prepared."""

    def ask(self, items: Sequence[Any], seconds: float) -> list[Any]:
        """The results of some items.

        Raises:
            Fallen: It died, failed, or took longer than the seconds that it was given.
        """
        ...

    def close(self) -> None:
        """Ends the process, whatever it does."""


Hire = Callable[[Task[Any, Any]], Worker]
"""Starts a worker and waits until it is ready; raises `Fallen` where it never is."""
