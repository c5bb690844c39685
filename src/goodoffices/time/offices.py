"""Offices of named people: whoever is called one by its title holds it, has left it, or is about to leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from goodoffices.packs import Packs
from goodoffices.packs.model import Mention, Tenure
from goodoffices.schema import Article, Span
from goodoffices.time.clue import Clue
from goodoffices.time.daysets import EARLIEST, LATEST, DaySet
from goodoffices.time.known_words import any_of, manners, words

_BINDING = {"head": 40, "minister": 30}
"""Strength of the ranks that bind most: who governs is seldom mistaken."""
_LESSER = frozenset(("envoy", "leader", "spokesperson", "ambassador"))
"""Ranks that bind, with a wide margin, where nothing stronger contradicts them; all others are only shown."""
_LESSER_STRENGTH, _LEFT_STRENGTH, _NEWS_STRENGTH = 12, 35, 14
_CLINGS, _MARGIN = timedelta(days=30), timedelta(days=60)
_AHEAD, _NEW = timedelta(days=120), timedelta(days=300)
"""A resignation is told up to some months before its day; whoever is called new came within less than a year."""

_REACH = 4
"""Words before a title that may still tell of it."""
_BARE = frozenset(("minister", "ministers", "secretary"))
"""Titles that say nothing without the word before them ("the security minister")."""
_LINES = re.compile(r"[.,;:()\[\]“”\"–—\n]")
_WORDS = re.compile(r"[\w’'-]+")
_BETWEEN = re.compile(r"^(?:[’']s)?(?:\s+of\s+[^.;:()\n]{1,40})?,?\s*$")
_OWNER = re.compile(r"^(?:[’']s?)?\s+$")
_OF = re.compile(r"^,?\s+of\s+(?:the\s+)?$")
_APPOSED = re.compile(r"^,\s+(?:the\s+)?(?:[^\W\d_]+(?:[’']s)?\s+)?$")


def clues_of_offices(article: Article, mentions: Sequence[Mention], packs: Packs) -> Iterator[Clue]:
    """The clues that offices of named people give.

    Args:
        article: The article.
        mentions: The known names of its body.
        packs: The facts.
    """
    titles = [m for m in mentions if m.sense == "title"]
    held_of: dict[str, list[Tenure]] = {}
    called: list[tuple[Mention, Mention, list[Tenure], Span]] = []
    for person in (m for m in mentions if m.sense == "actor" and m.ids[0].startswith("person/")):
        title = next((t for t in titles if _beside(article.text, t, person)), None)
        if title is None:
            continue
        manner = _manner(article.text, title.start)
        whose = _whose(article.text, mentions, title, person)
        if manner == "none" or (not whose and not _in_full(person, mentions)):
            continue
        if title.text.lower() in _BARE and _modified(article.text, mentions, title):
            continue
        held = _held(person, title, whose, packs)
        if manner == "acting":
            held = [tenure for tenure in held if tenure.acting]
        if not held:
            continue
        span = Span(min(title.start, person.start), max(title.end, person.end))
        if manner == "left":
            yield from _clue_of_leaving(person, title, held, span)
            continue
        if manner == "leaving":
            yield from _clue_of_news(person, "as about to leave office", _ends(held, _AHEAD, _CLINGS), span)
        elif manner == "new":
            began = [(t.period.start, t.period.start + _NEW) for t in held if t.period.start]
            yield from _clue_of_news(person, "as new in office", began, span)
        held_of.setdefault(person.ids[0], held)
        called.append((person, title, held, span))
    for person, title, held, span in called:
        if not all(_followed(tenure, called) for tenure in held):
            yield _clue_of_holding(person, title, held, span, packs)
    yield from _clues_of_resignations(article, mentions, held_of)


def _followed(tenure: Tenure, called: Sequence[tuple[Mention, Mention, list[Tenure], Span]]) -> bool:
    """Whether the article calls a later holder by the office, too: who has left it may keep the title by courtesy."""
    end = tenure.period.end
    later = [t for _, _, held, _ in called for t in held if t.office == tenure.office and t.person != tenure.person]
    return end is not None and any(t.period.start is not None and t.period.start >= end for t in later)


def _clue_of_holding(person: Mention, title: Mention, held: Sequence[Tenure], span: Span, packs: Packs) -> Clue:
    rank = title.ids[0]
    told = DaySet.of((t.period.start or EARLIEST, t.period.end or LATEST) for t in held)
    says = f"calls {person.text} {title.text}, an office held {_shown(told)}"
    if rank in _BINDING:
        return Clue(says, span, DaySet.of(_days(tenure, rank, packs) for tenure in held), _BINDING[rank])
    wide = DaySet.of((_moved(first, -_MARGIN), _moved(last, _MARGIN)) for first, last in told.stretches)
    if rank in _LESSER or (rank == "official" and _names_it(title, held, packs)):
        return Clue(f"{says} (a lesser title: two months more on either side)", span, wide, _LESSER_STRENGTH)
    return Clue(f"{says} (lesser titles are often mistaken: shown, not counted)", span, wide, 0, hard=False)


def _clue_of_leaving(person: Mention, title: Mention, held: Sequence[Tenure], span: Span) -> Iterator[Clue]:
    ends = [t.period.end for t in held if t.period.end is not None]
    if ends:
        says = f"calls {person.text} former {title.text}, an office left on {min(ends)}"
        yield Clue(says, span, DaySet.since(min(ends)), _LEFT_STRENGTH)


def _clue_of_news(person: Mention, what: str, days: Sequence[tuple[date, date]], span: Span) -> Iterator[Clue]:
    if days:
        yield Clue(f"speaks of {person.text} {what}", span, DaySet.of(days), _NEWS_STRENGTH)


def _clues_of_resignations(
    article: Article, mentions: Sequence[Mention], held_of: dict[str, list[Tenure]]
) -> Iterator[Clue]:
    """Whoever is called by the office and is said to have resigned is about to leave it, or just has."""
    for person in mentions:
        held = held_of.get(person.ids[0])
        if person.sense != "actor" or held is None:
            continue
        before, after = article.text[max(0, person.start - 80) : person.start], article.text[person.end :]
        told = any_of("resigned", after="$").search(before)
        said = any_of("resigns").match(after)
        if (told is None and said is None) or any_of("calls", after="$").search(before):
            continue
        span = Span(person.start, person.end + (said.end() if said else 0))
        if days := _ends(held, _AHEAD, _CLINGS):
            when = " and ".join(str(t.period.end) for t in held if t.period.end)
            yield from _clue_of_news(person, f"as resigning, an office held until {when}", days, span)
            return


def _ends(held: Sequence[Tenure], before: timedelta, after: timedelta) -> list[tuple[date, date]]:
    return [(_moved(t.period.end, -before), _moved(t.period.end, after)) for t in held if t.period.end is not None]


def _manner(text: str, start: int) -> str | None:
    """What the words right before a title make of it: `left`, `new`, `leaving`, `none` (no office held), or nothing."""
    before = _LINES.split(text[max(0, start - 60) : start])[-1]
    for word in reversed(_WORDS.findall(before)[-_REACH:]):
        plain = word.lower().strip("-’'")
        if plain in words()["stops"]:
            return None
        if plain in manners():
            return manners()[plain]
    return None


def _modified(text: str, mentions: Sequence[Mention], title: Mention) -> bool:
    """Whether a common word before a bare title tells which one it is."""
    word = re.search(r"([\w-]+)\s+$", text[max(0, title.start - 30) : title.start])
    if word is None or word[1].lower() in words()["stops"]:
        return False
    return not any(m.end == title.start - 1 and m.sense in ("actor", "demonym", "place") for m in mentions)


def _in_full(person: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the article names the person by more than one word: a bare surname may be anybody's."""
    return any(" " in m.text and set(m.ids) & set(person.ids) for m in mentions)


