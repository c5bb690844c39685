"""Sentences of real news drawn at random, to be read by eye: `python -m goodoffices.evaluation.language_sample SHARED`.

A second argument is the seed of the draw, 60 where there is none. Datelines are cut off first, as articles are read.
Each sentence holds a verb of meeting, saying or planning; below it stand the verb's arguments as the model reads them,
so that a person can say of each frame whether it is right.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from goodoffices.articles.datelines import dateline
from goodoffices.evaluation.language import VERBS
from goodoffices.language import load

if TYPE_CHECKING:
    from goodoffices.language import Sentence, Token

_SHOWN = ("nsubj", "csubj", "obj", "iobj", "obl", "ccomp", "xcomp", "advcl", "parataxis")


def texts(shared: Path) -> Iterator[str]:
    """Paragraphs of the articles and of the benchmarks' news below `shared`, in a fixed order."""
    for path in sorted((shared / "articles").glob("*.txt")):
        yield from path.read_text(encoding="utf-8", errors="replace").splitlines()
    with (shared / "benchmarks/plv_train.tsv").open(encoding="utf-8", newline="") as file:
        yield from (row["sentence"] for row in csv.DictReader(file, delimiter="\t"))
    for name, column in (("mend_sudan_libya.csv", "Summary"), ("guardian_syria_half.csv", "text")):
        with (shared / "benchmarks" / name).open(encoding="utf-8", newline="", errors="replace") as file:
            for row in csv.DictReader(file):
                yield from (row[column] or "").splitlines()


def sample(shared: Path, count: int = 60, seed: int = 60) -> list[Sentence]:
    """Sentences with one of the verbs, from paragraphs drawn at random, one from each paragraph.

    Args:
        shared: Folder with `articles` and `benchmarks`.
        count: How many sentences.
        seed: Seed of the draw; another seed, another sample.

    Returns:
        The sentences in the order of the draw.
    """
    paragraphs = [text for text in texts(shared) if len(text.split()) > 8]
    draw = random.Random(seed)
    draw.shuffle(paragraphs)
    model = load()
    found: list[Sentence] = []
    for paragraph in paragraphs:
        head = dateline(paragraph)
        read = model.read(paragraph[head.whole :] if head else paragraph)
        fit = [s for s in read if any(_asked(token) for token in s.tokens)]
        if fit:
            found.append(draw.choice(fit))
        if len(found) == count:
            break
    return found


def outline(sentence: Sentence) -> Iterator[str]:
    """The sentence, its names, and a line for each verb with its arguments."""
    yield sentence.text()
    yield "  names: " + "; ".join(f"{sentence.text(n.first, n.last)} ({n.label})" for n in sentence.names)
    for token in sentence.tokens:
        if _asked(token):
            parts = [f"{t.rel}: {_phrase(sentence, t)}" for t in sentence.children(token, *_SHOWN)]
            yield f"  {token.text} <{token.rel}> | " + " | ".join(parts)


def _asked(token: Token) -> bool:
    return token.pos == "VERB" and token.lemma in VERBS


def _phrase(sentence: Sentence, token: Token) -> str:
    inside = sentence.subtree(token)
    words = [t.text for t in inside]
    return " ".join(words) if len(words) <= 14 else " ".join([*words[:7], "...", *words[-5:]])


def main() -> None:
    """Prints the sample."""
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    for number, sentence in enumerate(sample(Path(sys.argv[1]), seed=seed), 1):
        sys.stdout.write(f"{number}. " + "\n".join(outline(sentence)) + "\n")


if __name__ == "__main__":
    main()
