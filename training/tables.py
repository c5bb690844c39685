"""Writes the table of lemmas from the training treebanks: `python training/tables.py --data FOLDER --to FILE`.

Kept: a word (in lower case) with its part of speech, seen at least twice with one lemma in nine of ten cases, and
every irregular pair. Names are left out: their lemma is a script of the model's.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from corpora import GUM_LEFT_OUT, read_treebank  # noqa: E402


def main() -> None:
    """Counts and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    arms = parser.parse_args()
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name, left_out in (("EWT", ()), ("GUM", GUM_LEFT_OUT)):
        for e in read_treebank(arms.data / f"UD_English-{name}/train.conllu", name, left_out):
            for word, pos, lemma in zip(e.words, e.pos or (), e.lemmas or (), strict=True):
                clitic = word[:1] in "'’" and pos == "AUX"  # `'s` is `be` or `have`: the model tells them apart
                if not clitic and pos not in ("PROPN", "PUNCT", "SYM", "X", "NUM") and lemma != "_":
                    seen[word.lower().replace("’", "'"), pos][lemma] += 1
    rows = []
    for (form, pos), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        total = sum(lemmas.values())
        irregular = not form.startswith(lemma[:2].lower()) and total >= 2
        if (total >= 2 and count / total >= 0.9) or irregular:
            rows.append(f"{form}\t{pos}\t{lemma}")
    arms.to.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(len(rows), "rows")


if __name__ == "__main__":
    main()
