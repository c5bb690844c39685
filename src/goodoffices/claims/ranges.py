"""Token ranges of what packs and model know in a sentence; of overlapping ranges the longest wins."""

from __future__ import annotations

from goodoffices.claims.edges import is_field, is_office
from goodoffices.claims.naming import Namer
from goodoffices.language import Sentence
from goodoffices.packs.model import Mention

_JOINTS = frozenset({"-", "\u2010", "\u2011", "'", "’", "`"})
"""Marks within a name that the model cuts into words of their own: "Hassan Al-Karim"."""


def token_range(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Token range that covers the offsets `start`..`end` exactly or nearly; None when they cut a word."""
    inside = [t.i for t in sentence.tokens if t.start < end and start < t.end]
    if not inside or sentence.tokens[inside[0]].start < start - 1 or sentence.tokens[inside[-1]].end > end + 1:
        return None
    return inside[0], inside[-1] + 1


def by_range(sentence: Sentence, mentions: list[Mention]) -> list[tuple[int, int, list[Mention]]]:
    """Mentions grouped by their token range; of overlapping ranges the longest wins."""
    groups: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        place = token_range(sentence, mention.start, mention.end)
        if place is not None:
            groups.setdefault(place, []).append(mention)
    chosen: list[tuple[int, int, list[Mention]]] = []
    for (first, last), group in sorted(groups.items(), key=lambda g: (g[0][0] - g[0][1], g[0][0])):
        if not any(first < b and a < last for a, b, _ in chosen):
            chosen.append((first, last, group))
    return sorted(chosen, key=lambda c: c[0])


def title_tokens(sentence: Sentence, mentions: list[Mention]) -> set[int]:
    """Tokens of the titles that the packs' grammar of offices knows."""
    ranges = [token_range(sentence, m.start, m.end) for m in mentions if m.sense == "title"]
    return {i for r in ranges if r is not None for i in range(*r)}


def person_ranges(sentence: Sentence, mentions: list[Mention], namer: Namer) -> list[tuple[int, int, tuple[str, ...]]]:
    """Token ranges of persons' names with the packs' candidates, from the packs and the model; longest first wins."""
    ranges: dict[tuple[int, int], tuple[str, ...]] = {}
    for mention in mentions:
        people = tuple(i for i in mention.ids if mention.sense == "actor" and namer.is_person(i))
        place = token_range(sentence, mention.start, mention.end)
        if people and place and namer.is_person(mention.ids[0]):
            ranges[place] = people
    blocked = [token_range(sentence, m.start, m.end) for m in mentions if not _personal(m, namer)]
    for name in sentence.names:
        alone = sentence.tokens[name.first].text if name.last - name.first == 1 else ""
        if name.label != "PERSON" and not namer.is_surname(alone):  # a surname alone may be taken for a town
            continue
        if is_field(sentence, name.first, name.last):
            continue
        first, last = _trim(sentence, name.first, name.last)
        first = max([first, *(b[1] for b in blocked if b and b[0] == first and b[1] < last)])
        known = any(b and b[0] <= first and last <= b[1] for b in blocked)
        if (
            first < last
            and not known
            and all(t.pos == "PROPN" or t.text[:1].isupper() or t.text in _JOINTS for t in sentence.tokens[first:last])
        ):
            ranges.setdefault((first, last), ())
    chosen: list[tuple[int, int, tuple[str, ...]]] = []
    for (first, last), ids in sorted(ranges.items(), key=lambda r: (r[0][0] - r[0][1], r[0][0])):
        if not any(first < b and a < last for a, b, _ in chosen):
            chosen.append((first, last, ids))
    return sorted(chosen)


def _personal(mention: Mention, namer: Namer) -> bool:
    return mention.sense == "actor" and namer.is_person(mention.ids[0])


def _trim(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """A model's name without the titles and marks that it took along."""
    while first < last and (is_office(sentence.tokens[first]) or not sentence.tokens[first].text[:1].isalpha()):
        first += 1
    while first < last and not sentence.tokens[last - 1].text[-1:].isalpha() and sentence.tokens[last - 1].text != ".":
        last -= 1
    return first, last
