"""What is wrong with a pack: dead references, overlaps, gaps, impossible lives, doubles, facts without a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Literal

from goodoffices.packs.days import first_day, last_day, read_period
from goodoffices.packs.model import Period
from goodoffices.packs.reading import SOURCED, Facts, read_folder
from goodoffices.packs.store import load_facts, shipped

_HANDOVER = timedelta(days=31)
"""How long two holders of one office may overlap: a month, since many terms are known to the month only."""

_VACANCY = timedelta(days=400)
_LONGEST_TERM = timedelta(days=366 * 75)
_YOUNGEST = 16
_ONCE = ("formats", "agreements", "events")
_HEADS = ("president", "prime-minister", "monarch", "emir", "chancellor", "foreign-minister")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a pack, or worth a look.

    Args:
        level: `error` must be mended, `note` may be true of the world.
        kind: `dead_reference`, `overlap`, `gap`, `age`, `duplicate`, `no_source`, `due`, `nobody`.
        where: The pack and the fact.
        what: In words, with what to do.
    """

    level: Literal["error", "note"]
    kind: str
    where: str
    what: str


def check(packs: Sequence[Facts]) -> list[Problem]:
    """Everything wrong with packs read together, errors first.

    Args:
        packs: Their facts; a reference from one into another is good.
    """
    found = [*_references(packs), *_terms(packs), *_doubles(packs), *_sources(packs), *_provisions(packs)]
    return sorted(found, key=lambda p: (p.level, p.kind, p.where, p.what))


def check_pack(pack: str | Path) -> list[Problem]:
    """What is wrong with one pack: a shipped one by its name, or a folder; the world and Karabakh lie beside it.

    Args:
        pack: A name or a folder.

    Raises:
        PackError: When it cannot be read.
    """
    others = [load_facts(name)[0] for name in shipped()]
    if str(pack) in shipped():
        return [p for p in check(others) if p.where.startswith(f"{pack}:") or ":" not in p.where]
    before = set(check(others))
    return [problem for problem in check([*others, read_folder(Path(pack))]) if problem not in before]


def _references(packs: Sequence[Facts]) -> Iterator[Problem]:
    actors = {row[0] for one in packs for row in one["actors"]}
    offices = {row[0] for one in packs for row in one["offices"]}
    kinds = {kind for one in packs for kind in one["office_kinds"]}
    states = {row[0] for one in packs for row in one["actors"] if row[1] == "state"}

    def dead(pack: str, fact: str, role: str, key: str) -> Problem:
        return Problem("error", "dead_reference", f"{pack}: {fact}", f"{role} {key!r} is no actor of these packs")

    for one in packs:
        pack = one["pack"]
        for key in [k for keys in one["conflict"][:3] for k in keys] if one["conflict"] else ():
            if key not in actors:
                yield dead(pack, "conflict", "side", key)
        for row in one["actors"]:
            if row[3] not in (None, "IGO", *actors):
                yield dead(pack, row[0], "country", row[3])
            if row[5] is not None and row[5] not in actors:
                yield dead(pack, row[0], "part_of", row[5])
        for key, _, _, of, *_rest in one["offices"]:
            if of not in actors:
                yield dead(pack, key, "of", of)
        for person, office, *_rest in one["tenures"]:
            of, _, kind = office.rpartition("/")
            if office not in offices and (of not in actors or kind not in kinds):
                yield Problem("error", "dead_reference", f"{pack}: {person}", f"the office {office!r} is not known")
        for key, _, members, *_rest in one["formats"]:
            for member, _role in members:
                if member not in actors:
                    yield dead(pack, key, "member", member)
        for row in one["places"]:
            if row[2] not in (None, *states) and row[2] not in actors:
                yield dead(pack, row[0], "country", row[2])
            if row[6] is not None and row[6] not in actors:
                yield dead(pack, row[0], "seat_of", row[6])
        formats = {row[0] for other in packs for row in other["formats"]}
        places = {row[0] for other in packs for row in other["places"]}
        for key, _, _, _, signatories, mediators, _, _ in one["agreements"]:
            owed = (party for p in one["provisions"].get(key, ()) for party in (*p[2], *p[3]))
            named = [*signatories, *mediators, *owed]
            for party in dict.fromkeys(named):
                if party not in actors and party not in formats:
                    yield dead(pack, key, "party", party)
        for key, _, _, _, parties, _, where in one["events"]:
            for party in parties:
                if party not in actors and party not in formats:
                    yield dead(pack, key, "party", party)
            for place in where:
                if place not in places:
                    yield dead(pack, key, "place", place)


