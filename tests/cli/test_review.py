import json
from pathlib import Path

import pytest

from tests.cli.test_commands import call
from tests.service.test_desk import DONE, NEXT, PLAN, _build, _claims


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    _build(tmp_path / "l.sqlite", [PLAN, DONE, NEXT], _claims()).close()
    return tmp_path / "l.sqlite"


def test_review_lists_asks_logs_and_undoes(linked: Path) -> None:
    waiting = json.loads(call("review", linked, "--list", "--json").output)
    assert waiting
    assert "- " in call("review", linked, "--list").output
    said = call("review", linked, "--ask", "--by", "A. Reader", typed="c\nx\nq\n").output
    assert "1 decisions kept" in said
    assert "it is right" in said  # the keys, shown at an unknown one
    (made,) = json.loads(call("review", linked, "--log", "--json").output)
    assert (made["decision"]["act"], made["decision"]["by"], made["state"]) == ("confirm", "A. Reader", "applied")
    assert len(json.loads(call("review", linked, "--list", "--json").output)) == len(waiting) - 1
    assert "no longer counts" in call("review", linked, "--undo", made["id"][:9]).output
    assert "undone" in call("review", linked, "--log").output
    assert call("verify", linked).exit_code == 0


def test_the_timeline_as_of_a_day(linked: Path) -> None:
    assert "scheduled" in call("timeline", linked, "--as-of", "2031-05-12").output
    assert "scheduled" not in call("timeline", linked).output


def test_ledger_and_relations_print_and_give_json(linked: Path) -> None:
    assert json.loads(call("ledger", linked, "--json").output) == {"commitments": [], "ceasefires": []}
    said = call("relations", linked).output
    assert "Ann Dahl - Bea Voss: 2 entries" in said
    assert "1 held" in said
    (line,) = json.loads(call("relations", linked, "--side", "ann dahl", "--side", "bea voss", "--json").output)
    assert [p["track"] for p in line["points"]] == ["contacts", "contacts"]
    assert "too few" in call("relations", linked, "--side", "ann dahl", "--side", "bea voss").output
    assert "cf_dec_yr" in call("export", linked, "--format", "ceasefire").output
