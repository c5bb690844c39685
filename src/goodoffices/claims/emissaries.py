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
    sentence, lemma = passage.sentence, token.lemma.lower()
    if lemma not in _SENT or _is_named(passage, token):
        return []
    owners = [w for head in follow(sentence, token, "nmod(of|for|to)") for w in conjuncts(sentence, head)]
    chunks = [c for w in owners if w.i > token.i and (c := passage.chunk_at(w)) is not None and not c.holds(token)]
    people = [p for c in chunks for p in c.parties if p.kind == "person"]
    many = token.feats.get("Number") == "Plur" or lemma in ("delegation", "team")
    ending = "ies" if lemma.endswith("y") else f"{lemma[-1]}s"
    noun = lemma[:-1] + ending if many and lemma not in ("delegation", "team") else lemma
    return [_people_of(p, Span(token.start, token.end), noun, plural=many) for p in people]


def _is_named(passage: Passage, token: Token) -> bool:
    """Whether a name stands beside the noun: "the adviser to President A, B, met"."""
    chunks = (passage.chunk_at(w) for w in passage.sentence.children(token, "appos", "flat"))
    return any(c is not None and c.parties[0].kind == "person" for c in chunks)


def _people_of(person: Party, words: Span, noun: str, *, plural: bool) -> Party:
    """Somebody's people: a group that acts for whom he acts."""
    rule = Fact("name", rule="they come for the person named", key=person.name)
    return replace(
        person, name=f"{noun} of {person.name}", words=words, kind="group", actor=None, office=None, office_words=None,
        office_id=None, plural=plural, facts=(*(f for f in person.facts if f.part == "country"), rule),
    )  # fmt: skip
