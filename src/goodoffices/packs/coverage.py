"""What texts name and a pack knows, and what they name and it does not: names, offices, formats, agreements."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from goodoffices.packs.book import Packs
from goodoffices.packs.model import Mention, Period, Sense
from goodoffices.packs.phrases import stands_for

Kind: TypeAlias = Literal["name", "office", "format", "agreement"]

_STARTS = (
    "The A An In On At But And He She It They We I This That His Her As By For From If Of To With After Before When"
)
"""Words with a capital that start a sentence rather than a name."""

_CAPITAL = rf"(?!(?:{'|'.join(_STARTS.split())})\b)[A-ZÀ-ÞĀ-ŽƏ][\w’']+"
_PARTICLE = r"(?:al|el|bin|ibn|ben|de|da|von|van|der|ould|abu)"
_NAMES = re.compile(rf"\b{_CAPITAL}(?:[ -](?:{_PARTICLE}[ -])*{_CAPITAL})+|\b[A-Z][A-Z-]{{1,6}}[A-Z]\b")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_LAST_WORDS: dict[Kind, str] = {
    "format": """talks process format group conference dialogue track quartet quad troika mechanism forum platform
        summit committee roundtable""",
    "agreement": """agreement accord accords deal declaration protocol treaty memorandum communique communiqué statement
        plan pact ceasefire truce roadmap framework initiative""",
}
_KINDS = {word: kind for kind, words in _LAST_WORDS.items() for word in words.split()}
"""What an unknown name is by its last word; any other is a name."""

_ASKED = frozenset(("head", "minister", "envoy", "leader", "military"))
"""Ranks of the offices of which a pack should know the holder."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name or office that texts use and no pack knows.

    Args:
        name: As written most often.
        times: How often.
        titles: The titles before it, most frequent first.
        contexts: Up to three passages around it.
        kind: `name`, `office` (one whose holder on the day is not known), `format` or `agreement`.
    """

    name: str
    times: int
    titles: tuple[str, ...]
    contexts: tuple[str, ...]
    kind: Kind = "name"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What texts name: by kind, the known with their ids and the unknown, by frequency.

    Args:
        known: (sense, words, times) of names the packs know.
        unknown: Names they do not know.
    """

    known: tuple[tuple[str, str, int], ...]
    unknown: tuple[Unknown, ...]


def coverage(packs: Packs, texts: Iterable[str | tuple[str, date | None]], at_least: int = 2) -> Coverage:
    """What texts name, known and unknown.

    Args:
        packs: The packs.
        texts: Whole texts, each alone or with its day; only on a day is it asked who holds an office.
        at_least: How often an unknown name must occur.
    """
    known: Counter[tuple[str, str]] = Counter()
    times: Counter[tuple[Kind, str]] = Counter()
    titles: defaultdict[tuple[Kind, str], Counter[str]] = defaultdict(Counter)
    contexts: defaultdict[tuple[Kind, str], list[str]] = defaultdict(list)
    for given in texts:
        text, day = given if isinstance(given, tuple) else (given, None)
        found = packs.find(text)
        known.update((m.sense, m.text) for m in found)
        ends = {m.end: m.text for m in found if m.sense == "title"}
        for kind, start, end in (*_unknown_names(text, found), *_unknown_offices(packs, text, found, day)):
            name = (kind, " ".join(text[start:end].split()))
            if kind == "name" and name not in times and (read := _reads(packs, name[1])):
                known[read, name[1]] += 1
                continue
            times[name] += 1
            if start - 1 in ends:
                titles[name][ends[start - 1]] += 1
            if len(contexts[name]) < 3:
                contexts[name].append(" ".join(text[max(0, start - 60) : end + 60].split()))
    unknown = [
        Unknown(name, count, tuple(t for t, _ in titles[kind, name].most_common()), tuple(contexts[kind, name]), kind)
        for (kind, name), count in sorted(times.items(), key=lambda item: (-item[1], item[0]))
        if count >= at_least
    ]
    counted = sorted(known.items(), key=lambda item: (-item[1], item[0]))
    return Coverage(tuple((sense, words, count) for (sense, words), count in counted), tuple(unknown))


def _reads(packs: Packs, name: str) -> Sense | None:
    """What a name is that no pack writes so: a person's in another spelling, or one in capitals."""
    if name.isupper():
        senses = packs.senses(name.title())
        return next(iter(senses), None)
    return "actor" if " " in name and packs.resolve_person(name).person else None


def _unknown_names(text: str, found: list[Mention]) -> Iterator[tuple[Kind, int, int]]:
    bare = list(text)
    for mention in found:
        bare[mention.start : mention.end] = "|" * (mention.end - mention.start)
    for match in _NAMES.finditer("".join(bare)):
        last = _LAST_WORD.search(match.group())
        yield _KINDS.get(last.group(1).lower(), "name") if last else "name", *match.span()


def _unknown_offices(
    packs: Packs, text: str, found: list[Mention], day: date | None
) -> Iterator[tuple[Kind, int, int]]:
    """Offices with whose they are, without a person's name after them, of which nobody is known to hold them then."""
    if day is None:
        return
    owners = [m for m in found if m.sense in ("actor", "demonym") and not m.ids[0].startswith("person/")]
    before = {m.end: m.start for m in owners}
    after = {m.start: m.end for m in owners}
    people = {m.start for m in found if m.sense == "actor" and m.ids[0].startswith("person/")}
    for title in found:
        if title.sense != "title" or title.end + 1 in people or text[title.end + 1 : title.end + 2].isupper():
            continue
        start, end = title.start, title.end
        for gap in (" ", "'s ", "’s "):
            if text[: title.start].endswith(gap):
                start = before.get(title.start - len(gap), start)
        for link in (" of ", " of the "):
            if text.startswith(link, title.end):
                end = after.get(title.end + len(link), end)
        if (start, end) == (title.start, title.end):
            continue
        read = packs.read_title(text[start:end])
        if read is None or read.rank not in _ASKED or read.status is not None or read.of is None:
            continue
        office = packs.office_of(read.of, read.name)
        if (office is None or not packs.holders(office.id, Period(day, day))) and not stands_for(
            packs, text[start:end], day
        ):
            yield "office", start, end
