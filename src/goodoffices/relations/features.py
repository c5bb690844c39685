"""What the classifier sees of a pair: the rules' reading, roots of nearby words, vectors of clause and sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from goodoffices.language import LanguageModel, Sentence, Token
from goodoffices.relations.clauses import SOURCE, TARGET, clause_of
from goodoffices.relations.meaning import Reader
from goodoffices.relations.mentions import Pair
from goodoffices.relations.paths import candidates, towards
from goodoffices.relations.rules import read_rules_of
from goodoffices.relations.values import ROOTS

Features = NDArray[np.float32]
RULED = 2 * len(ROOTS) + 1
"""Places of the rules' reading: each root surely, each weakly, nothing."""
NEARBY = len(ROOTS)
VECTORS = 2 * 384
SIZE = RULED + NEARBY + VECTORS


def features(model: LanguageModel, pairs: Sequence[Pair]) -> Features:
    """One row for each pair: `RULED`, `NEARBY` and `VECTORS` numbers."""
    made = np.zeros((len(pairs), SIZE), np.float32)
    for row, pair in zip(made, pairs, strict=True):
        _ruled(row, pair)
        _nearby(row[RULED : RULED + NEARBY], pair)
    texts = [_as_sentence(clause_of(pair)) for pair in pairs] + [_as_sentence(_masked(pair)) for pair in pairs]
    vectors = model.vectors(texts)
    made[:, RULED + NEARBY :] = np.concatenate([vectors[: len(pairs)], vectors[len(pairs) :]], axis=1)
    return made


def _ruled(row: Features, pair: Pair) -> None:
    found = read_rules_of(pair)
    if found is None:
        row[RULED - 1] = 1
    else:
        row[ROOTS.index(found.root) + (len(ROOTS) if found.weak else 0)] = 1


def _nearby(row: Features, pair: Pair) -> None:
    """The readings of the likeliest words, the first ones more."""
    reader = Reader(pair.sentence, towards(pair), pair.source.head)
    for at, token in enumerate(islice(candidates(pair), 5)):
        found = reader.read(token)
        if found is not None:
            row[ROOTS.index(found.root)] += 1 / (1 + at)


def _masked(pair: Pair) -> list[str]:
    words: list[str] = []
    for token in pair.sentence.tokens:
        if pair.source.holds(token):
            words += [SOURCE] if token.i == pair.source.first else []
        elif pair.target.holds(token):
            words += [TARGET] if token.i == pair.target.first else []
        else:
            words.append(token.text)
    return words


def _as_sentence(words: Sequence[str]) -> Sentence:
    """Words as a sentence without a tree, for their vector alone."""
    tokens, at = [], 0
    for i, word in enumerate(words or [SOURCE]):
        tokens.append(Token(i, at, at + len(word), word, word, "X", {}, -1, "dep"))
        at += len(word) + 1
    return Sentence(tuple(tokens), (), 0, at, 0)
