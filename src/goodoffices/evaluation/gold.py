"""The shipped gold of claims: what is found; and of it, whether status, people, roles, day and place are right.

A text is read and linked by itself. Precision counts entries that are none of the gold's, optional ones left out; the
fields are measured on pairs, optional pairs too. Beside the status stands a baseline that calls every event held.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodoffices import service
from goodoffices.evaluation.gold_pairing import Paired, days_right, is_same, pair, place_right
from goodoffices.evaluation.intervals import interval
from goodoffices.schema import Claim, InputError

CONTACTS = ("meeting", "visit", "call")


@dataclass(frozen=True)
class Text:
    """One text of the gold with its pairs; `empty`: there is nothing to record in it."""

    id: str
    paired: Paired
    empty: bool


@dataclass(frozen=True)
class Figure:
    """A figure with its 95 % interval and what it counts over."""

    name: str
    value: float | None
    low: float
    high: float
    count: int

    def line(self) -> str:
        """The figure as a line of a report."""
        value = "-" if self.value is None else f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"
        return f"{self.name:<44} {value:>24}  n {self.count}"


def read_gold(folder: Path) -> list[dict[str, Any]]:
    """The gold's texts: all lines of the JSON Lines files of a folder.

    Raises:
        InputError: The folder holds none, or a line is no JSON.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise InputError(str(folder), "it holds no *.jsonl", "Name the folder of the gold, tests/gold/claims")
    try:
        return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        raise InputError(str(folder), f"a line is no JSON: {error}", "Mend the line and run it again") from error


def score(folder: Path) -> list[Text]:
    """Reads every text of the gold and pairs what is found with what is asked for."""
    texts = []
    for item in read_gold(folder):
        found = service.entries_of(item["text"], published=item.get("published"), outlet=item.get("outlet"))
        wanted = item["gold"]["entries"]
        texts.append(Text(item["id"], pair(wanted, found), not wanted))
    return texts


Measure = Callable[[Sequence[Text]], tuple[float | None, int]]
"""A figure of some texts, and over how many things it counts; None where there is none."""


def measures() -> dict[str, Measure]:
    """All figures by name: entries by kind, then fields on pairs, then texts with nothing to record."""
    made: dict[str, Measure] = {}
    groups: list[tuple[str, tuple[str, ...]]] = [("meetings, visits, calls", CONTACTS)]
    groups += [(f"{kind}s", (kind,)) for kind in ("statement", "agreement", "commitment", "incident")]
    groups += [("other kinds", ("monitoring", "pressure", "appointment", "exchange", "refusal")), ("all kinds", ())]
    for name, kinds in groups:
        made |= {f"{name}: {what}": _entries(kinds, what) for what in ("precision", "recall", "F1")}
    fields: list[tuple[str, Callable[[Any, Any], list[bool]]]] = [
        ("status accuracy", _status),
        ("status accuracy, if all were held", _held),
        ("role accuracy", _roles),
        ("day overlaps", lambda g, e: _maybe(days_right(g, e))),
        ("place", lambda g, e: _maybe(place_right(g, e))),
    ]
    made |= {name: _share(judge) for name, judge in fields}
    made |= {f"participants: {what}": _people(what) for what in ("precision", "recall", "F1")}
    return made | {"empty texts left alone": _left_alone}


def figures(texts: Sequence[Text]) -> list[Figure]:
    """All figures of the gold, each with its interval."""
    return [_figure(name, texts, measure) for name, measure in measures().items()]


def _left_alone(texts: Sequence[Text]) -> tuple[float | None, int]:
    empty = [t for t in texts if t.empty]
    return _ratio(sum(not t.paired.false for t in empty), len(empty)), len(empty)


def _figure(name: str, texts: Sequence[Text], measure: Callable[[Sequence[Text]], tuple[float | None, int]]) -> Figure:
    value, count = measure(texts)
    low, high = interval(texts, lambda some: measure(some)[0], draws=300)
    return Figure(name, value, low, high, count)


def _entries(kinds: tuple[str, ...], what: str) -> Measure:
    def measure(texts: Sequence[Text]) -> tuple[float | None, int]:
        hit = missed = false = 0
        for text in texts:
            hit += sum((not kinds or g["kind"] in kinds) and not g.get("optional") for g, _ in text.paired.pairs)
            missed += sum(not kinds or g["kind"] in kinds for g in text.paired.missed)
            false += sum(not kinds or e.kind in kinds for e in text.paired.false)
        return _prf(hit, false, missed, what), hit + missed

    return measure


def _people(what: str) -> Measure:
    def measure(texts: Sequence[Text]) -> tuple[float | None, int]:
        hit = missed = false = 0
        for gold, entry in _events(texts):
            must = [p for p in gold["participants"] if not p.get("optional")]
            hit += sum(any(is_same(p, o) for o in entry.participants) for p in must)
            missed += sum(not any(is_same(p, o) for o in entry.participants) for p in must)
            false += sum(not any(is_same(p, o) for p in gold["participants"]) for o in entry.participants)
        return _prf(hit, false, missed, what), hit + missed

    return measure


