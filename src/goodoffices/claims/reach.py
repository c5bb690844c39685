"""Reach: how far what is said goes: to the semicolon, and to the condition on the other side of "X said"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodoffices.claims.grammar import has_relation
from goodoffices.language import Sentence, Token
from goodoffices.schema import Span

_CONDITIONS = frozenset({"if", "unless", "until", "once", "provided", "before", "because", "although", "though"})
_OPEN = frozenset("\"“«„‘'")


def is_condition(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause sets a condition or gives a reason: "if the cash is paid", "until they withdraw"."""
    marks = sentence.children(clause, "mark", "advmod")
    return any(m.lemma.lower() in _CONDITIONS and m.i < clause.i for m in marks)


def conditions(sentence: Sentence, verb: Token, clauses: Sequence[Token]) -> list[Token]:
    """The words of conditions that a verb of speech cuts off: "If it is shelled, he said, they will leave".

    Args:
        sentence: The sentence.
        verb: The verb of speech.
        clauses: The heads of what is said.
    """
    after = clauses[0].i > verb.i
    below = [c for head in clauses for c in sentence.children(head, "advcl") if (c.i > verb.i) != after]
    if not after:  # parsers hang a condition on the verb of speech
        below += [c for c in sentence.children(verb, "advcl", "ccomp") if c not in clauses]
    return [t for c in below if is_condition(sentence, c) for t in sentence.subtree(c)]


def within(sentence: Sentence, cue: Token, tokens: Iterable[Token]) -> list[Token]:
    """The words that no semicolon parts from the cue."""
    following = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    marks = [t.i for t, after in following if t.text == ";" and after.text not in _OPEN]
    first = max((i for i in marks if i < cue.i), default=-1)
    last = min((i for i in marks if i > cue.i), default=len(sentence.tokens))
    return [t for t in tokens if first < t.i < last]


def lacks_subject(sentence: Sentence, head: Token, words: Span) -> bool:
    """Whether some words leave the subject of their predicate to those before them: "which, he insisted, must end"."""
    mine = [s for s in sentence.children(head, "nsubj", "csubj", "expl") if words.start <= s.start < words.end]
    to = any(m.lemma == "to" for m in sentence.children(head, "mark"))  # "claimed to have taken it"
    return not mine and not has_relation(head, "conj") and not to
