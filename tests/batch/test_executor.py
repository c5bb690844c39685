import os
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from goodoffices.batch import Crew, Engine, Executor, Serial
from goodoffices.batch.processes import LocalWorker
from goodoffices.schema import GoodofficesError
from tests.batch.tasks import Double, Poisoned, Unready


@pytest.mark.parametrize("executor", [Serial(), Crew(LocalWorker, 2), Crew(LocalWorker, 3, shard=4)])
def test_every_item_has_one_result(executor: Executor) -> None:
    assert sorted(executor.map(Double(), range(20))) == list(range(0, 40, 2))
    assert list(executor.map(Double(), [])) == []


def test_items_are_read_as_a_stream() -> None:
    taken = 0

    def stream() -> Iterator[int]:
        nonlocal taken
        while taken < 10_000:
            taken += 1
            yield taken

    results = Crew(LocalWorker, 2).map(Double(), stream())
    assert next(results) in (2, 4)
    results.close()  # type: ignore[attr-defined]
    assert taken < 100


def test_an_error_in_the_stream_reaches_the_one_who_maps() -> None:
    def stream() -> Iterator[int]:
        yield 1
        raise GoodofficesError("the disc is gone")

    with pytest.raises(GoodofficesError, match="the disc is gone"):
        list(Crew(LocalWorker, 2).map(Double(), stream()))


@pytest.mark.parametrize("shard", [1, 3])
def test_poison_is_set_aside_after_one_retry_and_the_rest_is_read(shard: int, tmp_path: Path) -> None:
    items = ["well"] * 5 + [
        "endless", "crash", "raise no such rule", f"killed {tmp_path / 'k'}", f"stumble {tmp_path / 's'}", "well",
    ]  # fmt: skip
    found = sorted(Crew(LocalWorker, 2, shard).map(Poisoned(), items))
    assert found == [
        "lost crash: the process that read it died (exit code 7)",
        "lost endless: it took longer than 1 seconds",
        "lost raise: ValueError: no such rule",
        "read killed",
        "read stumble",
        *["read well"] * 6,
    ]


def test_workers_stay_from_one_map_to_the_next_and_a_fallen_one_is_replaced() -> None:
    with Crew(LocalWorker, 1).staying() as crew:
        assert list(crew.map(Poisoned(), ["well"])) == ["read well"]
        (first,) = active_children()
        assert list(crew.map(Poisoned(), ["well"])) == ["read well"]
        assert active_children() == [first]
        assert sorted(crew.map(Poisoned(), ["crash", "well"]))[1] == "read well"
        assert list(crew.map(Poisoned(), ["well"])) == ["read well"]
        (other,) = active_children()
        assert other != first
    assert active_children() == []


def test_workers_that_never_get_ready_end_it() -> None:
    with pytest.raises(GoodofficesError, match="FileNotFoundError: no model"):
        list(Crew(LocalWorker, 2).map(Unready(), [1, 2, 3]))


def test_the_engine_suits_the_number_of_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert isinstance(Engine().executor(5), Serial)
    assert isinstance(Engine(workers=1).executor(500), Serial)
    chosen = Engine().executor(500), Engine(workers=3).executor(5)
    assert [crew.workers for crew in chosen if isinstance(crew, Crew)] == [4, 3]


def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.batch.cluster.find_spec", lambda _: None)
    with pytest.raises(GoodofficesError, match=r"goodoffices\[ray\]"):
        Engine(name="ray").executor(500)
