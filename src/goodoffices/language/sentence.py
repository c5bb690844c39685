"""Sentences as the rest of the project sees them: tokens with offsets, a tree, and proposed names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

NO_HEAD = -1


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence, after Universal Dependencies.

    Attributes:
        i: Index in its sentence.
        start: Offset of the first character in the article's stored text (Unicode code points).
        end: Offset after the last character.
        text: The characters between the offsets, exactly.
        lemma: Base form; lower case except for proper nouns.
        pos: Universal part of speech.
        feats: Features such as `{"Tense": "Past"}`; shared between tokens and not to be changed.
        head: Index of the head in the sentence, -1 for the root.
        rel: Relation to the head, with its subtype (`nsubj:pass`).
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    feats: Mapping[str, str]
    head: int
    rel: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the model proposes; the packs decide who it is.

    Attributes:
        first: Index of the first token.
        last: Index after the last token.
        label: PERSON, ORG, PLACE, GROUP, DATE, EVENT or OTHER.
    """

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """A sentence with its tree.

    Attributes:
        tokens: The words in order.
        names: Proposed names in order, without overlap.
        start: Offset of the first token in the stored text.
        end: Offset after the last token.
        block: Index of the block (paragraph) of the spans that it was read from.
    """

    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    start: int
    end: int
    block: int

    @cached_property
    def root(self) -> Token:
        """The token without a head."""
        return next(token for token in self.tokens if token.head == NO_HEAD)

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != NO_HEAD:
                below[token.head].append(token)
        return tuple(tuple(tokens) for tokens in below)

    def children(self, token: Token, *rels: str) -> tuple[Token, ...]:
        """Direct dependents in order.

        Args:
            token: A token of this sentence.
            *rels: Relations to keep; `nsubj` matches `nsubj:pass` too, `nsubj:pass` only itself. None: all.

        Returns:
            The dependents.
        """
        below = self._children[token.i]
        if not rels:
            return below
        return tuple(c for c in below if c.rel in rels or (":" in c.rel and c.rel.partition(":")[0] in rels))

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token with everything below it, in the order of the sentence."""
        found = [token]
        for member in found:
            found.extend(self._children[member.i])
        return tuple(sorted(found, key=lambda member: member.i))

    def ancestors(self, token: Token) -> tuple[Token, ...]:
        """The token's head, the head's head, and so on to the root."""
        found: list[Token] = []
        while token.head != NO_HEAD:
            token = self.tokens[token.head]
            found.append(token)
        return tuple(found)

    def text(self, first: int = 0, last: int | None = None) -> str:
        """The words from token `first` to before token `last`, with one blank wherever the article has blanks.

        Args:
            first: Index of the first token.
            last: Index after the last token; None for the sentence's end.

        Returns:
            Words for reading; what is quoted comes from the stored text by offsets, not from here.
        """
        chosen = self.tokens[first:last]
        out: list[str] = []
        for before, token in zip((None, *chosen), chosen, strict=False):
            if before is not None and before.end < token.start:
                out.append(" ")
            out.append(token.text)
        return "".join(out)
