"""What a run reads: treebanks, names, own sentences, look-alikes, raw texts; and what an epoch has of them."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

from alike import LIKENESS, look_alikes
from corpora import Example, read_treebank, training_set
from noise import disturbed, joined
from swaps import Pool, swapped, swapped_in_tree

from goodoffices.language.tokens import words

HERE = Path(__file__).resolve().parent
VOCABULARY = HERE.parent / "src/goodoffices/language/data/vocab.txt"  # BERT's order, for any encoder
RAW = "raw"  # sentences without labels, that only a teacher's beliefs are learnt from


def sentences(data: Path | None, domain: Iterable[Path], raw: Iterable[Path]) -> list[Example]:
    """Everything that a run may learn from.

    Args:
        data: folder of the treebanks and sets of names; None to leave them out.
        domain: CoNLL-U files of the field's own sentences.
        raw: texts with a sentence a line.
    """
    found = training_set(data) if data else []
    for path in domain:
        found += read_treebank(path, "domain")
    for group in look_alikes("train"):
        found += [_bare(LIKENESS, text) for text in group]
    for path in raw:
        found += [_bare(RAW, line.strip()) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return found


def _bare(source: str, text: str) -> Example:
    return Example(source, source, text, [w.text for w in words(text)])


def one_epoch(
    examples: list[Example], pool: Pool, arms: argparse.Namespace, draw: random.Random
) -> list[tuple[Example, list[int] | None, int]]:
    """One epoch of training: every example once, news more often, some disturbed, some joined with their neighbours.

    Returns:
        Examples, the words that start a sentence (None: not known), and the number of the original text (-1: changed).
    """
    epoch: list[tuple[Example, list[int] | None, int]] = []
    for number, e in enumerate(examples):
        times = arms.news_times if e.source == "GUM" and "_news_" in e.document else 1
        if e.source == "domain":
            times = arms.domain_times
        if e.source == LIKENESS and draw.random() > 0.25:
            continue
        starts = [0] if e.pos or e.source in ("UNER", RAW) else None
        for _ in range(times):
            if e.source == "domain" and draw.random() < arms.swaps:
                epoch.append((swapped_in_tree(e, pool, draw), starts, -1))
            elif e.names and not e.heads and draw.random() < arms.swaps:
                epoch.append((swapped(e, pool, draw), starts, -1))
            elif e.source != LIKENESS and draw.random() < arms.noise:
                epoch.append((disturbed(e, draw), starts, -1))
            else:
                epoch.append((e, starts, number))
        if e.source in ("EWT", "GUM") and draw.random() < arms.joined:
            epoch.append((*joined(examples, number, draw), -1))
    return epoch
