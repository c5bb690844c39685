"""Sets that grow together: which of many ids belong with each other."""

from __future__ import annotations

from collections.abc import Iterable


class Joined:
    """Disjoint sets of ids; the lowest id of each stands for it, so that the order of joining leaves no trace.

    Args:
        ids: All ids, each at first alone.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {ident: ident for ident in ids}

    def lowest(self, ident: str) -> str:
        """The lowest id that belongs with this one."""
        root = ident
        while self._above[root] != root:
            root = self._above[root]
        while self._above[ident] != root:
            self._above[ident], ident = root, self._above[ident]
        return root

    def join(self, one: str, other: str) -> None:
        """Puts the sets of two ids together."""
        low, high = sorted((self.lowest(one), self.lowest(other)))
        self._above[high] = low
