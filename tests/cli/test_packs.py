from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goodoffices.cli.app import app
from goodoffices.schema import GoodofficesError


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["pack", *(str(a) for a in arguments)], catch_exceptions=False)


def test_a_new_pack_is_sound_and_its_faults_are_told(tmp_path: Path) -> None:
    made = call("new", "mine", "--in", tmp_path)
    assert made.exit_code == 0
    file = tmp_path / "mine" / "facts.yaml"
    assert str(file) in made.output
    assert call("check", tmp_path / "mine").exit_code == 0
    with pytest.raises(GoodofficesError, match="already"):
        call("new", "mine", "--in", tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("members: [un mediator", "members: [atlantis mediator"), encoding="utf-8")
    faulty = call("check", tmp_path / "mine")
    assert faulty.exit_code == 1
    assert "atlantis" in faulty.output
    file.write_text("people: [", encoding="utf-8")
    with pytest.raises(GoodofficesError, match=r"facts\.yaml"):
        call("check", tmp_path / "mine")


def test_an_actor_is_shown_with_offices_by_day() -> None:
    shown = call("show", "Nalbandian", "--on", "2012-10-20")
    assert "Foreign Minister of Armenia: 2008-04-14" in shown.output
    assert call("show", "Nobody Atall").exit_code == 1


def test_unknown_names_are_suggested(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Talks\n\nOn Monday the envoy met Zorbo Quandry in the capital. In the evening they saw Zorbo Quandry again.\n",
        encoding="utf-8",
    )
    output = tmp_path / "people.yaml"
    assert call("suggest", tmp_path / "a.txt", "-o", output).exit_code == 0
    assert "zorbo-quandry" in output.read_text(encoding="utf-8")
    assert "know every name" in call("suggest", tmp_path / "a.txt", "--at-least", "9").output
