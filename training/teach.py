"""Writes what large networks believe of sentences: `python training/teach.py TEACHER.pt .. --raw TEXT --to FILE`.

A smaller network learns from it with `train.py --beliefs FILE`. The teacher is trained by train.py too, from MPNet.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import time
from pathlib import Path

import ready  # noqa: F401  (before torch)
import torch
from alike import LIKENESS
from batches import LONGEST, Item, Labels
from beliefs import believed, key
from losses import halved
from net import trained
from sources import VOCABULARY, sentences

from goodoffices.language.pieces import Pieces


def main() -> None:
    """Reads everything once with the teacher."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teachers", type=Path, nargs="+", help="checkpoints of trained networks with the same classes")
    parser.add_argument("--data", type=Path, help="folder with the treebanks and sets of names")
    parser.add_argument("--domain", type=Path, nargs="*", default=[], help="CoNLL-U files of the field's own sentences")
    parser.add_argument("--raw", type=Path, nargs="*", default=[], help="texts, a sentence a line")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    arms = parser.parse_args()
    torch.set_num_threads(arms.threads)
    pieces = Pieces.from_file(VOCABULARY)
    labels = Labels.from_checkpoint(torch.load(arms.teachers[0], weights_only=False))
    examples = {key(e): e for e in sentences(arms.data, arms.domain, arms.raw) if e.source != LIKENESS}
    items = [(words, Item(e, None, labels, pieces, -1)) for words, e in examples.items()]
    items = [(words, item) for words, item in items if len(item.pieces) <= LONGEST]
    teachers = [trained(path) for path in arms.teachers]
    began, found = time.time(), {}
    with halved():
        for done, (i, own) in enumerate(believed(teachers, [item for _, item in items]), 1):
            found[items[i][0]] = tuple(own)
            if done % 4800 == 0:
                print(done, "of", len(items), "sentences", round(time.time() - began), "s", flush=True)
    torch.save(found, arms.to)


if __name__ == "__main__":
    main()
