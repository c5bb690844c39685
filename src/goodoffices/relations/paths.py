"""Which predicates of a sentence may tell what a source does to a target, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.claims.grammar import climb, is_predicate
from goodoffices.language import Token
from goodoffices.relations.mentions import Mention, Pair


def upwards(pair: Pair, mention: Mention) -> list[Token]:
    """The tokens above a mention, from its head's own head to the root."""
    return list(climb(pair.sentence, mention.head))[1:]


def towards(pair: Pair) -> frozenset[int]:
    """Indices of the target's words and of everything above its head."""
    own = {t.i for t in climb(pair.sentence, pair.target.head)}
    return frozenset(own | set(range(pair.target.first, pair.target.last)))


def candidates(pair: Pair) -> Iterator[Token]:
    """Words that may name the event between source and target, the likeliest first, without repetition."""
    seen: set[int] = set()
    for token in _ordered(pair):
        if token.i not in seen and not pair.source.holds(token):
            seen.add(token.i)
            yield token


def _ordered(pair: Pair) -> Iterator[Token]:
    sentence = pair.sentence
    above_source, above_target = upwards(pair, pair.source), upwards(pair, pair.target)
    on_target = {t.i for t in above_target} | {pair.target.head.i}
    governors = [t for t in above_source if is_predicate(sentence, t)]
    joint = next((t for t in [pair.source.head, *above_source] if t.i in on_target), None)
    if joint is not None and not pair.source.holds(joint) and not is_predicate(sentence, joint):
        yield joint  # an event noun that both hang on: "S's attack on T drew criticism"
    # The source's own predicate, or the one coordinated with it that the target hangs on.
    for governor in governors:
        yield from reversed([c for c in _conjoined(pair, governor) if c.i in on_target])
        if governor.i in on_target:
            yield governor
    for governor in governors[:1]:
        yield governor
    between = [t for t in above_target if t.i not in {g.i for g in governors}]
    yield from reversed([t for t in between if is_predicate(sentence, t)])
    yield from between
    yield from above_source
    yield from _conjoined(pair, governors[0]) if governors else ()
    yield from sentence.children(pair.target.head, "acl", "acl:relcl")
    yield from sentence.children(pair.source.head, "acl", "acl:relcl")
    yield from (t for t in sentence.tokens if t.pos == "VERB")


def _conjoined(pair: Pair, token: Token) -> list[Token]:
    found = []
    for child in pair.sentence.children(token, "conj"):
        found += [child, *_conjoined(pair, child)]
    return found
