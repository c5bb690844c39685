"""Who sits in a group that words describe: "the AU-UN mechanism", "the quartet, which consists of A, B, C and D"."""

from __future__ import annotations

from goodoffices.claims.chunks import Chunk
from goodoffices.claims.grammar import HYPHENS, conjuncts, follow
from goodoffices.claims.party import Party, distinct
from goodoffices.claims.reading import Passage
from goodoffices.language import Token

_TABLES = frozenset(
    {"mechanism", "group", "troika", "trio", "quad", "quartet", "quadrilateral", "quintet", "panel", "committee"}
)
"""Nouns for groups of states and bodies that deal with a conflict together."""
_MEMBERS = ("state", "organisation")
_NEAR = 2
"""Words between the last name and the noun: "the A-B joint mediation team"."""
_TOLD = (
    "acl[comprise|include|group|gather|unite]/obj",
    "acl[consist|comprise|compose|make|form]/obl(of)",
    "acl:relcl[comprise|include|group|gather|unite]/obj",
    "acl:relcl[consist|comprise|compose|make|form]/obl(of)",
    "nmod(including|comprising)",
)


def members_told(passage: Passage, noun: Token) -> list[Party]:
    """The states and bodies that the words before or after a group's noun name as its members: two at least.

    Args:
        passage: The passage.
        noun: The noun, or the last word of the group's name.

    Returns:
        Different parties in order of the sentence; empty where no words name members.
    """
    chunk = passage.chunk_at(noun)
    noun = passage.sentence.tokens[chunk.last - 1] if chunk is not None else noun
    if noun.lemma.lower() not in _TABLES:
        return []
    sentence = passage.sentence
    words = [w for path in _TOLD for head in follow(sentence, noun, path) for w in conjuncts(sentence, head)]
    told = [c for w in words if (c := passage.chunk_at(w)) is not None and c is not chunk]
    found = distinct([p for c in told or _joined(passage, noun) for p in c.parties if p.kind in _MEMBERS])
    return found if len(found) > 1 else []


def _joined(passage: Passage, noun: Token) -> list[Chunk]:
    """The names that hyphens join right before a group's noun and the adjectives of it: "the AU-IGAD-UN mechanism"."""
    tokens, found = passage.sentence.tokens, list[Chunk]()
    for chunk in sorted((c for c in passage.chunks if c.last < noun.i), key=lambda c: c.first):
        follows = bool(found) and chunk.first == found[-1].last + 1
        found = [*found, chunk] if follows else [chunk]
        if tokens[chunk.last].text not in HYPHENS:
            between = tokens[chunk.last : noun.i]
            if len(found) > 1 and len(between) <= _NEAR and all(t.pos in ("ADJ", "NOUN", "PROPN") for t in between):
                return found
            found = []
    return []
