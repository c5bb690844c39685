"""The gold of a MEND table: one text for each distinct `Summary`, with the participants and places that it names."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal, TypeAlias

from goodoffices.evaluation.packs import day_of_row, resolve_name
from goodoffices.packs import Packs
from goodoffices.packs.model import Period
from goodoffices.schema import InputError

Side: TypeAlias = Literal["third", "local"]

SHORTEST = 200
"""Characters of a `Summary` that is a text."""
_FIELDS: dict[str, tuple[Side, bool]] = {
    "third_party": ("third", False),
    "individual_med_named": ("third", True),
    "local_parties": ("local", False),
    "local_indiv_group": ("local", True),
}
_PLACE = "med_location - MULTISELECT"
_ALIKE = 0.8
"""Likeness from which two spellings of a surname of five letters or more are one."""


@dataclass(frozen=True)
class Value:
    """One gold participant.

    Args:
        name: As the table writes it.
        side: Third party or local party.
        key: A person's surname, folded; else the actor's id.
        person: It is an individual.
    """

    name: str
    side: Side
    key: str
    person: bool


@dataclass
class Text:
    """One distinct `Summary`.

    Args:
        text: The news text.
        day: The day of its first row.
        conflict: ISO code of the conflict's country, None where the packs do not know it.
        values: The participants that count.
        places: The places that count; see `place_keys`.
    """

    text: str
    day: date
    conflict: str | None = None
    values: dict[tuple[Side, bool, str], Value] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)


def read_gold(file: Path, known: Packs) -> list[Text]:
    """The texts of a table, in its order.

    Args:
        file: The table, with the columns of MEND.
        known: The packs.

    Raises:
        InputError: A column is missing, or no `Summary` is long enough.
    """
    texts: dict[str, Text] = {}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            missing = [c for c in ("Summary", "Year", _PLACE, *_FIELDS) if c not in row]
            if missing:
                raise InputError(str(file), f"no column {missing[0]!r}", "Give a table with the columns of MEND")
            if len(row["Summary"]) >= SHORTEST:
                _add_row(texts, row, known)
    if not texts:
        raise InputError(str(file), f"no Summary of {SHORTEST} characters", "Give a table with the columns of MEND")
    return list(texts.values())


def _add_row(texts: dict[str, Text], row: Mapping[str, str], known: Packs) -> None:
    text = texts.setdefault(row["Summary"], Text(row["Summary"], day_of_row(row)))
    text.conflict = text.conflict or resolve_name(known, row.get("conflict_country") or "", text.day)
    words = folded_words(text.text)
    named = named_actors(text.text, known, text.day)
    for column, (side, person) in _FIELDS.items():
        for name in _values(row[column]):
            key = surname(name) if person else resolve_name(known, name, text.day)
            if key and not key.startswith("person/") and (_written(key, words) if person else key in named):
                text.values[side, person, key] = Value(name, side, key, person)
    for place in _values(row[_PLACE]):
        if (folded := fold(place)) and f" {folded} " in f" {fold(text.text)} ":
            text.places |= place_keys(place, known)


def _values(cell: str | None) -> Iterator[str]:
    return (v.strip() for v in (cell or "").split(";") if v.strip())


def named_actors(text: str, known: Packs, day: date) -> set[str]:
    """Ids of the actors that a text names: by name, by their people, by one who holds their office, or by a part."""
    found: set[str] = set()
    for mention in known.find(text):
        if mention.sense in ("actor", "demonym"):
            found |= set(acts_for(mention.ids[0], known, day))
    return found


def acts_for(key: str | None, known: Packs, day: date | None = None) -> list[str]:
    """An actor, what it is a part of, and its state; of a person the bodies whose offices he holds, nearest first."""
    found: list[str] = []
    todo = [key] if key else []
    while todo:
        actor = known.actor(todo.pop(0))
        if actor is None or actor.id in found:
            continue
        found.append(actor.id)
        if actor.kind == "person" and day is not None:
            offices = [known.office(t.office) for t in known.tenures(actor.id, Period(day, day))]
            todo += [o.of for o in offices if o is not None]
        todo += [k for k in (actor.part_of, actor.country) if k and k != "IGO"]
    return found


def led(keys: Sequence[str], office: str | None, person: str | None, known: Packs, text: Text) -> list[str]:
    """The missions among a text's values that an envoy leads: of his body, in the land that his office is for."""
    held = known.tenures(person, Period(text.day, text.day)) if person else ()
    titles = [office or "", *(o.title for t in held if (o := known.office(t.office)) is not None)]
    found = []
    for value in text.values.values():
        mission = None if value.person else known.actor(value.key)
        land = mission.name.partition(" in ")[2] if mission is not None and mission.part_of in keys else ""
        if land and any(land in title.partition(" for ")[2] for title in titles):
            found.append(value.key)
    return found


def fold(text: str) -> str:
    """Lower case without accents and marks, words apart by one blank."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", re.sub(r"['’ʼ`]", "", plain)))


def folded_words(text: str) -> frozenset[str]:
    """The different words of a text, folded."""
    return frozenset(fold(text).split())


def place_keys(written: str, known: Packs) -> set[str]:
    """What tells that two names are of one place: the name, folded, and the place that the packs know by it."""
    return {fold(written), *(f"place/{key}" for key in known.senses(written).get("place", ())[:1])}


def surname(name: str) -> str:
    """The last word of a name, folded; without what stands in brackets."""
    return (fold(re.sub(r"\(.*?\)", "", name)).split() or [""])[-1]


def alike(one: str, other: str) -> bool:
    """Whether two folded surnames are one."""
    if one == other or min(len(one), len(other)) < 5:
        return one == other
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _written(key: str, words: frozenset[str]) -> bool:
    return key in words or any(alike(key, w) for w in words)
