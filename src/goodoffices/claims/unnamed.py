"""People whom no name tells apart, under their own words: "the two border commanders", "elders of Misrata"."""

from __future__ import annotations

from goodoffices.claims.arguments import named_by
from goodoffices.claims.event import Event
from goodoffices.claims.grammar import conjuncts, follow
from goodoffices.claims.party import Party
from goodoffices.claims.reading import Passage
from goodoffices.claims.references import References
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import offices
from goodoffices.schema import Span

_LONGEST = 8
"""Words of a description that still tell who they are."""


def note_unnamed(event: Event, word: Token, role: str, references: References) -> None:
    """Remembers the words in a participant's place that name no one: what they say of him may be all that is told."""
    for one in conjuncts(event.passage.sentence, word):
        if one.pos == "NOUN" and one.i != event.trigger.i and not named_by(event.passage, one, references):
            event.unnamed.append((one, role))  # type: ignore[arg-type]


def add_officials(event: Event, references: References) -> None:
    """Adds those who act for someone and whom no name tells apart: "the two border commanders met the governor"."""
    for word, role in event.unnamed:
        event.add(references.bearer(event.passage, word) or as_officials(event.passage, word), role)


def as_people(sentence: Sentence, word: Token, *, bodies: bool = False) -> list[Party]:
    """People whom no name tells apart, under their own words; empty for a noun of anything else.

    Args:
        sentence: The sentence.
        word: Head of the words.
        bodies: "The government", "both sides", "the fighters" count, too.
    """
    people = offices().people | offices().group | offices().sides if bodies else offices().people
    if word.lemma.lower() not in people or word.pos != "NOUN":
        return []
    name, words = sentence.text(*_range(sentence, word)), _span(sentence, word)
    return [Party(name=name, words=words, kind="group", plural=not bodies or word.feats.get("Number") == "Plur")]


def as_officials(passage: Passage, word: Token) -> list[Party]:
    """Holders of an office that no words tie to a state, under their own words: who acts for someone, never a crowd."""
    chunk = passage.chunk_at(word)
    office = chunk is not None and not chunk.attributive and chunk.parties[0].kind == "office"
    after = passage.sentence.tokens[word.i + 1 : word.i + 2]
    if word.pos != "NOUN" or any(t.pos in ("NOUN", "PROPN") for t in after):
        return []  # "the guarantor powers Greece and Turkey": only part of a longer name
    if not (office or word.lemma.lower() in offices().public):
        return []
    plural = word.feats.get("Number") == "Plur"
    sentence = passage.sentence
    name = sentence.text(*_range(sentence, word))
    return [Party(name=name, words=_span(sentence, word), kind="group" if plural else "office", plural=plural)]


def _range(sentence: Sentence, word: Token) -> tuple[int, int]:
    own = [
        t.i
        for t in sentence.subtree(word)
        if t.i <= word.i and t.pos not in ("DET", "ADP", "CCONJ", "PUNCT", "NUM") and t.feats.get("PronType") != "Rel"
    ]
    left = [i for i in own if all(j in own for j in range(i, word.i + 1))]
    return max(min(left, default=word.i), word.i - 5), _of_whom(sentence, word)


def _span(sentence: Sentence, word: Token) -> Span:
    first, last = _range(sentence, word)
    return Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)


def _of_whom(sentence: Sentence, noun: Token) -> int:
    """One past the last word of a noun for people with what tells who they are: "members of civil society"."""
    tokens = [t.i for w in follow(sentence, noun, "nmod(of|from)") if w.i > noun.i for t in sentence.subtree(w)]
    end = max(tokens, default=noun.i) + 1
    return end if end - noun.i <= _LONGEST else noun.i + 1
