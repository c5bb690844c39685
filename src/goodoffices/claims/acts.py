"""Which words of a sentence tell of one and the same act of violence, and of the harm that it did."""

from __future__ import annotations

from goodoffices.claims.grammar import climb
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import violence

_LINKS = ("obl", "advcl", "nsubj", "nsubj:pass", "obj", "xcomp", "nmod", "acl")
_BEFORE_OR_AFTER = frozenset({"after", "before", "since", "following", "despite", "until", "as"})


def same_act(sentence: Sentence, trigger: Token) -> set[int]:
    """The words of violence and harm that tell of the act that `trigger` tells of ("attacked ..., killing seven")."""
    words = violence()
    telling = {
        t.i
        for t in sentence.tokens
        if (t.lemma.lower() in words.harm and t.pos in ("VERB", "NOUN", "ADJ"))
        or t.lemma.lower() in words.occasions | words.weapons
    }
    linked, grown = {trigger.i}, True
    while grown:
        more = {
            i
            for i in telling - linked
            for token in [sentence.tokens[i]]
            if (token.head in linked and _links(sentence, token))
            or any(sentence.tokens[j].head == i and _links(sentence, sentence.tokens[j]) for j in linked)
            or _results(sentence, token, linked)
            or any(_describes(sentence, token, sentence.tokens[j]) for j in linked)
            or any(_leaves(sentence, token, sentence.tokens[j]) for j in linked)
        }
        linked |= more
        grown = bool(more)
    return linked


def _links(sentence: Sentence, token: Token) -> bool:
    """Whether a word hangs on another act's as its subject, object, occasion or result, not as before or after it."""
    marks = {c.lemma for c in sentence.children(token, "mark", "case")}
    harmful = token.lemma.lower() in violence().harm
    if token.rel == "conj":  # "two were killed and five wounded"
        return harmful and sentence.tokens[token.head].lemma.lower() in violence().harm
    return token.rel in _LINKS and not marks & _BEFORE_OR_AFTER


def _describes(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether one of two words is the clause that tells what the other did ("a blast at a base that killed two")."""
    for clause, noun in ((one, other), (other, one)):
        above = sentence.tokens[clause.head] if clause.rel == "acl:relcl" else clause
        while above.i != noun.i and above.rel == "nmod":
            above = sentence.tokens[above.head]
        if above.i == noun.i and clause.lemma.lower() in violence().harm:
            return True
    return False


def left_behind(sentence: Sentence, token: Token) -> Token | None:
    """The verb "leave" over a word of harm that tells what it left: "left four dead", "leaving nine wounded"."""
    above = sentence.tokens[token.head] if token.head >= 0 else token
    if above.rel in ("obj", "xcomp") and above.lemma != "leave" and above.head >= 0:
        above = sentence.tokens[above.head]  # "left nine soldiers dead"
    return above if above.lemma == "leave" and above.pos == "VERB" else None


def _leaves(sentence: Sentence, token: Token, act: Token) -> bool:
    """Whether a word of harm tells what an act left behind ("the clashes left four dead")."""
    leave = left_behind(sentence, token)
    return leave is not None and (leave.head == act.i or (act.head == leave.i and act.rel.startswith("nsubj")))


def _results(sentence: Sentence, token: Token, linked: set[int]) -> bool:
    """A participle of harm beside the act, under one predicate ("sent in aircraft to attack Idlib, killing ten")."""
    if (
        token.rel != "advcl"
        or token.lemma.lower() not in violence().harm
        or token.feats.get("VerbForm") not in ("Part", "Ger")
    ):
        return False
    return any(t.i == token.head for i in linked for t in climb(sentence, sentence.tokens[i]))


def named_act(sentence: Sentence, act: set[int], trigger: Token) -> Token | None:
    """The noun that names the act whose harm the trigger tells of ("a drone strike near Mijek killed two")."""
    nouns = (sentence.tokens[i] for i in sorted(act - {trigger.i}))
    return next((t for t in nouns if t.pos == "NOUN" and t.lemma.lower() in violence().occasions), None)
