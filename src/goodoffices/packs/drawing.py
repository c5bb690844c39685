"""Facts of one pack in words, and a seeded draw of them, to be checked by hand against outside sources."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goodoffices.packs.book import Packs
from goodoffices.packs.reading import Facts, PackError, read_folder
from goodoffices.packs.store import DATA, shipped


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a pack.

    Args:
        kind: `tenure`, `actor`, `format`, `phase`, `agreement`, `provision`, `event`, `place` or `outlet`.
        says: The fact in words, days as the pack writes them.
        source: Where the pack says that it was looked up.
    """

    kind: str
    says: str
    source: str


def draw(pack: str, count: int, seed: int, packs: Packs) -> list[Fact]:
    """Facts of a pack drawn at random.

    Args:
        pack: The name of a shipped pack, or a folder.
        count: How many; all there are, when there are fewer.
        seed: The same seed draws the same facts from the same pack.
        packs: The packs that names are looked up in, this one among them.

    Returns:
        The facts drawn, in the order of the pack.

    Raises:
        PackError: The pack cannot be read.
        ValueError: The count is negative.
    """
    folder = DATA / pack if pack in shipped() else Path(pack)
    if not folder.is_dir():
        raise PackError(f"no shipped pack and no folder is called {pack!r}; there are {', '.join(shipped())}")
    known = list(facts_of(read_folder(folder), packs))
    at = sorted(random.Random(seed).sample(range(len(known)), min(count, len(known))))
    return [known[i] for i in at]


def facts_of(facts: Facts, packs: Packs) -> Iterator[Fact]:
    """Every fact of a pack that an outside source can confirm or refute.

    A person is known by the terms held, so persons have no line of their own.
    """
    sources = facts["sources"]
    for key, kind, name, country, _, part_of, source, active in facts["actors"]:
        if kind != "person":
            whose = f" of {_named(packs, part_of)}" if part_of else ""
            days = f", {active}" if active != ".." else ""
            yield Fact("actor", f"{name} ({key}): {kind}{whose}, country {country or 'none'}{days}", sources[source])
    for person, office, days, source, flag in facts["tenures"]:
        held = packs.office(office)
        shown = held.name if held else office
        yield Fact("tenure", f"{_named(packs, person)}: {shown}, {days} {flag}".rstrip(), sources[source])
    for _, name, members, days, source, phases, *_ in facts["formats"]:
        who = ", ".join(f"{_named(packs, member)} ({role})" for member, role in members)
        yield Fact("format", f"{name}, {days}: {who}", sources[source])
        for phase, when, what in phases:
            yield Fact("phase", f"{name}: {phase} {when} {what}".rstrip(), sources[source])
    for key, name, kind, day, signed, mediated, place, source in facts["agreements"]:
        who = ", ".join(_named(packs, party) for party in signed) or "nobody"
        by = f"; mediated by {', '.join(_named(packs, party) for party in mediated)}" if mediated else ""
        where = f", {place}" if place else ""
        yield Fact("agreement", f"{name} ({kind}), {day}{where}: signed or stated by {who}{by}", sources[source])
        for issue, what, owes, to, due in facts["provisions"].get(key, ()):
            debtor = ", ".join(_named(packs, party) for party in owes) or "nobody named"
            creditor = f" to {', '.join(_named(packs, party) for party in to)}" if to else ""
            until = f", due {due}" if due else ""
            yield Fact("provision", f"{name}: {debtor} owes{creditor}: {what} [{issue}]{until}", sources[source])
    for _, name, kind, day, parties, source, _ in facts["events"]:
        yield Fact("event", f"{name} ({kind}), {day}: {', '.join(_named(packs, p) for p in parties)}", sources[source])
    for _, name, country, kind, latitude, longitude, seat_of, _ in facts["places"]:
        seat = f", seat of {_named(packs, seat_of)}" if seat_of else ""
        at = f", {latitude} {longitude}" if latitude is not None else ""
        yield Fact("place", f"{name}: {kind}, country {country or 'none'}{seat}{at}", "")
    for _, name, side in facts["outlets"]:
        yield Fact("outlet", f"{name}: side {side or 'none'}", "")


def _named(packs: Packs, key: str) -> str:
    one = packs.actor(key) or packs.format(key)
    return one.name if one is not None else key
