"""Trees that break a rule of grammar, mended where the model's own scores hardly speak against it.

Arcs are scored one by one, so that nothing keeps a verb from two subjects. In news that happens where a name follows
a long title ("the envoy of the United Nations, Ann Orr, said"): the better of the trees without one of the two arcs is
taken. A day between subject and verb ("the envoy on Monday rejected") is the verb's, and a phrase that begins with
"and" is joined to the phrase before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from goodoffices.language.trees import Scores, decode, total

_DAYS: Final = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_SECOND_SUBJECT: Final = 2.5  # how much worse than the best tree one with a single subject may be
_TITLE_AND_NAME: Final = 7.0  # the same where the two nouns become one phrase
_DAY: Final = 4.0
_JOINED: Final = 2.0
_NOUNS: Final = frozenset(("NOUN", "PROPN"))


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree as `trees.decode` counts: words from 1, heads with 0 for the root and -1 in front.

    Attributes:
        heads: The heads.
        relations: Relations by word, as far as they are settled.
    """

    heads: list[int]
    relations: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence with its best tree.

    Attributes:
        scores: Scores of the arcs, as `trees.decode` takes them.
        unit: What a score of 1 of the model's own is in them.
        heads: Heads of the best tree.
        relations: Relations of the words in it, the first word's first.
        words: The words.
        pos: Their parts of speech.
    """

    scores: Scores
    unit: float
    heads: list[int]
    relations: list[str]
    words: Sequence[str]
    pos: Sequence[str]

    def relation(self, word: int) -> str:
        """The relation of a word without its subtype."""
        return self.relations[word - 1].partition(":")[0]

    def below(self, head: int) -> list[int]:
        """The words that hang on a word, in order."""
        return [word for word in range(1, len(self.heads)) if self.heads[word] == head]

    def reach(self, head: int) -> tuple[int, int]:
        """The first and the last word of what hangs on a word."""
        found = [head]
        for word in found:
            found.extend(self.below(word))
        return min(found), max(found)

    def loss(self, word: int, head: int) -> float:
        """How much worse a word hangs on another head than where it does."""
        return float(self.scores[word, self.heads[word]] - self.scores[word, head]) / self.unit


def repaired(parse: Parse) -> Tree | None:
    """The mended tree; None where the best tree breaks none of the rules, or any other is much worse.

    Args:
        parse: The sentence with its best tree.

    Returns:
        The other tree.
    """
    single = _one_subject(parse)
    if single is not None:
        return single
    heads, relations = list(parse.heads), {}
    for word, head, relation in (*_days(parse), *_joined(parse)):
        heads[word] = head
        relations[word] = relation
    return Tree(heads, relations) if relations else None


def _one_subject(parse: Parse) -> Tree | None:
    """The best tree in which no verb has two nouns before it as its subjects."""
    subjects: dict[int, list[int]] = {}
    for word, relation in enumerate(parse.relations, 1):
        if relation in ("nsubj", "nsubj:pass"):
            subjects.setdefault(parse.heads[word], []).append(word)
    for verb, words in subjects.items():
        if len(words) != 2 or any(word > verb or parse.pos[word - 1] not in _NOUNS for word in words):
            continue
        tried = []
        for word, other in (words, words[::-1]):
            scores = np.array(parse.scores, dtype=np.float64)
            scores[word, verb] = -1e9
            heads = decode(scores)
            loss = (total(parse.scores, parse.heads) - total(parse.scores, heads)) / parse.unit
            tried.append((loss, heads, _TITLE_AND_NAME if heads[word] == other else _SECOND_SUBJECT))
        loss, best, most = min(tried)
        if loss <= most:
            return Tree(best)
    return None


def _days(parse: Parse) -> Iterator[tuple[int, int, str]]:
    """Days of the week that end a subject right before its verb: word, verb, relation."""
    for day, text in enumerate(parse.words, 1):
        subject = parse.heads[day]
        if text.lower() not in _DAYS or parse.relation(day) not in ("nmod", "obl") or not 0 < subject < day:
            continue
        verb = parse.heads[subject]
        first, last = parse.reach(day)
        if parse.relation(subject) != "nsubj" or last >= verb or first <= subject or parse.reach(subject)[1] != last:
            continue
        follows = last + 1 == verb or (parse.heads[last + 1] == verb and parse.relation(last + 1) in ("aux", "advmod"))
        if parse.pos[verb - 1] == "VERB" and follows and parse.loss(day, verb) <= _DAY:
            yield day, verb, "obl" if first < day else "obl:unmarked"


def _joined(parse: Parse) -> Iterator[tuple[int, int, str]]:
    """Phrases that begin with a conjunction and hang on a verb as another phrase right before them does."""
    for word in range(2, len(parse.heads)):
        verb = parse.heads[word]
        if verb < 1 or word < verb or parse.relations[word - 1] not in ("obj", "obl"):
            continue
        first = parse.reach(word)[0]
        cased = any(parse.relation(other) == "case" for other in parse.below(word))
        if parse.relation(first) != "cc" or parse.heads[first] != word or cased:
            continue
        for other in parse.below(verb):
            beside = verb < other < first and parse.relation(other) in ("obj", "obl")
            if beside and parse.reach(other)[1] == first - 1 and parse.loss(word, other) <= _JOINED:
                yield word, other, "conj"
