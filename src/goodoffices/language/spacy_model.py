"""Any spaCy pipeline as a language model, for other languages and for comparison (spaCy is an extra).

The pipeline must carry a parser with the relations of Universal Dependencies, since the rules that read claims are
written in them; a pipeline trained on a UD treebank does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from goodoffices.language.sentence import NO_HEAD, Name, Sentence, Token

_LABELS: Final = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "GROUP",
    "DATE": "DATE", "EVENT": "EVENT",
}  # fmt: skip


class SpacyModel:
    """Reads with a spaCy pipeline."""

    def __init__(self, pipeline: Any) -> None:
        """Takes a loaded pipeline (`spacy.load(...)` or one put together by hand)."""
        self._pipeline = pipeline
        meta = pipeline.meta
        self.version = f"spacy-{meta['lang']}_{meta['name']}-{meta['version']}"

    def read(self, text: str, spans: Sequence[tuple[int, int]] | None = None) -> list[Sentence]:
        """Sentences of a text; see `LanguageModel.read`."""
        blocks = list(_lines(text)) if spans is None else list(spans)
        return [
            _sentence(sent, start, block)
            for block, (start, end) in enumerate(blocks)
            for sent in self._pipeline(text[start:end]).sents
            if any(not token.is_space for token in sent)
        ]

    def vectors(self, sentences: Sequence[Sentence]) -> NDArray[np.float32]:
        """One unit vector per sentence from the pipeline's own vectors; zeros where it has none."""
        rows = [np.asarray(self._pipeline(sentence.text()).vector, np.float32) for sentence in sentences]
        if not rows or not rows[0].size:
            return np.zeros((len(rows), 1), np.float32)
        table: NDArray[np.float32] = np.stack(rows)
        lengths = np.linalg.norm(table, axis=1, keepdims=True)
        unit: NDArray[np.float32] = np.divide(table, lengths, out=np.zeros_like(table), where=lengths > 0)
        return unit

    def probe(self) -> bool:
        """Whether the pipeline yields a tree with one root for a plain sentence."""
        sentences = self.read("The ministers met in Geneva.")
        return bool(sentences) and all(any(token.head == NO_HEAD for token in s.tokens) for s in sentences)


def _sentence(sent: Any, offset: int, block: int) -> Sentence:
    kept = [token for token in sent if not token.is_space]
    number = {token.i: i for i, token in enumerate(kept)}
    tokens = []
    for i, token in enumerate(kept):
        above = token.head
        while above.is_space and above.head.i != above.i:
            above = above.head
        is_root = above.i == token.i or above.i not in number
        tokens.append(
            Token(
                i=i,
                start=offset + token.idx,
                end=offset + token.idx + len(token.text),
                text=token.text,
                lemma=token.lemma_ or token.text,
                pos=token.pos_,
                feats=MappingProxyType(token.morph.to_dict()),
                head=NO_HEAD if is_root else number[above.i],
                rel="root" if is_root else token.dep_,
            )
        )
    names = tuple(_names(sent, number))
    return Sentence(tuple(tokens), names, tokens[0].start, tokens[-1].end, block)


def _names(sent: Any, number: dict[int, int]) -> Iterator[Name]:
    for entity in sent.ents:
        inside = [number[token.i] for token in entity if token.i in number]
        if inside:
            yield Name(inside[0], inside[-1] + 1, _LABELS.get(entity.label_, "OTHER"))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line)
        at += len(line)
