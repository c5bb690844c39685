"""Under whose auspices a meeting is held: "UN-led talks", "under the mediation of A", "in the presence of B"."""

from __future__ import annotations

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.event import Event
from goodoffices.claims.grammar import follow, subject
from goodoffices.claims.references import References
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import auspices


def add_auspices(event: Event, references: References) -> None:
    """Adds mediators, hosts, conveners and observers that the words around a contact name.

    The words are those of `auspices.yaml`: ends of modifiers ("Qatari-brokered") and nouns after a preposition, on the
    event's own word and on the operators above it.
    """
    sentence, words = event.passage.sentence, auspices()
    for child in sentence.children(event.trigger, "amod", "compound"):
        role = words.modifiers.get(child.text.lower().rpartition("-")[2])
        if role in (None, "none"):
            continue
        joined = [c for c in sentence.children(child) if c.i < child.i]  # "Saudi- and US-mediated", where it is cut
        for owner in [*joined, child]:
            chunk = event.passage.chunk_at(owner)
            event.add(list(chunk.parties) if chunk is not None else [], str(role))
    for predicate in event.verdict.predicates:
        for role, path, owners in words.phrases:
            for noun in follow(sentence, predicate, path):
                for whose in owners:
                    for word in follow(sentence, noun, whose):
                        parties = parties_at(event.passage, word, references)
                        end = _end_of_owner(sentence, predicate, word)
                        event.add([p for p in parties if p.words.start < end], role)
                        event.add([p for p in parties if p.words.start >= end], "party")


def _end_of_owner(sentence: Sentence, predicate: Token, owner: Token) -> int:
    """Where a fronted owner ends: parsers join the subject to it ("At the invitation of X, A and B met")."""
    if owner.i > predicate.i or subject(sentence, predicate) is not None:
        return sentence.end
    torn = sentence.children(owner, "conj")
    commas = [t for t in sentence.tokens[owner.i : torn[0].i] if t.text == ","] if torn else []
    return commas[-1].start if commas else sentence.end
