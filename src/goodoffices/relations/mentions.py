"""Where the two given mentions stand in a sentence, and the word that heads each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goodoffices.language import LanguageModel, Sentence, Token
from goodoffices.language.sentence import NO_HEAD
from goodoffices.schema import InputError

_REMEDY = "Give the words of the mention as the sentence has them."


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a sentence that stand for an actor.

    Attributes:
        first: Index of the first token.
        last: Index after the last token.
        head: The token that the others hang on.
    """

    first: int
    last: int
    head: Token

    def holds(self, token: Token) -> bool:
        """Whether a token is one of its words."""
        return self.first <= token.i < self.last


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with the two mentions whose relation is asked for."""

    sentence: Sentence
    source: Mention
    target: Mention


def find_pair(model: LanguageModel, text: str, source: str, target: str) -> Pair:
    """Reads a text and finds two mentions in one sentence of it.

    Args:
        model: Reads the text.
        text: One sentence; more than one are read as one where the mentions lie in different ones.
        source: Words of the first mention, as they stand in the text.
        target: Words of the second.

    Returns:
        The sentence with both.

    Raises:
        InputError: A mention is empty or does not stand in the text.
    """
    at = _find(text, source, "source")
    return pair_at(model, text, at, _find(text, target, "target", taken=at))


def pair_at(model: LanguageModel, text: str, source: tuple[int, int], target: tuple[int, int]) -> Pair:
    """The same for mentions by their offsets in the text."""
    start, end = min(source[0], target[0]), max(source[1], target[1])
    held = [s for s in model.read(text) if s.start < end and s.end > start]
    return pair_in(held[0] if len(held) == 1 else joined(held), source, target)


def joined(sentences: list[Sentence]) -> Sentence:
    """Sentences as one: each further root hangs on the first as parataxis."""
    tokens: list[Token] = []
    for sentence in sentences:
        shift = len(tokens)
        for token in sentence.tokens:
            head, rel = token.head + shift, token.rel
            if token.head == NO_HEAD:
                head, rel = (NO_HEAD, rel) if not shift else (sentences[0].root.i, "parataxis")
            tokens.append(replace(token, i=token.i + shift, head=head, rel=rel))
    names, shift = [], 0
    for sentence in sentences:
        names += [replace(n, first=n.first + shift, last=n.last + shift) for n in sentence.names]
        shift += len(sentence.tokens)
    return Sentence(tuple(tokens), tuple(names), sentences[0].start, sentences[-1].end, sentences[0].block)


def pair_in(sentence: Sentence, source: tuple[int, int], target: tuple[int, int]) -> Pair:
    """A sentence with two mentions by their offsets in its text (cut to the sentence where they reach beyond it)."""
    return Pair(sentence, _mention(sentence, source), _mention(sentence, target))


def mention_of(sentence: Sentence, first: int, last: int) -> Mention:
    """The mention from one token to before another, with its head."""
    last = max(min(last, len(sentence.tokens)), first + 1)
    inside = sentence.tokens[first:last]
    tops = [t for t in inside if not first <= t.head < last and t.pos not in ("PUNCT", "ADP", "DET")]
    nominal = [t for t in tops if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
    return Mention(first, last, (nominal or tops or list(inside))[0])


def _mention(sentence: Sentence, span: tuple[int, int]) -> Mention:
    held = [t.i for t in sentence.tokens if t.end > span[0] and t.start < span[1]]
    if not held:
        held = [sentence.tokens[0 if span[1] <= sentence.start else -1].i]
    return mention_of(sentence, held[0], held[-1] + 1)


def _find(text: str, written: str, name: str, taken: tuple[int, int] | None = None) -> tuple[int, int]:
    """Offsets of words in a text: the first place that is not inside another mention, blanks and case apart."""
    parts = written.split()
    if not parts:
        raise InputError("code_relation", f"{name} is empty", _REMEDY)
    loose = r"\s+".join(re.escape(part) for part in parts)
    for pattern in (rf"(?<!\w){loose}(?!\w)", loose):
        places = [m.span() for m in re.finditer(pattern, text)] or [
            m.span() for m in re.finditer(pattern, text, re.IGNORECASE)
        ]
        free = [p for p in places if taken is None or p[1] <= taken[0] or p[0] >= taken[1]]
        if free or places:
            return (free or places)[0]
    raise InputError("code_relation", f"{name} {written!r} does not stand in the sentence", _REMEDY)