def _beside(text: str, title: Mention, person: Mention) -> bool:
    """Whether the title stands right before the name, or after it between commas."""
    if title.end <= person.start:
        return _BETWEEN.match(text[title.end : person.start]) is not None
    return person.end <= title.start and _APPOSED.match(text[person.end : title.start]) is not None


def _whose(text: str, mentions: Sequence[Mention], title: Mention, person: Mention) -> tuple[str, ...]:
    """Ids of the state or organisation that the words beside the title name; empty where they name none."""
    for m in mentions:
        if m.sense in ("title", "event", "agreement"):
            continue
        if m.end <= title.start and _OWNER.match(text[m.end : title.start]):
            return m.ids
        if any(_OF.match(text[end : m.start]) for end in (title.end, person.end) if m.start > end):
            return m.ids
    return ()


def _held(person: Mention, title: Mention, whose: Sequence[str], packs: Packs) -> list[Tenure]:
    """The tenures that name and title may mean; of several bearers of a surname those who spell it so."""
    exact = [key for key in person.ids if _surname(packs, key) == person.text.split()[-1]]
    found: list[tuple[Tenure, str | None]] = []
    for key in exact or person.ids:
        for tenure in packs.tenures(key):
            office = packs.office(tenure.office)
            if office is None or office.rank not in title.ids:
                continue
            if whose and office.of not in whose and office.country not in whose:
                continue
            named = packs.office_of(office.of, title.text)
            found.append((tenure, named.id if named is not None else None))
    of_the_name = [tenure for tenure, named in found if named == tenure.office]
    return of_the_name or [tenure for tenure, named in found if named is None]


def _surname(packs: Packs, key: str) -> str | None:
    actor = packs.actor(key)
    return actor.name.split()[-1] if actor else None


def _names_it(title: Mention, held: Sequence[Tenure], packs: Packs) -> bool:
    """Whether the title is the very name of the office that was held, not a word for many ("adviser")."""
    offices = [office for tenure in held if (office := packs.office(tenure.office)) is not None]
    named = [packs.office_of(office.of, title.text) for office in offices]
    return " " in title.text and any(n is not None and n.id == o.id for n, o in zip(named, offices, strict=True))


def _days(tenure: Tenure, rank: str, packs: Packs) -> tuple[date, date]:
    """The days on which an article gives the title: those of the tenure, without the day on which the next takes over.

    Whoever is less than a head keeps the title in the news for a month: a resignation is told by it.
    """
    first, last = tenure.period.start or EARLIEST, tenure.period.end or LATEST
    if last == LATEST:
        return first, last
    if rank != "head":
        return first, min(LATEST, last + _CLINGS)
    taken_over = any(
        other.period.start == last and other.person != tenure.person for other in packs.holders(tenure.office)
    )
    return first, last - timedelta(days=1) if taken_over and last > first else last


def _moved(day: date, by: timedelta) -> date:
    """A day moved; the edges stay."""
    return day if day in (EARLIEST, LATEST) else max(EARLIEST, min(LATEST, day + by))


def _shown(days: DaySet) -> str:
    return " and ".join(
        f"{'?' if first == EARLIEST else first} to {'now' if last == LATEST else last}"
        for first, last in days.stretches
    )
