"""Labels: names that stand alone before a colon or after a dash, as in headlines, transcripts and signed quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.claims.cues import Cue
from goodoffices.language import Sentence, Token
from goodoffices.schema import Article, Span

_SPEAK = frozenset({"PERSON", "ORG", "PLACE"})
_OPEN = frozenset("“\"„«‘'")


def labelled(article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Cue, Span]]:
    """Paragraphs without marks that a name and a colon begin, as in headlines and transcripts: `UN: No talks`."""
    for number, sentence in enumerate(sentences):
        if number and sentences[number - 1].block == sentence.block:
            continue
        colon = next((t for t in sentence.tokens[:8] if t.text == ":"), None)
        named = colon is not None and any(n.last <= colon.i and n.label in _SPEAK for n in sentence.names)
        who = name_in(sentence.tokens[: colon.i]) if colon is not None and named else None
        if colon is None or who is None or article.text[colon.end :].lstrip()[:1] in _OPEN:
            continue
        last = [s for s in sentences[number:] if s.block == sentence.block][-1]
        rest = sentence.tokens[colon.i + 1].start if colon.i + 1 < len(sentence.tokens) else last.end
        if rest < last.end:
            yield number, Cue(colon, who, "mark"), Span(rest, last.end)


def name_in(tokens: Sequence[Token]) -> Token | None:
    """The head of a name that stands alone before a colon or after a dash; None where there is a verb or no name."""
    words = [t for t in tokens if t.pos != "PUNCT"]
    if not words or len(words) > 12 or any(t.pos == "VERB" for t in words):
        return None
    inside = {t.i for t in words}
    return next((t for t in words if t.head not in inside and t.text[:1].isupper()), None)
