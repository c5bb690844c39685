"""Acronyms that a text introduces itself: `the Forces for Freedom and Change (FFC)`; later `FFC` means what it said."""

from __future__ import annotations

import re
from collections.abc import Callable

from goodoffices.packs.model import Mention

_INTRODUCED = re.compile(r" ?\((?:the |or |hereafter )?[\"“'‘]?([A-Z][A-Za-z0-9/&-]{1,9})[\"”'’]?[;,)]")
_UNKNOWN = re.compile(r"((?:[A-Z][\w'’-]+ (?:(?:of|for|the|and|in) )*){1,6}[A-Z][\w'’-]+) \(([A-Z]{2,6})\)")
"""A name with its acronym, whether anybody knows it or not."""
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


def without_strangers(text: str, found: list[Mention], name_of: Callable[[str], str | None]) -> list[Mention]:
    """The mentions without acronyms that the text says to stand for something that the packs do not know.

    "The National Democratic Front (NDF)" makes every NDF of the text its own, and no National Defence Forces elsewhere.

    Args:
        text: The text that was searched.
        found: Its mentions.
        name_of: The name of an actor by its id.
    """
    other, ends = {}, {m.end for m in found if m.end - m.start > len("the")}
    for match in _UNKNOWN.finditer(text):
        phrase, word = match.groups()
        if match.end(1) in ends:
            continue  # a known name, or the last part of one
        parts = [part for part in re.findall(r"[\w'’]+", phrase) if part[0].isupper()]
        own = parts[-len(word) :]
        if "".join(part[0] for part in own) == word:
            other[word] = {_stem(part) for part in own}
    return [m for m in found if m.text not in other or not _is_another(other[m.text], m, name_of)]


def _is_another(words: set[str], mention: Mention, name_of: Callable[[str], str | None]) -> bool:
    """Whether fewer than half of the words of a name are in that of what a mention stands for."""
    names = [name for key in mention.ids if mention.sense == "actor" and (name := name_of(key))]
    shared = (len(words & {_stem(part) for part in re.findall(r"[\w'’]+", name)}) for name in names)
    return bool(names) and 2 * max(shared) < len(words)


def _stem(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s").removesuffix("s")[:6]


def _initial(word: str, name: str) -> bool:
    """Whether an acronym may be of a name: its first letter begins some word of it."""
    return any(part[:1].upper() == word[0] for part in re.findall(r"\w+", name))
