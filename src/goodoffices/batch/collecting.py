"""How often Python looks for objects that hold each other: seldom, where work makes very many that never do."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 200_000
"""Objects after which a worker looks for cycles: its results hold none, and a job of linking makes some 50,000."""


@contextmanager
def seldom() -> Iterator[None]:
    """Within it cycles are looked for seldom, as workers do."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
