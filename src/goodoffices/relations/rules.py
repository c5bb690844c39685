"""The rules' reading of a pair: the first predicate between source and target that the lexicon understands."""

from __future__ import annotations

from goodoffices.claims.grammar import first_conjunct
from goodoffices.relations.meaning import Reader
from goodoffices.relations.mentions import Pair
from goodoffices.relations.paths import candidates, towards
from goodoffices.relations.senses import noun_sense, words_of
from goodoffices.relations.values import Meaning

EVENTS = frozenset(
    {"violence", "protests", "refusals", "accusations", "threats", "demands", "concessions", "restrictions"}
)
"""Groups of nouns that name what is done; the others may name who does it ("doctors", "exports")."""


def read_rules_of(pair: Pair) -> Meaning | None:
    """What the rules say of a pair, None where they understand no predicate between source and target."""
    reader = Reader(pair.sentence, towards(pair), pair.source.head)
    head = _event_as_source(pair)
    weak: Meaning | None = None
    for token in candidates(pair):
        found = reader.read(token)
        if found is not None and not found.weak:
            if head is not None and found.rules[0].startswith("op."):
                return head
            return _in_peace(pair, found)
        weak = weak or found
    return head or weak


def _event_as_source(pair: Pair) -> Meaning | None:
    """What the source itself names, where it is an event ("the shelling", "Cuba's refusal") and no one acting."""
    if pair.source.head.pos != "NOUN":
        return None
    sense = noun_sense(pair.sentence, pair.source.head)
    return Meaning(sense.root, (sense.id,)) if sense is not None and sense.root and sense.id in EVENTS else None


def _in_peace(pair: Pair, found: Meaning) -> Meaning:
    """Exercises with another are cooperation; troops who keep a peace or help after a disaster are aid (manual)."""
    if found.root == "MOBILIZE" and _beside(pair):
        return Meaning("COOPERATE", found.rules)
    if found.root == "MOBILIZE" and any(t.lemma.lower() in words_of("in_peace") for t in pair.sentence.tokens):
        return Meaning("AID", ("aid.peacekeeping", *found.rules))
    return found


def _beside(pair: Pair) -> bool:
    """Whether the target joins in: "drills with A", but not "along the border with A"."""
    joined = {pair.source.head.i, pair.target.head.i}
    if any(first_conjunct(pair.sentence, m.head).i in joined - {m.head.i} for m in (pair.source, pair.target)):
        return True  # "A and B held drills"
    tokens, first = pair.sentence.tokens, pair.target.first
    while first > 0 and tokens[first - 1].pos in ("DET", "ADJ"):
        first -= 1
    if first < 2 or tokens[first - 1].lemma.lower() not in ("with", "alongside"):
        return False
    return tokens[first - 2].lemma.lower() not in ("border", "frontier", "boundary")
