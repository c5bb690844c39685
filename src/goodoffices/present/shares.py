"""Who meets whom, and who brings others together: counts of contacts by what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from goodoffices.present.directory import THIRD, key_of
from goodoffices.present.words import in_play
from goodoffices.schema import Entry


@dataclass
class Pair:
    """Two sides and their contacts.

    Args:
        codes: Their country codes, sorted.
        name: Both names.
        plays: How many contacts were held, lie ahead, are off or open.
    """

    codes: tuple[str, str]
    name: str
    plays: Counter[str] = field(default_factory=Counter)


@dataclass
class Share:
    """A third party and the contacts that it mediated, hosted, convened or chaired.

    Args:
        key: Its key.
        name: Its name.
        plays: How many were held, lie ahead, are off or open.
        roles: In which roles.
    """

    key: str
    name: str
    plays: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)


def pairs(entries: Sequence[Entry], names: Mapping[str, str]) -> list[Pair]:
    """Every two sides that had or planned contact, those with most first; a contact of three counts for three pairs.

    Args:
        entries: Meetings, visits and calls.
        names: Names of states by country code.
    """
    found: dict[tuple[str, str], Pair] = {}
    for entry in entries:
        codes = sorted({p.country for p in entry.participants if p.country and p.country != "IGO"})
        for a, b in combinations(codes, 2):
            pair = found.setdefault((a, b), Pair((a, b), " – ".join(sorted((names.get(a, a), names.get(b, b))))))
            pair.plays[in_play(entry)] += 1
    return sorted(found.values(), key=lambda p: (-p.plays.total(), p.name))


def mediation(entries: Sequence[Entry]) -> list[Share]:
    """Every third party, those with most contacts first.

    Args:
        entries: Meetings, visits and calls.
    """
    found: dict[str, Share] = {}
    for entry in entries:
        third = {key_of(p): p for p in entry.participants if p.role in THIRD}
        for key, participant in third.items():
            share = found.setdefault(key, Share(key, participant.name))
            share.plays[in_play(entry)] += 1
            share.roles[participant.role] += 1
    return sorted(found.values(), key=lambda s: (-s.plays.total(), s.name))
