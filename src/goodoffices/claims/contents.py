"""What was said: the words of an indirect statement, its topics, hedge and stance."""

from __future__ import annotations

import re
from functools import lru_cache

from goodoffices.claims.draft import Draft
from goodoffices.claims.grammar import cases, has_relation
from goodoffices.claims.place import places_at
from goodoffices.claims.reading import Passage, Reading
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import speech, topics
from goodoffices.schema import Span


def content_of(reading: Reading, passage: Passage, verb: Token) -> Span | None:
    """Range of what was said: the clause, else for verbs that are a position by themselves their object or phrase."""
    sentence = passage.sentence
    clauses = [c for c in sentence.children(verb, "ccomp") if c.i > verb.i]
    if not clauses:
        clauses = [
            c
            for c in sentence.children(verb, "ccomp", "parataxis")
            if c.i < verb.i and not has_relation(c, "parataxis")
        ]
    if not clauses:  # "said in a statement that": parsers hang the clause on the noun
        said_in = [c for c in sentence.children(verb, "obl", "obj") if c.lemma in speech()["vessels"]]
        clauses = [a for c in said_in for a in sentence.children(c, "acl") if _that(sentence, a)]
    if not clauses and speech()["verbs"][verb.lemma] == "act":
        needed = speech()["phrases"].get(verb.lemma)
        clauses = [c for c in sentence.children(verb, "xcomp", "obj", "obl", "advcl") if c.i > verb.i]
        if needed is not None:
            marks = {
                c.i: " ".join(m.lemma for m in sentence.children(c, "mark")) or cases(sentence, c) for c in clauses
            }
            clauses = [c for c in clauses if c.rel == "xcomp" or marks[c.i] in needed]
        else:
            clauses = [c for c in clauses if c.rel != "advcl"]
        clauses = [c for c in clauses if not _is_time(passage, c)]
        clauses = [c for c in clauses if c.rel != "obl" or places_at(reading, passage, c) is None]
    if not clauses:
        return None
    said = [(c, t) for c in clauses for t in sentence.subtree(c) if t.text not in ("“", "”", '"')]
    said = [(c, t) for c, t in said if t.i != verb.i and (t.i > verb.i) == (c.i > verb.i)]  # on one side of the verb
    tokens = sorted({t.i: t for _, t in said}.values(), key=lambda t: t.i)
    while tokens and (tokens[0].text.lower() in ("that", ",") or tokens[0].pos == "PUNCT"):
        tokens = tokens[1:]
    while tokens and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    if len(tokens) < 2 or (len(tokens) == 2 and tokens[0].lemma in ("this", "that", "these", "it")):
        return None
    return Span(tokens[0].start, tokens[-1].end)


def _is_time(passage: Passage, token: Token) -> bool:
    return any(t.start <= token.start < t.end for t in passage.times)


def add_topics(reading: Reading, draft: Draft, words: Span, *, most: int | None = None) -> None:
    """Adds the topics that some words name, each with the word that names it; at most `most` of them."""
    text = reading.article.text[words.start : words.end].casefold()
    for topic, names in _topic_words().items():
        found = names.search(text)
        if found is not None and (most is None or len(draft.values.get("topics", ())) < most):
            draft.topic(topic, Span(words.start + found.start(), words.start + found.end()))


@lru_cache(maxsize=1)
def _topic_words() -> dict[str, re.Pattern[str]]:
    """Topic to its names, longest first, each at the start of a word."""
    ordered = {topic: sorted(words, key=len, reverse=True) for topic, words in topics().items()}
    return {t: re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})") for t, words in ordered.items()}


def add_hedge(reading: Reading, draft: Draft, content: Span) -> None:
    """The words by which what is said is held open: "may have been put forward"."""
    for passage in (p for p in reading.passages if p.span.overlaps(content)):
        for token in passage.sentence.tokens:
            if content.start <= token.start < content.end and token.lemma in speech()["hedges"]:
                verb = passage.sentence.tokens[token.head] if token.rel.startswith("aux") else token
                span = Span(min(token.start, verb.start), max(token.end, verb.end))
                draft.put("hedge", reading.article.quote(span), span)
                return


def stance_of(verb: Token) -> str | None:
    """The stance that a verb of speech shows by itself, None for neutral ones."""
    return next((stance for stance, verbs in speech()["stance"].items() if verb.lemma in verbs), None)


def _that(sentence: Sentence, clause: Token) -> bool:
    return any(m.lemma == "that" for m in sentence.children(clause, "mark"))
