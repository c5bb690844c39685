"""Gatherings that name no one who comes: "the talks that open in Geneva", "a plenary session is set for Tuesday".

They are recorded for their day and place, and only where the words or the article speak of making peace: trade talks,
party congresses and film festivals are others' business.
"""

from __future__ import annotations

from goodoffices.claims.event import Contacts, Event
from goodoffices.claims.grammar import follow, measured
from goodoffices.claims.reading import Reading
from goodoffices.language import Token
from goodoffices.lexicon import gatherings
from goodoffices.schema import Claim

_CALLING = frozenset({"convener", "mediator"})
_LOOSE = frozenset({"with", "on", "amid", "through", "as part of", "in the course of"})


def is_gathering(reading: Reading, event: Event, *, mediated: bool) -> bool:
    """Whether a noun with nobody named tells of a gathering of a conflict.

    Args:
        reading: The article.
        event: The event, with whoever is named.
        mediated: The article tells of a conflict that is mediated.
    """
    passage, trigger = event.passage, event.trigger
    if passage.headline and len(reading.passages) > 1:
        return False  # the text says more of it
    sentence, words = passage.sentence, gatherings()
    top = measured(sentence, trigger)
    loose = event.verdict.rule.removeprefix("preposition:") in _LOOSE  # "familiar with the talks"
    if loose or any(follow(sentence, t, "nmod(between|with|among)") for t in (trigger, top)):
        return False  # whoever these words mean, they are not nobody
    near = [t for w in (trigger, top) for t in sentence.children(w, "amod", "compound", "nmod:poss", "nmod:desc")]
    lemmas = {part for t in near for part in t.lemma.lower().replace("-", " ").split()}
    if lemmas & words.foreign or any(t.lemma.lower() in words.foreign for t in follow(sentence, trigger, "nmod")):
        return False
    topics = [t for t in follow(sentence, trigger, "nmod(on|about|for|over)") if not _is_land(event, t)]
    if topics and not any(t.lemma.lower() in words.own for t in topics):
        return False
    own = bool(lemmas & words.own) or any(_is_land(event, t) for t in follow(sentence, trigger, "nmod(on)"))
    called = any(role in _CALLING and party.country == "IGO" for party, role in event.roles)
    return (
        own
        or ((mediated or event.at_war) and called)
        or (mediated and any(role in _CALLING for _, role in event.roles))
        or (mediated and (trigger.lemma in words.plain or any(_is_land(event, t) for t in near)))
    )


def _is_land(event: Event, token: Token) -> bool:
    """Whether a word names a place: "the Berlin conference", "consultations on Afghanistan"."""
    chunk = event.passage.chunk_at(token)
    placed = any(m.sense == "place" and m.start <= token.start < m.end for m in event.passage.mentions)
    return placed or (chunk is not None and chunk.parties[0].kind == "state")


def told_before(claim: Claim, earlier: Contacts) -> bool:
    """Whether a gathering is one that the article has told of with more: the same place, and no other day."""
    if claim.status not in ("held", "under_way", "mentioned", "scheduled"):
        return False
    for _, told, _ in reversed(earlier):
        same = told.kind == "meeting" and told.where.name is not None and told.where.name == claim.where.name
        if same and (not claim.when.known or not told.when.known or claim.when.overlaps(told.when)):
            return True
    return False


def counts_told(claim: Claim, earlier: Contacts) -> bool:
    """Whether a sentence only counts a meeting that the article tells of: "Sochi will be the sixth of A and B"."""
    for _, told, _ in earlier:
        same = told.kind == claim.kind and told.where.name is not None and told.where.name == claim.where.name
        there = {p.country for p in told.participants}
        if same and told.status == claim.status and {p.country for p in claim.participants} <= there - {None}:
            return True
    return False
