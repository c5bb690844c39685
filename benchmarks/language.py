"""How fast the language layer reads: `python benchmarks/language.py FOLDER [--cnn PIPELINE]`.

Reads the text files below a folder, once to warm up and then three times, and prints words a second from raw text to
sentences (the best of three), the time to load and the peak memory. Where spaCy is installed its blank tokenizer is
timed beside it, and a pipeline from `--cnn` (for instance one trained on the same treebanks). Run it on a machine
that does nothing else.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def texts_of(folder: Path, limit: int) -> list[str]:
    """Texts of the files below a folder, in the order of their names."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())[:limit]
    return [path.read_text(encoding="utf-8", errors="replace") for path in files]


def best_of(times: int, work: Callable[[], int]) -> float:
    """Items a second in the best of several runs; `work` returns how many items it did."""
    rates = []
    for _ in range(times):
        began = time.perf_counter()
        count = work()
        rates.append(count / (time.perf_counter() - began))
    return max(rates)


def say(name: str, value: str) -> None:
    """Writes one line of the table."""
    sys.stdout.write(f"{name:<44} {value}\n")


def ours(texts: Sequence[str], threads: int) -> None:
    """The shipped model."""
    began = time.perf_counter()
    from goodoffices.language import load

    model = load(threads=threads)
    say("load, seconds (imports included)", f"{time.perf_counter() - began:.2f}")

    def work() -> int:
        return sum(len(sentence.tokens) for text in texts for sentence in model.read(text))

    work()
    say(f"{model.version}, {threads} threads, words a second", f"{best_of(3, work):,.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say("peak memory of the process, MB", f"{peak:.0f}")


def theirs(texts: Sequence[str], pipeline: Path | None) -> None:
    """spaCy, where it is installed."""
    try:
        import spacy
    except ImportError:
        say("spaCy", "not installed")
        return
    blank = spacy.blank("en")
    say("spaCy blank tokenizer, words a second", f"{best_of(3, lambda: sum(len(blank(t)) for t in texts)):,.0f}")
    if pipeline is not None:
        trained = spacy.load(pipeline)
        say("spaCy CNN pipeline, words a second", f"{best_of(3, lambda: sum(len(trained(t)) for t in texts)):,.0f}")


def main() -> None:
    """Measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=200, help="how many files are read")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--cnn", type=Path, help="folder of a trained spaCy pipeline")
    arms = parser.parse_args()
    texts = texts_of(arms.folder, arms.files)
    say("texts, characters", f"{len(texts)}, {sum(len(t) for t in texts):,}")
    ours(texts, arms.threads)
    theirs(texts, arms.cnn)


if __name__ == "__main__":
    main()
