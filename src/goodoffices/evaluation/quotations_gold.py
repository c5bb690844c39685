"""PolNeAR as annotated, as the engine of claims reads it, and as a baseline does: attributions as sets of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goodoffices.schema import InputError

_WORD = re.compile(r"\w+")
_STRETCH = re.compile(r"“[^”\n]+”?|\"[^\"\n]+\"?")
_NAME = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)\b")

Words = frozenset[int]
"""Words by the offsets at which they begin."""


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution as words of the text: what is said, and by whom (empty where no words say)."""

    content: Words
    source: Words
    kind: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with its annotated attributions."""

    name: str
    text: str
    told: tuple[Told, ...]


def read_corpus(folder: Path, split: str) -> Iterator[Annotated]:
    """The annotated articles of one split, in order of their names.

    Raises:
        InputError: The folder holds no such split.
    """
    notes: dict[str, Path] = {}
    for path in sorted((folder / split / "attributions").glob("*.ann")):
        notes.setdefault(path.stem.rpartition("_")[0], path)
    if not notes:
        raise InputError(
            str(folder), f"there is no split {split!r} in it", "Name the folder that holds dev/ and train/"
        )
    for name, path in notes.items():
        text = (folder / split / "text" / f"{name}.txt").read_text("utf-8")
        yield Annotated(name, text, tuple(_annotations(text, path.read_text("utf-8"))))


def _annotations(text: str, notes: str) -> Iterator[Told]:
    """The attributions of one file of notes (brat's stand-off format: `T` names ranges, `E` joins them)."""
    spans: dict[str, list[tuple[int, int]]] = {}
    joined: list[dict[str, list[str]]] = []
    for line in notes.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            ranges = rest.partition("\t")[0].partition(" ")[2].split(";")
            spans[key] = [(int(a), int(b)) for a, b in (r.split() for r in ranges)]
        elif key.startswith("E"):
            parts: dict[str, list[str]] = {}
            for role, _, value in (p.partition(":") for p in rest.split()):
                parts.setdefault(role.rstrip("0123456789"), []).append(value)
            joined.append(parts)
    marked = quoted_words(text)
    for parts in joined:
        content = words_in(text, [s for key in parts.get("Content", ()) for s in spans[key]])
        source = words_in(text, [s for key in parts.get("Source", ()) for s in spans[key]])
        if content:
            yield Told(content, source, kind_of(content, marked))


def words_in(text: str, ranges: Sequence[tuple[int, int]]) -> Words:
    """The words that begin in some ranges of a text."""
    return frozenset(m.start() for a, b in ranges for m in _WORD.finditer(text, a, b))


def quoted_words(text: str) -> Words:
    """The words between double quotation marks, paragraph by paragraph, by the marks alone."""
    pattern = re.compile(r"“[^”\n]*|\"[^\"\n]*(?:\"|$)|«[^»\n]*|''[^'\n]*''", re.MULTILINE)
    return words_in(text, [m.span() for m in pattern.finditer(text)])


def kind_of(content: Words, marked: Words) -> str:
    """`direct`, `mixed` or `indirect`, by how many of its words are marked as quoted."""
    inside = len(content & marked)
    return "direct" if inside == len(content) else "mixed" if inside else "indirect"


def read_article(text: str) -> list[Told]:
    """What the engine of claims tells of a text: every attribution that does not lie in another's content."""
    from goodoffices.claims.clauses import words_of
    from goodoffices.claims.speech import attributions
    from goodoffices.language import load
    from goodoffices.schema import Article, Block

    blocks = [
        Block(start=m.start(), end=m.end(), kind="body") for m in re.finditer(r"[^\n]+", text) if m.group().strip()
    ]
    article = Article(id="text", text=text, blocks=tuple(blocks))
    sentences = load().read(text, article.body)
    marked, told = quoted_words(text), []
    for found in attributions(article, sentences):
        if found.nested:
            continue
        who = found.cue.who
        source = [words_of(sentences[found.number], who, found.cue)] if who is not None else []
        content = words_in(text, [(c.start, c.end) for c in found.contents])
        if content:
            told.append(Told(content, words_in(text, source), kind_of(content, marked)))
    return told


def read_baseline(text: str) -> list[Told]:
    """Every stretch of at least three words in quotation marks, spoken by the nearest name or pronoun outside it."""
    marked = quoted_words(text)
    names = [m.span() for m in _NAME.finditer(text) if m.start() not in marked]
    told = []
    for a, b in (m.span() for m in _STRETCH.finditer(text)):
        content = words_in(text, [(a, b)])
        near = min(names, key=lambda n: min(abs(n[0] - b), abs(a - n[1])), default=None)
        if len(content) >= 3:
            told.append(Told(content, words_in(text, [near] if near else []), "direct"))
    return told


def shown(text: str, words: Words) -> str:
    """The first words of a set, for people."""
    found = [m.group() for s in sorted(words)[:14] if (m := _WORD.match(text, s))]
    return " ".join(found) + (" ..." if len(words) > 14 else "") if found else "nobody"
