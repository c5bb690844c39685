"""Scores of the language layer against gold: on gold tokens, on raw text (CoNLL 2018), and for names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.evaluation.language_gold import Named, Tree
from goodoffices.language import Sentence, Token

_Reach = tuple[int, int]  # offsets that count characters but no blanks


@dataclass(frozen=True, slots=True)
class Rate:
    """Right, proposed and true ones; `f` is the harmonic mean of precision and recall."""

    right: int
    proposed: int
    true: int

    @property
    def recall(self) -> float:
        """Share of the true ones that are found."""
        return self.right / self.true if self.true else 0.0

    @property
    def precision(self) -> float:
        """Share of the proposed ones that are true."""
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def f(self) -> float:
        """Twice the right ones over proposed and true ones."""
        total = self.proposed + self.true
        return 2 * self.right / total if total else 0.0


def _broad(relation: str) -> str:
    return relation.partition(":")[0]


def on_gold_tokens(trees: Sequence[Tree], read: Sequence[Sentence]) -> dict[str, float]:
    """Accuracies over all words, marks included.

    Args:
        trees: Gold sentences.
        read: The same sentences as read from the gold words.

    Returns:
        `upos`, `feats`, `lemma`, `uas`, `las` (with subtypes), `las_broad` (without), and the recall of each
        broad relation (`recall obl`: head and broad relation right).
    """
    right: Counter[str] = Counter()
    count = 0
    true: Counter[str] = Counter()
    for tree, sentence in zip(trees, read, strict=True):
        for word, token in zip(tree.words, sentence.tokens, strict=True):
            count += 1
            head = token.head + 1 == word.head
            same = _broad(token.rel) == _broad(word.rel)
            right["upos"] += token.pos == word.pos
            right["feats"] += _features(token) == word.feats
            right["lemma"] += token.lemma == word.lemma or word.lemma == "_"
            right["uas"] += head
            right["las"] += head and token.rel == word.rel
            right["las_broad"] += head and same
            true[_broad(word.rel)] += 1
            right[f"recall {_broad(word.rel)}"] += head and same
    scores = {kind: n / count for kind, n in right.items() if not kind.startswith("recall ")}
    return scores | {f"recall {rel}": right[f"recall {rel}"] / n for rel, n in sorted(true.items())}


def _features(token: Token) -> str:
    return "|".join(f"{name}={value}" for name, value in sorted(token.feats.items(), key=lambda f: f[0].lower())) or "_"


def raw_text(trees: Sequence[Tree]) -> tuple[str, list[int]]:
    """Gold sentences as running text, one paragraph a line.

    Args:
        trees: Gold sentences.

    Returns:
        The text, and for each sentence the number of characters before it that are no blanks.
    """
    lines: list[list[str]] = []
    begins: list[int] = []
    at = 0
    for tree in trees:
        if tree.paragraph or not lines:
            lines.append([])
        lines[-1].append(tree.text)
        begins.append(at)
        at += tree.length
    return "\n".join(" ".join(line) for line in lines), begins


def on_raw_text(trees: Sequence[Tree], text: str, begins: Sequence[int], read: Sequence[Sentence]) -> dict[str, Rate]:
    """Scores after the conventions of the CoNLL 2018 shared task (Zeman et al. 2018), relations without subtypes.

    Args:
        trees: Gold sentences.
        text: Their running text.
        begins: Offsets of the sentences, as `raw_text` gives them.
        read: What was read from the text.

    Returns:
        `sentences`, `tokens`, `words`, `upos`, `lemma`, `uas`, `las`.
    """
    solid = [0]
    for letter in text:
        solid.append(solid[-1] + (not letter.isspace()))
    gold_sentences: set[_Reach] = set()
    gold_tokens: set[_Reach] = set()
    gold_words: dict[_Reach, tuple[str, str, _Reach | None, str]] = {}
    for tree, begin in zip(trees, begins, strict=True):
        gold_sentences.add((begin, begin + tree.length))
        gold_tokens.update((begin + a, begin + b) for a, b in tree.tokens)
        spans = [(begin + w.start, begin + w.end) for w in tree.words]
        for word, span in zip(tree.words, spans, strict=True):
            gold_words[span] = (
                word.pos,
                word.lemma,
                spans[word.head - 1] if word.head else None,
                _broad(word.rel),
            )
    own_sentences: set[_Reach] = set()
    own_tokens: set[_Reach] = set()
    own_words: dict[_Reach, tuple[str, str, _Reach | None, str]] = {}
    for sentence in read:
        own_sentences.add((solid[sentence.start], solid[sentence.end]))
        own_tokens.update((solid[a], solid[b]) for a, b in _surface(sentence))
        spans = [(solid[t.start], solid[t.end]) for t in sentence.tokens]
        for token, span in zip(sentence.tokens, spans, strict=True):
            head = spans[token.head] if token.head >= 0 else None
            own_words[span] = (token.pos, token.lemma, head, _broad(token.rel))
    both = gold_words.keys() & own_words.keys()
    true = sum(len(tree.words) for tree in trees)
    proposed = sum(len(sentence.tokens) for sentence in read)
    pairs = [(gold_words[span], own_words[span]) for span in both]

    def rate(right: int) -> Rate:
        return Rate(right, proposed, true)

    return {
        "sentences": Rate(len(gold_sentences & own_sentences), len(own_sentences), len(gold_sentences)),
        "tokens": Rate(len(gold_tokens & own_tokens), len(own_tokens), len(gold_tokens)),
        "words": rate(len(both)),
        "upos": rate(sum(g[0] == o[0] for g, o in pairs)),
        "lemma": rate(sum(g[1] in (o[1], "_") for g, o in pairs)),
        "uas": rate(sum(g[2] == o[2] for g, o in pairs)),
        "las": rate(sum(g[2:] == o[2:] for g, o in pairs)),
    }


def _surface(sentence: Sentence) -> list[tuple[int, int]]:
    """Surface tokens: words with the clitics written onto them."""
    tokens: list[tuple[int, int]] = []
    for token in sentence.tokens:
        small = token.text.lower().replace("’", "'")
        glued = tokens and tokens[-1][1] == token.start
        possessive = small == "'" and token.rel == "case"
        if glued and (possessive or (small[0] == "'" and len(small) > 1) or small in ("n't", "not", "na", "ta")):
            tokens[-1] = (tokens[-1][0], token.end)
        else:
            tokens.append((token.start, token.end))
    return tokens


def names(gold: Sequence[Named], read: Sequence[Sentence]) -> dict[str, Rate]:
    """Strict scores of names: span and label.

    Args:
        gold: Gold sentences.
        read: The same sentences as read from the gold words.

    Returns:
        Rates by label, and over `all` three.
    """
    labels = ("PERSON", "ORG", "PLACE")
    right: Counter[str] = Counter()
    proposed: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for sentence, own in zip(gold, read, strict=True):
        found = {(name.first, name.last, name.label) for name in own.names if name.label in labels}
        for label in labels:
            mine = {name for name in found if name[2] == label}
            theirs = {name for name in sentence.names if name[2] == label}
            right[label] += len(mine & theirs)
            proposed[label] += len(mine)
            true[label] += len(theirs)
    rates = {label: Rate(right[label], proposed[label], true[label]) for label in labels}
    return rates | {"all": Rate(right.total(), proposed.total(), true.total())}


_ARGUMENTS = ("nsubj", "obj", "iobj", "obl")


def frames(trees: Sequence[Tree], read: Sequence[Sentence], verbs: frozenset[str]) -> tuple[Rate, float]:
    """The arguments of certain verbs: subjects, objects, obliques, and what is coordinated with them.

    Args:
        trees: Gold sentences.
        read: The same sentences as read from the gold words.
        verbs: Lemmas of the verbs.

    Returns:
        The rate of the single arguments (who depends on which verb as what), and the share of the verbs all of
        whose arguments are right with none too many.
    """
    right = proposed = true = whole = count = 0
    for tree, sentence in zip(trees, read, strict=True):
        gold_heads = [(word.head - 1, _broad(word.rel)) for word in tree.words]
        own_heads = [(token.head, _broad(token.rel)) for token in sentence.tokens]
        for at, word in enumerate(tree.words):
            if word.pos != "VERB" or word.lemma not in verbs:
                continue
            theirs, mine = _arguments(gold_heads, at), _arguments(own_heads, at)
            right += len(theirs & mine)
            proposed += len(mine)
            true += len(theirs)
            whole += theirs == mine
            count += 1
    return Rate(right, proposed, true), whole / count if count else 0.0


def _arguments(heads: Sequence[tuple[int, str]], verb: int) -> set[tuple[int, str]]:
    direct = {at: rel for at, (head, rel) in enumerate(heads) if head == verb and rel in _ARGUMENTS}
    joined = {(at, f"{direct[head]} conj") for at, (head, rel) in enumerate(heads) if rel == "conj" and head in direct}
    return set(direct.items()) | joined