def _terms(packs: Sequence[Facts]) -> Iterator[Problem]:
    lived = {row[0]: read_period(row[7]) for one in packs for row in one["actors"] if row[1] == "person"}
    shared = {kind for one in packs for kind, rule in one["office_kinds"].items() if rule.get("shared")}
    shared |= {row[0] for one in packs for row in one["offices"] if row[8]}
    held: dict[str, list[tuple[Period, str]]] = defaultdict(list)
    for one in packs:
        for person, office, written, _, flag in one["tenures"]:
            if not flag:
                held[office].append((_surely(written), person))
            yield from _life(f"{one['pack']}: {person}", office, read_period(written), lived.get(person, Period()))
    for office, terms in sorted(held.items()):
        if office in shared or office.rpartition("/")[2] in shared:
            continue
        terms.sort(key=lambda term: (term[0].start or date.min, term[0].end or date.max, term[1]))
        yield from _neighbours(office, terms)


def _surely(written: str) -> Period:
    """The days on which the office was surely held, where a side is known to the month or year only."""
    start, _, end = written.partition("..")
    return Period(last_day(start) if start else None, first_day(end or start) if end or ".." not in written else None)


def _neighbours(office: str, terms: list[tuple[Period, str]]) -> Iterator[Problem]:
    for (first, one), (second, other) in pairwise(terms):
        if first.end is None or second.start is None:
            if one != other:
                yield Problem("error", "overlap", office, f"{one} has no last day, and {other} follows: give it one")
            continue
        if second.start + _HANDOVER < first.end and one != other:
            days = f"from {second.start} to {first.end}"
            yield Problem("error", "overlap", office, f"{one} and {other} both hold it {days}")
        elif one == other and second.start <= first.end - timedelta(days=1):
            yield Problem("error", "duplicate", office, f"{one} holds it twice from {second.start}")
        elif second.start - first.end > _VACANCY and office.rpartition("/")[2] in _HEADS:
            yield Problem("note", "gap", office, f"nobody is known between {first.end} and {second.start}")


def _life(where: str, office: str, period: Period, lived: Period) -> Iterator[Problem]:
    if period.start and lived.start and period.start.year - lived.start.year < _YOUNGEST:
        yield Problem("error", "age", where, f"{office} before the age of {_YOUNGEST}: look at the days")
    if lived.end and period.end and period.end > lived.end + _HANDOVER:
        yield Problem("error", "age", where, f"{office} after death on {lived.end}")
    if period.start and period.end and period.end - period.start > _LONGEST_TERM:
        yield Problem("error", "age", where, f"{office} for more than seventy-five years")


def _doubles(packs: Sequence[Facts]) -> Iterator[Problem]:
    bearers: dict[str, set[str]] = defaultdict(set)
    keys: dict[str, tuple[str, str]] = {}
    once: set[str] = set()
    for one in packs:
        for written, sense, key, whole in one["names"]:
            if sense == "actor" and whole and " " in written and key.startswith("person/"):
                bearers[written].add(key)
        for table in ("actors", "formats", "agreements", "events", "places"):
            for row in one[table]:
                known = keys.setdefault(row[0], (table, one["pack"]))
                if known[0] != table or (table in _ONCE and row[0] in once):
                    where = f"{one['pack']}: {row[0]}"
                    yield Problem("error", "duplicate", where, f"also among the {known[0]} of {known[1]}")
                once.add(row[0])
    for written, who in sorted(bearers.items()):
        if len(who) > 1:
            names = ", ".join(sorted(who))
            yield Problem("note", "duplicate", written, f"is a name of {names}: one person twice, or namesakes?")


def _sources(packs: Sequence[Facts]) -> Iterator[Problem]:
    for one in packs:
        for table, at in SOURCED.items():
            for row in one[table]:
                source = one["sources"][row[at]]
                if not source or source.startswith(" (checked"):
                    yield Problem("error", "no_source", f"{one['pack']}: {row[0]}", f"a fact of {table} without source")
                elif "(checked" not in source:
                    yield Problem("error", "no_source", f"{one['pack']}: {row[0]}", f"a fact of {table} never checked")


def _provisions(packs: Sequence[Facts]) -> Iterator[Problem]:
    """What no ledger can hold: a thing due before the agreement, one owed twice, one that binds and serves nobody."""
    for one in packs:
        days = {row[0]: read_period(row[3]) for row in one["agreements"]}
        for key, provisions in one["provisions"].items():
            seen = set()
            for at, (_, what, owes, to, due) in enumerate(provisions, 1):
                where, start = f"{one['pack']}: {key}/{at}", days[key].start
                if due and start and (last := read_period(due).end) is not None and last < start:
                    yield Problem("error", "due", where, f"due {due}, before the agreement of {start}")
                if (what, *owes) in seen:
                    yield Problem("error", "duplicate", where, "the same is owed twice by the same")
                seen.add((what, *owes))
                if not owes and not to:
                    yield Problem("note", "nobody", where, "nobody owes it and it is owed to nobody")
