"""Tasks that other processes can load: one that is well, and items that defeat their worker."""

import os
import signal
import time
from pathlib import Path


class Double:
    """Twice an item."""

    def prepare(self) -> None:
        pass

    def __call__(self, item: int) -> int:
        return 2 * item

    def patience(self, _: int) -> float:
        return 60.0

    def lost(self, item: int, reason: str) -> int:
        raise AssertionError(f"{item} was lost: {reason}")


class Poisoned:
    """Names of items; some of them are poison."""

    def prepare(self) -> None:
        pass

    def __call__(self, item: str) -> str:
        kind, _, rest = item.partition(" ")
        if kind == "endless":
            time.sleep(3600)
        elif kind == "crash":
            os._exit(7)
        elif kind == "raise":
            raise ValueError(rest)
        elif kind == "killed" and not _met(Path(rest)):
            os.kill(os.getpid(), signal.SIGKILL)
        elif kind == "stumble" and not _met(Path(rest)):
            os._exit(1)
        return f"read {kind}"

    def patience(self, item: str) -> float:
        return 1.0 if item.startswith("endless") else 2.0

    def lost(self, item: str, reason: str) -> str:
        return f"lost {item.partition(' ')[0]}: {reason}"


class Unready:
    """A task that cannot be prepared."""

    def prepare(self) -> None:
        raise FileNotFoundError("no model")

    def __call__(self, item: int) -> int:
        return item

    def patience(self, _: int) -> float:
        return 60.0

    def lost(self, item: int, _: str) -> int:
        return item


def _met(mark: Path) -> bool:
    """Whether a mark was there before; it is from now on."""
    there = mark.exists()
    mark.touch()
    return there
