import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from goodoffices.packs.checking import check
from goodoffices.packs.store import DATA, load_facts, shipped

SCHEMA = json.loads((DATA.parent / "rules" / "pack.schema.json").read_text(encoding="utf-8"))
FILES = sorted(DATA.rglob("*.yaml"))


def plain(value: Any) -> Any:
    """YAML's days and years as the text that the pack writes."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, date) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    return value


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(DATA)) for file in FILES])
def test_every_file_fits_the_schema(file: Path) -> None:
    jsonschema.validate(plain(yaml.safe_load(file.read_text(encoding="utf-8"))), SCHEMA)


def test_the_shipped_packs_have_no_error() -> None:
    assert [p for p in check([load_facts(name)[0] for name in shipped()]) if p.level == "error"] == []


def test_every_file_names_its_source_and_day_of_check() -> None:
    for file in FILES:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert content["source"], file
        assert content["checked"], file
