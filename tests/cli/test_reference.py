import os
from pathlib import Path

from goodoffices.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_reference_is_what_help_says() -> None:
    if os.environ.get("FIX"):
        PAGE.write_text(reference(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == reference(), "write it anew: FIX=1 pytest tests/cli/test_reference.py"
