"""The table of phrases that another hand than the rules' has written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from goodoffices.time import TimeExpression, find_times

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "phrases_other_hand.yaml").read_text("utf-8"))
FLOOR = 0.95


def _day(value: Any) -> date | None:
    return None if value is None else value if isinstance(value, date) else date.fromisoformat(str(value))


def _found(row: dict[str, Any]) -> list[TimeExpression]:
    at = row["sentence"].index(row["phrase"])
    end = at + len(row["phrase"])
    times = find_times(row["sentence"], _day(row["reference"]), row.get("tense"), told=_day(row.get("anchor")))
    return [t for t in times if t.start < end and at < t.end]


def _right(row: dict[str, Any]) -> bool:
    found = _found(row)
    if row.get("none"):
        return not found
    wanted = [row, *row.get("also", ())]
    return any(_matches(t, reading, row["type"]) for t in found for reading in wanted)


def _matches(found: TimeExpression, wanted: dict[str, Any], kind: str) -> bool:
    start, end = (found.interval.start, found.interval.end) if found.interval else (None, None)
    return (found.type, found.value, start, end) == (
        kind,
        str(wanted["value"]),
        _day(wanted.get("start")),
        _day(wanted.get("end")),
    )


def test_floor_of_the_table() -> None:
    wrong = [row["phrase"] for row in ROWS if not _right(row)]
    assert 1 - len(wrong) / len(ROWS) >= FLOOR, wrong
