"""The lexicon of relations as an index: which rules a verb, an adjective or a noun of a sentence meets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from goodoffices.claims.grammar import cases, conjuncts, follow, subject
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import read_rules

_NEIGHBOURS = frozenset({"subjects", "conj", "needs", "near"})
"""What makes a rule surer than one by its object alone."""


NEAR = 8
"""How many words after a verb the further words of its phrase may stand."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One rule as met by a word.

    Attributes:
        id: The rule's.
        root: PLOVER root, None for an operator or a mere group of nouns.
        op: What it does to the event below it, None for a root.
        words: How many words of a phrase met it.
        by_object: Whether an object that the rule asks for was there.
    """

    id: str
    root: str | None
    op: str | None
    words: int = 1
    by_object: bool = False


@lru_cache(maxsize=8)
def words_of(name: str) -> frozenset[str]:
    """One list of `relation_words.yaml`."""
    return frozenset(read_rules("relation_words")[name])


@dataclass(frozen=True)
class _Index:
    verbs: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]]
    adjectives: dict[str, list[dict[str, Any]]]
    nouns: dict[str, list[tuple[str, str]]]
    roots: dict[str, str | None]
    ops: dict[str, str]


@lru_cache(maxsize=1)
def _index() -> _Index:
    verbs: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {}
    adjectives: dict[str, list[dict[str, Any]]] = {}
    nouns: dict[str, list[tuple[str, str]]] = {}
    roots: dict[str, str | None] = {}
    ops: dict[str, str] = {}
    for rule in read_rules("relation_nouns"):
        (ops if "op" in rule else roots)[rule["id"]] = rule.get("op") or rule.get("root")
        for noun in rule["nouns"]:
            nouns.setdefault(noun.split()[-1], []).append((noun, rule["id"]))
    for rule in read_rules("relation_verbs"):
        for verb in rule["verbs"]:
            first, *rest = verb.split()
            verbs.setdefault(first, []).append((tuple(rest), rule))
        for adjective in rule.get("adjectives", ()):
            adjectives.setdefault(adjective, []).append(rule)
    return _Index(verbs, adjectives, nouns, roots, ops)


def noun_groups(sentence: Sentence, noun: Token) -> list[tuple[str, str]]:
    """The entries of the lexicon that a noun meets with its group, those of most words first."""
    below = {child.lemma.lower() for child in sentence.children(noun, "compound", "amod", "nmod:poss", "nummod")}
    below |= {t.text.lower() for t in sentence.tokens[max(0, noun.i - 2) : noun.i]}
    found = [
        (entry, group)
        for lemma in _written(sentence, noun)
        for entry, group in _index().nouns.get(lemma, ())
        if all(word in below for word in entry.split()[:-1])
    ]
    return sorted(found, key=lambda pair: -len(pair[0].split()))


def _written(sentence: Sentence, noun: Token) -> list[str]:
    """A noun's lemma, after the word with hyphens that it is part of: `sit-in`, `cease-fire`."""
    tokens = sentence.tokens
    joined = noun.lemma.lower()
    at = noun.i
    while at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].end == tokens[at - 1].start:
        joined = f"{tokens[at - 2].lemma.lower()}-{joined}"
        at -= 2
    return [joined, noun.lemma.lower()] if at != noun.i else [joined]


def noun_sense(sentence: Sentence, noun: Token) -> Sense | None:
    """What a noun names as an event, None where it names none."""
    for entry, group in noun_groups(sentence, noun):
        root = _index().roots.get(group)
        if root is not None:
            return Sense(group, root, None, len(entry.split()))
    return None


def noun_operator(sentence: Sentence, noun: Token) -> Sense | None:
    """What a noun does to the event below it ("the suspension of aid"), None for other nouns."""
    for entry, group in noun_groups(sentence, noun):
        if group in _index().ops:
            return Sense(group, None, _index().ops[group], len(entry.split()))
    return None


def verb_senses(sentence: Sentence, verb: Token, *, passive: bool) -> list[Sense]:
    """The rules that a verb meets, the surest first: those by its object, then those of most words, then file order."""
    bound = _bound(sentence, verb)
    objects = object_words(sentence, verb, passive=passive)
    found: list[tuple[tuple[int, int], Sense]] = []
    lemma = read_rules("relation_words")["irregular"].get(verb.text.lower(), verb.lemma.lower())
    for rest, rule in _index().verbs.get(lemma, ()):
        after = [t.lemma.lower() for t in sentence.tokens[verb.i + 1 : verb.i + 1 + rule.get("near", NEAR)]]
        if not _in_order(rest, after, bound=bound) or not _fits(sentence, verb, rule):
            continue
        wanted = rule.get("objects")
        rank = 4 if _NEIGHBOURS & rule.keys() else 1 if "without" in rule else 0
        if wanted is not None:
            rank = _rank(wanted, objects)
            if rank <= (0 if rule.get("obliques") else 1):
                continue
        sense = Sense(rule["id"], rule.get("root"), rule.get("op"), 1 + len(rest), wanted is not None or rank == 4)
        found.append(((-rank, -len(rest)), sense))
    return [sense for _, sense in sorted(found, key=lambda pair: pair[0])]


