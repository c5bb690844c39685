"""The nearest-name baseline: who stands next to a word of meeting takes part, and where the next place is, they met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goodoffices.language import Sentence
from goodoffices.packs import Packs

_WORDS = re.compile(
    r"\b(met|meets?|meetings?|talks|talked|summit|visit(s|ed)?|receiv(es|ed)|host(s|ed)?|call(s|ed)?|conversation|"
    r"consultations?|negotiations?|discuss(es|ed)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Near:
    """What stands next to one word of meeting: names before and after it (actor id or None, written), and a place."""

    names: tuple[tuple[str | None, str], ...]
    place: str | None


def nearest(text: str, sentences: Sequence[Sentence], known: Packs) -> Iterator[Near]:
    """What stands nearest to each word of meeting, in its sentence.

    Args:
        text: The text.
        sentences: Its sentences.
        known: The packs; what they and the language model take for a name is a name.
    """
    mentions = known.find(text)
    for sentence in sentences:
        names: list[tuple[int, int, str | None, str]] = [
            (m.start, m.end, m.ids[0], m.text)
            for m in mentions
            if m.sense in ("actor", "demonym") and sentence.start <= m.start and m.end <= sentence.end
        ]
        for name in sentence.names:
            tokens = sentence.tokens[name.first : name.last]
            start, end = tokens[0].start, tokens[-1].end
            if name.label == "PERSON" and not any(a < end and start < b for a, b, _, _ in names):
                names.append((start, end, None, text[start:end]))
        places = [m for m in mentions if m.sense == "place" and sentence.start <= m.start and m.end <= sentence.end]
        for word in _WORDS.finditer(text, sentence.start, sentence.end):
            before = max((n for n in names if n[1] <= word.start()), default=None)
            after = min((n for n in names if n[0] >= word.end()), default=None)
            place = min(places, key=lambda m: abs(m.start - word.start()), default=None)
            found = tuple((n[2], n[3]) for n in (before, after) if n is not None)
            yield Near(found, place.text if place is not None else None)
