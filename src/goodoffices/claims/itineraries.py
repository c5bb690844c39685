"""Journeys of several stations: "goes to Cairo on Sunday and to Ankara on Tuesday" are two visits."""

from __future__ import annotations

from goodoffices.claims.event import Event, Roles
from goodoffices.claims.grammar import cases, conjuncts, follow
from goodoffices.claims.reading import Reading
from goodoffices.claims.sites import Located, places_at
from goodoffices.claims.turns import Turn
from goodoffices.language import Token
from goodoffices.schema import Span

_TO = frozenset({"to", "for", "on to", "into"})


def stations(reading: Reading, event: Event) -> list[Turn]:
    """The visits of a clause that names several goals; empty when it names one."""
    passage, sentence = event.passage, event.passage.sentence
    seen = {t.i for o in follow(sentence, event.trigger, "obj") for t in conjuncts(sentence, o)}  # "visited A and B"
    found: list[tuple[Token, Located]] = []
    for token in sentence.tokens[event.trigger.i + 1 :]:
        if token.pos in ("VERB", "SCONJ") or token.text in (";", ":"):
            break
        located = places_at(reading, passage, token) if token.i in seen or cases(sentence, token) in _TO else None
        if located is not None and all(located.where.name != known.where.name for _, known in found):
            found.append((token, located))
    if len(found) < 2:
        return []
    bounds = [_start(event, token) for token, _ in found]
    last = sentence.tokens[-1].end
    reaches = [Span(a, b) for a, b in zip(bounds, [*bounds[1:], last], strict=True)]
    return [
        Turn(_own(event, reach, reaches), reach, tuple(r for r in reaches if r is not reach), located)
        for reach, (_, located) in zip(reaches, found, strict=True)
    ]


def _own(event: Event, reach: Span, reaches: list[Span]) -> Roles:
    """The participants of one visit: hosts that the words of another name are not its own."""
    others = [r for r in reaches if r is not reach]
    return [(p, r) for p, r in event.roles if r != "host" or not any(o.start <= p.words.start < o.end for o in others)]


def _start(event: Event, goal: Token) -> int:
    """Where the words of a goal begin: at its own preposition, else at itself."""
    own = [c.start for c in event.passage.sentence.children(goal, "case")]
    return min([*own, goal.start])
