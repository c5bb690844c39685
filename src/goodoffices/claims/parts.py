"""Whether a title is of a part of a state or body, not of the whole: "the heads of the Cypriot delegations"."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.language import Sentence, Token
from goodoffices.packs.model import Mention

_OF_A_WHOLE = frozenset({"state", "government", "republic", "nation", "country", "administration", "cabinet", "region",
                         "territory", "province", "side", "people"})  # fmt: skip
"""Nouns whose head is the head of the land before them: "the Chadian state's head"."""
_WHOLE = frozenset({"actor", "demonym", "place"})


def part_led(sentence: Sentence, head: Token, chunk: tuple[int, int], mentions: Sequence[Mention]) -> str | None:
    """The part of a land whose head a title is: the name or nouns that stand between the land and the title's noun.

    "Turkey's National Intelligence Organisation chief" heads no Turkey, "the heads of the two Cypriot delegations" no
    Cyprus; "the Kenyan government's head" does head Kenya's government.

    Args:
        sentence: The sentence.
        head: The noun for the title: "chief", "heads".
        chunk: Token range of the title with whose it is.
        mentions: What the packs know of the sentence's words.

    Returns:
        The words for the part; None where the title is of the whole.
    """
    first, last = chunk
    named = [t for t in sentence.tokens[first:last] if any(m.start <= t.start < m.end for m in mentions)]
    lands = [t for t in named if any(m.start <= t.start < m.end and m.sense in _WHOLE for m in mentions)]
    if not lands:
        return None
    end = lands[-1].i + 1
    before = end <= head.i
    between = list(sentence.tokens[end : head.i if before else last])
    nouns = [t for t in between if t.pos in ("PROPN", "NOUN") and t not in named]
    if not nouns or any(t in named for t in between):
        return None
    beside = nouns[0].i == end or between[0].text in ("'s", "’s") or between[0].pos == "ADJ"
    if not beside or nouns[-1].lemma.lower() in _OF_A_WHOLE or (before and nouns[-1].pos != "PROPN"):
        return None
    return sentence.text(between[0].i + (between[0].pos == "PART"), nouns[-1].i + 1)
