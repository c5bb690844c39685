"""The PLOVER scale: how cooperative or conflictual an entry is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from goodoffices.schema import Entry

TOOK_PLACE = frozenset({"held", "under_way", "agreed", "refused"})
"""Statuses whose events count on the scale; what is planned, put off or called off does not."""


@cache
def _scores() -> dict[str, float]:
    text = (Path(__file__).parent / "scale.yaml").read_text(encoding="utf-8")
    return {str(key): float(value) for key, value in yaml.safe_load(text).items()}


def score(entry: Entry) -> float | None:
    """The score from -10 to 10; None for what has no PLOVER view, did not take place, or was only spoken of.

    Source: the table of PLOVER scores in the PLOVER manual (draft 2.0, 2021).
    """
    if (
        entry.plover is None
        or entry.status not in TOOK_PLACE
        or (entry.status == "agreed" and entry.kind != "agreement")
    ):
        return None
    event, mode = entry.plover.event.upper(), (entry.plover.mode or "").lower()
    return _scores().get(f"{event}/{mode}", _scores().get(event))