def _events(texts: Sequence[Text]) -> list[tuple[Any, Any]]:
    return [(g, e) for t in texts for g, e in t.paired.pairs if g["kind"] != "statement"]


def _share(judge: Callable[[Any, Any], list[bool]]) -> Measure:
    def measure(texts: Sequence[Text]) -> tuple[float | None, int]:
        marks = [mark for gold, entry in _events(texts) for mark in judge(gold, entry)]
        return _ratio(sum(marks), len(marks)), len(marks)

    return measure


def _status(gold: Any, entry: Any) -> list[bool]:
    return [entry.status in (gold["status"], *gold.get("alt_status", ()))]


def _held(gold: Any, _entry: Any) -> list[bool]:
    done = "agreed" if gold["kind"] == "agreement" else "held"
    return [done in (gold["status"], *gold.get("alt_status", ()))]


def _roles(gold: Any, entry: Any) -> list[bool]:
    marks = []
    for wanted in gold["participants"]:
        for own in entry.participants:
            if is_same(wanted, own):
                marks.append(_alike(own.role, {wanted["role"], *wanted.get("alt_roles", ())}, gold["kind"]))
                break
    return marks


_ONE_ROLE = {
    "agreement": ({"party", "signatory"},),
    "commitment": ({"source", "party", "signatory", "speaker"},),
    "visit": ({"visitor", "party"},),
    "meeting": ({"party", "delegate"},),
    "pressure": ({"source", "party", "speaker"}, {"target", "addressee"}),
    "refusal": ({"source", "party", "speaker"},),
    "monitoring": ({"observer", "party", "source"},),
    "exchange": ({"party", "source", "target"},),
    "appointment": ({"party", "target"},),
    "incident": ({"party", "source"},),
}
"""Roles that say the same within a kind (the conventions of the gold)."""


def _alike(role: str, right: set[str], kind: str) -> bool:
    return role in right or any(role in one and right & one for one in _ONE_ROLE.get(kind, ()))


def _maybe(mark: bool | None) -> list[bool]:
    return [] if mark is None else [mark]


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _prf(hit: int, false: int, missed: int, what: str) -> float | None:
    if what == "precision":
        return _ratio(hit, hit + false)
    if what == "recall":
        return _ratio(hit, hit + missed)
    return _ratio(2 * hit, 2 * hit + false + missed)


def judged(folder: Path) -> list[tuple[str, Claim, bool]]:
    """Every entry's founding claim, and whether the gold has the entry as it stands.

    Right is an entry with the gold's status and at least half of those who must take part; entries that are optional in
    the gold count as right.

    Args:
        folder: The gold's folder.

    Returns:
        The text's id, the claim, and whether it is right.
    """
    made = []
    for item in read_gold(folder):
        claims, found = service.claims_and_entries(
            item["text"], published=item.get("published"), outlet=item.get("outlet")
        )
        by_id = {claim.id: claim for claim in claims}
        paired = pair(item["gold"]["entries"], found)
        right = {e.id: _status(g, e)[0] and _most(g, e) for g, e in paired.pairs}
        false = {e.id for e in paired.false}
        made += [(item["id"], by_id[e.id], right.get(e.id, e.id not in false)) for e in found]
    return made


def _most(gold: Any, entry: Any) -> bool:
    must = [p for p in gold["participants"] if not p.get("optional")]
    present = [*entry.participants, *([entry.speaker] if entry.speaker is not None else [])]
    return 2 * sum(any(is_same(p, o) for o in present) for p in must) >= len(must)


def errors(texts: Sequence[Text]) -> list[str]:
    """One line for each thing missed, made up or given a wrong status."""
    lines = []
    for text in texts:
        lines += [f"{text.id} missed   {g['kind']} {g['status']}: {_words(g)}" for g in text.paired.missed]
        lines += [f"{text.id} false    {e.kind} {e.status}: {e.title}" for e in text.paired.false]
        for g, e in _events([text]):
            if not _status(g, e)[0]:
                lines.append(f"{text.id} status   {g['kind']} {g['status']}, not {e.status}: {_words(g)}")
            must = [p for p in g["participants"] if not p.get("optional")]
            lost = [p["name"] for p in must if not any(is_same(p, o) for o in e.participants)]
            strange = [o.name for o in e.participants if not any(is_same(p, o) for p in g["participants"])]
            if lost or strange:
                lines.append(f"{text.id} people   {_words(g)}: without {lost}, with {strange}")
    return lines


def _words(gold: Any) -> str:
    return " .. ".join(gold.get("words", ()))
