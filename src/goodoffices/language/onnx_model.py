"""The shipped language model: an ONNX graph read by onnxruntime, and the decoding of its scores.

A sentence is padded to a length that follows from itself alone, its activations are quantised row by row, and its
scores are rounded before anything is decided: so it is read the same alone, batched or shuffled.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from goodoffices.language.agreement import agreed
from goodoffices.language.lemmas import Lemmas
from goodoffices.language.names import Floats, parted
from goodoffices.language.names import spans as name_spans
from goodoffices.language.names import weights as name_weights
from goodoffices.language.parsing import Parser
from goodoffices.language.pieces import START, STOP, Pieces, shape
from goodoffices.language.sentence import NO_HEAD, Name, Sentence, Token
from goodoffices.language.splitting import names_an_office, sure_parts
from goodoffices.language.tokens import Piece, words

LONGEST: Final = 254  # word pieces of a sentence; longer ones are cut
_STEP: Final = 8  # sentences are padded to a multiple of this
_PIECES_OF_A_BATCH: Final = 512
_ROUNDING: Final = 64.0  # what the graph multiplies scores with before it rounds them

_OUTPUTS: Final = ["pos", "feats", "lemma", "start", "names", "arcs", "rel_dep", "rel_head", "vector"]

_Numbers = NDArray[np.int64]
_Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the model says of a run of words."""

    pos: list[int]
    feats: list[int]
    lemmas: list[int]
    heads: list[int]
    relations: list[int]
    names: tuple[Name, ...]
    weights: Floats  # how likely each word is a name of each label
    starts: list[int]  # words that start a sentence, other than the first
    vector: _Floats


