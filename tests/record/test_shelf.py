"""What was put on a shelf is found there, in memory or on disk."""

from __future__ import annotations

import pytest

from goodoffices.record import shelf
from goodoffices.record.shelf import Shelf


@pytest.mark.parametrize("in_memory", [1000, 7, 0])
def test_what_was_put_down_is_taken_up_by_its_number(in_memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "IN_MEMORY", in_memory)
    whats = [b"one", b"", b"three", b"four and more"]
    held = Shelf()
    assert [held.put(what) for what in whats] == [0, 1, 2, 3]
    assert held.get([3, 0, 1, 2, 3]) == [whats[n] for n in (3, 0, 1, 2, 3)]
    assert held.put(b"last") == 4
    assert held.get([4, 3]) == [b"last", b"four and more"]
    held.close()
