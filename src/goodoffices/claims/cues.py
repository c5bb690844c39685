"""Cues: the words by which a sentence says that someone speaks or thinks, and the word for who does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from goodoffices.claims.grammar import cases, follow, has_relation, subject
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import speech

CueKind: TypeAlias = Literal["verb", "noun", "mood", "phrase", "mark"]

_ISSUED = tuple(
    f"acl[issue|release|publish|put|sign|read|make|adopt|write|send]/{who}" for who in ("obl(by)", "obl:agent", "nsubj")
)
"""From a paper to whose it is: "a statement issued by X", "the letter that X wrote"."""
_KINDS = ("verbs", "attitudes", "thoughts")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells of speech or thought.

    Args:
        word: A verb, a noun, an adjective of mind, the first word of a phrase ("according"), or a mark (a colon).
        who: Head word of the source; None where the sentence names none.
        kind: Which of these it is.
    """

    word: Token
    who: Token | None
    kind: CueKind = "verb"


def cues_of(sentence: Sentence) -> Iterator[Cue]:
    """The cues of a sentence in order, whether what they tell has come true or not."""
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if (source := _accorded(sentence, token) or _worded(sentence, token)) is not None:
            yield Cue(token, source, "phrase")
        elif token.pos == "VERB":
            if any(lemma in speech()[kind] for kind in _KINDS) and _is_predicate(sentence, token):
                yield Cue(token, source_word(sentence, token))
        elif token.pos == "ADJ" and lemma in speech()["moods"] and (who := sentence.children(token, "nsubj")):
            yield Cue(token, who[0], "mood")
        elif token.pos == "NOUN" and lemma in speech()["nouns"]:
            yield Cue(token, owner_of(sentence, token), "noun")


def _is_predicate(sentence: Sentence, verb: Token) -> bool:
    """A verb that tells of an act, not a part of a name or a modifier ("the said town", "a group called X")."""
    if verb.rel.split(":")[0] in ("amod", "compound", "case", "fixed", "mark", "flat"):
        return False
    if particle_of(sentence, verb) in speech()["particles"].get(verb.lemma.lower(), ()):
        return False  # "called off the trip"
    naming = verb.lemma in ("call", "describe") and verb.rel == "acl" and verb.feats.get("VerbForm") == "Part"
    return not (naming and not sentence.children(verb, "obl:agent"))


def particle_of(sentence: Sentence, verb: Token) -> str:
    """The particle that makes another verb of a verb ("rule out"); empty without one."""
    return next((p.lemma.lower() for p in sentence.children(verb, "compound:prt")), "")


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is passive ("was urged to", "a decision hailed by")."""
    if sentence.children(verb, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"):
        return True
    form = verb.feats.get("VerbForm") == "Part" and not verb.text.lower().endswith("ing")
    return has_relation(verb, "acl") and verb.rel != "acl:relcl" and form and not sentence.children(verb, "obj")


def source_word(sentence: Sentence, verb: Token) -> Token | None:
    """Head word of who speaks by a verb: its subject, the agent of a passive, the owner of "a statement saying"."""
    head = sentence.tokens[verb.head] if verb.head >= 0 else verb
    if head is not verb and head.lemma in ("quote", "cite") and verb.rel in ("advcl", "xcomp", "acl"):
        cited = sentence.children(head, "obj", "nsubj:pass")  # "A quoted B as saying": B says
        return cited[0] if cited else None
    along = verb.rel in ("xcomp", "advcl") and verb.text.lower().endswith("ing") and head.pos == "VERB"
    if along and not sentence.children(verb, "nsubj"):  # "confirmed the report, saying": the subject says, no object
        return source_word(sentence, head)
    if is_passive(sentence, verb):
        agents = [*sentence.children(verb, "obl:agent"), *follow(sentence, verb, "obl(by)")]
        return agents[0] if agents else None
    if verb.rel == "acl" and verb.head >= 0:
        noun = sentence.tokens[verb.head]
        if noun.lemma.lower() in speech()["vessels"]:
            return owner_of(sentence, noun) or noun
        return noun if verb.text.lower().endswith("ing") else subject(sentence, verb)
    if verb.rel == "parataxis" and not sentence.children(verb, "nsubj"):
        return None
    who = subject(sentence, verb)
    return who if who is not verb else None


def owner_of(sentence: Sentence, noun: Token) -> Token | None:
    """Whose a noun of speech is: "X's claim", "the claim by X", "X issued a statement", "Russian claims"."""
    for path in ("nmod:poss", "nmod(by)", "nmod(from)", "nmod(of)"):
        owners = follow(sentence, noun, path)
        if path == "nmod(of)" and not sentence.children(noun, "acl"):
            continue  # "the threat of war"
        if owners:
            return owners[0]
    issued = [a for path in _ISSUED for a in follow(sentence, noun, path)]
    if issued:
        return issued[0]
    head = sentence.tokens[noun.head] if noun.head >= 0 else None
    if head is not None and head.pos == "VERB" and has_relation(noun, "obj"):
        return subject(sentence, head)  # "issued a statement saying"
    modifiers = [m for m in sentence.children(noun, "amod", "compound") if m.text[:1].isupper()]
    return modifiers[0] if modifiers else None


def _worded(sentence: Sentence, token: Token) -> Token | None:
    """The source of "in the words of X" and "in X's view"."""
    if token.lemma not in ("word", "view", "opinion") or cases(sentence, token) != "in":
        return None
    owners = sentence.children(token, "nmod")  # parsers hang the "of" on a title before the name
    return owners[0] if owners else None


def _accorded(sentence: Sentence, token: Token) -> Token | None:
    """The source that "according to", "per" or "in the words of" leads to."""
    if token.rel.split(":")[0] not in ("case", "mark") or token.head < 0:
        return None
    who = sentence.tokens[token.head]
    return who if who.i > token.i and cases(sentence, who) in speech()["accordance"] else None
