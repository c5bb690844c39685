"""The clause between two mentions in few words, with the mentions masked: what the classifier compares by meaning."""

from __future__ import annotations

from typing import Final

from goodoffices.language import Sentence, Token
from goodoffices.relations.mentions import Mention, Pair
from goodoffices.relations.paths import candidates

LONGEST: Final = 16
SOURCE: Final = "Norway"
TARGET: Final = "Chad"
_LEFT_OUT: Final = frozenset(
    {"punct", "parataxis", "appos", "discourse", "acl:relcl", "cc:preconj", "list", "dislocated"}
)
_ASIDE: Final = frozenset({"advcl", "obl:tmod", "obl:npmod", "obl:unmarked"})


def clause_of(pair: Pair) -> list[str]:
    """The words of the clause, in order, with names for both mentions."""
    top = next(candidates(pair), pair.sentence.root)
    kept = {top.i}
    _keep(pair, top, kept, depth=0)
    for mention in (pair.source, pair.target):
        _reach(pair.sentence, mention, kept)
    words: list[str] = []
    masked: set[int] = set()
    for token in pair.sentence.tokens:
        held = next((m for m in (pair.source, pair.target) if m.holds(token)), None)
        if held is not None:
            if held.head.i in kept and held.first not in masked:
                masked.add(held.first)
                words += _masked(held, SOURCE if held is pair.source else TARGET)
        elif token.i in kept:
            words.append(token.text)
    return words


def _masked(mention: Mention, name: str) -> list[str]:
    return [name] if mention.head.pos in ("PROPN", "PRON") else ["the", mention.head.text, "of", name]


def _keep(pair: Pair, token: Token, kept: set[int], depth: int) -> None:
    """Adds what belongs to a predicate or its arguments, a few words deep."""
    for child in pair.sentence.children(token):
        on_way = _holds(pair, child)
        if not on_way and (child.rel in _LEFT_OUT or (child.rel in _ASIDE and not _purpose(pair.sentence, child))):
            continue
        if not on_way and (depth > 3 or len(kept) > LONGEST or (child.rel == "conj" and depth == 0)):
            continue
        if not on_way and child.rel in ("cc", "mark") and depth == 0 and child.lemma.lower() != "to":
            continue
        kept.add(child.i)
        _keep(pair, child, kept, depth + 1)


def _purpose(sentence: Sentence, token: Token) -> bool:
    return token.rel == "advcl" and any(m.lemma == "to" for m in sentence.children(token, "mark"))


def _holds(pair: Pair, token: Token) -> bool:
    below = {t.i for t in pair.sentence.subtree(token)}
    return pair.source.head.i in below or pair.target.head.i in below


def _reach(sentence: Sentence, mention: Mention, kept: set[int]) -> None:
    """Adds the words from a mention up to what is kept."""
    path = [mention.head, *sentence.ancestors(mention.head)]
    for at, token in enumerate(path):
        if token.i in kept:
            kept |= {t.i for t in path[:at]}
            return
    kept.add(mention.head.i)
