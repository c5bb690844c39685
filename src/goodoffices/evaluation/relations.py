"""PLOVER roots on a table of marked pairs: with the pair given, and as triples of countries from the raw sentence.

The table is that of Zero-Shot-PLOVER (Hu et al., ACL 2024): `marked_sentence` with <s> and <t>, `gold_root`. Which
countries its marked ends belong to was told by hand beforehand (`data/plv_countries.tsv`). Nothing of it is trained on.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Final

from goodoffices.evaluation.intervals import interval
from goodoffices.language import load
from goodoffices.packs import load as load_packs
from goodoffices.relations import QUADS, ROOTS, coder
from goodoffices.relations.mentions import Pair, pair_at
from goodoffices.relations.rules import read_rules_of
from goodoffices.relations.triples import Triple, TripleReader
from goodoffices.schema import InputError

FLOORS: Final = {"root": (0.72, 0.83), "quad": (0.85, 0.92), "triples": (0.45, 0.60)}
_DRAWS: Final = 500
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: sentence, marked ends (one without a mark is where the other is), gold root."""

    text: str
    source: Span
    target: Span
    gold: str


@dataclass(frozen=True)
class Report:
    """What was measured."""

    roots: list[tuple[str, str]]  # gold, found
    by_rules: list[tuple[str, str]]
    triples: dict[str, list[tuple[int, int, int]]]  # by reader: for each pair found, predicted, right

    def lines(self) -> Iterator[str]:
        """The report, one line a figure."""
        yield f"{len(self.roots)} pairs"
        for name, pairs in (("root", self.roots), ("quad", [(_quad(g), _quad(f)) for g, f in self.roots])):
            yield _line(f"{name} macro F1", macro(pairs), interval(pairs, macro, _DRAWS), FLOORS[name])
        yield f"{'root accuracy':<28} {accuracy(self.roots):.3f}"
        yield f"{'rules alone: root macro F1':<28} {macro(self.by_rules):.3f}"
        for root in ROOTS:
            precision, recall, f1, count = scores(self.roots, root)
            low, high = interval(self.roots, partial(_f1, root), _DRAWS)
            yield f"  {root:<10} P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f} ({low:.2f}-{high:.2f})  of {count}"
        for name, counts in self.triples.items():
            bounds = FLOORS["triples"] if name == "triples" else None
            yield _line(f"{name}: F1", triple_f1(counts), interval(counts, triple_f1, _DRAWS), bounds)
            found, predicted, right = (sum(c[i] for c in counts) for i in range(3))
            precision = right / max(predicted, 1)
            yield f"  recall {found / len(counts):.3f} of {len(counts)}, precision {precision:.3f} of {predicted}"


def _line(name: str, value: float, bounds: Span | tuple[float, float], floor: tuple[float, float] | None) -> str:
    wanted = f"  floor {floor[0]:.2f} / goal {floor[1]:.2f}" if floor else ""
    return f"{name:<28} {value:.3f} (95% {bounds[0]:.3f}-{bounds[1]:.3f}){wanted}"


def evaluate(table: Path) -> Report:
    """Measures roots and triples on a table.

    Raises:
        InputError: The file is not such a table.
    """
    rows = read_table(table)
    model, made = load(), coder()
    pairs = [pair_at(model, row.text, row.source, row.target) for row in rows]
    found = made.code_all(pairs)
    reader = TripleReader(model, load_packs(), made)
    triples: dict[str, list[tuple[int, int, int]]] = {"triples": [], "keyword triples": []}
    for at, (source, target) in hand_made_countries(len(rows)).items():
        row = rows[at]
        triples["triples"].append(counted(reader.read(row.text), source, target, row.gold))
        triples["keyword triples"].append(counted(by_keywords(reader, row.text), source, target, row.gold))
    return Report(
        [(row.gold, one.root) for row, one in zip(rows, found, strict=True)],
        [(row.gold, _by_rules(pair)) for row, pair in zip(rows, pairs, strict=True)],
        triples,
    )


def _by_rules(pair: Pair) -> str:
    found = read_rules_of(pair)
    return found.root if found is not None else "none"


def read_table(table: Path) -> list[Row]:
    """The rows of a table.

    Raises:
        InputError: It cannot be read, or has no such columns.
    """
    remedy = "Give a tab-separated table with the columns marked_sentence and gold_root."
    try:
        with table.open(encoding="utf-8", newline="") as file:
            return [_row(row["marked_sentence"], row["gold_root"]) for row in csv.DictReader(file, delimiter="\t")]
    except (OSError, UnicodeDecodeError, KeyError, ValueError) as problem:
        raise InputError(str(table), f"not a table of marked pairs ({problem})", remedy) from problem


