"""Captions: "A with B in P on D" under a picture tells of a meeting, without a verb."""

from __future__ import annotations

from goodoffices.claims.attribution import outlet_source
from goodoffices.claims.draft import Draft
from goodoffices.claims.features import level_of
from goodoffices.claims.party import Party, distinct
from goodoffices.claims.place import place_of
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.claims.when import day_of
from goodoffices.language import Token
from goodoffices.schema import Claim, Span

_JOINS = frozenset({"with", "and", "meet", "greet", "welcome", "receive"})
RULE = "caption.together"


def read_caption(reading: Reading, passage: Passage, references: References) -> list[Claim]:
    """The meeting that a picture shows: two persons whom "with", "and" or a greeting joins."""
    del references  # a caption stands for itself
    if not passage.caption:
        return []
    people = [c for c in passage.chunks if not c.attributive and c.parties[0].kind in ("person", "office")]
    joint = _joint(passage, people[0].last, people[1].first) if len(people) > 1 else None
    if joint is None:
        return []
    parties: list[Party] = distinct([p for c in people for p in c.parties])
    if len(parties) < 2:
        return []
    draft = Draft(reading, "meeting", Span(joint.start, joint.end), passage.span, RULE)
    draft.set_status("held", None, "a picture shows them together")
    for party in parties:
        draft.add(party, "party")
    carriers = passage.sentence.tokens
    located = place_of(reading, passage, carriers)
    if located is not None:
        draft.set_where(located.where, located.words)
        draft.derived += located.derived
    found = day_of(reading, passage, carriers, "past")
    if found is not None:
        draft.set_when(*found)
    outlet = outlet_source(reading)
    if outlet is not None:
        draft.attribute(*outlet)
    level = level_of(reading, parties)
    if level is not None:
        draft.put("level", level, rule="the rank of those who meet")
    return [draft.claim()]


def _joint(passage: Passage, start: int, end: int) -> Token | None:
    """The word that joins two stretches, if hardly anything else stands between them."""
    between = passage.sentence.tokens[start:end]
    joints = [t for t in between if t.lemma in _JOINS]
    return joints[0] if joints and len(between) <= 4 else None
