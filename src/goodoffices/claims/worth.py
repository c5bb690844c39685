"""Whether the words of an event say enough of it for a reader to enter it."""

from __future__ import annotations

from goodoffices.claims.draft import Draft
from goodoffices.claims.event import Event
from goodoffices.claims.grammar import follow, lemma_of
from goodoffices.claims.party import Party, is_named
from goodoffices.lexicon import read_rules
from goodoffices.schema import MEETINGS

_SENDING = frozenset({"deploy", "withdraw", "hold", "convene", "impose", "lift"})
"""Operators that tell what becomes of a mission: what else is said of it is no news of it."""


def in_passing(event: Event) -> bool:
    """Violence that a noun names and no verb asserts ("called for an end to the violence in Kivu")."""
    trigger = event.trigger
    asserted = bool(event.verdict.operators) or trigger.rel.startswith("nsubj") or trigger.head < 0
    return event.frame.kind == "incident" and trigger.pos != "VERB" and not asserted


def says_enough(event: Event, draft: Draft) -> bool:
    """Whether a reader would enter it: violence with two sides or a place, one agreement, more than a mention."""
    placed = bool(draft.values.get("where"))
    if event.frame.kind == "incident":
        dated = "when" in draft.values
        if in_passing(event) or event.trigger.rel == "acl:relcl":  # "forces who have fought the rebels"
            return (dated and (placed or bool(draft.parties))) or (placed and bool(draft.parties))
        told = bool(draft.parties) or (event.at_war and bool(draft.values.get("details")))  # by whom, or how many died
        return len(draft.parties) > 1 or placed or (dated and told) or "type" in event.frame.details
    if event.frame.kind == "exchange":
        return bool(draft.parties) or placed or "when" in draft.values
    if event.frame.kind == "monitoring":  # a mission's name in passing is no news of it
        counted = event.passage.sentence.tokens[event.trigger.head].lemma in ("number", "size", "mandate")
        sent = any(operator.id in _SENDING for operator in event.verdict.operators)
        return event.trigger.pos == "VERB" or sent or (event.trigger.head >= 0 and counted)
    if event.frame.kind in MEETINGS and event.only_unnamed():
        ahead = draft.status == "proposed" or (draft.status == "scheduled" and event.passage.headline)
        bare = len(event.core()) == 1 and not placed and "when" not in draft.values
        if draft.status == "mentioned" or (ahead and bare):
            return False  # "when leaders gather", "urged both sides to return to the table", "Deputies to meet": which?
    vague = event.verdict.rule.startswith("adjective") and not placed and "when" not in draft.values
    if event.frame.kind in MEETINGS and vague and (event.only_unnamed() or len(event.core()) < 2):
        return False  # "the next meeting of the guarantors", "previous meetings of officials"
    if _joins_alone(event) and not placed and "when" not in draft.values:
        return False  # "A joined the talks": that of others, some time
    if event.frame.gathers:
        return draft.status != "mentioned" and (placed or "when" in draft.values)
    if "content" in draft.values and " " not in draft.values["content"].text:
        return False  # "agreed to come": no promise that one could hold them to
    joined = any(role == "observer" for _, role in event.roles)  # "the talks began in the presence of A"
    if event.series and draft.status not in ("postponed", "cancelled") and not joined:
        return draft.status != "mentioned" and (placed or "when" in draft.values)
    if event.trigger.lemma == "declaration" and event.frame.kind == "agreement" and len(event.core()) == 1:
        return False  # "Kenyatta's declaration on the border" binds nobody else
    if "when" in draft.values:
        in_force = event.frame.phase in ("in_force", "extended")
        begins = bool(event.frame.scheduled) and event.at_war and _is_truce(event)  # not: "the truce has held"
        return bool(event.core()) or placed or not in_force or begins
    named = [p for p in event.core() if is_named(p)]
    if event.frame.kind == "agreement" and not (named and (len(event.core()) > 1 or not event.frame.conflict)):
        drafted = event.frame.status == "proposed"
        if event.at_war and event.trigger.pos == "VERB" and event.core() and _is_truce(event):
            return True  # "the warring parties agreed to a ceasefire"
        if event.frame.id == "agreement.told":
            placed = placed and bool(event.passage.sentence.children(event.trigger, "acl"))
        return placed or drafted or (draft.status not in ("agreed", "proposed") and bool(event.core()))
    if event.frame.id == "agreement.named" and event.trigger.feats.get("Number") == "Plur":
        return False  # "agreements" without a day are no one agreement
    return draft.status != "mentioned" or event.trigger.pos == "VERB" or placed or _is_known_pair(event, named)


def _joins_alone(event: Event) -> bool:
    """Whether words only tell that one party came to the talks of others."""
    joins = any(p.lemma in ("join", "rejoin") for p in event.verdict.predicates[1:])
    own = {t.start for t in event.passage.sentence.tokens}
    told = [p for p in event.core() if p.words.start in own]
    return joins and event.frame.kind in MEETINGS and event.verdict.status == "held" and len(told) < 2


def _is_known_pair(event: Event, named: list[Party]) -> bool:
    """Whether words name both sides of the talks that they speak of: "the talks between A and B are crucial"."""
    between = follow(event.passage.sentence, event.trigger, "nmod(between)")
    return event.frame.kind in MEETINGS and len(named) > 1 and bool(between)


def _is_truce(event: Event) -> bool:
    """Whether a verb makes or breaks a ceasefire."""
    near = [w for rel in ("obj", "obl", "nsubj") for w in event.passage.sentence.children(event.trigger, rel)]
    return any(lemma_of(event.passage.sentence, w) in read_rules("nouns")["truce"] for w in near)
