"""Who stands in the words of a meeting and is not at it: outlets beside a picture, crowds, a parliament."""

from __future__ import annotations

from goodoffices.claims.event import Event
from goodoffices.claims.governing import TELLING, is_absent
from goodoffices.claims.grammar import first_conjunct, has_relation
from goodoffices.claims.party import Party
from goodoffices.language import Token
from goodoffices.lexicon.shapes import Operator

_CREDIT = frozenset({"via", "photo", "picture", "file", "handout", "courtesy", "image"})
_CHAMBERS = frozenset({"assembly", "parliament", "congress", "senate", "chamber", "diet", "legislature"})
_SITTING = frozenset({"session", "sitting", "debate", "hearing"})

_GREETING = frozenset({"welcome", "greet"})


def drop_strangers(event: Event) -> None:
    """Takes out those whom no reader would seat: "(KCNA via Xinhua)", "Kenyans came out to welcome the president".

    Args:
        event: A meeting, visit or call with whom its words name.
    """
    sentence, trigger = event.passage.sentence, event.trigger
    owners = [w for w in sentence.children(trigger, "nmod:poss") if w.pos != "PRON"]
    if event.frame.kind == "visit" and owners:  # "A cancelled B's trip": A stays at home, and so he would have
        own = {t.start for t in sentence.subtree(trigger)}
        event.roles = [(p, role) for p, role in event.roles if role != "visitor" or p.words.start in own]
    greets = event.trigger.lemma in _GREETING
    event.roles = [
        (p, role)
        for p, role in event.roles
        if not (_is_outlet(event, p) or (role == "host" and greets and _is_crowd(event, p)))
    ]


def is_of_parliament(event: Event) -> bool:
    """Whether a nation's own chamber sits, which no conflict needs: "during a session of the National Assembly"."""
    if event.trigger.lemma not in _SITTING:
        return False
    unknown = [p for p in event.core() if p.actor is None and p.kind == "organisation"]
    return any(p.name.rpartition(" ")[2].lower() in _CHAMBERS for p in unknown)


def is_no_part(event: Event, predicate: Token, operator: Operator) -> bool:
    """Whether the subject of a word above an event only tells of it, or is said to be absent.

    "A confirmed that the team would resume work", "the Americans were not taking part in the talks".

    Args:
        event: The event.
        predicate: The word.
        operator: What it is.
    """
    sentence = event.passage.sentence
    below = event.verdict.predicates[event.verdict.predicates.index(predicate) - 1]
    if (
        operator.id == "schedule"
        and predicate.lemma in TELLING
        and has_relation(first_conjunct(sentence, below), "ccomp")
    ):
        return True
    if operator.status == "purpose" and any(o.id == "revive" for o in event.verdict.operators):
        return True  # "flew to Juba to revive the talks of others"
    return event.verdict.status == "mentioned" and is_absent(sentence, predicate, operator)


def _is_outlet(event: Event, party: Party) -> bool:
    """Whether words name an outlet, or stand in the brackets that credit a picture."""
    if any(m.sense == "outlet" and m.start <= party.words.start < m.end for m in event.passage.mentions):
        return True
    if party.kind != "organisation" or party.actor is not None:
        return False
    bracket = _bracket(event, party)
    return any(t.lemma.lower() in _CREDIT for t in bracket)


def _bracket(event: Event, party: Party) -> list[Token]:
    """The words of the brackets in which a party is named; none outside brackets."""
    tokens = event.passage.sentence.tokens
    at = next((t.i for t in tokens if t.start == party.words.start), None)
    if at is None:
        return []
    opening = next((t.i for t in reversed(tokens[:at]) if t.text in ("(", ")")), None)
    if opening is None or tokens[opening].text == ")":
        return []
    closing = next((t.i for t in tokens[at:] if t.text == ")"), len(tokens))
    return list(tokens[opening:closing])


def _is_crowd(event: Event, party: Party) -> bool:
    """Whether a people stands for its state: "Kenyans welcomed", not "Kenya welcomed"."""
    words = [t for t in event.passage.sentence.tokens if party.words.start <= t.start < party.words.end]
    people = [t for t in words if t.pos in ("NOUN", "PROPN") and t.feats.get("Number") == "Plur"]
    named = any(m.sense == "demonym" and m.start <= party.words.start < m.end for m in event.passage.mentions)
    return party.kind == "state" and named and bool(people) and len(words) == 1
