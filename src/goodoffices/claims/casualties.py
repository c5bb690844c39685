"""How many were killed and injured, as a sentence counts them: from the lowest to the highest number that it gives."""

from __future__ import annotations

import re

from goodoffices.claims.acts import left_behind
from goodoffices.claims.draft import Draft
from goodoffices.claims.grammar import conjuncts
from goodoffices.claims.reading import Passage
from goodoffices.language import Sentence, Token
from goodoffices.lexicon import violence
from goodoffices.schema import Span

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_MANY = {"hundred": 100, "thousand": 1000}
_OPEN_UP = re.compile(
    r"(at least|more than|over|no fewer than|no less than|upwards of|as many as \w+ or more)\W*$", re.I
)
_OPEN_DOWN = re.compile(r"(up to|as many as|fewer than|less than|no more than|under)\W*$", re.I)


def number(word: str) -> int | None:
    """The number that one word or numeral says; None for others.

    >>> number("1,200"), number("seven"), number("thirty-two"), number("many")
    (1200, 7, 32, None)
    """
    text = word.lower().replace(",", "").replace("\u00a0", "")
    if text.isdigit():
        return int(text) if len(text) < 8 else None
    if text in _SMALL:
        return _SMALL.index(text)
    if text in _TENS:
        return _TENS[text]
    tens, _, ones = text.partition("-")
    if tens in _TENS and ones in _SMALL:
        return _TENS[tens] + _SMALL.index(ones)
    return None


def add_casualties(passage: Passage, act: set[int], draft: Draft) -> None:
    """Adds `killed` and `injured` to a draft's details, each `{low, high}` with the words that say it.

    Args:
        passage: The sentence.
        act: The words (by place) that tell of the act; numbers that hang on others are not its.
        draft: An incident.
    """
    sentence, details = passage.sentence, {}
    for i in sorted(act):
        harm = sentence.tokens[i]
        kind = violence().harm.get(harm.lemma.lower())
        found = _counted(passage, harm) if kind is not None and kind not in details else None
        if kind is not None and found is not None:
            numeral, low, high = found
            details[kind] = {"low": low, "high": high}
            draft.prove(f"details.{kind}", Span(numeral.start, numeral.end))
    if details:
        draft.values["details"] = {**draft.values.get("details", {}), **details}


def _counted(passage: Passage, harm: Token) -> tuple[Token, int | None, int | None] | None:
    """The numeral that counts those who were harmed, with the bounds that the words before it leave."""
    sentence = passage.sentence
    for word in _harmed(sentence, harm):
        for token in [word, *sentence.children(word, "nummod")]:
            value = _value(sentence, token)
            dated = any(t.start <= token.start < t.end for t in passage.times)
            if value is not None and token.pos == "NUM" and not dated:
                return token, *_bounds(sentence, token, value)
    return None


def _harmed(sentence: Sentence, harm: Token) -> list[Token]:
    """Those whom a word of harm is about; the subject of "killed" only where it has no object."""
    found = [c for rel in ("obj", "nsubj:pass", "nmod", "compound") for c in sentence.children(harm, rel)]
    if harm.pos != "VERB" or harm.lemma in ("die", "perish") or not sentence.children(harm, "obj"):
        found += sentence.children(harm, "nsubj")
    if harm.pos != "VERB" and (leave := left_behind(sentence, harm)) is not None:
        found += [c for c in sentence.children(leave, "obj") if c.i < harm.i]
    return [harm, *(part for word in found for part in conjuncts(sentence, word))]


def _value(sentence: Sentence, token: Token) -> int | None:
    following = sentence.tokens[token.i + 1].lemma.lower() if token.i + 1 < len(sentence.tokens) else ""
    value = number(token.text)
    return None if value is None else value * _MANY.get(following, 1)


def _bounds(sentence: Sentence, token: Token, value: int) -> tuple[int | None, int | None]:
    before = " ".join(t.text for t in sentence.tokens[max(0, token.i - 4) : token.i])
    if _OPEN_UP.search(before):
        return value, None
    if _OPEN_DOWN.search(before):
        return None, value
    higher = next((v for c in sentence.children(token, "conj") if (v := number(c.text)) is not None), None)
    if higher is not None and higher > value:
        return value, higher
    other = re.search(r"(\d[\d,]*|\w+) (?:to|and|or|-|–)$", before)
    lower = number(other[1]) if other else None
    return (lower, value) if lower is not None and lower < value else (value, value)
