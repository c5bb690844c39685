"""Tense and mood of a predicate, from its auxiliaries and its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from goodoffices.claims.grammar import auxiliaries, negation
from goodoffices.language import Sentence, Token

Mood: TypeAlias = Literal[
    "past",
    "present",
    "progressive",
    "future",
    "possible",
    "conditional",
    "needed",
    "counterfactual",
    "infinitive",
    "participle",
]

_FUTURE = frozenset({"will", "shall", "wo", "’ll", "'ll"})
_POSSIBLE = frozenset({"may", "might", "could", "can"})
_NEEDED = frozenset({"must", "should", "ought"})
_PERFECT_PARTICIPLE = "Part"
_TELLING = frozenset(
    {"say", "tell", "announce", "confirm", "add", "report", "state", "declare", "disclose", "reveal", "inform"}
)
"""Verbs after which "would" is the future of a day that has passed: "said that he would travel"."""
_OPEN = frozenset({"only", "rather", "sooner"})
"""Words beside "would" by which it tells of a condition or a wish."""


@dataclass(frozen=True, slots=True)
class Tense:
    """How a predicate stands to reality.

    Args:
        mood: Its tense or mood.
        negated: The word that negates it, None without one.
        words: The tokens that show it: auxiliaries, negation and the predicate, in order.
    """

    mood: Mood
    negated: Token | None
    words: tuple[Token, ...]


def tense_of(sentence: Sentence, verb: Token, *, headline: bool = False) -> Tense:
    """Tense and mood of the clause that `verb` heads.

    Args:
        sentence: The sentence.
        verb: A predicate: a verb, or a noun or adjective with a copula.
        headline: Headlines tell the past in the present, and the future in the infinitive.
    """
    helpers = [a for a in auxiliaries(sentence, verb) if a.i < verb.i or a.rel.startswith("cop")]
    no = negation(sentence, verb)
    words = tuple(sorted({t.i: t for t in [*helpers, *([no] if no else []), verb]}.values(), key=lambda t: t.i))
    return Tense(_mood(sentence, verb, helpers, headline), no, words)


def _mood(sentence: Sentence, verb: Token, helpers: list[Token], headline: bool) -> Mood:
    lemmas = [h.lemma.lower() for h in helpers]
    if _inverted(sentence, verb, helpers):  # "had A met B, ...", "should A meet B, ..."
        return "counterfactual" if lemmas[0] == "have" else "conditional"
    forms = {h.text.lower() for h in helpers}
    if any(x in _FUTURE for x in [*lemmas, *forms]):
        return "future"
    perfect = "have" in lemmas
    modal = next((x for x in lemmas if x in _POSSIBLE or x in ("would", "'d", "should", "must", "ought")), None)
    if modal is not None:
        if perfect and modal in ("could", "would", "might", "should"):
            return "counterfactual"
        if modal in _POSSIBLE:
            return "possible"
        if modal in _NEEDED:
            return "needed"
        return "future" if _told_ahead(sentence, verb) else "conditional"
    if perfect and _goes_on(verb, helpers):
        return "progressive"  # "have been holding talks since Monday"
    to = next((m.i for m in sentence.children(verb, "mark") if m.lemma == "to"), -1)
    if perfect and any(h.text.lower() in ("was", "were") and h.i < to for h in helpers):
        return "counterfactual"  # "they were to have met on Wednesday"
    if perfect:
        return "past" if not _infinitive(sentence, verb) else "infinitive"
    if any(h.lemma == "be" and h.rel in ("cop", "aux") and h.i < to for h in helpers):
        return "future"  # "is to open in Tunis", "are to be exchanged", not "is said to be in talks"
    if lemmas == ["be"] and helpers[0].text.lower() == "be" and to < 0:
        return "needed"  # "a proposal that the talks be held in June"
    if helpers:
        first = helpers[0]
        if first.lemma in ("be", "get", "do") and first.feats.get("VerbForm") not in ("Inf", "Ger", "Part"):
            if first.feats.get("Tense") == "Past" or first.text.lower() in ("was", "were", "did", "got"):
                return "past"
            progressive = verb.feats.get("VerbForm") in ("Ger",) or verb.text.lower().endswith("ing")
            return "progressive" if progressive and first.lemma == "be" else "present"
    if any(m.lemma == "due" and sentence.children(m, "fixed") for m in sentence.children(verb, "mark")):
        return "future"  # "a statement due to be signed in Sochi"
    if _infinitive(sentence, verb):
        if headline and verb.rel in ("root", "parataxis", "conj", "ccomp", "acl"):
            bare = to < 0 and sentence.tokens[verb.i - 1].lemma != "to" and bool(sentence.children(verb, "nsubj"))
            return "past" if bare else "future"  # "A, B sign deal", "A to meet B"
        return "infinitive"
    if verb.feats.get("VerbForm") in ("Ger",) or (
        verb.text.lower().endswith("ing") and verb.pos == "VERB" and not helpers
    ):
        return "participle"
    if verb.feats.get("VerbForm") == _PERFECT_PARTICIPLE and verb.rel.startswith(("acl", "advcl", "amod")):
        return "past"
    if verb.feats.get("Tense") == "Past" or verb.feats.get("VerbForm") == _PERFECT_PARTICIPLE:
        return "past"
    if verb.feats.get("Tense") == "Pres" or verb.pos in ("VERB", "AUX"):
        return "past" if headline else "present"
    return "present"


def _goes_on(verb: Token, helpers: list[Token]) -> bool:
    """Whether it has begun and is not over: the perfect of the progressive."""
    have = next((h for h in helpers if h.lemma.lower() == "have"), None)
    lasting = verb.text.lower().endswith("ing") and any(h.text.lower() == "been" for h in helpers)
    return lasting and have is not None and have.text.lower() in ("have", "has", "'ve", "’ve", "'s", "’s")


def _told_ahead(sentence: Sentence, verb: Token) -> bool:
    """Whether the past of telling has made "would" of "will", and no condition keeps it open."""
    conditions = [m.lemma for c in sentence.children(verb, "advcl") for m in sentence.children(c, "mark")]
    if {"if", "unless"} & {*conditions} or any(w.lemma in _OPEN for w in sentence.children(verb, "advmod")):
        return False  # "would only meet in Kabul", "would rather have A speak with them"
    while verb.rel == "conj" and verb.head >= 0:
        verb = sentence.tokens[verb.head]
    above = sentence.tokens[verb.head] if verb.rel == "ccomp" and verb.head >= 0 else verb
    helpers = {a.text.lower() for a in auxiliaries(sentence, above)}
    past = above.feats.get("Tense") == "Past" or above.feats.get("VerbForm") == _PERFECT_PARTICIPLE
    return above is not verb and above.lemma in _TELLING and past and not helpers & {"would", "might", "could"}


def _inverted(sentence: Sentence, verb: Token, helpers: list[Token]) -> bool:
    """Whether an auxiliary stands before the subject of a clause below another: a condition without "if"."""
    if not helpers or not verb.rel.startswith("advcl") or sentence.children(verb, "mark"):
        return False
    return any(helpers[0].i < who.i < verb.i for who in sentence.children(verb, "nsubj"))


def _infinitive(sentence: Sentence, verb: Token) -> bool:
    if any(m.text.lower() == "to" for m in sentence.children(verb, "mark")):
        return True
    return verb.feats.get("VerbForm") == "Inf" and not any(
        a.feats.get("VerbForm") == "Fin" for a in auxiliaries(sentence, verb)
    )


def has_pos(sentence: Sentence, token: Token, pos: str) -> bool:
    """Whether a word is a VERB, a NOUN or an ADJ; a participle after "be" is an adjective, too."""
    if pos == "VERB":
        return token.pos in ("VERB", "AUX")
    if pos == "NOUN":
        return token.pos == "NOUN"
    is_state = any(a.lemma == "be" for a in sentence.children(token, "aux", "cop"))  # "are expected to", not "opened"
    return token.pos in ("ADJ", "ADV") or (token.pos == "VERB" and is_state)
