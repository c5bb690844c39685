"""Who meets whom, and who brings others together, as rows with bars: what became of the contacts of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from goodoffices.analysis import Relation, Share
from goodoffices.present.charts import Bar, bars
from goodoffices.present.words import in_play
from goodoffices.schema import MEETINGS, Entry

Address = Callable[[str, str], str | None]
"""Gives the address of the page of two sides, by their keys."""


def plays_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Whether each meeting, visit and call was held, lies ahead, is off or open, by its id."""
    return {e.id: in_play(e) for e in entries if e.kind in MEETINGS}


def pair_name(of: Relation, names: Mapping[str, str]) -> str:
    """`Armenia – Azerbaijan`."""
    return " – ".join(sorted(names.get(s.key, s.name) for s in (of.one, of.other)))


def pair_bars(
    found: Sequence[Relation], plays: Mapping[str, str], names: Mapping[str, str], address: Address = lambda *_: None
) -> list[Bar]:
    """Relations by their contacts; those without any are left out.

    Args:
        found: The relations.
        plays: What became of each contact, by its id.
        names: Names of states by country code.
        address: Where the name of a pair leads.
    """
    rows = [
        (pair_name(r, names), address(r.one.key, r.other.key), counts)
        for r in found
        if (counts := Counter(plays[e] for e in r.entries if e in plays))
    ]
    return bars(rows)


def share_bars(
    found: Sequence[Share],
    plays: Mapping[str, str],
    names: Mapping[str, str],
    address: Callable[[str], str | None] = lambda _: None,
) -> list[Bar]:
    """Mediators or formats by the contacts that they mediate; those without any are left out.

    Args:
        found: The shares.
        plays: What became of each contact, by its id.
        names: Names of states by country code.
        address: Where a name leads, by the key.
    """
    rows = [
        (names.get(s.key, s.name), address(s.key), counts)
        for s in found
        if (counts := Counter(plays[e] for e in s.entries if e in plays))
    ]
    return bars(rows)
