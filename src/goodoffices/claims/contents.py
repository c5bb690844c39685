"""What a statement is about: its topics, the words that hold it open, and the stance of its verb."""

from __future__ import annotations

import re
from functools import lru_cache

from goodoffices.claims.draft import Draft
from goodoffices.claims.reading import Reading
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import speech, topics
from goodoffices.schema import Span


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


def hearsay(sentence: Sentence, predicate: Token) -> Span | None:
    """The words by which a predicate is passed on as hearsay, None where it is told outright.

    They are an adverb ("reportedly told"), a passive above it ("is believed to have met"), or the reports that it rests
    on ("according to unconfirmed reports").
    """
    known = speech()["hearsay"]
    for child in sentence.children(predicate, "advmod"):
        if child.lemma.lower() in speech()["hedges"]:
            return Span(child.start, child.end)
    above = sentence.tokens[predicate.head] if predicate.head >= 0 else predicate
    if predicate.rel in ("xcomp", "ccomp", "csubj", "csubj:pass") and above.lemma.lower() in known["verbs"]:
        helpers = sentence.children(above, "aux:pass")
        if helpers and not sentence.children(above, "obl:agent"):
            return Span(helpers[0].start, above.end)
    for noun in sentence.children(predicate, "obl"):
        for word in sentence.children(noun, "amod"):
            if word.lemma.lower() in known["adjectives"] and noun.lemma.lower() in known["nouns"]:
                return Span(word.start, noun.end)
    return None


def stance_of(verb: Token) -> str | None:
    """The stance that a verb of speech shows by itself, None for neutral ones."""
    return next((stance for stance, verbs in speech()["stance"].items() if verb.lemma in verbs), None)
