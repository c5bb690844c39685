"""A build that is killed at any moment is gone on with, and nothing is lost or doubled."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from goodoffices.service import open_record

BUILD = """
import sys, time
from pathlib import Path
from goodoffices.schema import Derived, Span, claim_id, cite, Claim
from goodoffices.batch import Engine
from goodoffices.service import building, reading
from goodoffices.service.reading import Outcome

def read_article(article, choice, threads):
    time.sleep(0.002)
    span = Span(0, 4)
    claim = Claim(
        id=claim_id(article.id, "incident", span), article=article.id, kind="incident", status="held", trigger=span,
        sentence=span, evidence=(cite(article, span, "status"),), attribution=("x",),
        derived=(Derived(field="attribution[0]", rule="test"),),
    )
    return Outcome(article, (claim,))

reading.read_article = read_article
building._versions = lambda _: dict.fromkeys(("tool", "rules", "linking", "model", "packs"), "1")
building.KEPT_AT_ONCE = 7
building.build([Path(sys.argv[1])], Path(sys.argv[2]), engine=Engine(workers=1))
"""


def _start(folder: Path, record: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", BUILD, str(folder), str(record)], stderr=subprocess.DEVNULL)


def _held(record: Path) -> int:
    """Articles in a record that may not be there yet."""
    try:
        with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as raw:
            return int(raw.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return -1


def test_killed_at_random_moments_a_build_goes_on_without_loss(tmp_path: Path) -> None:
    rng, folder = random.Random(8), tmp_path / "in"
    folder.mkdir()
    for n in range(120):
        (folder / f"{n}.txt").write_text(f"Shot {n}\n\nShots were heard near the bridge on day {n} of the war.\n")
    assert _start(folder, tmp_path / "whole.sqlite").wait() == 0
    broken = tmp_path / "broken.sqlite"
    kept, stopped = [0], 0
    for _ in range(10):
        running = _start(folder, broken)
        target = kept[-1] + rng.randrange(0, 15)
        while running.poll() is None and _held(broken) < target:
            time.sleep(0.002)
        stopped += running.poll() is None
        running.kill()
        running.wait()
        with open_record(broken) as record:
            kept.append(len(record.articles()))
            ids = [c.article for c in record.claims()]
            assert len(ids) == len(set(ids)) == kept[-1]
    assert stopped >= 5
    assert kept == sorted(kept)
    assert _start(folder, broken).wait() == 0
    with open_record(broken) as one, open_record(tmp_path / "whole.sqlite") as other:
        assert len(one.articles()) == 120
        assert one.verify().holds
        for what in ("entries", "claims", "articles"):
            assert one.export(what=what) == other.export(what=what)
