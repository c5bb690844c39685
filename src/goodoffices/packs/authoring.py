"""For those who write packs: a new pack to start from, an actor as the packs know it, and what texts name unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from goodoffices.packs.book import Packs
from goodoffices.packs.coverage import Unknown
from goodoffices.packs.days import show_period
from goodoffices.packs.model import EVER, Period
from goodoffices.packs.reading import PackError

_TEMPLATE = """\
# {name}: the facts of one conflict. Each file may hold any of the sections; `goodoffices pack check {folder}` tells
# what is wrong. `source` and `checked` at the top hold for every fact of the file that has none of its own.
source: where the facts were looked up
checked: {day}, looked up
# conflict: {{lands: [SDN], sides: [], regions: [darfur]}}  # whose conflict it is; `sides`: others that fight in it
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
chronicle:                     # what was news, beside the facts above; undated articles are dated by it
  - 2021-05-27 thousands flee from Exampleville to Example Town
outlets:
  {key}-daily: {{name: Example Daily, side: null}}
"""


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


def suggest(unknown: Iterable[Unknown]) -> str:
    """Unknown names as YAML to edit: each a person with the titles and passages as comments.

    Args:
        unknown: Names that no pack knows.

    Returns:
        The text of a pack's file; empty when there is nothing to suggest.
    """
    unknown = [one for one in unknown if one.kind == "name" and " " in one.name]
    lines = ["# Names that the texts use and no pack knows. Keep the persons, give each an office and days.", "people:"]
    for one in unknown:
        key = re.sub(r"\W+", "-", one.name).strip("-").lower()
        lines.append(f"  # {one.times} times{'; ' + ', '.join(one.titles) if one.titles else ''}")
        lines.extend(f"  #   … {context} …" for context in one.contexts)
        lines.append(f'  {key}: {{name: "{one.name}", country: null, held: []}}')
    return "\n".join(lines) + "\n" if len(lines) > 2 else ""
