"""Which operator of the lexicon governs an event: the verb, adjective or noun above it that says what becomes of it."""

from __future__ import annotations

from goodoffices.claims.grammar import auxiliaries, cases, follow, has_relation, lemma_of
from goodoffices.claims.tense import has_pos, tense_of
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import operators
from goodoffices.lexicon.shapes import Operator

TELLING = frozenset({"announce", "confirm"})
"""Verbs that tell a plan or what has come about, by the tense below them."""
_COMING = frozenset({"attend", "take-part", "participate"})
"""Operators by which somebody is at an event."""
_OFF = "compound[off]"
"""The path to the particle of "called off"."""


def operator_above(sentence: Sentence, node: Token, head: Token, *, headline: bool) -> Operator | None:
    """The operator by which a word bears on the event below it.

    Args:
        sentence: The sentence.
        node: The event's word, or the last operator found above it.
        head: The word on which it hangs.
        headline: The sentence is a title.
    """
    for operator in operators():
        if operator.lemmas.isdisjoint((head.lemma.lower(), lemma_of(sentence, head))) or not has_pos(
            sentence, head, operator.pos
        ):
            continue
        called_off = operator.needs == _OFF and _is_object(sentence, node, head)
        if operator.needs and not called_off and not follow(sentence, head, operator.needs):
            continue
        if head.lemma == "call" and sentence.children(head, "xcomp") and operator.needs is None:
            continue  # "called the talks constructive": nobody convened them
        if operator.pos == "ADJ" and has_relation(node, "advcl") and _gives_reason(sentence, node):
            continue  # "the talks are off because A and B are meeting"
        if operator.pos == "NOUN" and node.rel == "acl:relcl":
            continue  # "a decision which prompted talks" has not decided on them
        if operator.id == "mention" and head.lemma == "talk" and head.feats.get("Number") == "Plur":
            continue  # "talks" are held, "talk of a summit" mentions one
        if not operator.of_known and _is_known(sentence, node):
            continue  # "there is hope for the talks", "gave the talks a push": something is hoped of what is known
        if operator.status == "purpose" and sentence.children(node, "nsubj"):
            continue  # "A arrived after B had met C": B's doing is no purpose of A's
        if operator.id == "schedule" and head.lemma in TELLING and _is_told(sentence, node, headline=headline):
            continue  # "A announced that B had agreed": it is told, not planned
        if any(head in follow(sentence, node, "^" + via.replace("/", "/^")) for via in operator.via):
            return operator
        if called_off:
            return operator
        if "nsubj:pass" in operator.via and _is_struck(sentence, node, head, headline=headline):
            return operator
        # "held one-on-one and then trilateral meetings": parsers take the second noun for a second predicate
        if node.rel == "conj" and node.pos == "NOUN" and head.pos == "VERB" and "obj" in operator.via:
            return operator
    return None


def _is_known(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun means talks that are known: "hope for the talks"."""
    return noun.pos == "NOUN" and any(d.lemma in ("the", "these", "those") for d in sentence.children(noun, "det"))


def _gives_reason(sentence: Sentence, clause: Token) -> bool:
    return any(
        m.lemma.lower() in ("because", "as", "since", "after", "while") for m in sentence.children(clause, "mark")
    )


def is_denied(sentence: Sentence, tale: Token) -> bool:
    """Whether the verb above denies what a noun tells."""
    return any(operator.denies and sentence.tokens[tale.head].lemma in operator.lemmas for operator in operators())


def _is_object(sentence: Sentence, node: Token, head: Token) -> bool:
    """Whether a noun is what a verb calls off, whatever the parser makes of a short headline: "calls off talks"."""
    case = cases(sentence, node)
    particle = [t for t in sentence.tokens[head.i + 1 : node.i] if t.lemma == "off"]
    return node.rel == "obl" and case in ("", "off") and bool(particle) and particle[0].i == head.i + 1


def _is_struck(sentence: Sentence, node: Token, head: Token, *, headline: bool) -> bool:
    """Whether a headline's participle is a passive without its verb: "Summit called off", "Talks suspended"."""
    alone = not auxiliaries(sentence, head) and not sentence.children(head, "obj", "ccomp", "xcomp")
    return headline and node.rel == "nsubj" and alone and head.text.lower().endswith("ed")


def _is_told(sentence: Sentence, node: Token, *, headline: bool) -> bool:
    """Whether a clause tells of what is past or goes on."""
    mood = tense_of(sentence, node, headline=headline).mood if has_relation(node, "ccomp") else "future"
    return mood in ("past", "progressive")


def is_absent(sentence: Sentence, verb: Token, operator: Operator) -> bool:
    """Whether somebody is said not to take part in what goes on without him: "was not taking part in the talks"."""
    tense = tense_of(sentence, verb)
    return operator.id in _COMING and tense.negated is not None and tense.mood in ("past", "progressive", "present")