def _row(marked: str, gold: str) -> Row:
    text, places = "", dict[str, int]()
    for part in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"</?[st]>", part):
            places.setdefault(part, len(text))
        else:
            text += part
    ends = [(places[f"<{e}>"], places[f"</{e}>"]) if f"<{e}>" in places else None for e in "st"]
    source, target = ends[0] or ends[1], ends[1] or ends[0]
    if source is None or target is None:
        raise ValueError("a sentence without marks")
    return Row(text, source, target, gold)


def hand_made_countries(rows: int) -> dict[int, tuple[str, str]]:
    """Index of a row to the countries of its ends, for the rows that a table of this length has."""
    lines = (files("goodoffices.evaluation") / "data" / "plv_countries.tsv").read_text("utf-8").splitlines()
    parts = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {int(row) - 1: (source, target) for row, _, source, target in parts if int(row) <= rows}


def counted(triples: Sequence[Triple], source: str, target: str, root: str) -> tuple[int, int, int]:
    """Whether the marked triple was found; how many were predicted between the two countries, how many of its root."""
    between = [t for t in triples if {t.source, t.target} == {source, target}]
    hit = any((t.source, t.target, t.root) == (source, target, root) for t in between)
    return int(hit), len(between), sum(t.root == root for t in between)


KEYWORDS: Final = {
    "ASSAULT": "attack kill bomb shell strike shoot fire clash fight raid",
    "COERCE": "arrest detain jail sanction ban sentence",
    "PROTEST": "protest demonstrate rally march",
    "MOBILIZE": "troop deploy army",
    "THREATEN": "threaten threat warn",
    "REJECT": "reject refuse deny cancel veto",
    "REQUEST": "demand urge ask call appeal",
    "SANCTION": "expel suspend cut sever",
    "ACCUSE": "accuse condemn criticise criticize blame charge investigate",
    "YIELD": "release withdraw lift ceasefire free pardon",
    "AID": "aid help donate assist provide",
    "COOPERATE": "cooperate trade share joint",
    "AGREE": "agree offer promise will pledge",
    "CONSULT": "meet talk visit discuss",
    "SUPPORT": "support praise sign welcome agreement",
}
"""The baseline's words, the first root with a word in the sentence wins."""


def by_keywords(reader: TripleReader, text: str) -> list[Triple]:
    """A keyword rule: the first country does it to every other, or to itself; the root is that of the first keyword."""
    countries = reader.countries(text)
    words = [re.sub(r"(?:s|ed|ing|d)$", "", w) for w in re.findall(r"[a-z]+", text.lower())]
    stems = {root: {re.sub(r"(?:s|ed|ing|d)$", "", k) for k in listed.split()} for root, listed in KEYWORDS.items()}
    root = next((root for root, known in stems.items() if known & set(words)), None)
    if root is None or not countries:
        return []
    return [Triple(countries[0], other, root, 1.0) for other in countries[1:] or countries]


def _quad(root: str) -> str:
    return str(QUADS.get(root, 0))


def scores(pairs: Sequence[tuple[str, str]], label: str) -> tuple[float, float, float, int]:
    """Precision, recall, F1 and number of gold for a label."""
    gold, found = sum(g == label for g, _ in pairs), sum(f == label for _, f in pairs)
    right = sum(g == f == label for g, f in pairs)
    return right / max(found, 1), right / max(gold, 1), 2 * right / max(gold + found, 1), gold


def _f1(label: str, pairs: Sequence[tuple[str, str]]) -> float:
    return scores(pairs, label)[2]


def macro(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the labels of the gold."""
    labels = sorted({g for g, _ in pairs})
    return sum(scores(pairs, label)[2] for label in labels) / max(len(labels), 1)


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """Share of pairs that are right."""
    return sum(g == f for g, f in pairs) / max(len(pairs), 1)


def triple_f1(counts: Sequence[tuple[int, int, int]]) -> float:
    """F1 of recall over the marked pairs and precision over the predicted triples between their countries."""
    recall = sum(c[0] for c in counts) / max(len(counts), 1)
    precision = sum(c[2] for c in counts) / max(sum(c[1] for c in counts), 1)
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0
