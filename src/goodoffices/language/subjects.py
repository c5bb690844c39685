"""Subjects that the best tree has lost: inside the phrase before them, or under another name.

A verb that says something has somebody who says it. Where the best tree gives a finite verb none, the subject mostly
stands right before it: taken for a phrase of time ("UK ambassador to Khartoum has urged"), or into the phrase that
opens the sentence ("In a statement on Monday, the council said").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from goodoffices.language.kinds import kinds, times
from goodoffices.language.parse import Parse, Tree
from goodoffices.language.trees import decode

_FARTHEST: Final = 7.0  # how much worse than the best tree one with a subject may be
_NEVER: Final = -1e9
_NOUNS: Final = ("NOUN", "PROPN")
_BARE: Final = ("obl", "iobj", "obj", "nmod", "advmod", "dislocated", "vocative", "dep")
_SUBJECTS: Final = ("nsubj", "csubj", "expl")
_FINITE: Final = ("root", "ccomp", "parataxis")


def with_subject(parse: Parse) -> Tree | None:
    """The tree in which a finite verb without a subject has one.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree; None where no verb lacks a subject, or none is found.
    """
    for verb in range(2, len(parse.heads)):
        for word in parse.below(verb, "nsubj"):
            freed = _with_a_phrase(parse, verb, word)
            if freed is not None:
                return freed
        if not _lacks(parse, verb):
            continue
        relation = "nsubj:pass" if _is_passive(parse, verb) else "nsubj"
        for word in reversed(parse.below(verb, *_BARE)):
            if word < verb and _is_bare(parse, word):
                return Tree(list(parse.heads), {word: relation})
        found = [*_behind_a_name(parse, verb)]
        if relation == "nsubj":
            found += [*_behind_a_phrase(parse, verb), *_before_a_phrase(parse, verb)]
        tried = [(parse.loss_of(heads), word, heads) for word, heads in found]
        if tried:
            loss, word, heads = min(tried)
            if loss <= _FARTHEST:
                return Tree(heads, {word: relation})
    return None


def _lacks(parse: Parse, verb: int) -> bool:
    """Whether a word is a finite verb in the active voice that has no subject."""
    relative = parse.relations[verb - 1] == "acl:relcl" and any(parse.is_a(o, "PRON") for o in parse.below(verb, "obj"))
    if not parse.is_a(verb, "VERB") or parse.below(verb, *_SUBJECTS):
        return False
    if not relative and parse.relation(verb) not in _FINITE:
        return False
    if _is_passive(parse, verb):
        return any(parse.lower[word] in ("is", "are", "was", "were") for word in parse.below(verb, "aux"))
    helped = any(parse.lower[word] in ("has", "have", "had", "will", "would") for word in parse.below(verb, "aux"))
    return helped or parse.lower[verb] in kinds()["finite"]


def _is_passive(parse: Parse, verb: int) -> bool:
    return any(parse.relations[word - 1] == "aux:pass" for word in parse.below(verb, "aux"))


def _is_bare(parse: Parse, word: int) -> bool:
    """Whether a word heads a phrase without a preposition that is no time."""
    named = parse.relation(word) == "advmod" and word > 1 and parse.words[word - 1][:1].isupper()  # a name in "-ly"
    if not (named or parse.is_a(word, *_NOUNS)) or parse.lower[word] in times():
        return False
    return not parse.below(word, "case", "mark") and not parse.is_a(
        parse.reach(word)[0], "ADP", "CCONJ", "SCONJ", "NUM"
    )


def _behind_a_phrase(parse: Parse, verb: int) -> Iterator[tuple[int, list[int]]]:
    """Nouns that a comma parts from the phrase before the verb, each with the best tree where it is the subject."""
    for phrase in parse.below(verb, "obl", "advcl", "ccomp"):
        begin, end = parse.reach(phrase)
        if phrase > verb:
            continue
        for first in range(begin + 2, min(end, verb - 1) + 1):
            if parse.lower[first - 1] != "," or not parse.is_a(first, "DET", "ADJ", *_NOUNS):
                continue
            heads = _cut(parse, verb, begin, first)
            hung = [word for word in range(first, verb) if heads[word] == verb and parse.is_a(word, *_NOUNS)]
            if len(hung) == 1:
                yield hung[0], heads


def _with_a_phrase(parse: Parse, verb: int, subject: int) -> Tree | None:
    """The tree in which the phrase that opens a sentence is no part of the subject.

    As in "Following a meeting held in May, | the sides agreed".
    """
    begin = parse.reach(subject)[0]
    if not begin < subject < verb or parse.relation(begin) not in ("case", "mark") or parse.heads[begin] == subject:
        return None
    tried = []
    for first in range(begin + 2, subject + 1):
        if parse.lower[first - 1] == ",":
            heads = _cut(parse, verb, begin, first, parse.heads[begin])
            if heads[subject] == verb:
                tried.append((parse.loss_of(heads), heads))
    return Tree(min(tried)[1], {subject: "nsubj"}) if tried and min(tried)[0] <= _FARTHEST else None


def _cut(parse: Parse, verb: int, begin: int, first: int, own: int = 0) -> list[int]:
    """The best tree in which what stands between a word and the verb hangs neither on what is before it nor behind.

    One word before it may be made the verb's own.
    """
    scores = np.array(parse.scores, dtype=np.float64)
    before, after = np.arange(begin, first), np.arange(first, verb)
    scores[np.ix_(before, after)] = _NEVER
    scores[np.ix_(after, np.r_[0:first, verb + 1 : len(scores)])] = _NEVER
    if own:
        scores[own, np.arange(len(scores)) != verb] = _NEVER
    return decode(scores)


def _before_a_phrase(parse: Parse, verb: int) -> Iterator[tuple[int, list[int]]]:
    """The same for nouns that open a phrase before its preposition ("UK envoy | to Orra") or day ("Orra | 3 May")."""
    for phrase in parse.below(verb, "obl"):
        first = parse.reach(phrase)[0]
        time = parse.is_a(phrase, "NUM") or parse.lower[phrase] in times()
        if phrase > verb or not parse.is_a(first, "ADJ", "DET", *_NOUNS) or parse.lower[first] in times():
            continue
        if not time and not parse.below(phrase, "case"):
            continue
        scores = np.array(parse.scores, dtype=np.float64)
        scores[phrase, verb] = _NEVER
        heads = decode(scores)
        hung = [w for w in range(parse.reach(phrase)[0], phrase) if heads[w] == verb and parse.is_a(w, *_NOUNS)]
        if len(hung) == 1:
            yield hung[0], heads


def _behind_a_name(parse: Parse, verb: int) -> Iterator[tuple[int, list[int]]]:
    """Names that pass for a part of the name before them, which a preposition opens ("in Orra | Ann Roy was")."""
    for phrase in parse.below(verb, "obl"):
        names = [word for word in parse.below(phrase, "flat") if phrase < word < verb and parse.is_a(word, "PROPN")]
        if names and parse.below(phrase, "case") and parse.reach(phrase)[1] == parse.reach(names[-1])[1]:
            heads = list(parse.heads)
            for word in names:
                heads[word] = names[0] if word > names[0] else verb
            yield names[0], heads
