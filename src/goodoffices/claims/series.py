"""Talks that go on: a round, a session, a forum that names no one has the parties of the talks told of before."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.claims.event import Contacts, Event, Roles
from goodoffices.claims.grammar import follow, has_relation, measured
from goodoffices.claims.party import Party
from goodoffices.schema import Claim

ANOTHER = frozenset(
    {
        "next",
        "previous",
        "last",
        "first",
        "second",
        "third",
        "earlier",
        "future",
        "following",
        "new",
        "another",
        "further",
        "fresh",
    }
)
"""Modifiers of a meeting that is another than the one told of."""
_RESUMING = frozenset({"resume", "reopen", "restart", "reconvene", "continue", "renew", "relaunch"})
_TALKS = frozenset({"talk", "negotiation", "consultation", "discussion", "session", "meeting", "round", "forum"})
_PLAIN = frozenset({"direct", "indirect", "formal", "informal", "plenary", "planned", "proximity"})
_SERIAL = frozenset({"scheduled", "postponed", "cancelled", "held", "under_way", "agreed", "mentioned"})


_HALLS = frozenset({"conference", "congress", "forum", "summit", "convention"})
"""Gatherings that have a name of their own: "the congress" is no meeting of ministers told of before."""


def may_be(event: Event, claim: Claim, roles: Roles, text: str) -> bool:
    """Whether a definite "the meeting" may be one told of before: of its kind, in its place, under its mediators.

    Those who refused it are not those who come.

    Args:
        event: The meeting with a definite noun.
        claim: One told of before.
        roles: Who takes part in that one.
        text: Stored text of the article.
    """
    sentence, trigger = event.passage.sentence, event.trigger
    if claim.status == "refused":
        return False
    word = text[claim.trigger.start : claim.trigger.end].lower()
    own = [
        t
        for t in (*sentence.children(trigger, "compound"), *follow(sentence, trigger, "nmod(in|at)"))
        if t.pos == "PROPN"
    ]
    place = (claim.where.name or "").lower()
    if any(t.text.lower() not in place for t in own):
        return False  # "the Vienna talks"
    if trigger.lemma.lower() in _HALLS and not (own or word.startswith(trigger.lemma.lower())):
        return False
    led = [p for p, role in event.roles if role in ("mediator", "convener", "host")]
    return all(any(p.same_as(q) for q, _ in roles) for p in led)


def add_series(event: Event, earlier: Contacts) -> bool:
    """Adds those whose talks go on: "talks resume in Geneva", "the second round opens on Monday", "a session is off".

    A word that says that they go on points at the last talks told of; without one, the article must tell of no others.
    """
    sentence, trigger = event.passage.sentence, event.trigger
    if any(role == "party" for _, role in event.roles) or not event.verdict.operators:
        return False
    top = measured(sentence, trigger)
    above = event.verdict.predicates[1:]
    what = [w.lemma.lower() for w in sentence.children(trigger, "compound")]
    if trigger.lemma not in _TALKS or set(what) - {"peace"} or follow(sentence, trigger, "nmod(of|on|for|about)"):
        return False  # "a party congress", "a conference on climate": others' business
    if event.verdict.status not in _SERIAL or not any(has_relation(t, "nsubj") for t in (top, *above)):
        return False
    talks = [roles for number, claim, roles in earlier if claim.kind == "meeting" and number < event.passage.number]
    talks = [roles for roles in talks if len([r for _, r in roles if r == "party"]) > 1]
    if not talks or any(p.kind == "organisation" and p.country in ("IGO", None) for p, _ in talks[-1]):
        return False  # who comes to a body's next session is not told
    words = [*sentence.children(top, "amod", "det"), *sentence.children(trigger, "amod", "det")]
    goes_on = any(w.lemma.lower() in ANOTHER or w.feats.get("NumType") == "Ord" for w in words)
    goes_on = goes_on or any(t.lemma in _RESUMING for t in above)
    last = talks[-1]
    own = {w.lemma.lower() for w in words if w.rel == "amod"} <= _PLAIN
    if not goes_on and not (own and all(_same_people(roles, last) for roles in talks)):
        return False
    event.series = True
    event.roles += [(p.by_rule("the talks told of before"), "party") for p in _steady(talks)]
    return True


def _steady(talks: Sequence[Roles]) -> list[Party]:
    """Who comes to the next of some talks: of the last ones' parties those who were at all before, if two were."""
    met = [[p for p, role in roles if role == "party"] for roles in talks]
    shared = [[p for p in met[-1] if any(p.same_as(q) for q in before)] for before in met]
    rows = [set(map(id, row)) for row in shared if len(row) > 1]
    steady = [p for p in met[-1] if all(id(p) in row for row in rows)]
    return steady if len(steady) > 1 else met[-1]


def _same_people(some: Roles, others: Roles) -> bool:
    """Whether two lists name the same parties."""
    a, b = ([p for p, role in roles if role == "party"] for roles in (some, others))
    return all(any(p.same_as(q) for q in b) for p in a) and all(any(p.same_as(q) for p in a) for q in b)
