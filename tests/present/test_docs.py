from pathlib import Path

from goodoffices.present.fields import ORDER

PAGE = Path(__file__).parents[2] / "docs" / "record.md"


def test_every_field_is_documented_in_its_order() -> None:
    rows = [line.split("`")[1] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert rows == list(ORDER)
