"""Acronyms that a text introduces itself: `the Forces for Freedom and Change (FFC)`; later `FFC` means what it said."""

from __future__ import annotations

import re

from goodoffices.packs.model import Mention

_INTRODUCED = re.compile(r" ?\((?:the |or |hereafter )?[\"“'‘]?([A-Z][A-Za-z0-9/&-]{1,9})[\"”'’]?[;,)]")
_SENSES = ("actor", "format", "agreement", "event", "outlet")


def with_acronyms(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions of a text with those of the acronyms that it introduces in brackets after a known name.

    Where the packs know the acronym for something else, what the text says it stands for comes first.

    Args:
        text: The text that was searched.
        found: Its mentions, by place.
    """
    means: dict[str, Mention] = {}
    for mention in found:
        after = _INTRODUCED.match(text, mention.end)
        if after is None or mention.sense not in _SENSES or mention.ids[0].startswith("person/"):
            continue
        word = after.group(1)
        if sum(letter.isupper() for letter in word) > 1 and _initial(word, mention.text):
            means.setdefault(word, mention)
    if not means:
        return found
    words = re.compile(r"(?<![\w-])(" + "|".join(sorted(map(re.escape, means), reverse=True)) + r")(?![\w-])")
    mine = {match.span(): means[match.group()] for match in words.finditer(text)}
    kept = [m for m in found if (m.start, m.end) not in mine]
    for (start, end), full in mine.items():
        if any(m.start < end and start < m.end for m in kept if m.sense in _SENSES):
            continue
        other = (key for m in found if (m.start, m.end) == (start, end) and m.sense == full.sense for key in m.ids)
        ids = tuple(dict.fromkeys((*full.ids, *other)))
        kept.append(Mention(start, end, text[start:end], full.sense, ids))
    return sorted(kept, key=lambda m: (m.start, m.end))


def _initial(word: str, name: str) -> bool:
    """Whether an acronym may be of a name: its first letter begins some word of it."""
    return any(part[:1].upper() == word[0] for part in re.findall(r"\w+", name))
