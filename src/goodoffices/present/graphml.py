"""Who is in contact with whom, as GraphML: actors as nodes, their meetings, visits and calls as edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from goodoffices.present.directory import directory, key_of
from goodoffices.present.words import in_play
from goodoffices.schema import MEETINGS, Entry

SPACE = "http://graphml.graphdrawing.org/xmlns"
NODE = (
    ("name", "string"), ("kind", "string"), ("country", "string"), ("side", "string"), ("entries", "int"),
)  # fmt: skip
EDGE = (("held", "int"), ("planned", "int"), ("off", "int"), ("open", "int"), ("first", "string"), ("last", "string"))
PLAYS = {"done": "held", "ahead": "planned", "off": "off", "open": "open"}


def graph(entries: Sequence[Entry]) -> str:
    """The graph as one XML text.

    Args:
        entries: The entries in order of their days.
    """
    root = etree.Element(f"{{{SPACE}}}graphml", nsmap={None: SPACE})
    for target, keys in (("node", NODE), ("edge", EDGE)):
        for name, kind in keys:
            etree.SubElement(
                root, f"{{{SPACE}}}key", {"id": f"{target}-{name}", "for": target, "attr.name": name, "attr.type": kind}
            )
    inside = etree.SubElement(root, f"{{{SPACE}}}graph", {"id": "contacts", "edgedefault": "undirected"})
    cards = directory(entries).actors
    for key in sorted(cards):
        card = cards[key]
        node = etree.SubElement(inside, f"{{{SPACE}}}node", {"id": _safe(key)})
        side = card.side.name if card.side else None
        values = (card.name, card.kind, card.country, side, len(card.entries))
        for (name, _), value in zip(NODE, values, strict=True):
            _data(node, f"node-{name}", value)
    counts: dict[tuple[str, str], Counter[str]] = {}
    days: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        if entry.kind in MEETINGS:
            for pair in combinations(sorted({key_of(p) for p in entry.participants}), 2):
                counts.setdefault(pair, Counter())[PLAYS[in_play(entry)]] += 1
                if entry.when.start:
                    days.setdefault(pair, []).append(entry.when.start.isoformat())
    for one, other in sorted(counts):
        edge = etree.SubElement(inside, f"{{{SPACE}}}edge", {"source": _safe(one), "target": _safe(other)})
        for name in PLAYS.values():
            _data(edge, f"edge-{name}", counts[one, other][name])
        if found := days.get((one, other)):
            _data(edge, "edge-first", min(found))
            _data(edge, "edge-last", max(found))
    text: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def _data(owner: Any, key: str, value: object) -> None:
    if value is not None:
        etree.SubElement(owner, f"{{{SPACE}}}data", {"key": key}).text = _safe(str(value))


def _safe(text: str) -> str:
    """Text without the control characters that no XML may hold."""
    return "".join(c for c in text if c >= " " or c in "\t\n")