class OnnxModel:
    """Reads English with the model's files in a folder."""

    def __init__(self, folder: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        # Whole batches run side by side: while the graph has one, and lets others run, the trees of another are made.
        self._threads = threads
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        self._reader = onnxruntime.InferenceSession(str(folder / "reader.onnx"), options, providers=providers)
        self._pieces = Pieces.from_file(folder / "vocab.txt")
        labels: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.version: str = labels["version"]
        self._start_above: float = labels["start_above"] * _ROUNDING
        self._pos: list[str] = labels["pos"]
        self._feats = [_features(bundle) for bundle in labels["feats"]]
        self._scripts: list[str] = labels["lemmas"]
        self._relations: list[str] = labels["relations"]
        self._parser = Parser(folder / "relater.onnx", options, self._relations, _ROUNDING)
        self._name_labels = [tag[2:] for tag in labels["tags"] if tag.startswith("B-")]
        self._lemmas = Lemmas.from_file(folder / "lemmas.tsv", [*self._pieces.whole_words(), *_listed_verbs(folder)])
        self._folder = folder

    def read(self, text: str, spans: Sequence[tuple[int, int]] | None = None) -> list[Sentence]:
        """Sentences of a text; see `LanguageModel.read`."""
        blocks = list(_lines(text)) if spans is None else list(spans)
        parts: list[tuple[int, list[Piece]]] = []
        for block, (start, end) in enumerate(blocks):
            for part in sure_parts(words(text, start, end)):
                parts.extend((block, short) for short in self._short_enough(part))
        readings = self._analyse([part for _, part in parts])
        # Parts in which the model sees several sentences are cut there and read again, each sentence by itself.
        again = [at for at, reading in enumerate(readings) if reading.starts]
        cut: list[list[Piece]] = []
        for at in again:
            edges = [0, *readings[at].starts, len(parts[at][1])]
            cut.extend(parts[at][1][a:b] for a, b in pairwise(edges))
        fresh = iter(zip(cut, self._analyse(cut), strict=True))
        found: list[tuple[list[Piece], _Reading, int]] = []
        for (block, part), reading in zip(parts, readings, strict=True):
            if not reading.starts:
                found.append((part, reading, block))
                continue
            for _ in range(len(reading.starts) + 1):
                own, alone = next(fresh)
                found.append((own, alone, block))
        return self._agreed(found)

    def read_words(self, sentences: Sequence[Sequence[str]], one_text: bool = False) -> list[Sentence]:
        """Sentences given as words (offsets count one blank between words).

        Args:
            sentences: The words of each sentence.
            one_text: Whether they make one text, whose names agree as those of `read` do; else each is by itself.

        Returns:
            One sentence for each that is given.
        """
        made: list[list[Piece]] = []
        for given in sentences:
            at, part = 0, []
            for word in given:
                part.append(Piece(at, at + len(word), word))
                at += len(word) + 1
            made.append(part)
        found = [(part, reading, 0) for part, reading in zip(made, self._analyse(made), strict=True)]
        return self._agreed(found) if one_text else [self._sentence(*one) for one in found]

    def vectors(self, sentences: Sequence[Sentence]) -> _Floats:
        """One unit vector per sentence; see `LanguageModel.vectors`."""
        parts = [[Piece(t.start, t.end, t.text) for t in sentence.tokens] for sentence in sentences]
        found = [reading.vector for reading in self._analyse(parts)]
        return np.stack(found) if found else np.zeros((0, 384), np.float32)

    def probe(self) -> bool:
        """Whether this machine reproduces the shipped reading; see `LanguageModel.probe`."""
        expected = json.loads((self._folder / "probe.json").read_text(encoding="utf-8"))
        return all(self.outline(case["text"]) == case["reading"] for case in expected["cases"])

    def outline(self, text: str) -> list[list[str]]:
        """The reading of a text as plain strings, to compare and to store."""
        return [
            [f"{t.text}/{t.lemma}/{t.pos}/{t.head}/{t.rel}" for t in sentence.tokens]
            + [f"{n.first}-{n.last}/{n.label}" for n in sentence.names]
            for sentence in self.read(text)
        ]

    def _agreed(self, found: Sequence[tuple[list[Piece], _Reading, int]]) -> list[Sentence]:
        """The sentences of one text, with names on which they agree."""
        sentences = [self._sentence(*one) for one in found]
        names = agreed(sentences, [reading.weights for _, reading, _ in found], self._name_labels)
        return [
            sentence if own == sentence.names else replace(sentence, names=own)
            for sentence, own in zip(sentences, names, strict=True)
        ]

    def _short_enough(self, part: list[Piece]) -> Iterator[list[Piece]]:
        """The part, cut wherever it would be too long for the encoder (after a comma if there is one)."""
        counts = [len(self._pieces.of_word(word.text)) for word in part]
        while sum(counts) > LONGEST:
            total, fits = 0, 0
            while total + counts[fits] <= LONGEST:
                total += counts[fits]
                fits += 1
            marks = [at + 1 for at in range(fits // 2, fits) if part[at].text in (";", ",", ":", "-", "–", "—")]
            edge = marks[-1] if marks else fits
            yield part[:edge]
            part, counts = part[edge:], counts[edge:]
        if part:
            yield part

    def _analyse(self, parts: Sequence[list[Piece]]) -> list[_Reading]:
        groups: dict[int, list[int]] = {}
        rows: list[tuple[list[int], list[int], list[int], list[int]]] = []
        for at, part in enumerate(parts):
            row = self._numbers(part)
            rows.append(row)
            groups.setdefault(-(-len(row[0]) // _STEP) * _STEP, []).append(at)
        batches: list[tuple[int, list[int]]] = []
        for width in sorted(groups):
            size = max(1, _PIECES_OF_A_BATCH // width)
            batches += [(width, groups[width][at : at + size]) for at in range(0, len(groups[width]), size)]

        def read(batch: tuple[int, list[int]]) -> list[_Reading]:
            width, chosen = batch
            return self._batch([parts[at] for at in chosen], [rows[at] for at in chosen], width)

        found: dict[int, _Reading] = {}
        with ThreadPoolExecutor(self._threads) if min(self._threads, len(batches)) > 1 else nullcontext() as pool:
            for (_, chosen), readings in zip(batches, (pool.map if pool else map)(read, batches), strict=True):
                found.update(zip(chosen, readings, strict=True))
        return [found[at] for at in range(len(parts))]

    def _numbers(self, part: list[Piece]) -> tuple[list[int], list[int], list[int], list[int]]:
        pieces, shapes, first, last = [START], [0], [0], [0]
        for word in part:
            own = self._pieces.of_word(word.text)
            first.append(len(pieces))
            pieces.extend(own)
            last.append(len(pieces) - 1)
            shapes.extend([shape(word.text)] * len(own))
        pieces.append(STOP)
        shapes.append(0)
        return pieces, shapes, first, last

    def _batch(
        self, parts: list[list[Piece]], rows: list[tuple[list[int], list[int], list[int], list[int]]], width: int
    ) -> list[_Reading]:
        tables = [np.zeros((len(rows), width), np.int64) for _ in range(4)]
        for at, row in enumerate(rows):
            for table, values in zip(tables, row, strict=True):
                table[at, : len(values)] = values
        feed = dict(zip(("pieces", "shapes", "first", "last"), tables, strict=True))
        pos, feats, lemmas, start, names, arcs, rel_dep, rel_head, vector = self._reader.run(_OUTPUTS, feed)
        texts = [[word.text for word in part] for part in parts]
        tags = [[self._pos[p] for p in pos[at, 1 : len(part) + 1].tolist()] for at, part in enumerate(parts)]
        heads, relations = self._parser.trees(arcs, rel_dep, rel_head, texts, tags)
        scores = names.astype(np.int64)
        likely = name_weights(scores, _ROUNDING)
        readings = []
        for at, words_of in enumerate(texts):
            n = len(words_of)
            own = slice(1, n + 1)
            begins = [i for i in range(1, n) if start[at, i + 1] > self._start_above and words_of[i - 1] != ","]
            begins = [i for i in begins if not names_an_office(words_of, i)]
            readings.append(
                _Reading(
                    pos=pos[at, own].tolist(),
                    feats=feats[at, own].tolist(),
                    lemmas=lemmas[at, own].tolist(),
                    heads=heads[at],
                    relations=relations[at],
                    names=name_spans(scores[at, own], self._name_labels, words_of, tags[at]),
                    weights=likely[at, own],
                    starts=begins,
                    vector=vector[at],
                )
            )
        return readings

    def _sentence(self, part: list[Piece], reading: _Reading, block: int) -> Sentence:
        tokens, texts = [], [word.text for word in part]
        for i, word in enumerate(part):
            pos = self._pos[reading.pos[i]]
            feats = self._feats[reading.feats[i]]
            head = reading.heads[i + 1] - 1
            rel = self._relations[reading.relations[i]]
            if rel == "flat" and parted(reading.names, texts, head, i):
                rel = "conj"
            tokens.append(
                Token(
                    i=i,
                    start=word.start,
                    end=word.end,
                    text=word.text,
                    lemma=self._lemmas.of(word.text, pos, feats, self._scripts[reading.lemmas[i]]),
                    pos=pos,
                    feats=feats,
                    head=head if head >= 0 else NO_HEAD,
                    rel=rel,
                )
            )
        return Sentence(tuple(tokens), reading.names, part[0].start, part[-1].end, block)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines of a text that hold anything."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line)
        at += len(line)


def _listed_verbs(folder: Path) -> list[str]:
    lines = (folder / "verbs.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _features(bundle: str) -> Mapping[str, str]:
    """`NOUN|Case=Nom|Number=Sing` as a mapping; the part of speech in front only tells bundles apart."""
    return MappingProxyType(dict(pair.split("=") for pair in bundle.split("|")[1:] if "=" in pair))