def _fits(sentence: Sentence, verb: Token, rule: dict[str, Any]) -> bool:
    """Whether what a rule asks for around its verb is there."""
    if (path := rule.get("without")) is not None and follow(sentence, verb, path):
        return False
    if (path := rule.get("needs")) is not None:
        found = [t for t in follow(sentence, verb, path) if t.pos in ("NOUN", "ADJ", "PROPN")]
        if not any(not _dated(sentence, t) and sentence.children(verb, "obj", "nsubj:pass") for t in found):
            return False
    if (conj := rule.get("conj")) is not None and not any(t.lemma in conj for t in conjuncts(sentence, verb)):
        return False
    if (subjects := rule.get("subjects")) is not None:
        doer = subject(sentence, verb)
        if doer is None:
            return False
        pairs = noun_groups(sentence, doer)
        names = {f"@{group}" for _, group in pairs} | {entry for entry, _ in pairs} | set(_plain(sentence, doer))
        return bool(names & set(subjects))
    return True


def adjective_senses(word: Token) -> list[Sense]:
    """The rules that a predicate adjective or participle meets."""
    rules = _index().adjectives.get(word.lemma.lower(), []) or _index().adjectives.get(word.text.lower(), [])
    return [Sense(rule["id"], rule.get("root"), rule.get("op")) for rule in rules]


def object_nouns(sentence: Sentence, verb: Token, *, passive: bool) -> Iterator[tuple[int, Token]]:
    """Nouns below a verb with their rank: 3 the object (or the passive's subject), 2 what it is of, 1 obliques."""
    direct = sentence.children(verb, "obj") or sentence.children(verb, "nsubj:pass")
    if not direct and passive:
        direct = sentence.children(verb, "nsubj")
    if verb.rel in ("acl", "amod") and verb.head >= 0 and verb.feats.get("VerbForm") == "Part":
        direct = (*direct, sentence.tokens[verb.head])
    for head in direct:
        for noun in conjuncts(sentence, head):
            yield 3, noun
            yield from ((2, inner) for inner in _amounts_of(sentence, noun))
    for oblique in sentence.children(verb, "obl", "iobj", "xcomp"):
        if oblique.pos in ("NOUN", "PROPN", "NUM", "SYM") and cases(sentence, oblique) not in words_of("circumstances"):
            for noun in conjuncts(sentence, oblique):
                yield (2 if oblique.rel == "xcomp" else 1), noun


def _amounts_of(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """What a noun of amount is of, however nested: "a package of millions of tonnes of rice"."""
    if noun.lemma.lower() in words_of("amounts") or noun.pos in ("NUM", "SYM"):
        for inner in sentence.children(noun, "nmod"):
            yield inner
            yield from _amounts_of(sentence, inner)


def object_words(sentence: Sentence, verb: Token, *, passive: bool) -> dict[str, int]:
    """Entries and groups (`@aid`) of the nouns below a verb, each with its best rank."""
    found: dict[str, int] = {}
    for rank, noun in object_nouns(sentence, verb, passive=passive):
        every = noun_groups(sentence, noun)
        pairs = [p for p in every if len(p[0].split()) == len(every[0][0].split())]  # "budget support" is no support
        names = [f"@{group}" for _, group in pairs] + [entry for entry, _ in every] + _plain(sentence, noun)
        for name in names:
            found[name] = max(found.get(name, 0), rank)
    return found


def _plain(sentence: Sentence, noun: Token) -> list[str]:
    word = noun.lemma.lower()
    below = [c.lemma.lower() for c in sentence.children(noun, "compound", "amod")]
    of = [f"{word} {cases(sentence, c)} {c.lemma.lower()}" for c in sentence.children(noun, "nmod")]
    named = ["@place"] if any(n.label == "PLACE" and n.first <= noun.i < n.last for n in sentence.names) else []
    return [word, *(f"{b} {word}" for b in below), *of, *named]


def _rank(wanted: Iterable[str], objects: dict[str, int]) -> int:
    return max((objects.get(name, 0) for name in wanted), default=0)


def _bound(sentence: Sentence, verb: Token) -> frozenset[str]:
    """Words that may hang on a verb as part of its phrase wherever they stand."""
    near = sentence.children(verb, "compound:prt", "advmod")
    words = {t.lemma.lower() for t in near}
    for oblique in sentence.children(verb, "obl"):
        if not _dated(sentence, oblique):
            words |= set(cases(sentence, oblique).split())
    return frozenset(words)


def _dated(sentence: Sentence, token: Token) -> bool:
    """Whether a token lies in a date: "called on Friday" is not "called on the minister"."""
    return any(n.label == "DATE" and n.first <= token.i < n.last for n in sentence.names)


def _in_order(rest: tuple[str, ...], after: list[str], *, bound: frozenset[str]) -> bool:
    """Whether the further words of a phrase follow a verb: one word must hang on it or come next."""
    if not rest:
        return True
    if len(rest) == 1:
        return (
            rest[0] in bound
            or (after[:1] == [rest[0]] and rest[0] not in words_of("particles"))
            or (rest[0] in after and (rest[0] not in words_of("particles")))
        )
    left = list(rest)
    for word in after:
        if left and word == left[0]:
            left.pop(0)
    return not left
