"""The rules' reading of a pair: the first predicate between source and target that the lexicon understands."""

from __future__ import annotations

from goodoffices.relations.meaning import Meaning, Reader
from goodoffices.relations.mentions import Pair
from goodoffices.relations.paths import candidates, towards


def read_rules_of(pair: Pair) -> Meaning | None:
    """What the rules say of a pair, None where they understand no predicate between source and target."""
    reader = Reader(pair.sentence, towards(pair), pair.source.head)
    head = reader.read(pair.source.head) if pair.source.head.pos == "NOUN" else None
    weak: Meaning | None = None
    for token in candidates(pair):
        found = reader.read(token)
        if found is not None and not found.weak:
            if head is not None and found.rules[0].startswith("op."):
                return head
            return found
        weak = weak or found
    return head or weak
