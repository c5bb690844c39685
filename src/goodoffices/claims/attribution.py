"""Who says so: the chain from the outlet over the agency to the source that it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goodoffices.claims.arguments import parties_at
from goodoffices.claims.grammar import cases, climb, conjuncts, follow, subject
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
            if cases(sentence, child) in ("according to", "per"):
                found += cited(passage, child, references) + _named(passage, child, references)
    unique: dict[str, Source] = {}
    for source in reversed(found):
        unique.setdefault(source.name, source)
    return list(unique.values())


def cited(passage: Passage, word: Token, references: References) -> list[Source]:
    """Whom an outlet cites: "Reuters, citing two diplomats, said", "the radio reported, quoting an officer".

    Args:
        passage: The passage.
        word: The verb of speech, or the outlet itself.
        references: Whom the words before have named.
    """
    citing = [c for c in passage.sentence.children(word, "advcl", "acl", "acl:relcl") if c.lemma in ("cite", "quote")]
    who = [o for c in citing for o in passage.sentence.children(c, "obj")]
    return [s for o in who for s in _named(passage, o, references)]


def outlet_at(passage: Passage, token: Token) -> Source | None:
    """The outlet that a word names, None where it names none: "told Reuters", "told the state agency SANA"."""
    name = next((m for m in passage.mentions if m.sense == "outlet" and m.start <= token.start < m.end), None)
    if name is not None:
        span = Span(name.start, name.end)
        chunk = passage.chunk_at(token)
        return Source(chunk.parties[0].name if chunk is not None else _words(passage, span), span)
    called = next((n for n in passage.sentence.names if n.first <= token.i < n.last and n.label == "ORG"), None)
    if called is not None:
        tokens = passage.sentence.tokens[called.first : called.last]
        if any(t.text.lower() in speech()["mastheads"] for t in tokens):
            return Source(joined(tokens), Span(tokens[0].start, tokens[-1].end))
    if token.lemma.lower() not in speech()["outlets"]:
        return None
    apposed = (outlet_at(passage, a) for a in passage.sentence.children(token, "appos", "flat", "nmod:desc"))
    return next((a for a in apposed if a is not None), None) or unnamed(passage, token, anyone=True)


def told_to(passage: Passage, verb: Token) -> list[Source]:
    """The outlet that a speaker tells, which passes it on: "told Reuters", "said in an interview with the BBC"."""
    sentence = passage.sentence
    told = [*sentence.children(verb, "iobj", "obj"), *follow(sentence, verb, "obl(to)")]
    told += follow(sentence, verb, "obl(in|during)/nmod(with|to|by)")
    found = (outlet_at(passage, word) for word in told)
    return [outlet for outlet in found if outlet is not None]


def _subjects(passage: Passage, verb: Token, references: References) -> list[Source]:
    """Who says it, innermost first: those whom the subject cites, the subject, the outlet that he tells."""
    by = [c for c in passage.sentence.children(verb, "obl", "obl:agent") if cases(passage.sentence, c) == "by"]
    passive = bool(passage.sentence.children(verb, "nsubj:pass", "aux:pass"))  # "is said to have met": by nobody named
    who = by[0] if by else None if passive else subject(passage.sentence, verb)
    if who is None:
        return []
    inner = cited(passage, verb, references) + cited(passage, who, references)
    return inner + _named(passage, who, references) + told_to(passage, verb)


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
    return Source(joined(keep), span)


def _words(passage: Passage, span: Span) -> str:
    return joined([t for t in passage.sentence.tokens if span.start <= t.start < span.end])


def joined(tokens: Sequence[Token]) -> str:
    """Some words as one string, with a blank where the text has any."""
    gaps = [" " if b.start > a.end else "" for a, b in pairwise(tokens)]
    return "".join(t.text + gap for t, gap in zip(tokens, [*gaps, ""], strict=True))


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
