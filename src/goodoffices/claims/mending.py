"""Slips of the parser that the words themselves show: a tree is put right before anyone reads it.

Only what holds of English whatever the sentence tells: a preposition belongs to the head of its phrase, "who" speaks of
people, so that its clause hangs on no meeting, a verb has one subject, and "U.N.-brokered" describes what follows it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from goodoffices.claims.torn_clauses import Moves, after_telling, carried, of_efforts, of_people, of_the_event
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import auspices

_PREMODIFIERS = frozenset({"compound", "amod", "nmod:desc"})
_CONTACTS = frozenset(
    {"meeting", "talk", "summit", "session", "conversation", "call", "visit", "conference", "dinner", "lunch"}
)
_DISCUSSING = frozenset({"discuss", "review", "explore", "examine", "raise", "tackle"})
_RECEIVING = frozenset({"receive", "meet", "host", "welcome", "greet"})


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


def _partners(sentence: Sentence) -> Moves:
    """Persons with whom something is discussed and whom the parser hangs on it: "discussed trade and gas with A"."""
    moved: Moves = {}
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in _DISCUSSING:
            continue
        topics = [
            t
            for o in sentence.children(verb, "obj")
            for t in (o, *sentence.children(o, "conj", "nmod"))
            if t.i > verb.i
        ]
        for topic in topics:
            if topic.lemma in _CONTACTS:
                continue  # "discussed his meeting with A"
            moved |= {
                w.i: (verb.i, "obl")
                for w in sentence.children(topic, "nmod")
                if _is_with(sentence, w) and _is_person(sentence, w)
            }
    return moved


def _bare_objects(sentence: Sentence) -> Moves:
    """Persons without a preposition far behind a verb that needs an object: "received at his palace in Rome A of B".

    They may hang on a place, or on the subject as its apposition over the verb: "A met in Rome the minister of B".
    """
    moved: Moves = {}
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in _RECEIVING or sentence.children(verb, "obj", "aux:pass"):
            continue
        behind = [w for w in sentence.children(verb, "obl") if w.i > verb.i]
        bare = [w for w in behind if not sentence.children(w, "case")]
        places = [w for w in behind if any(c.lemma in ("in", "at", "on") for c in sentence.children(w, "case"))]
        bare += [a for w in places for a in sentence.children(w, "appos")]
        moved |= {w.i: (verb.i, "obj") for w in bare if _is_person(sentence, w)}
        subjects = sentence.children(verb, "nsubj")
        moved |= {a.i: (verb.i, "obj") for w in subjects for a in sentence.children(w, "appos") if w.i < verb.i < a.i}
    return moved


def _lone_objects(sentence: Sentence) -> Moves:
    """Whoever is told of something is the object, where nothing else is: "informed A about the work"."""
    return {
        who.i: (verb.i, "obj")
        for verb in sentence.tokens
        if verb.pos == "VERB" and not sentence.children(verb, "obj", "ccomp", "xcomp", "advcl", "parataxis")
        for who in sentence.children(verb, "iobj")
        if sentence.children(verb, "obl")
    }


def _adverbs(sentence: Sentence) -> Moves:
    """Names that look like adverbs right before a verb that has no subject: "On Monday, Bathily met"."""
    moved: Moves = {}
    for verb in sentence.tokens[1:]:
        name = sentence.tokens[verb.i - 1]
        alone = (
            verb.pos == "VERB" and verb.feats.get("Tense") == "Past" and not sentence.children(verb, "nsubj", "csubj")
        )
        beside = name.head == verb.i and name.rel == "advmod" and verb.rel in ("root", "ccomp", "parataxis")
        if alone and beside and name.pos == "ADV" and name.text[:1].isupper():
            moved[name.i] = (verb.i, "nsubj")
    return moved


def _acting_officials(sentence: Sentence) -> Moves:
    """Officials who are "acting" and whom the parser takes for what someone acts: "met A, acting minister B and C"."""
    moved: Moves = {}
    for verb in sentence.tokens[1:]:
        official = next((o for o in sentence.children(verb, "obj") if o.i > verb.i), None)
        if verb.text.lower() != "acting" or verb.rel != "advcl" or official is None:
            continue
        joined = sentence.tokens[verb.i - 1].text == "," or sentence.tokens[verb.i - 1].lemma == "and"
        before = [
            c
            for c in sentence.children(sentence.tokens[verb.head], "obl", "obj")
            if c.i < verb.i and _is_person(sentence, c)
        ]
        if joined and before and _is_person(sentence, official):
            moved |= {official.i: (before[-1].i, "conj"), verb.i: (official.i, "amod")}
    return moved


def _counted_subjects(sentence: Sentence) -> Moves:
    """Numbers that count no verb but stand before one without a subject: "The five talked at the castle"."""
    return {
        number.i: (verb.i, "nsubj")
        for verb in sentence.tokens
        if verb.pos == "VERB" and not sentence.children(verb, "nsubj", "csubj", "aux:pass")
        for number in sentence.children(verb, "nummod")
        if number.i < verb.i
    }


def _dated_subjects(sentence: Sentence) -> Moves:
    """Subjects of telegraphic style, which puts the day between them and the verb: "Envoy A 5 Jan met B"."""
    moved: Moves = {}
    for day in sentence.names:
        verb = (
            sentence.tokens[day.last]
            if day.label == "DATE" and day.first > 0 and day.last < len(sentence.tokens)
            else None
        )
        if verb is None or verb.pos != "VERB" or sentence.children(verb, "nsubj"):
            continue
        inside = range(day.first, day.last)
        before = sentence.tokens[day.first - 1]
        while before.head >= 0 and before.head < day.first and before.rel in ("flat", "appos"):
            before = sentence.tokens[before.head]
        if before.text[:1].isupper() and (before.head in inside or before.head == verb.i):
            moved[before.i] = (verb.i, "nsubj")
            moved |= {i: (verb.i, "obl") for i in inside if sentence.tokens[i].head == before.i}
    return moved


def _is_with(sentence: Sentence, word: Token) -> bool:
    return any(c.lemma == "with" and c.i < word.i for c in sentence.children(word, "case"))


def _is_person(sentence: Sentence, word: Token) -> bool:
    return any(n.label == "PERSON" and n.first <= word.i < n.last for n in sentence.names)


_MENDS: tuple[Callable[[Sentence], Moves], ...] = (
    _compounds,
    _second_subjects,
    _prepositions,
    of_people,
    carried,
    after_telling,
    of_efforts,
    _partners,
    _bare_objects,
    _lone_objects,
    _acting_officials,
    _adverbs,
    of_the_event,
    _dated_subjects,
    _counted_subjects,
)
