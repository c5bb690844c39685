"""Sides joined by hyphens before what they hold or make: "the US-Taliban talks", "a Kiir-Machar summit"."""

from __future__ import annotations

from goodoffices.claims.grammar import HYPHENS
from goodoffices.claims.owners import known, party_of
from goodoffices.claims.party import Party, distinct
from goodoffices.claims.reading import Passage, Reading
from goodoffices.language import Token
from goodoffices.schema import Span

_NEAR = 2
"""Words between the last name and the noun: "the A-B peace talks"."""
_LONGEST = 3
"""Words of a name behind a hyphen: "Serbia-South Sudan talks"."""
_TOPICAL = frozenset({"conference", "congress", "forum", "convention", "assembly", "event", "workshop"})
"""Gatherings that are named for what they deal with: "the Israel-Palestine conference in Paris"."""
_FIGHTS = frozenset({"war", "conflict", "crisis", "dispute", "fighting"})


def joined_by_hyphens(reading: Reading, passage: Passage, noun: Token) -> list[Party]:
    """Those whom hyphens join right before a noun, whatever the parser makes of them.

    Args:
        reading: The article.
        passage: The passage.
        noun: The noun of a meeting or an agreement.

    Returns:
        Different parties in order of the sentence, two at least; else none.
    """
    tokens = passage.sentence.tokens
    if noun.lemma.lower() in _TOPICAL:
        return []
    for end in range(noun.i, max(0, noun.i - _NEAR - 1), -1):
        between = tokens[end : noun.i]
        if any(t.pos not in ("ADJ", "NOUN", "PROPN") or t.lemma.lower() in _FIGHTS for t in between):
            return []
        found: list[Party] = []
        last = end
        while (first := _behind_hyphen(passage, last)) is not None:
            named = _named(reading, passage, first, last)
            if not named:
                break
            found, last = named + found, first - 1
        if last != end:
            chunk = passage.chunk_at(tokens[last - 1])
            start = chunk.first if chunk is not None and chunk.last <= last else last - 1
            found = distinct(_named(reading, passage, start, last) + found)
            return found if len(found) > 1 else []
    return []


def is_joined(passage: Passage, word: Token) -> bool:
    """Whether a word is one of several that hyphens join: the Oslo of "the Oslo-Stockholm talks" is a government."""
    tokens = passage.sentence.tokens
    beside = [*tokens[max(0, word.i - 1) : word.i], *tokens[word.i + 1 : word.i + 2]]
    return any(t.text in HYPHENS for t in beside)


def _behind_hyphen(passage: Passage, last: int) -> int | None:
    """Where the name that ends before token `last` begins, if a hyphen without blanks stands before it."""
    tokens, chunk = passage.sentence.tokens, passage.chunk_at(passage.sentence.tokens[last - 1])
    if chunk is not None and chunk.last == last and _follows_hyphen(passage, chunk.first):
        return chunk.first  # "the SPLM-N": a hyphen of its own
    for first in range(last - 1, max(1, last - 1 - _LONGEST), -1):
        if tokens[first].pos not in ("PROPN", "ADJ"):
            return None
        if _follows_hyphen(passage, first):
            return first
    return None


def _follows_hyphen(passage: Passage, first: int) -> bool:
    tokens = passage.sentence.tokens
    if first < 2 or tokens[first - 1].text not in HYPHENS:
        return False
    return tokens[first - 2].end == tokens[first - 1].start and tokens[first - 1].end == tokens[first].start


def _named(reading: Reading, passage: Passage, first: int, last: int) -> list[Party]:
    """Whom the words from token `first` to before `last` name, where they name him whole."""
    tokens = passage.sentence.tokens
    chunk = passage.chunk_at(tokens[first])
    if chunk is not None and (chunk.first, chunk.last) == (first, last):
        return list(chunk.parties)
    words = Span(tokens[first].start, tokens[last - 1].end)
    written = reading.article.text[words.start : words.end]
    whole = [m for m in reading.packs.find(written) if (m.start, m.end) == (0, len(written)) and m.sense == "actor"]
    actor = reading.packs.actor(whole[0].ids[0]) if whole else None
    return [party_of(actor, words, (known(actor),))] if actor is not None else []
