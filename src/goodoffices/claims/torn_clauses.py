"""Clauses that the parser hangs on the wrong noun: "talks with A that B is hosting" tells of the talks.

"Who" speaks of people, what is hosted or mediated is an event, and it was in no town's power to mediate.
"""

from __future__ import annotations

from goodoffices.language import Sentence, Token

Moves = dict[int, tuple[int, str]]
"""New head and relation by the index of a token."""

_EVENTS = frozenset(
    {"meeting", "talk", "summit", "negotiation", "session", "conversation", "call", "visit", "conference", "discussion",
     "consultation", "dinner", "lunch", "agreement", "deal", "ceasefire", "truce", "pact"}
)  # fmt: skip
_CARRYING = frozenset(
    {"chair", "mediate", "host", "convene", "broker", "facilitate", "moderate", "organise", "organize"}
)
_EFFORTS = frozenset(
    {"effort", "attempt", "bid", "preparation", "move", "arrangement", "plan", "step", "offer", "appeal"}
)
_CLAUSES = ("acl", "acl:relcl", "advcl", "ccomp", "xcomp")


def of_people(sentence: Sentence) -> Moves:
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


def of_the_event(sentence: Sentence) -> Moves:
    """Participles that tell who carried a meeting, on the town where it was: "met in Luanda, mediated by A"."""
    moved: Moves = {}
    for verb in sentence.tokens[2:]:
        if (
            verb.rel != "acl"
            or verb.lemma.removeprefix("co-") not in _CARRYING
            or sentence.tokens[verb.i - 1].text != ","
        ):
            continue
        town = sentence.tokens[verb.head]
        placed = any(n.label == "PLACE" and n.first <= town.i < n.last for n in sentence.names) and town.head >= 0
        if placed and sentence.children(verb, "obl:agent") and town.rel.startswith(("obl", "nmod")):
            moved[verb.i] = (town.head, "advcl" if sentence.tokens[town.head].pos == "VERB" else "acl")
    return moved


def carried(sentence: Sentence) -> Moves:
    """Clauses that tell who hosts or mediates and no object: "called off the talks with A that B was to host"."""
    moved: Moves = {}
    for verb in sentence.tokens:
        if verb.rel not in _CLAUSES or verb.lemma.removeprefix("co-") not in _CARRYING:
            continue
        that = next((c for c in sentence.children(verb, "mark", "obj") if c.lemma in ("that", "which")), None)
        if that is None or not sentence.children(verb, "nsubj") or sentence.children(verb, "aux:pass"):
            continue
        event = _event_before(sentence, that)
        if event is not None and all(o is that for o in sentence.children(verb, "obj")):
            moved |= {verb.i: (event.i, "acl:relcl"), that.i: (verb.i, "obj")}
    return moved


def after_telling(sentence: Sentence) -> Moves:
    """What one did before or after one told it, hung on what is told: "..., A said after hosting them"."""
    moved: Moves = {}
    for verb in sentence.tokens:
        told = sentence.tokens[verb.head] if verb.rel == "advcl" and verb.head >= 0 else None
        if told is None or verb.text[-3:] != "ing" or not any(sentence.children(verb, "mark", "case")):
            continue
        telling = sentence.tokens[told.head] if told.rel == "ccomp" and told.head >= 0 else None
        if telling is not None and told.i < telling.i < verb.i:
            moved[verb.i] = (telling.i, "advcl")
    return moved


def of_efforts(sentence: Sentence) -> Moves:
    """What efforts are to bring about, hung on what is said of them: "efforts were being made to arrange talks"."""
    return {
        verb.i: (noun.i, "acl")
        for verb in sentence.tokens
        if verb.rel in ("xcomp", "advcl")
        and verb.head >= 0
        and any(m.lemma == "to" for m in sentence.children(verb, "mark"))
        for noun in sentence.children(sentence.tokens[verb.head], "nsubj:pass")
        if noun.lemma.lower() in _EFFORTS
    }


def _event_before(sentence: Sentence, that: Token) -> Token | None:
    """The event whose phrase ends right before a "that"."""
    for token in reversed(sentence.tokens[: that.i]):
        if token.pos in ("VERB", "AUX"):
            return None
        if token.lemma in _EVENTS:
            return token
    return None
