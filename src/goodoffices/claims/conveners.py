"""Who calls or carries a gathering rather than comes to it: "Macron's conference on Libya", "UN peace talks"."""

from __future__ import annotations

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.event import Event, Roles
from goodoffices.claims.grammar import follow, subject
from goodoffices.claims.party import Party
from goodoffices.claims.references import References

_HALLS = frozenset({"conference", "congress", "forum", "convention"})
"""Gatherings to which others come: whoever owns or moves one convenes it."""
_TALKS = frozenset({"talk", "negotiation", "consultation", "dialogue"})
"""What a body of states whose name stands before them carries between others."""
_MOVING = frozenset({"cancel", "call-off", "postpone", "put-off", "put-on-hold"})


def conveners(event: Event) -> Roles:
    """The roles of a contact with those for bodies that carry talks and for who owns a conference or puts it off.

    A with-phrase makes them parties all the same: "Kenya cancelled its conference with Somalia".

    Args:
        event: A meeting with everyone whom its words name.
    """
    sentence, trigger = event.passage.sentence, event.trigger
    if trigger.lemma in _TALKS:
        before = [(t.start, t.end) for t in sentence.children(trigger, "amod", "compound")]
        return [
            (p, "mediator") if r == "party" and p.country == "IGO" and _inside(p, before) else (p, r)
            for p, r in event.roles
        ]
    if trigger.lemma not in _HALLS or follow(sentence, trigger, "nmod(with|between)"):
        return event.roles
    words = [w for w in follow(sentence, trigger, "nmod:poss") if w.feats.get("Number") != "Plur"]
    for predicate, operator in zip(event.verdict.predicates[1:], event.verdict.operators, strict=True):
        who = subject(sentence, predicate) if operator.id in _MOVING else None
        passive = bool(sentence.children(predicate, "nsubj:pass"))
        words += [who] if who is not None and not passive else []
        words += follow(sentence, predicate, "obl(by)") if operator.id in _MOVING else []
    reach = [(t.start, t.end) for word in words for t in sentence.subtree(word)]
    alone = len(event.core()) == 1 and any(w.pos == "PRON" for w in words)  # he is named elsewhere
    return [
        (party, "convener") if role == "party" and (alone or _inside(party, reach)) else (party, role)
        for party, role in event.roles
    ]


def movers(event: Event, references: References) -> list[Party]:
    """Those who put off or call off talks with somebody, which is their own business: "A suspended talks with B".

    Args:
        event: A contact.
        references: Whom the words before have named.
    """
    sentence, trigger = event.passage.sentence, event.trigger
    if not follow(sentence, trigger, "nmod(with)") or follow(sentence, trigger, "nmod(between|among)"):
        return []
    pairs = zip(event.verdict.predicates[1:], event.verdict.operators, strict=True)
    words = [subject(sentence, p) for p, o in pairs if o.id in _MOVING and not sentence.children(p, "nsubj:pass")]
    return [p for w in words if w is not None for p in parties_at(event.passage, w, references)]


def _inside(party: Party, reach: list[tuple[int, int]]) -> bool:
    return any(a <= party.words.start < b for a, b in reach)
