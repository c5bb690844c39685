"""For those who write packs: a new pack to start from, an actor as the packs know it, and what texts name unknown."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goodoffices.packs.book import Packs
from goodoffices.packs.days import show_period
from goodoffices.packs.model import EVER, Period
from goodoffices.packs.reading import PackError

_TEMPLATE = """\
# {name}: the facts of one conflict. Each file may hold any of the sections; `goodoffices pack check {folder}` tells
# what is wrong. `source` and `checked` at the top hold for every fact of the file that has none of its own.
source: where the facts were looked up
checked: {day}, looked up
holders:                       # an office, then a line for each who held it: NAME = OTHER NAME FIRST-DAY..LAST-DAY
  {key}-front/leader:
    - Example Person = Exampel Persson 2020-01-31..
offices:
  {key}-front/leader: {{title: leader, rank: leader, sector: REB}}
groups:
  {key}-front: {{name: Example Liberation Front, names: [ELF], country: null, sector: REB, active: 2019..}}
formats:
  {key}-talks: {{name: Example talks, members: [un mediator, {key}-front party], period: 2021-05..}}
places:
  {key}-town: {{name: Exampleville, names: [Example Town], country: null}}
agreements:
  {key}-truce:
    name: Example truce
    type: ceasefire
    day: 2021-06-02
    signatories: [{key}-front]
    mediators: [un]
    provisions:
      - {{issue: ceasefire, what: stop all fighting at noon, owes: [{key}-front], due: 2021-06-03}}
events:
  {key}-battle: {{name: Battle of Exampleville, type: battle, day: 2021-05-20..2021-05-24, parties: [{key}-front]}}
outlets:
  {key}-daily: {{name: Example Daily, side: null}}
"""

_STARTS = (
    "The A An In On At But And He She It They We I This That His Her As By For From If Of To With After Before When"
)
"""Words with a capital that start a sentence rather than a name."""

_CAPITAL = rf"(?!(?:{'|'.join(_STARTS.split())})\b)[A-ZÀ-ÞĀ-ŽƏ][\w’']+"
_PARTICLE = r"(?:al|el|bin|ibn|ben|de|da|von|van|der|ould|abu)"
_NAMES = re.compile(rf"\b{_CAPITAL}(?:[ -](?:{_PARTICLE}[ -])*{_CAPITAL})+")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that texts use and no pack knows.

    Args:
        name: As written most often.
        times: How often.
        titles: The titles before it, most frequent first.
        contexts: Up to three passages around it.
    """

    name: str
    times: int
    titles: tuple[str, ...]
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What texts name: by kind, the known with their ids and the unknown, by frequency.

    Args:
        known: (sense, words, times) of names the packs know.
        unknown: Names they do not know.
    """

    known: tuple[tuple[str, str, int], ...]
    unknown: tuple[Unknown, ...]


def new_pack(name: str, parent: Path, today: date) -> Path:
    """Write a pack to start from, with one example of each kind of fact.

    Args:
        name: Its name, also that of its folder.
        parent: The folder to make it in.
        today: The day that its facts count as checked.

    Returns:
        The file written.

    Raises:
        PackError: When the folder is there already.
    """
    folder = parent / name
    if folder.exists():
        raise PackError(f"{folder} is there already; choose another name or edit it")
    folder.mkdir(parents=True)
    key = re.sub(r"\W+", "-", name).strip("-").lower()
    file = folder / "facts.yaml"
    file.write_text(_TEMPLATE.format(name=name, key=key, day=today, folder=folder), encoding="utf-8")
    return file


def show_actor(packs: Packs, written: str, on: date | None = None) -> list[str]:
    """An actor as the packs know it, a line for each fact: names, offices by day, who holds its offices.

    Args:
        packs: The packs.
        written: Its id or any of its names.
        on: Only what holds on this day.

    Returns:
        The lines; none when no pack knows it.
    """
    period = Period(on, on) if on else EVER
    keys = [written] if packs.actor(written) else list(packs.named(written) or packs.named_freely(written))
    lines: list[str] = []
    for key in keys:
        actor = packs.actor(key)
        if actor is None:
            continue
        lines.append(f"{actor.name} ({key}, {actor.kind}, country {actor.country or 'none'}, pack {actor.pack})")
        if others := [name for name in packs.names_of(key) if name != actor.name]:
            lines.append(f"  names: {', '.join(others)}")
        for term in packs.tenures(key, period):
            office = packs.office(term.office)
            flag = " (acting)" if term.acting else " (disputed)" if term.disputed else ""
            shown = office.name if office else term.office
            lines.append(f"  {shown}{flag}: {show_period(term.period)}; {term.source}")
        for term in packs.held_of(key, period):
            person, office = packs.actor(term.person), packs.office(term.office)
            if person and office:
                lines.append(f"  {office.title}: {person.name}, {show_period(term.period)}")
    return lines


def coverage(packs: Packs, texts: Iterable[str], at_least: int = 2) -> Coverage:
    """What texts name, known and unknown.

    Args:
        packs: The packs.
        texts: Whole texts.
        at_least: How often an unknown name must occur.
    """
    known: Counter[tuple[str, str]] = Counter()
    times: Counter[str] = Counter()
    titles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    contexts: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        found = packs.find(text)
        known.update((m.sense, m.text) for m in found)
        ends = {m.end: m.text for m in found if m.sense == "title"}
        bare = list(text)
        for mention in found:
            bare[mention.start : mention.end] = "|" * (mention.end - mention.start)
        for match in _NAMES.finditer("".join(bare)):
            name = match.group()
            times[name] += 1
            before = match.start() - 1
            if before in ends:
                titles[name][ends[before]] += 1
            if len(contexts[name]) < 3:
                around = text[max(0, match.start() - 60) : match.end() + 60]
                contexts[name].append(" ".join(around.split()))
    unknown = [
        Unknown(name, count, tuple(t for t, _ in titles[name].most_common()), tuple(contexts[name]))
        for name, count in sorted(times.items(), key=lambda item: (-item[1], item[0]))
        if count >= at_least
    ]
    counted = sorted(known.items(), key=lambda item: (-item[1], item[0]))
    return Coverage(tuple((sense, words, count) for (sense, words), count in counted), tuple(unknown))


def suggest(unknown: Iterable[Unknown]) -> str:
    """Unknown names as YAML to edit: each a person with the titles and passages as comments.

    Args:
        unknown: Names that no pack knows.

    Returns:
        The text of a pack's file; empty when there is nothing to suggest.
    """
    lines = ["# Names that the texts use and no pack knows. Keep the persons, give each an office and days.", "people:"]
    for one in unknown:
        key = re.sub(r"\W+", "-", one.name).strip("-").lower()
        lines.append(f"  # {one.times} times{'; ' + ', '.join(one.titles) if one.titles else ''}")
        lines.extend(f"  #   … {context} …" for context in one.contexts)
        lines.append(f'  {key}: {{name: "{one.name}", country: null, held: []}}')
    return "\n".join(lines) + "\n" if len(lines) > 2 else ""
