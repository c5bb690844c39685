"""From a raw sentence to who does what to whom: countries by the packs, pairs by grammar, roots by the coder."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from goodoffices.claims.grammar import cases, climb, conjuncts, has_relation
from goodoffices.language import LanguageModel, Sentence, Token
from goodoffices.packs import Packs
from goodoffices.relations.coding import Coder
from goodoffices.relations.mentions import Mention, Pair, mention_of
from goodoffices.relations.senses import noun_sense

_NOMINAL: Final = (
    "nmod",
    "compound",
    "amod",
    "appos",
    "flat",
    "conj",
    "nummod",
    "det",
    "dep",
    "obl:npmod",
    "nmod:poss",
)
_OWNED: Final = frozenset({"by", "of", "from", "between", "among", "in", "at", "within", ""})
_ASIDE: Final = frozenset({
    "after", "before", "during", "since", "amid", "despite", "following", "until", "while", "when", "as", "although",
    "according to", "ahead of", "because", "because of", "if", "where", "though", "whereas",
})  # fmt: skip
_AT: Final = frozenset({"in", "at", "near", "outside", "inside", "within", "across", "around", "off", "over"})
PLACED: Final = frozenset({"ASSAULT", "AID", "MOBILIZE", "COERCE", "YIELD", "SANCTION", "PROTEST"})
"""Roots whose target may be told by where they happen; of a meeting in Geneva Switzerland is no party."""
MUTUAL: Final = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AGREE"})
LEAST: Final = 0.4


@dataclass(frozen=True, slots=True)
class Triple:
    """One country does something to another, by one sentence."""

    source: str
    target: str
    root: str
    score: float


@dataclass(frozen=True, slots=True)
class Named:
    """Words that the packs know, with the country they stand for."""

    mention: Mention
    country: str
    place: bool


class TripleReader:
    """Reads triples from text.

    Args:
        model: Reads sentences.
        packs: Know whose a name is.
        coder: Codes a pair.
    """

    def __init__(self, model: LanguageModel, packs: Packs, coder: Coder) -> None:
        self._model = model
        self._packs = packs
        self._coder = coder

    def read(self, text: str) -> list[Triple]:
        """The triples of a text, each once, in order."""
        names = self._named(text)
        found: dict[tuple[str, str, str], Triple] = {}
        for sentence in self._model.read(text):
            own = [n for n in (_place(sentence, *name) for name in names) if n is not None]
            for triple in self._of(sentence, own):
                found.setdefault((triple.source, triple.target, triple.root), triple)
        return list(found.values())

    def countries(self, text: str) -> list[str]:
        """The countries that a text names, in order, each once."""
        return list(dict.fromkeys(country for _, _, country, _ in self._named(text)))

    def _named(self, text: str) -> list[tuple[int, int, str, bool]]:
        found: dict[tuple[int, int], tuple[str, bool]] = {}
        for mention in self._packs.find(text):
            country, place = None, False
            if mention.sense in ("actor", "demonym"):
                actor = self._packs.actor(mention.ids[0])
                country = actor.country or (actor.id if actor.kind == "territory" else None) if actor else None
            elif mention.sense == "place":
                known = self._packs.place(mention.ids[0])
                country, place = (known.country, True) if known else (None, True)
            if country and country != "IGO":
                found.setdefault((mention.start, mention.end), (country, place))
        return [(start, end, *value) for (start, end), value in sorted(found.items())]

    def _of(self, sentence: Sentence, names: list[Named]) -> Iterator[Triple]:
        for source in names:
            for event, mutual in _events_of(sentence, source):
                targets = [n for n in names if n is not source and _meant(sentence, event, source, n)]
                yield from self._coded(sentence, source, targets, mutual=mutual)

    def _coded(self, sentence: Sentence, source: Named, targets: list[Named], *, mutual: bool) -> Iterator[Triple]:
        plain = [t for t in targets if not _located(sentence, t)]
        for target in targets:
            relation = self._coder.code(Pair(sentence, source.mention, target.mention))
            if relation.score < LEAST:
                continue
            if target not in plain and (relation.root not in PLACED or any(t.country != source.country for t in plain)):
                continue
            yield Triple(source.country, target.country, relation.root, relation.score)
            if relation.root in MUTUAL and mutual:
                yield Triple(target.country, source.country, relation.root, relation.score)


def _place(sentence: Sentence, start: int, end: int, country: str, place: bool) -> Named | None:
    held = [t.i for t in sentence.tokens if t.start < end and t.end > start]
    if not held or start < sentence.start or end > sentence.end:
        return None
    return Named(mention_of(sentence, held[0], held[-1] + 1), country, place)


def _phrase(sentence: Sentence, token: Token) -> list[Token]:
    """A token and the nominals above it, up to the argument that they are part of."""
    path = [token]
    for above in climb(sentence, token):
        if above is not token:
            path.append(above)
        if not above.rel.startswith(_NOMINAL):
            break
    return path


def _events_of(sentence: Sentence, name: Named) -> Iterator[tuple[Token, bool]]:
    """The predicates and event nouns whose doer a mention belongs to, and whether those with it do it together."""
    path = _phrase(sentence, name.mention.head)
    for below, above in itertools.pairwise(path):
        if not _owns(sentence, below):
            return  # "the attack on A", "the request to A": A does nothing here
        if above.pos == "NOUN" and noun_sense(sentence, above) is not None:
            yield above, cases(sentence, below) in ("between", "among")
    top = path[-1]
    if top.head < 0:
        return
    verb = sentence.tokens[top.head]
    if has_relation(top, "nsubj") and top.rel != "nsubj:pass":
        yield from ((v, True) for v in conjuncts(sentence, verb))
    elif has_relation(top, "obl") and cases(sentence, top) == "by":
        yield verb, False


def _owns(sentence: Sentence, below: Token) -> bool:
    """Whether what hangs here on a nominal acts with it: "A's troops", "police in A", "talks between A and B"."""
    return not below.rel.startswith("nmod") or below.rel == "nmod:poss" or cases(sentence, below) in _OWNED


def _meant(sentence: Sentence, event: Token, source: Named, target: Named) -> bool:
    """Whether a mention stands below an event, but not in its doer's words or in an aside."""
    path = list(climb(sentence, target.mention.head))
    if event.i not in {t.i for t in path}:
        return _together(sentence, source, target)
    below = path[: next(at for at, t in enumerate(path) if t.i == event.i)]
    doer = {t.i for t in _phrase(sentence, source.mention.head)} - {event.i}
    if any(t.i in doer for t in below):
        return _together(sentence, source, target) or any(
            t.pos == "NOUN" and noun_sense(sentence, t) is not None for t in below
        )
    for token in below:
        if token.rel == "parataxis" or token.rel == "acl:relcl":
            return False
        if token.rel.startswith(("advcl", "obl")):
            marks = {cases(sentence, token)} | {m.lemma.lower() for m in sentence.children(token, "mark", "advmod")}
            if marks & _ASIDE:
                return False
    return True


def _together(sentence: Sentence, source: Named, target: Named) -> bool:
    """Whether two mentions are coordinated: "A and B signed"."""
    one, two = (_phrase(sentence, n.mention.head) for n in (source, target))
    return bool({t.i for t in one} & {t.i for t in two}) and any(t.rel == "conj" for t in (*one, *two))


def _located(sentence: Sentence, name: Named) -> bool:
    top = _phrase(sentence, name.mention.head)[-1]
    return any(cases(sentence, t) in _AT for t in (name.mention.head, top)) and (name.place or top is name.mention.head)
