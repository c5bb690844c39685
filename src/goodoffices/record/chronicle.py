"""What the packs know by its day, and how far an article tells of each: the words of both, rare ones counting most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from goodoffices.packs.model import Period
from goodoffices.record.facts import Facts
from goodoffices.record.words import SMALL, words_of

OPENING = 600
"""Letters that open an article: what they tell is its news."""

_OPENS, _OFTEN = 0.5, 1.2
"""What a word of the opening counts more, and times at which a word counts half of what it can (as in BM25)."""

_PLAIN = 0.64
"""What a word counts that is no name."""

_AMONG = 1700
"""Facts among which a word is rare or not, about as many as all packs have; with fewer, scores stay what they are."""

_RARE = 3
"""Facts to which a word belongs at least, as far as it counts: one name alone makes no news."""

_LINE, _ABROAD = 2.5, 1.0
"""What a line of the chronicle of its conflict counts more, which was news there, and a fact of another one less."""

_BEST = 5
"""Facts by which the conflict of an article is told."""

LEAST = 2.0
"""Facts that match less are not told of."""

_WORLD = "world"
_WORD = re.compile(r"[^\W_]{3,}")
_ENDS = ("ies", "ing", "ed", "es", "s")
_STEM = 4


class Known(NamedTuple):
    """A fact with its days.

    Args:
        first: First day, as an ordinal,
        last: and last one.
        what: In words.
        pack: The pack that has it.
        news: It is a line of a chronicle.
    """

    first: int
    last: int
    what: str
    pack: str
    news: bool


class Chronicle:
    """All that the packs know by its day.

    Args:
        facts: The packs.

    Attributes:
        known: The facts, in the order of the packs.
    """

    def __init__(self, facts: Facts) -> None:
        found = list(_known(facts))
        self.known = tuple(known for known, _ in found)
        terms = [_terms((known.what, *names)) for known, names in found]
        spread = Counter(word for of in terms for word in of)
        rare = {word: log(max(_AMONG, n) / max(_RARE, n)) ** 2 for word, n in spread.items()}
        self._of: dict[str, list[tuple[int, float]]] = {}
        for number, of in enumerate(terms):
            length = sqrt(sum(rare[word] * share for word, share in of.items())) or 1.0
            for word, share in of.items():
                self._of.setdefault(word, []).append((number, rare[word] * share / length))
        self._packs = sorted({known.pack for known in self.known} - {_WORLD})

    def told_in(self, text: str, about: Container[str] | None = None) -> dict[int, float]:
        """How far a text tells of each fact, by its number; those that it hardly tells of are left out.

        Args:
            text: The body of an article.
            about: Packs of whose conflicts one may be that of the article, None where all may; if it is none of them,
                no fact is told of, since what the packs know of it has gaps.
        """
        found: dict[int, float] = {}
        opening = set(_stems(text[:OPENING]))
        for word, times in sorted(Counter(_stems(text)).items()):
            weight = times / (times + _OFTEN) + (_OPENS if word in opening else 0.0)
            for number, share in self._of.get(word, ()):
                found[number] = found.get(number, 0.0) + weight * share
        home = self._home(found, [pack for pack in self._packs if about is None or pack in about])
        if home is None and about is not None:
            return {}
        for number in found:
            if self.known[number].pack == home:
                found[number] += _LINE if self.known[number].news else 0.0
            elif self.known[number].pack != _WORLD:
                found[number] -= _ABROAD
        return {number: round(score, 2) for number, score in sorted(found.items()) if score >= LEAST}

    def _home(self, found: Mapping[int, float], packs: Sequence[str]) -> str | None:
        """The conflict of some packs whose facts a text tells of most."""
        scores: dict[str, list[float]] = {pack: [0.0] * _BEST for pack in packs}
        for number, score in found.items():
            if self.known[number].pack in scores:
                scores[self.known[number].pack].append(score)
        best = {pack: sum(sorted(of)[-_BEST:]) for pack, of in scores.items()}
        return max(best, key=lambda pack: (round(best[pack], 6), pack)) if best else None


def _known(facts: Facts) -> Iterator[tuple[Known, tuple[str, ...]]]:
    """Each fact that has a day, with the names of all who belong to it."""
    formats = {f.id: f.name for f in facts.formats()}

    def named(keys: Iterable[str]) -> Iterator[str]:
        for key in keys:
            actor = facts.actor(key)
            yield actor.name if actor is not None else formats.get(key, "")

    for event in facts.events():
        if event.type != "war" and (days := _days(event.period)):
            places = (name for key in event.places for name in facts.called(key))
            names = (*facts.called(event.id), event.type, *named(event.parties), *places)
            yield Known(*days, event.name, event.pack, news=False), names
    for pact in facts.agreements():
        if days := _days(pact.period):
            sides = named((*pact.signatories, *pact.mediators))
            yield Known(*days, pact.name, pact.pack, news=False), (*facts.called(pact.id), *sides, pact.place or "")
    for form in facts.formats():
        for phase, period, what in form.phases:
            if days := _days(period):
                names = (what, *form.places, *named(member for member, _ in form.members))
                yield Known(*days, f"{form.name}, {phase}", form.pack, news=False), names
    for line in facts.chronicle():
        if days := _days(line.period):
            yield Known(*days, line.what, line.pack, news=True), ()


def _days(period: Period) -> tuple[int, int] | None:
    if period.start is None:
        return None
    return period.start.toordinal(), (period.end or period.start).toordinal()


def _terms(texts: Iterable[str]) -> dict[str, float]:
    """The words of a fact, each with what it counts: names more than others."""
    found: dict[str, float] = {}
    for text in texts:
        for match in _WORD.finditer(text):
            for word in _stems(match.group()):
                found[word] = max(found.get(word, 0.0), 1.0 if match.group()[0].isupper() else _PLAIN)
    return found


def _stems(text: str) -> Iterator[str]:
    for written in _WORD.findall(text):
        for word in words_of(written):
            if word not in SMALL and not word.isdigit():
                yield next((word[: -len(e)] for e in _ENDS if word.endswith(e) and len(word) - len(e) >= _STEM), word)
