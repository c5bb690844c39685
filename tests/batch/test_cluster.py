from pathlib import Path

import pytest

from goodoffices.batch import Engine
from goodoffices.schema import GoodofficesError
from tests.batch.tasks import Double, Poisoned, Unready

pytestmark = pytest.mark.usefixtures("cluster")


def test_every_item_has_one_result() -> None:
    assert sorted(Engine(name="ray", workers=2).executor(100).map(Double(), range(50))) == list(range(0, 100, 2))


def test_poison_is_set_aside_and_the_rest_is_read(tmp_path: Path) -> None:
    items = ["well"] * 5 + ["endless", "raise no such rule", f"killed {tmp_path / 'k'}", "well"]
    found = sorted(Engine(name="ray", workers=2).executor(100).map(Poisoned(), items))
    assert found[:2] == ["lost endless: it took longer than 1 seconds", "lost raise: ValueError: no such rule"]
    assert found[2:] == ["read killed", *["read well"] * 6]


def test_workers_that_never_get_ready_end_it() -> None:
    with pytest.raises(GoodofficesError, match="FileNotFoundError: no model"):
        list(Engine(name="ray", workers=1).executor(100).map(Unready(), [1, 2, 3]))
