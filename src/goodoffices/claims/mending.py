"""Slips of the parser that the words themselves show: a tree is put right before anyone reads it.

Only what holds of English whatever the sentence tells: a preposition belongs to the head of its phrase, "who" speaks of
people, so that its clause hangs on no meeting, a verb has one subject, and "U.N.-brokered" describes what follows it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from goodoffices.language import Sentence
from goodoffices.lexicon import auspices

_PREMODIFIERS = frozenset({"compound", "amod", "nmod:desc"})
_EVENTS = frozenset(
    {"meeting", "talk", "summit", "negotiation", "session", "conversation", "call", "visit", "conference", "discussion",
     "consultation", "dinner", "lunch", "agreement", "deal", "ceasefire", "truce", "pact"}
)  # fmt: skip
Moves = dict[int, tuple[int, str]]
"""New head and relation by the index of a token."""


def mended(sentence: Sentence) -> Sentence:
    """The sentence with its tree put right; itself where there is nothing to mend.

    Args:
        sentence: A parsed sentence.
    """
    for mend in _MENDS:
        if moved := mend(sentence):
            tokens = tuple(
                replace(t, head=moved[t.i][0], rel=moved[t.i][1]) if t.i in moved else t for t in sentence.tokens
            )
            sentence = Sentence(tokens, sentence.names, sentence.start, sentence.end, sentence.block)
    return sentence


def _compounds(sentence: Sentence) -> Moves:
    """Participles after a hyphen that the parser took for a verb: "until a U.N.-brokered ceasefire in 1991"."""
    for verb in sentence.tokens[2:]:
        if (
            verb.pos != "VERB"
            or verb.text.lower() not in auspices().modifiers
            or sentence.tokens[verb.i - 1].text != "-"
        ):
            continue
        noun = next((o for o in sentence.children(verb, "obj") if o.i > verb.i), None)
        if noun is None or verb.head < 0 or verb.rel in _PREMODIFIERS or sentence.children(verb, "nsubj"):
            continue
        rel = "obl" if sentence.children(verb, "mark", "case") else "obj"
        moved: Moves = {noun.i: (verb.head, rel), verb.i: (noun.i, "amod")}
        for child in sentence.children(verb):
            if child is not noun and child.i != verb.i - 2:
                moved[child.i] = (noun.i, "case" if child.rel == "mark" else child.rel.replace("obl", "nmod"))
        return moved
    return {}


def _second_subjects(sentence: Sentence) -> Moves:
    """Two passive subjects, one on each side of a verb without an auxiliary: "A on Thursday postponed the talks"."""
    moved: Moves = {}
    for verb in sentence.tokens:
        subjects = sentence.children(verb, "nsubj:pass") if verb.pos == "VERB" else ()
        before, behind = [s for s in subjects if s.i < verb.i], [s for s in subjects if s.i > verb.i]
        if before and behind and not sentence.children(verb, "aux:pass"):
            moved |= {s.i: (verb.i, "nsubj") for s in before} | {s.i: (verb.i, "obj") for s in behind}
    return moved


def _prepositions(sentence: Sentence) -> Moves:
    """Prepositions that hang on a word before the head of their phrase: "with Tiger leader X" is with the leader."""
    moved: Moves = {}
    for token in sentence.tokens:
        on = sentence.tokens[token.head] if token.rel == "case" and token.head >= 0 else None
        if on is None or not token.i < on.i < on.head or on.rel not in _PREMODIFIERS:
            continue
        head = sentence.tokens[on.head]
        first = all(c.i >= token.i for c in sentence.children(head))
        if head.pos in ("NOUN", "PROPN") and first and not sentence.children(head, "case"):
            moved[token.i] = (head.i, "case")
    return moved


def _clauses_of_people(sentence: Sentence) -> Moves:
    """Clauses with "who" that hang on an event: they belong to the last of those between ("talks with A, who")."""
    moved: Moves = {}
    for clause in sentence.tokens:
        if clause.rel != "acl:relcl" or sentence.tokens[clause.head].lemma not in _EVENTS:
            continue
        event = sentence.tokens[clause.head]
        who = next((t for t in sentence.children(clause) if t.lemma in ("who", "whom")), None)
        named = [t for t in sentence.children(event, "nmod") if who is not None and event.i < t.i < who.i]
        people = [t for t in named if t.pos in ("NOUN", "PROPN")]
        if people:
            moved[clause.i] = (people[-1].i, clause.rel)
    return moved


_MENDS: tuple[Callable[[Sentence], Moves], ...] = (_compounds, _second_subjects, _prepositions, _clauses_of_people)
