"""Who says so: the chain from the outlet over the agency to the source that it cites."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.grammar import cases, climb, conjuncts, has_relation, subject
from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage, Reading
from goodoffices.claims.references import References
from goodoffices.language import Token
from goodoffices.lexicon import speech
from goodoffices.schema import Span


@dataclass(frozen=True, slots=True)
class Source:
    """A link of the chain: its name, its words, and the party if it is one."""

    name: str
    words: Span
    party: Party | None = None


def outlet_source(reading: Reading) -> tuple[str, Span | None] | None:
    """The article's outlet with its words in the text (a credit line), None where the outlet is not known."""
    outlet = reading.article.outlet
    if outlet is None:
        return None
    for block in reading.article.blocks:
        if block.kind in ("credit", "byline", "dateline"):
            at = reading.article.text.lower().find(outlet.lower(), block.start, block.end)
            if at >= 0:
                return outlet, Span(at, at + len(outlet))
    return outlet, None


def sources_above(passage: Passage, trigger: Token, references: References) -> list[Source]:
    """Those to whom the sentence attributes what `trigger` tells, outermost first ("X reported that Y said that")."""
    found: list[Source] = []
    sentence = passage.sentence
    for node in climb(sentence, trigger):
        if node is not trigger and node.pos == "VERB" and node.lemma in speech()["verbs"]:
            found += _subjects(passage, node, references)
        for child in sentence.children(node, "parataxis"):
            if child.lemma in speech()["verbs"] and child is not trigger:
                found += _subjects(passage, child, references)
        for child in sentence.children(node, "obl"):
            if cases(sentence, child) in ("according to", "accord to", "per"):
                found += _named(passage, child, references)
    unique: dict[str, Source] = {}
    for source in reversed(found):
        unique.setdefault(source.name, source)
    return list(unique.values())


def is_attributed(passage: Passage, trigger: Token) -> bool:
    """Whether the trigger lies in the content of a verb of speech of its own sentence."""
    return any(
        n is not trigger and n.pos == "VERB" and n.lemma in speech()["verbs"] and has_relation(c, "ccomp")
        for n, c in zip(list(climb(passage.sentence, trigger))[1:], climb(passage.sentence, trigger), strict=False)
    )


def _subjects(passage: Passage, verb: Token, references: References) -> list[Source]:
    by = [c for c in passage.sentence.children(verb, "obl") if cases(passage.sentence, c) == "by"]
    who = by[0] if by else subject(passage.sentence, verb)
    return _named(passage, who, references) if who is not None else []


def _named(passage: Passage, token: Token, references: References) -> list[Source]:
    parties = parties_at(passage, token, references)
    if parties:
        return [Source(p.name, p.words, p) for p in parties]
    source = unnamed(passage, token)
    return [source] if source is not None else []


def unnamed(passage: Passage, token: Token, *, anyone: bool = False) -> Source | None:
    """A source without a name ("a source at the ministry", "Russian media"): by its words.

    Args:
        passage: The passage.
        token: Head word of the subject.
        anyone: Take any noun, not only those that usually speak for others.
    """
    known = (*speech()["sources"], *speech()["roles"])
    word = next((w for w in conjuncts(passage.sentence, token) if anyone or w.lemma.lower() in known), None)
    if word is None:
        return None
    keep = [t for t in passage.sentence.subtree(word) if _near(passage, t, word)]
    keep = [t for t in keep if t.i >= word.i or t.rel not in ("case", "mark", "fixed")]  # without "according to"
    while keep and keep[0].pos in ("DET", "PUNCT", "ADP"):
        keep = keep[1:]
    if not keep:
        return None
    span = Span(keep[0].start, keep[-1].end)
    words = "".join(
        t.text + (" " if i + 1 < len(keep) and keep[i + 1].start > t.end else "") for i, t in enumerate(keep)
    )
    return Source(words, span)


def _near(passage: Passage, token: Token, top: Token) -> bool:
    """Whether a token belongs to the noun itself, not to a clause or a coordination below it."""
    if token.text in ("-", "‑"):  # "US-led"
        token = passage.sentence.tokens[token.head]
    while token.i != top.i:
        if (
            token.rel.split(":")[0] in ("acl", "conj", "cc", "appos", "parataxis", "advcl", "punct")
            or token.rel == "acl:relcl"
        ):
            return False
        token = passage.sentence.tokens[token.head]
    return True
