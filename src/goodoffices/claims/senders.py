"""Whose people sit at a table ("the Thai government's team", "those of A"), and which body ("the A rebel group")."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.claims.emissaries import people_of
from goodoffices.claims.grammar import follow
from goodoffices.claims.party import Party, distinct, stands_for
from goodoffices.claims.reading import Passage
from goodoffices.claims.references import References
from goodoffices.language import Token
from goodoffices.lexicon import offices
from goodoffices.schema import Span

_KINDS_OF_BODY = frozenset({"group", "movement", "militia", "faction", "organisation", "organization", "alliance"})
_FIGHTERS = frozenset({"rebel", "guerrilla", "insurgent"})


def body_before(passage: Passage, token: Token) -> list[Party]:
    """The body whose name stands before what it is: "the National Liberation Army (ELN) rebel group"."""
    if token.lemma not in _KINDS_OF_BODY | _FIGHTERS:
        return []
    named = [c for w in passage.sentence.children(token, "compound") if (c := passage.chunk_at(w)) is not None]
    if token.lemma in _FIGHTERS:  # "the Tamil Tiger rebels", but not "Tuareg rebels", who are no body
        named = [c for c in named if c.last - c.first > 1 or c.parties[0].actor is not None]
    return distinct([p for c in named for p in c.parties if p.kind in ("group", "organisation")])


def senders(passage: Passage, token: Token) -> list[Party]:
    """Whose people sit at the table: "the Thai government's peace team"."""
    if token.lemma not in ("team", "panel", "delegation"):
        return []
    owners = [c for w in passage.sentence.children(token, "nmod:poss") if (c := passage.chunk_at(w)) is not None]
    parties = [p for c in owners for p in c.parties if p.kind in ("state", "group", "organisation")]
    return [p.by_rule(stands_for(token.lemma), token.lemma) for p in parties]


def of_sides(passage: Passage, token: Token, references: References) -> list[Party]:
    """Whose people they are, where only a number tells: "the delegations of the three countries", "of both sides"."""
    if token.lemma not in ("delegation", "team", "negotiator", "representative", "official", "delegate"):
        return []
    owners = [w for w in follow(passage.sentence, token, "nmod(of|from)") if passage.chunk_at(w) is None]
    named = [p for w in owners for p in references.resolve(passage, w)]
    return named if all(p.kind not in ("person", "office") for p in named) else []


def those_of(passage: Passage, token: Token, references: References) -> list[Party]:
    """The people of a second side, of which a pronoun speaks: "the government's envoys, and those of the front"."""
    if token.text.lower() not in ("those", "that"):
        return []
    number = token.feats.get("Number")
    before = [t for t in passage.sentence.tokens[: token.i] if t.pos == "NOUN" and t.feats.get("Number") == number]
    nouns = [t for t in before if t.lemma.lower() in offices().people]
    owners = follow(passage.sentence, token, "nmod(of)") if nouns else []
    chunks = [c for w in owners if (c := passage.chunk_at(w)) is not None and not c.attributive]
    named = [p for c in chunks for p in c.parties] or [p for w in owners for p in references.resolve(passage, w)]
    return [replace(people_of(p, nouns[-1]), words=Span(token.start, token.end)) for p in named]
