"""Codes what one mention does to another: the rules where they understand the predicate, the classifier elsewhere."""

from __future__ import annotations

from functools import lru_cache

from goodoffices.language import LanguageModel, load
from goodoffices.relations.classifier import Classifier, shipped
from goodoffices.relations.features import features
from goodoffices.relations.mentions import Pair, find_pair
from goodoffices.relations.rules import read_rules_of
from goodoffices.relations.values import QUADS, ROOTS, Relation


class Coder:
    """Codes pairs.

    Args:
        model: The language model.
        classifier: Weighs the rules' reading against the likeness of clause and sentence.
    """

    def __init__(self, model: LanguageModel, classifier: Classifier) -> None:
        self._model = model
        self._classifier = classifier

    def code(self, pair: Pair) -> Relation:
        """What the source does to the target."""
        return self.code_all([pair])[0]

    def code_all(self, pairs: list[Pair]) -> list[Relation]:
        """The same for many pairs at once."""
        if not pairs:
            return []
        found = []
        shares = self._classifier.shares(features(self._model, pairs))
        for pair, own in zip(pairs, shares, strict=True):
            said = read_rules_of(pair)
            sure = said is not None and not said.weak
            root = said.root if said is not None and sure else ROOTS[int(own.argmax())]
            score = float(own[ROOTS.index(root)])
            found.append(Relation(root, QUADS[root], round(score, 4)))
        return found


@lru_cache(maxsize=2)
def coder(threads: int | None = None) -> Coder:
    """The coder over the shipped model and classifier."""
    return Coder(load(threads), shipped())


def code_relation(sentence: str, source: str, target: str) -> Relation:
    """What one actor does to another by a sentence, as a PLOVER root.

    The direction is given: `source` is who acts. Roots and quads follow the PLOVER manual (draft 2.0, 2021) and its
    crosswalk from CAMEO; CONCEDE and RETREAT are YIELD, INVESTIGATE is ACCUSE, FIGHT is ASSAULT.

    Args:
        sentence: One sentence of English.
        source: Words of the first mention, as they stand in the sentence.
        target: Words of the second.

    Returns:
        Root, quad and score. There is always a root: the pair is taken to have a relation.

    Raises:
        InputError: A mention is empty or does not stand in the sentence.
    """
    made = coder()
    return made.code(find_pair(load(), sentence, source, target))
