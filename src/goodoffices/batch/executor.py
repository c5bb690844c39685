"""What it is to map a pure function over many items, and the plainest way: one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Read = TypeVar("Read", contravariant=True)
Made = TypeVar("Made", covariant=True)


class Task(Protocol[Read, Made]):
    """A pure function, with what a worker must know beside it; goes to other processes by value."""

    def prepare(self) -> None:
        """Loads what every call needs; called once in each worker before the first item."""

    def __call__(self, item: Read, /) -> Made:
        """The result for an item."""

    def patience(self, item: Read, /) -> float:
        """Seconds after which an item counts as endless."""

    def lost(self, item: Read, reason: str, /) -> Made:
        """What stands for an item that no worker survives, with the reason in words."""


class Executor(Protocol):
    """Maps a task over items."""

    def map(self, task: Task[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        """One result for each item, in whatever order they come.

        Args:
            task: What to do with each item.
            items: Read as a stream, not much further than workers need.
        """
        ...

    def staying(self) -> AbstractContextManager[Executor]:
        """The same, whose workers stay until the context ends: to map one task again and again."""


class Serial:
    """One item after the other, in this process."""

    def map(self, task: Task[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        """See `Executor.map`."""
        return map(task, items)

    def staying(self) -> AbstractContextManager[Executor]:
        """See `Executor.staying`."""
        return nullcontext(self)
