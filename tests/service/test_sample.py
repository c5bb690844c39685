"""The whole way, from files to the page, on the shipped sample."""

import json
import random
import shutil
from datetime import date
from multiprocessing import active_children
from pathlib import Path
from threading import Event, Thread

import pytest

import goodoffices as go
from goodoffices import samples
from goodoffices.service import Engine, PackChoice, Record, build, date_files
from goodoffices.service.record import open_record


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    report = build([samples.folder()], path, engine=Engine(workers=1))
    assert report.problems == ()
    assert report.defects == 0, report.unread
    return open_record(path)


def test_every_value_verifies(sample: Record) -> None:
    verdict = sample.verify()
    assert [f"{f.where} {f.field}: {f.problem}" for f in verdict.failures] == []
    assert verdict.entries > 100


def test_read_again_it_reads_the_same(sample: Record) -> None:
    assert [f"{f.where} {f.field}: {f.problem}" for f in sample.verify(deep=True).failures] == []


def test_other_names_another_order_and_several_builds_give_the_same_bytes(sample: Record, tmp_path: Path) -> None:
    files = sorted(samples.folder().iterdir())
    random.Random(7).shuffle(files)
    half = len(files) // 2
    for part in (files[:half], files[half:]):
        for i, file in enumerate(part):
            (tmp_path / "in").mkdir(exist_ok=True)
            shutil.copy(file, tmp_path / "in" / f"{i:02}{file.suffix}")
        report = build([tmp_path / "in"], tmp_path / "r.sqlite", engine=Engine(workers=2))
    for what in ("entries", "claims"):
        assert report.record.export(what=what) == sample.export(what=what)


def test_workers_killed_at_random_change_no_byte(sample: Record, tmp_path: Path) -> None:
    dice, done = random.Random(11), Event()

    def kill() -> None:
        for _ in range(6):
            if not done.wait(dice.uniform(1, 4)) and (workers := active_children()):
                dice.choice(workers).kill()

    killer = Thread(target=kill)
    killer.start()
    report = build([samples.folder()], tmp_path / "r.sqlite", engine=Engine(workers=2))
    done.set()
    killer.join()
    assert report.defects == 0
    with report.record as record:
        assert record.versions == sample.versions
        for what in ("entries", "claims", "articles"):
            assert record.export(what=what) == sample.export(what=what)


@pytest.mark.usefixtures("cluster")
def test_a_cluster_gives_the_same_bytes(sample: Record, tmp_path: Path) -> None:
    report = build([samples.folder()], tmp_path / "r.sqlite", engine=Engine(name="ray", workers=2))
    with report.record as record:
        assert record.versions == sample.versions
        for what in ("entries", "claims", "articles"):
            assert record.export(what=what) == sample.export(what=what)


def test_the_page_holds_the_record(sample: Record) -> None:
    page = sample.brief(title="A sample")
    assert all(f'id="{entry.id}"' in page for entry in sample.entries())
    assert "<svg" in page


def test_exports_read_back(sample: Record) -> None:
    for what in ("entries", "claims", "articles"):
        rows = [json.loads(line) for line in sample.export(what=what).split("\n") if line]
        assert rows
    assert sample.export("mend").count("\n") > 5


def test_a_text_gives_claims_and_the_package_can_be_called() -> None:
    article = go.read_text(
        "Talks in Vienna\n\nThe foreign ministers of Armenia and Azerbaijan met in Vienna on Monday, the OSCE said.",
        published=date(2016, 5, 17),
    )
    claims = go.claims(article)
    met = [c for c in claims if c.kind == "meeting" and c.status == "held"]
    assert met
    assert met[0].where.name == "Vienna"
    assert str(met[0].when.start) == "2016-05-16"


def test_files_are_dated_without_a_record() -> None:
    dated = list(date_files([samples.folder() / "2016_vienna.html"], PackChoice()))
    assert len(dated) == 1
    assert not isinstance(dated[0], Exception)
    assert dated[0].published.known
    assert dated[0].reasons
