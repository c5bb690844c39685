from pathlib import Path
from typing import Any

import pytest
import yaml

from goodoffices import packs
from goodoffices.packs.store import DATA

RULES = yaml.safe_load((Path(DATA).parent / "rules" / "titles.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", RULES["examples"], ids=lambda e: e["words"])
def test_reads_a_title(example: dict[str, Any]) -> None:
    title = packs.load().read_title(example["words"])
    assert title is not None
    assert title.rank == example["rank"]
    assert title.of == example["of"]
    for name in ("sector", "status"):
        if name in example:
            assert getattr(title, name) == example[name]


@pytest.mark.parametrize("example", RULES["counterexamples"], ids=lambda e: e["words"])
def test_reads_no_title(example: dict[str, Any]) -> None:
    assert packs.load().read_title(example["words"]) is None
