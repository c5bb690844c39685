"""What news does to sentences, done to the treebanks' sentences: capitals lost or put on, marks lost or curled."""

from __future__ import annotations

import random
from dataclasses import replace

from corpora import Example

_CURLED = {
    "'": "’",
    "''": "”",
    "``": "“",
    "'s": "’s",
    "n't": "n’t",
    "'re": "’re",
    "'ve": "’ve",
    "'ll": "’ll",
    "'d": "’d",
    "'m": "’m",
    "-": "–",
    "--": "—",
}
_SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "with", "by", "from", "as", "but", "nor"]
)


def disturbed(example: Example, draw: random.Random) -> Example:
    """The example with one of several disturbances; labels stay with their words.

    Args:
        example: a sentence.
        draw: source of chance.

    Returns:
        A new example (words changed, or the final mark cut off).
    """
    kind = draw.choice(("upper", "lower", "title", "curl", "curl", "unmarked", "unmarked"))
    words = example.words
    if kind == "upper":
        return replace(example, words=[w.upper() for w in words])
    if kind == "lower":
        return replace(example, words=[w.lower() for w in words])
    if kind == "title":
        return replace(
            example, words=[w if w.lower() in _SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(words)]
        )
    if kind == "curl":
        return replace(example, words=_curled(words))
    return _without_final_mark(example)


def _curled(words: list[str]) -> list[str]:
    out, opened = [], False
    for word in words:
        if word == '"':
            out.append("”" if opened else "“")
            opened = not opened
        else:
            out.append(_CURLED.get(word, word))
    return out


def _without_final_mark(example: Example) -> Example:
    count = len(example.words)
    marked = count > 3 and example.words[-1] in (".", "!", "?", ";", ":")
    if not marked or (example.heads is not None and count in example.heads):
        return example

    def cut(values: list | None) -> list | None:  # type: ignore[type-arg]
        return values[:-1] if values else values

    return replace(
        example,
        words=example.words[:-1],
        pos=cut(example.pos),
        feats=cut(example.feats),
        lemmas=cut(example.lemmas),
        heads=cut(example.heads),
        relations=cut(example.relations),
        names=cut(example.names),
        spaces=example.spaces[:-1],
    )


def joined(examples: list[Example], at: int, draw: random.Random) -> tuple[Example, list[int]]:
    """The example run together with one or two that follow in its document, to learn where sentences start.

    Args:
        examples: all examples, in the order of their documents.
        at: index of the first.
        draw: source of chance.

    Returns:
        The joined example, without a tree, and the indices of the words that start a sentence.
    """
    first = examples[at]
    starts, words, pos, names = [0], list(first.words), list(first.pos or []), list(first.names or [])
    for step in range(1, draw.choice((2, 2, 3)) + 0):
        if at + step >= len(examples) or examples[at + step].document != first.document:
            break
        follower = examples[at + step]
        if len(words) + len(follower.words) > 90:
            break
        if draw.random() < 0.2 and words[-1] in (".", "!", "?", ":", ";"):
            words.pop()
            pos.pop()
            if names:
                names.pop()
        starts.append(len(words))
        words += follower.words
        pos += follower.pos or []
        names += follower.names or []
    same = len(names) == len(words)
    kind = draw.random()
    if kind < 0.15:
        words = [w.lower() for w in words]
    elif kind < 0.2:
        words = [w.upper() for w in words]
    return (
        replace(
            first,
            words=words,
            pos=pos,
            feats=None,
            lemmas=None,
            heads=None,
            relations=None,
            names=names if same else None,
        ),
        starts,
    )
