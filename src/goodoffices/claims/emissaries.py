"""Those who come for somebody, and are not he: "envoys of A and B", "aides to President C", "C's government"."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.claims.edges import RULING
from goodoffices.claims.grammar import cases, conjuncts, follow
from goodoffices.claims.party import Fact, Party
from goodoffices.claims.reading import Passage
from goodoffices.language import Token
from goodoffices.schema import Span

_SENT = frozenset({"representative", "negotiator", "delegate", "delegation", "aide", "team", "emissary", "adviser",
                   "advisor", "lawyer", "ally", "supporter", "envoy", "confidant"})  # fmt: skip
_SERVING = frozenset({"official", "commander", "minister", "diplomat", "officer", "general", "side"})
_LEADING = frozenset({"leader", "president", "premier", "chief", "ruler"})
_OPPOSED = RULING | {"opposition"}
_GOVERNMENTS = RULING - {"authority"} | {"cabinet"}
_LED = "nmod(of|under)", "nmod:poss", "compound"
"""Paths from a government to who leads it."""


def sent_by(passage: Passage, token: Token) -> list[Party]:
    """The parties behind a noun for the people of one or more persons; empty where it names nobody's.

    Args:
        passage: The passage.
        token: The noun: "representatives" of "representatives of A and B", "team" of "A's team".

    Returns:
        One for each person, under his name, and for each body that no name tells beside him ("of A and of the
        government"); those of a state or body alone are its own affair (`officials`).
    """
    sentence = passage.sentence
    if token.lemma.lower() in _GOVERNMENTS:
        chunks = [c for path in _LED for w in follow(sentence, token, path) if (c := passage.chunk_at(w)) is not None]
        led = [p for c in chunks if not c.holds(token) for p in c.parties if p.kind == "person" and p.country]
        return [people_of(p, token) for p in led[:1]]
    if token.lemma.lower() not in _SENT or _is_named(passage, token):
        return []
    owners = [w for head in follow(sentence, token, "nmod(of|for|to)") for w in conjuncts(sentence, head)]
    owners += [w for w in sentence.children(token, "nmod:poss") if w.pos != "PRON"]
    chunks = [c for w in owners if (c := passage.chunk_at(w)) is not None and not c.holds(token)]
    people = [people_of(p, token) for c in chunks for p in c.parties if p.kind == "person"]
    named = [w for w in owners if cases(sentence, w) and passage.chunk_at(w) is None]
    bodies = [_body(passage, w) for w in named if w.lemma.lower() in _OPPOSED]
    return [*people, *(people_of(b, token) for b in bodies)] if people else []


def _body(passage: Passage, word: Token) -> Party:
    """Who rules or opposes him of whom words tell, under their own words: "the de facto government"."""
    sentence = passage.sentence
    left = [t for t in sentence.children(word, "amod", "compound", "advmod") if t.i < word.i]
    first = min((u for t in left for u in sentence.subtree(t)), key=lambda t: t.i, default=word)
    return Party(name=sentence.text(first.i, word.i + 1), words=Span(first.start, word.end), kind="group")


def people_of(leader: Party, token: Token) -> Party:
    """Somebody's people: a group that acts for whom he acts, while he does not come himself.

    Args:
        leader: For whom they come.
        token: The noun for them: "aides", "a delegation".
    """
    rule = Fact("name", rule="they come for the person named", key=leader.name)
    return replace(
        leader, name=f"{token.text.lower()} of {leader.name}", words=Span(token.start, token.end), kind="group",
        actor=None, office=None, office_words=None, office_id=None,
        member_of=leader.member_of or (None if leader.kind == "person" else leader.actor),
        plural=token.feats.get("Number") == "Plur" or token.lemma.lower() in ("delegation", "team"),
        facts=(*(f for f in leader.facts if f.part == "country"), rule),
    )  # fmt: skip


def own_people(owners: list[Party], token: Token) -> list[Party]:
    """Whose people a pronoun tells: "their negotiators"; a leader belongs to a state or body, not to a person.

    Args:
        owners: Those for whom the pronoun stands.
        token: The noun for the people.
    """
    sent = token.lemma.lower() in _SENT | _SERVING
    leading = token.lemma.lower() in _LEADING
    leaders = [p for p in owners if sent or (leading and p.kind not in ("person", "office"))]
    return [people_of(p, token) for p in leaders if not p.plural]


def _is_named(passage: Passage, token: Token) -> bool:
    """Whether a name stands beside the noun: "the adviser to President A, B, met"."""
    chunks = (passage.chunk_at(w) for w in passage.sentence.children(token, "appos", "flat"))
    return any(c is not None and c.parties[0].kind == "person" for c in chunks)
