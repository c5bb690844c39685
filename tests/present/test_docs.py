from pathlib import Path

from goodoffices.present.accuracy import figures
from goodoffices.present.fields import ORDER

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "record.md"


def test_every_field_is_documented_in_its_order() -> None:
    rows = [line.split("`")[1] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert rows == list(ORDER)


def test_the_figures_shown_beside_a_record_are_those_of_the_readme() -> None:
    rows = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    for figure in figures():
        assert any(f"| {figure.measured} |" in row for row in rows), figure
