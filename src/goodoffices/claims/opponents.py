"""Between whom an article says that there are talks or war: they are sides to it, wherever they meet others."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.claims.grammar import conjuncts, follow
from goodoffices.claims.party import Party
from goodoffices.claims.reading import Reading
from goodoffices.lexicon import conflict_words, place_words

_QUARRELS = frozenset({"ceasefire", "truce", "fighting", "clash", "peace"})


def opponents_told(reading: Reading) -> Iterator[list[Party]]:
    """The states, bodies and groups of each "talks between A and B" or "war between A and B", two at least.

    Args:
        reading: The article.
    """
    nouns = place_words().gatherings | conflict_words().conflict | _QUARRELS
    for passage in reading.passages:
        sentence = passage.sentence
        for noun in sentence.tokens:
            if noun.pos != "NOUN" or noun.lemma.lower() not in nouns:
                continue
            words = [w for head in follow(sentence, noun, "nmod(between)") for w in conjuncts(sentence, head)]
            chunks = [c for w in words if (c := passage.chunk_at(w)) is not None]
            sides = [p for c in chunks for p in c.parties if p.kind in ("state", "organisation", "group")]
            if len(sides) > 1:
                yield sides
