"""Trees for own sentences: drafted by the shipped model, corrected by hand, written as CoNLL-U.

    python training/drafts.py draft SENTENCES.txt [--from N] [--to N]
    python training/drafts.py check SENTENCES.txt CORRECTIONS.txt [--from N] [--to N]
    python training/drafts.py write SENTENCES.txt CORRECTIONS.txt TREES.conllu

One sentence a line. A line of corrections names a sentence and says `12: ok`, `12: drop`, or what to change:
`12: 7>3:obl 14:nmod 5=NOUN` hangs word 7 on word 3 as `obl`, makes word 14 `nmod`, and word 5 a noun. Sentences without
a line are not written. How to annotate stands in `training/domain/README.md`.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from goodoffices.language import load  # noqa: E402
from goodoffices.language.onnx_model import OnnxModel  # noqa: E402
from goodoffices.language.tokens import words  # noqa: E402

_CHANGE = re.compile(r"(?P<word>\d+)(?:>(?P<head>\d+))?(?::(?P<relation>[a-z:]+))?(?:=(?P<pos>[A-Z]+))?")
_LEAVES = ("case", "cc", "punct", "mark", "aux", "det", "cop")
_HEAD_FIRST = ("conj", "flat", "appos", "fixed", "goeswith")
_UNSHOWN = ("punct", "aux", "cop", "mark", "det", "case")


@dataclass
class Row:
    """One word: what a line of CoNLL-U holds, and whether the next word follows without a blank."""

    text: str
    lemma: str
    pos: str
    feats: str
    head: int
    relation: str
    glued: bool

    @property
    def broad(self) -> str:
        """The relation without its subtype."""
        return self.relation.partition(":")[0]


def drafted(lines: Sequence[str]) -> list[list[Row]]:
    """The model's trees of some sentences."""
    model = load()
    assert isinstance(model, OnnxModel)
    cut = [words(line, 0, len(line)) for line in lines]
    trees = []
    for pieces, sentence in zip(cut, model.read_words([[piece.text for piece in own] for own in cut]), strict=True):
        glued = [a.end == b.start for a, b in pairwise(pieces)] + [False]
        trees.append(
            [
                Row(t.text, t.lemma, t.pos, "|".join(f"{k}={v}" for k, v in sorted(t.feats.items())) or "_",
                    t.head + 1, t.rel, glue)
                for t, glue in zip(sentence.tokens, glued, strict=True)
            ]
        )  # fmt: skip
    return trees


