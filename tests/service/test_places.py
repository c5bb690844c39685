"""Builds, readers and copies on both kinds of place."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from goodoffices import service
from goodoffices.schema import Decision
from goodoffices.service.choice import PackChoice
from goodoffices.service.copying import copy
from goodoffices.service.linking import relink
from goodoffices.service.record import Record
from goodoffices.store import Place
from tests.factories import ANNOUNCED
from tests.service.test_desk import DONE, NEXT, PLAN, VERSIONS, _build, _claims

NAMES = ("Norrland", "Sudmark", "Eastmere", "Westfell", "Hollin", "Karst")


def _articles(folder: Path, names: tuple[str, ...]) -> Path:
    folder.mkdir()
    for name in names:
        (folder / f"{name}.txt").write_text(ANNOUNCED.replace("Norrland", name), encoding="utf-8")
    return folder


def test_the_record_is_the_same_wherever_it_lies(
    hand_made: Path, place: Place, new_database: Callable[[], str], tmp_path: Path
) -> None:
    service.build([hand_made], place)
    copies: list[Place] = [tmp_path / "copy.sqlite", new_database()]
    for target in copies:
        assert copy(place, target)["articles"] == 3
        with service.open_record(place) as built, service.open_record(target) as copied:
            assert copied.verify().holds
            assert copied.versions == built.versions
            for what in ("entries", "claims", "articles"):
                assert copied.export(what=what) == built.export(what=what)
            for form in ("csv", "mend", "plover"):
                assert copied.export(form) == built.export(form)
    again = service.build([hand_made], copies[0])
    assert (again.read, again.held) == (0, 3)


def test_two_builds_and_ten_readers_at_once_lose_nothing(place: Place, tmp_path: Path) -> None:
    folders = [_articles(tmp_path / "one", NAMES[:4]), _articles(tmp_path / "two", NAMES[2:])]
    service.build(folders, tmp_path / "alone.sqlite")
    service.build([folders[0] / "Norrland.txt"], place)

    def seen(_: int) -> bool:
        with service.open_record(place) as record:
            return all(
                failure.problem.startswith("a build was broken off")  # it is under way
                for _ in range(3)
                for failure in record.verify().failures
            ) and all(record.export(what=what) for what in ("entries", "claims", "articles"))

    with ThreadPoolExecutor(12) as pool:
        builds = [pool.submit(service.build, [folder], place) for folder in folders]
        readers = [pool.submit(seen, number) for number in range(10)]
        assert all(reader.result() for reader in readers)
        assert all(build.result().read <= 4 for build in builds)
    with service.open_record(place) as record, service.open_record(tmp_path / "alone.sqlite") as alone:
        assert record.verify().holds
        assert len(record.articles()) == len(NAMES)
        for what in ("entries", "claims"):
            assert record.export(what=what) == alone.export(what=what)


def test_two_reviewers_at_once_on_one_entry_are_both_kept_in_order(place: Place) -> None:
    with _build(place, [PLAN, DONE, NEXT], _claims()) as store:
        ident = store.entries()[0].id

        def judged(name: str) -> Decision:
            with service.open_record(place) as record:
                desk = record.desk(name, date(2031, 7, 1), at_once=False)
                return desk.confirm(ident) if name < "N" else desk.reject(ident)

        names = [f"{letter}. Reader" for letter in "ANBO"]
        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(judged, names))
        kept = store.decisions()
        assert sorted(d.number for d in made) == [d.number for d in kept] == [1, 2, 3, 4]
        assert {d.by for d in kept} == set(names)
        relink(store, PackChoice(), VERSIONS)
        assert Record(store).verify().holds
