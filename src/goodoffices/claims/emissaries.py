"""Those who come for somebody, and are not he: "representatives of A and B met", "aides to President C"."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.claims.grammar import conjuncts, follow
from goodoffices.claims.party import Fact, Party
from goodoffices.claims.reading import Passage
from goodoffices.language import Token
from goodoffices.schema import Span

_SENT = frozenset({"representative", "negotiator", "delegate", "delegation", "aide", "team", "emissary", "adviser",
                   "advisor", "lawyer", "ally", "supporter", "envoy", "confidant"})  # fmt: skip


def sent_by(passage: Passage, token: Token) -> list[Party]:
    """The parties behind a noun for the people of one or more persons; empty where it names nobody's.

    Args:
        passage: The passage.
        token: The noun: "representatives" of "representatives of A and B".

    Returns:
        One for each person, under his name; those of a state or body are its own affair (`officials`).
    """
    sentence = passage.sentence
    if token.lemma.lower() not in _SENT or _is_named(passage, token):
        return []
    owners = [w for head in follow(sentence, token, "nmod(of|for|to)") for w in conjuncts(sentence, head)]
    chunks = [c for w in owners if w.i > token.i and (c := passage.chunk_at(w)) is not None and not c.holds(token)]
    return [people_of(p, token) for c in chunks for p in c.parties if p.kind == "person"]


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
        plural=token.feats.get("Number") == "Plur" or token.lemma.lower() in ("delegation", "team"),
        facts=(*(f for f in leader.facts if f.part == "country"), rule),
    )  # fmt: skip


def _is_named(passage: Passage, token: Token) -> bool:
    """Whether a name stands beside the noun: "the adviser to President A, B, met"."""
    chunks = (passage.chunk_at(w) for w in passage.sentence.children(token, "appos", "flat"))
    return any(c is not None and c.parties[0].kind == "person" for c in chunks)
