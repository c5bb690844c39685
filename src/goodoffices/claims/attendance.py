"""Who was at a meeting by what he did there: "it ended as A refused to compromise", "when the council met, A voted"."""

from __future__ import annotations

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.event import Event
from goodoffices.claims.grammar import follow
from goodoffices.claims.references import References
from goodoffices.language import Sentence, Token

_CAUSE = frozenset({"as", "after", "when", "because", "since", "while"})
_REFUSING = frozenset({"refuse", "decline", "fail"})
_AT_THE_TABLE = frozenset({"negotiate", "compromise", "budge", "sign", "discuss", "talk", "engage", "accept", "agree",
                           "yield", "concede", "endorse"})  # fmt: skip
_VOTING = frozenset({"veto", "vote", "abstain", "block"})
_BODIES = frozenset({"meet", "convene", "gather"})


def add_attending(event: Event, references: References) -> None:
    """Adds those whom a sentence tells to have acted at a meeting that was held.

    Args:
        event: The meeting with whom its own words name.
        references: Whom the words before have named.
    """
    if event.verdict.status not in ("held", "mentioned", "under_way"):
        return
    for verb in (*_refusals(event), *_votes(event)):
        for who in event.passage.sentence.children(verb, "nsubj"):
            event.add([p for p in parties_at(event.passage, who, references) if p.kind != "office"], "party")


def _refusals(event: Event) -> list[Token]:
    """Clauses that tell why talks came to nothing: by what somebody would not do at the table, or by his leaving it."""
    sentence = event.passage.sentence
    near = [event.trigger, *event.verdict.predicates[1:]]
    clauses = [c for t in near for c in sentence.children(t, "advcl") if _marks(sentence, c) & _CAUSE]
    return [c for c in clauses if _stays(sentence, c) or _leaves(sentence, c)]


def _stays(sentence: Sentence, verb: Token) -> bool:
    wanted = [w.lemma for w in sentence.children(verb, "xcomp")]
    return verb.lemma in _REFUSING and bool(wanted) and wanted[0] in _AT_THE_TABLE


def _leaves(sentence: Sentence, verb: Token) -> bool:
    out = follow(sentence, verb, "compound:prt[out]") or follow(sentence, verb, "advmod[out]")
    return verb.lemma in ("walk", "storm") and bool(out)


def _votes(event: Event) -> list[Token]:
    """What a member did by voting when its council met."""
    sentence, met = event.passage.sentence, event.trigger
    if met.lemma not in _BODIES or met.rel != "advcl" or "when" not in _marks(sentence, met):
        return []
    above = sentence.tokens[met.head]
    return [above] if above.lemma in _VOTING else []


def _marks(sentence: Sentence, clause: Token) -> set[str]:
    return {m.lemma.lower() for m in sentence.children(clause, "mark", "advmod")}
