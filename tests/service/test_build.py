import shutil
from pathlib import Path

import pytest

from goodoffices import service
from goodoffices.schema import Article, InputError, RecordError
from goodoffices.service import building, reading
from goodoffices.service.choice import PackChoice
from goodoffices.service.reading import Outcome, Reader
from tests.factories import ANNOUNCED, article


def test_a_build_reads_links_and_keeps(hand_made: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    report = service.build([hand_made], tmp_path / "r.sqlite", progress=lambda *step: told.append(step))
    assert (report.read, report.held, report.claims, report.entries, report.problems) == (3, 0, 11, 9, ())
    assert {stage for stage, _, _ in told} == {"files", "reading", "linking"}
    with report.record as record:
        assert record.verify().holds
        assert len(record.entries()) == 9


def test_a_second_build_reads_only_what_is_new_and_changes_nothing(hand_made: Path, tmp_path: Path) -> None:
    first = service.build([hand_made], tmp_path / "r.sqlite")
    export = first.record.export()
    again = service.build([hand_made], tmp_path / "r.sqlite")
    assert (again.read, again.held, again.again) == (0, 3, 0)
    assert again.record.export() == export


def test_order_number_of_builds_and_file_names_do_not_matter(hand_made: Path, tmp_path: Path) -> None:
    at_once = service.build([hand_made], tmp_path / "one.sqlite").record
    for i, file in enumerate(sorted(hand_made.iterdir(), reverse=True)):
        shutil.copy(file, tmp_path / f"{i}.text")
        report = service.build([tmp_path / f"{i}.text"], tmp_path / "many.sqlite")
    for what in ("entries", "claims"):
        assert report.record.export(what=what) == at_once.export(what=what)


def test_equal_files_are_one_article_with_two_sources(hand_made: Path, tmp_path: Path) -> None:
    shutil.copy(hand_made / "held.txt", hand_made / "copy.txt")
    report = service.build([hand_made], tmp_path / "r.sqlite")
    assert report.read == 3
    assert sorted(len(a.sources) for a in report.record.articles()) == [1, 1, 2]


def test_another_engine_reads_held_articles_again(
    hand_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.build([hand_made], tmp_path / "r.sqlite")
    monkeypatch.setattr(
        building, "_versions", lambda _: dict.fromkeys(("tool", "rules", "linking", "model", "packs"), "2")
    )
    report = service.build([hand_made / "held.txt"], tmp_path / "r.sqlite")
    assert (report.read, report.held, report.again) == (0, 1, 3)
    assert report.record.verify().holds


def test_new_refuses_a_record_that_exists(hand_made: Path, tmp_path: Path) -> None:
    service.build([hand_made], tmp_path / "r.sqlite", new=True)
    with pytest.raises(RecordError, match="--new"):
        service.build([hand_made], tmp_path / "r.sqlite", new=True)


def test_a_missing_path_and_an_empty_folder_are_named(hand_made: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        service.build([tmp_path / "none"], tmp_path / "r.sqlite")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no article could be read"):
        service.build([tmp_path / "empty"], tmp_path / "r.sqlite")
    assert hand_made.is_dir()


def test_what_cannot_be_read_is_told_and_the_rest_is_read(
    hand_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goodoffices import articles

    whole = articles.read_path

    def sometimes(path: Path) -> list[Article | InputError]:
        if path.name == "rival.txt":
            return [InputError(str(path), "it is broken", "Save it again.")]
        return list(whole(path))

    monkeypatch.setattr("goodoffices.articles.read_path", sometimes)
    report = service.build([hand_made], tmp_path / "r.sqlite")
    assert report.read == 2
    assert [str(p) for p in report.problems] == [f"{hand_made / 'rival.txt'}: it is broken. Save it again."]


def test_half_characters_are_told(hand_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = article("Title\n\nHalf \ud800 a letter.", "Outlet", "2031-01-01", "half.txt")
    monkeypatch.setattr("goodoffices.articles.read_path", lambda _: [broken])
    with pytest.raises(InputError, match="half characters"):
        service.build([hand_made], tmp_path / "r.sqlite")


def test_an_article_that_defeats_the_tool_does_not_cost_the_others(
    hand_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading.read_article

    def sometimes(one: Article, choice: PackChoice, threads: int | None) -> Outcome:
        if one.text == ANNOUNCED:
            raise ZeroDivisionError("a rule")
        return real(one, choice, threads)

    monkeypatch.setattr(reading, "read_article", sometimes)
    report = service.build([hand_made], tmp_path / "r.sqlite")
    assert report.defects == 1
    assert [reason for _, reason in report.unread] == ["reading failed: ZeroDivisionError: a rule"]
    assert len(report.record.claims()) == 8


def test_other_languages_and_empty_pages_are_kept_and_told() -> None:
    reader = Reader(PackChoice())
    one = article(ANNOUNCED, "Outlet", "2031-01-01")
    assert "language 'fr'" in (reader(one.model_copy(update={"language": "fr"})).unread or "")
    assert "nothing on the page" in (reader(one.model_copy(update={"blocks": ()})).unread or "")