def corrections(path: Path) -> dict[int, list[str]]:
    """What a file says of each sentence; later lines add to earlier ones."""
    found: dict[int, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        number, colon, items = line.partition("#")[0].partition(":")
        if colon and number.strip().isdigit():
            found.setdefault(int(number), []).extend(items.split())
        elif line.partition("#")[0].strip():
            print(f"{path}: not understood, and left aside: {line}")
    return found


def correct(rows: list[Row], items: Sequence[str]) -> Iterator[str]:
    """Applies corrections to a tree; yields those that cannot be applied."""
    for item in items:
        change = _CHANGE.fullmatch(item)
        if item == "ok":
            continue
        if not change or not 0 < int(change["word"]) <= len(rows) or int(change["head"] or 0) > len(rows):
            yield f"ERROR cannot apply {item}"
            continue
        row = rows[int(change["word"]) - 1]
        row.head = int(change["head"] or row.head)
        row.relation = "root" if row.head == 0 else change["relation"] or row.relation
        row.pos = change["pos"] or row.pos


def crosses(rows: Sequence[Row], word: int) -> bool:
    """Whether the arc to a word crosses another."""
    first, last = sorted((word, rows[word - 1].head))
    return first > 0 and any(not first <= rows[i - 1].head <= last for i in range(first + 1, last))


def lift(rows: list[Row]) -> None:
    """Hangs what modifies a noun, but crosses another arc, on the verb above it ("held talks in Geneva on access")."""
    for word, row in enumerate(rows, 1):
        moved = False
        while row.broad == "nmod" and crosses(rows, word) and rows[row.head - 1].head:
            row.head, moved = rows[row.head - 1].head, True
        if moved and rows[row.head - 1].pos in ("VERB", "AUX", "ADJ"):
            row.relation = "obl"


def problems(rows: Sequence[Row]) -> Iterator[str]:
    """What is no tree (ERROR), and what seldom is meant."""
    roots = [i for i, row in enumerate(rows, 1) if row.head == 0]
    if len(roots) != 1:
        yield f"ERROR {len(roots)} roots"
    for i, row in enumerate(rows, 1):
        at, steps = i, 0
        while at and steps <= len(rows):
            at, steps = rows[at - 1].head, steps + 1
        if at:
            yield f"ERROR {i} {row.text} hangs in a circle"
        if row.head == 0:
            continue
        above = rows[row.head - 1]
        if row.broad != "punct" and crosses(rows, i):
            yield f"the arc to {i} {row.text} crosses another"
        if above.broad in _LEAVES and row.broad not in ("fixed", "conj", "goeswith", "punct", "advmod", "cc"):
            yield f"{i} {row.text} hangs on {above.text}, a {above.relation}"
        if row.broad in _HEAD_FIRST and row.head > i:
            yield f"{i} {row.text}: the head of a {row.relation} stands first"
    for i, row in enumerate(rows, 1):
        own = [other.relation for other in rows if other.head == i]
        for relation in ("nsubj", "nsubj:pass", "obj", "cop"):
            if own.count(relation) > 1:
                yield f"{i} {row.text} has more than one {relation}"


def phrase(rows: Sequence[Row], top: int) -> str:
    """The words under a word, marks left out."""
    under = {top}
    while more := {i for i, row in enumerate(rows, 1) if row.head in under} - under:
        under |= more
    return " ".join(rows[i - 1].text for i in sorted(under) if rows[i - 1].broad != "punct")


def show(number: int, line: str, rows: Sequence[Row]) -> None:
    """Prints a tree, word by word, then each verb with its phrases."""
    print(f"== {number} == {line}")
    for i, row in enumerate(rows, 1):
        print(i, row.text, row.pos, row.relation, row.head, rows[row.head - 1].text if row.head else "-")
    for i, row in enumerate(rows, 1):
        own = [(k, other) for k, other in enumerate(rows, 1) if other.head == i]
        if row.pos == "VERB" or any(other.broad == "cop" for _, other in own):
            shown = (f"{other.relation} [{phrase(rows, k)}]" for k, other in own if other.broad not in _UNSHOWN)
            print(f"  {i} {row.text}: " + "; ".join(shown))


def conllu(name: str, line: str, rows: Sequence[Row]) -> str:
    """A tree as CoNLL-U."""
    lines = [f"# sent_id = {name}", f"# text = {line}"]
    for i, row in enumerate(rows, 1):
        space = "SpaceAfter=No" if row.glued else "_"
        lines.append("\t".join((str(i), row.text, row.lemma, row.pos, "_", row.feats, str(row.head), row.relation,
                                "_", space)))  # fmt: skip
    return "\n".join(lines) + "\n\n"


def main() -> None:
    """Drafts, checks or writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=("draft", "check", "write"))
    parser.add_argument("sentences", type=Path)
    parser.add_argument("corrections", type=Path, nargs="?")
    parser.add_argument("trees", type=Path, nargs="?")
    parser.add_argument("--from", dest="first", type=int, default=1)
    parser.add_argument("--to", dest="last", type=int)
    arms = parser.parse_args()
    if (arms.job != "draft" and not arms.corrections) or (arms.job == "write" and not arms.trees):
        parser.error("say where the corrections are, and to write also where the trees go")
    lines = [line.strip() for line in arms.sentences.read_text(encoding="utf-8").splitlines() if line.strip()]
    chosen = lines[arms.first - 1 : arms.last]
    said = corrections(arms.corrections) if arms.corrections else {}
    written = []
    for number, (line, rows) in enumerate(zip(chosen, drafted(chosen), strict=True), arms.first):
        items = said.get(number, [])
        if (arms.job != "draft" and not items) or "drop" in items:
            continue
        found = [*correct(rows, items)]
        if arms.job == "write":
            lift(rows)
        found += problems(rows)
        errors = [problem for problem in found if problem.startswith("ERROR")]
        if arms.job == "write" and not errors:
            written.append(conllu(f"{arms.trees.stem}-{number:03d}", line, rows))
        elif arms.job != "check" or items != ["ok"] or errors:
            show(number, line, rows)
            print(*(f"  {problem}" for problem in found), sep="\n")
    if arms.job == "write":
        arms.trees.write_text("".join(written), encoding="utf-8")
        print(len(written), "sentences")


if __name__ == "__main__":
    main()
