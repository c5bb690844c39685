"""Gold sentences to measure the language layer on: treebanks in CoNLL-U, names in columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank; `head` is 1-based, 0 at the root; `start` and `end` count characters but no blanks."""

    text: str
    lemma: str
    pos: str
    feats: str
    head: int
    rel: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a treebank.

    Attributes:
        document: Id of its document.
        paragraph: Whether a paragraph starts with it.
        text: The sentence as running text.
        words: Its syntactic words.
        tokens: Offsets of its surface tokens, without blanks (`don't` is one token of two words).
    """

    document: str
    paragraph: bool
    text: str
    words: tuple[Word, ...]
    tokens: tuple[tuple[int, int], ...]

    @property
    def length(self) -> int:
        """Characters that are no blanks."""
        return self.tokens[-1][1] if self.tokens else 0


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence with names: words, and (first, last, label) of each name."""

    words: tuple[str, ...]
    names: frozenset[tuple[int, int, str]]


def read_trees(path: Path) -> list[Tree]:
    """Sentences of a CoNLL-U file.

    Args:
        path: The file.

    Returns:
        Its sentences in order.

    Raises:
        OSError: the file cannot be read.
    """
    trees: list[Tree] = []
    document, paragraph = "", True
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text, rows = "", []
        for line in block.split("\n"):
            if line.startswith("# newdoc"):
                document, paragraph = line.partition("=")[2].strip(), True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("# text = "):
                text = line[len("# text = ") :]
            elif line[:1].isdigit():
                rows.append(line.split("\t"))
        trees.append(_tree(document, paragraph, text, rows))
        paragraph = False
    return trees


def _solid(text: str) -> str:
    return "".join(text.split())


def _tree(document: str, paragraph: bool, text: str, rows: list[list[str]]) -> Tree:
    words: list[Word] = []
    tokens: list[tuple[int, int]] = []
    at = 0
    parts: dict[int, tuple[int, int]] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            surface = _solid(row[1])
            tokens.append((at, at + len(surface)))
            forms = [_solid(r[1]) for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            fits = "".join(forms).lower() == surface.lower()
            begin = at
            for number, form in enumerate(forms, first):
                parts[number] = (begin, begin + len(form)) if fits else (at, at + len(surface))
                begin += len(form)
            at += len(surface)
        elif row[0].isdigit():
            number = int(row[0])
            if number not in parts:
                parts[number] = (at, at + len(_solid(row[1])))
                tokens.append(parts[number])
                at = parts[number][1]
            words.append(Word(_solid(row[1]), row[2], row[3], row[5], int(row[6]), row[7], *parts[number]))
    return Tree(document, paragraph, text, tuple(words), tuple(tokens))


def read_names(folder: Path) -> Iterator[list[Named]]:
    """Articles of the worldwide newswire: one word and tag (`B-`, `I-`, `O`) a line, in files below a folder.

    Args:
        folder: Folder of `.tsv` files.

    Yields:
        The sentences of each article with the names of persons, organisations and places.
    """
    labels = {"Person": "PERSON", "Organization": "ORG", "Location": "PLACE"}
    for path in sorted(folder.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").split("\n")
        words: list[str] = []
        tags: list[str] = []
        article: list[Named] = []
        for line in [*lines[1:], ""]:  # the first line is the article's address
            columns = line.split("\t")
            if len(columns) >= 2 and columns[0].strip():
                words.append(columns[0].strip())
                tags.append(columns[1].strip())
            elif words:
                article.append(Named(tuple(words), frozenset(_spans(tags, labels))))
                words, tags = [], []
        yield article


def _spans(tags: list[str], labels: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    at = 0
    while at < len(tags):
        part, _, label = tags[at].partition("-")
        end = at + 1
        if part in ("B", "I"):
            while end < len(tags) and tags[end] == f"I-{label}":
                end += 1
            if label in labels:
                yield at, end, labels[label]
        at = end
