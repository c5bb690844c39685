"""What the status of an event rests on: the verdict, and the words on which its day and place may hang."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from goodoffices.claims.grammar import cases, climb, follow, is_predicate
from goodoffices.claims.tense import Mood, tense_of
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import modifiers, operators
from goodoffices.lexicon.shapes import Operator
from goodoffices.schema import Span, Status

MARGINS = "[margin|margins|sideline|sidelines|fringe]"
"""The end of a path to where meetings beside a greater one are held."""


BEFORE = frozenset({"ahead of", "before", "prior to"})
"""Prepositions of what comes after the act of the clause: its day and its place are others."""

_AFTER = frozenset({"after", "following"})

MEETING = frozenset({"meet", "talk", "confer", "negotiate", "gather", "convene"})
"""Verbs of meeting: "met ahead of the summit" tells of two."""

_GREATER = "nmod(of)/nmod(of)"
"""From margins to the greater meeting: "on the sidelines of the ministerial meeting of the summit in Riyadh"."""

_JOURNEY = "obl(during|on|in)[visit|trip|tour|stay]"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of an event as one passage tells it.

    Args:
        status: The status.
        words: Range of the shortest words that state it.
        rule: What decided: the mood, or the id of an operator or modifier.
        mood: Tense of the outermost predicate that decided; directs time expressions.
        predicates: The event's word and the operators above it, inside out: their subjects and by-phrases take part.
        operators: The operator of each of `predicates` after the first.
        hedge: Range of hedging words, None without.
        condition: Range of the clause or phrase that it depends on, None without.
        negated: The passage denies it.
    """

    status: Status
    words: Span
    rule: str
    mood: Mood
    predicates: tuple[Token, ...]
    operators: tuple[Operator, ...] = ()
    hedge: Span | None = None
    condition: Span | None = None
    negated: bool = False

    @property
    def direction(self) -> str:
        """`past`, `present` or `future`: where a weekday or a month without year lies."""
        if self.status in ("scheduled", "agreed", "proposed", "invited", "unlikely") and self.mood != "counterfactual":
            return "future"
        return {"past": "past", "future": "future"}.get(self.mood, "present")


_MADE = frozenset({"agree", "sign", "reach", "conclude", "broker", "strike", "negotiate", "declare", "announce"})
"""Participles that tell of an agreement's own day: "a ceasefire agreed last year"."""


def relative_clauses(sentence: Sentence, noun: Token) -> list[Token]:
    """The relative clauses of a noun for talks, the one included that a parser hangs on who holds them.

    "The talks between A and B, which resume in Quito": what resumes are the talks.
    """
    partners = follow(sentence, noun, "nmod(between|with|among)")
    torn = [c for p in partners for c in sentence.children(p, "acl:relcl") if c.lemma in _RUNNING]
    which = [c for c in torn if any(w.text.lower() in ("which", "that") for w in sentence.children(c, "nsubj"))]
    return [*sentence.children(noun, "acl:relcl"), *which]


_BESIDE = frozenset({"follow", "succeed", "precede"})
"""Verbs of a clause that tells of another event beside the one it belongs to."""
_RUNNING = frozenset({"resume", "begin", "start", "open", "convene", "reconvene", "restart", "conclude"})
"""What talks do and nobody else."""


def _clauses(sentence: Sentence, noun: Token) -> list[Token]:
    return list({c.i: c for c in (*sentence.children(noun, "acl"), *relative_clauses(sentence, noun))}.values())


@cache
def _causing() -> frozenset[str]:
    """Verbs whose object came after what brought it about: "were captured in May, prompting talks"."""
    return next(operator.lemmas for operator in operators() if operator.id == "bring-about")


def carriers(sentence: Sentence, verdict: Verdict, *, made: bool = False) -> tuple[Token, ...]:
    """The words on which day and place of an event may hang, nearest first.

    The event's word, clauses that describe it ("a meeting scheduled to take place in Sochi"), the operators above it,
    the clause that a participle belongs to ("by hosting"), and last the occasion it was on the margins of.

    Args:
        sentence: The sentence.
        verdict: What its words say of the event.
        made: It is an agreement: how it was made ("signed in 2015") tells its day, too.
    """
    trigger = verdict.predicates[0]
    below = (
        [c for c in _clauses(sentence, trigger) if _tells_when(c) or (made and c.lemma in _MADE)]
        if trigger.pos != "VERB"
        else []
    )
    below += [x for c in below for x in sentence.children(c, "xcomp")]
    above = list(verdict.predicates[1:])
    below += [  # "a plan for talks to be held in Doha": parsers hang the clause on the plan
        c for p in above if p.pos == "NOUN" for c in sentence.children(p, "acl") if c.lemma in ("hold", "schedule")
    ]
    if trigger.pos != "VERB":  # "talks are expected to open in Doha on Friday"
        below += [x for p in above for x in sentence.children(p, "xcomp") if x.lemma in modifiers()["infinitives"]]
    last = (above or [trigger])[-1]
    outer = next((t for t in climb(sentence, last) if is_predicate(sentence, t)), last)
    while (
        outer.rel in ("advcl", "xcomp")
        and outer.lemma not in _causing()
        and tense_of(sentence, outer).mood in ("participle", "infinitive")
    ):
        outer = sentence.tokens[outer.head]
        above.append(outer)
    if trigger.pos != "VERB" and cases(sentence, trigger) in BEFORE | _AFTER and outer.lemma in MEETING:
        above, outer = [t for t in above if t is not outer], trigger
    margins = [
        m for p in (trigger, *above) for rel in ("obl", "nmod") for m in follow(sentence, p, f"{rel}(on|at){MARGINS}")
    ]
    occasion = [o for m in margins for o in [m, *follow(sentence, m, "nmod(of)"), *follow(sentence, m, _GREATER)]]
    occasion += [c for o in occasion for c in sentence.children(o, "acl") if _tells_when(c)]
    journeys = [j for p in (trigger, *above, outer) for j in follow(sentence, p, _JOURNEY)]
    nominal = trigger.pos != "VERB"
    partners = follow(sentence, trigger, "nmod(between|with|among|of)") if nominal else follow(sentence, trigger, "obj")
    partners += [] if nominal else follow(sentence, trigger, "obl(with)") + follow(sentence, trigger, "nsubj:pass")
    between = [t for p in partners for t in sentence.subtree(p) if t.pos in ("NOUN", "PROPN")]
    found = [trigger, *below, *above, outer, *between, *occasion, *journeys]
    return tuple({t.i: t for t in found}.values())


def _tells_when(clause: Token) -> bool:
    """Whether a clause on an event's noun tells of its taking place ("held in", "scheduled for"), not of its origin."""
    told = modifiers()["participles"].get(clause.lemma)
    if clause.lemma in _BESIDE:
        return False  # "talks, which follow a meeting in June"
    return clause.rel == "acl:relcl" or clause.feats.get("VerbForm") == "Inf" or told in ("held", "scheduled")
