"""Reported speech: which expressions stand inside what somebody said, and which words give the day of speaking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from goodoffices.language import Sentence, Token
from goodoffices.lexicon import speech
from goodoffices.time.scanning import Hit

_QUOTATION = re.compile(r"[“\"„«](?=\S)[^”\"»]*(?:[”\"»]|$)")
_CONTENT = frozenset(("ccomp", "xcomp", "parataxis"))
_ADJUNCT = frozenset(("obl", "nmod", "advmod"))
_STEPS = 3
_POINTING = re.compile(r"published(?: [+-] P\dD)?")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an expression inside somebody's words counts from.

    Args:
        day: Index of the expression that gives the day of speaking.
        quoted: It stands in the speaker's very words.
    """

    day: int
    quoted: bool


def points(hit: Hit) -> bool:
    """Whether the words only point from the day of who writes them: `yesterday`, `tomorrow`; a clock time, too."""
    return _POINTING.fullmatch(hit.rule.value) is not None


def spoken_times(
    text: str, start: int, end: int, hits: Sequence[Hit], sentence_at: Callable[[int], Sentence | None]
) -> dict[int, Spoken]:
    """The expressions of a paragraph inside speech that has its own day.

    Args:
        text: The text.
        start: Where the paragraph begins.
        end: Where it ends.
        hits: Its expressions.
        sentence_at: The parsed sentence that holds an offset.

    Returns:
        Index of an expression to what it counts from; speech without its own day is left out.
    """
    quotations = [match.span() for match in _QUOTATION.finditer(text, start, end)]
    found: dict[int, Spoken] = {}
    for index, hit in enumerate(hits):
        number = next((n for n, q in enumerate(quotations) if q[0] < hit.start and hit.end <= q[1]), None)
        places = [hit.start]
        if number is not None:
            places += _places(text, quotations, number, sentence_at)
        days = (day for place in places for day in _days(sentence_at(place), place, hits) if day != index)
        day = next(days, None)
        if day is not None:
            found[index] = Spoken(day, number is not None)
    return found


def _places(
    text: str, quotations: Sequence[tuple[int, int]], number: int, sentence_at: Callable[[int], Sentence | None]
) -> list[int]:
    """Where a quotation meets its verb of speech: at either end, or at the end of the one that it goes on from."""
    start, end = quotations[number]
    places = [start + 1, end - 2]
    if number == 0 or any(_speech_around(sentence_at(place), place) for place in places):
        return places
    before = quotations[number - 1][1] - 2
    sentence = sentence_at(before)
    return [*places, before] if sentence is not None and not text[sentence.end : start].strip() else places


def _speech_around(sentence: Sentence | None, place: int) -> bool:
    token = _token(sentence, place)
    return sentence is not None and token is not None and any(_speaking(sentence, token))


def _token(sentence: Sentence | None, place: int) -> Token | None:
    return next((t for t in sentence.tokens if t.start <= place < t.end), None) if sentence else None


def _days(sentence: Sentence | None, place: int, hits: Sequence[Hit]) -> Iterator[int]:
    """The expressions that give the day of the speech around a place, nearest speech first."""
    token = _token(sentence, place)
    if sentence is None or token is None:
        return
    inside = [(i, h) for i, h in enumerate(hits) if sentence.start <= h.start < sentence.end]
    for verb in _speaking(sentence, token):
        for carrier in _carriers(sentence, verb):
            own = [i for i, h in inside if _gives_day(sentence, h, carrier)]
            yield from sorted(own, key=lambda i: (hits[i].rule.type != "DATE", abs(hits[i].start - verb.start)))


def _speaking(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The verbs of speech whose content holds a token, nearest first; for "according to", the noun behind it."""
    chain = (token, *sentence.ancestors(token))
    for below, above in zip(chain, (*chain[1:], None), strict=True):
        yield from (c for c in sentence.children(below, "parataxis") if _is_speech(c) and c not in chain)
        yield from (c for c in sentence.children(below, "obl") if _is_source(sentence, c) and c not in chain)
        if above is not None and below.rel.partition(":")[0] in _CONTENT and _is_speech(above):
            yield above


def _is_speech(token: Token) -> bool:
    return token.pos == "VERB" and token.lemma in speech()["verbs"]


def _is_source(sentence: Sentence, noun: Token) -> bool:
    return _is_occasion(noun) and any(case.text.lower() == "according" for case in sentence.children(noun, "case"))


def _carriers(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The words that the day of a speech may hang on: its verb, then what the verb only goes along with."""
    yield verb
    if verb.head < 0:
        return
    above = sentence.tokens[verb.head]
    relation = verb.rel.partition(":")[0]
    along = relation == "advcl" and verb.feats.get("VerbForm") in ("Ger", "Part")
    if along or (relation == "conj" and _is_speech(above) and not sentence.children(verb, "nsubj")):
        yield above
    elif relation == "acl" and _is_occasion(above) and above.head >= 0:
        yield sentence.tokens[above.head]


def _is_occasion(token: Token) -> bool:
    return token.lemma.lower() in speech()["occasions"]


def _gives_day(sentence: Sentence, hit: Hit, verb: Token) -> bool:
    """Whether an expression hangs on a verb itself, or on the occasion of the speech ("in a statement on Monday")."""
    token = top_of(sentence, hit.start, hit.end)
    if token is None or hit.rule.type not in ("DATE", "TIME"):
        return False
    if any(case.lemma == "for" for case in sentence.children(token, "case")):
        return False  # "for the last quarter the bank says": what is spoken of, not when
    first = token
    for _ in range(_STEPS):
        if token.head < 0:
            return False
        above = sentence.tokens[token.head]
        if above.i == verb.i:
            return token is not first or token.rel.partition(":")[0] in _ADJUNCT
        occasion = _is_occasion(above) or (above.rel.startswith("acl") and _is_occasion(sentence.tokens[above.head]))
        if not occasion and not (above.rel.startswith("advcl") and above.head == verb.i and _is_speech(above)):
            return False
        token = above
    return False


def top_of(sentence: Sentence, start: int, end: int) -> Token | None:
    """The word of an expression that all others of it hang on.

    Args:
        sentence: The sentence.
        start: Where the expression begins.
        end: Where it ends.

    Returns:
        None where no word of the sentence lies in it.
    """
    inside = [t for t in sentence.tokens if start <= t.start < end]
    return next((t for t in inside if not start <= sentence.tokens[t.head].start < end or t.head < 0), None)
