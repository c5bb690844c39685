"""The cards of many claims in columns of numbers: of some articles as a process sends them, and of all in one deck."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.record.cards import Card
from goodoffices.record.shelf import Shelf
from goodoffices.record.whole_numbers import Whole, Yes

ID = 17
"""Letters of an id."""


@dataclass(frozen=True)
class Deck:
    """The cards of many claims in columns; `key` and `of` hold the keys of all, each with the row of its claim.

    Args:
        id: Ids, as bytes.
        page: Numbers of their articles.
        slot: Where their sights lie on the shelf.
        block: Keys of their blocks.
        start: First days that they are most likely on.
        place: Numbers of their places.
        low: First days that they can be on.
        high: Last days that they can be on.
        known: Numbers of the things of packs that they name, 0 for none.
        statement: Whether they are statements.
        undated: Whether the day of their article is not known.
        plain: Whether they are contacts that only days, place and people tell from others.
        key: Keys,
        of: and whose they are.
    """

    id: NDArray[np.bytes_]
    page: Whole
    slot: Whole
    block: Whole
    start: Whole
    place: Whole
    low: Whole
    high: Whole
    known: Whole
    statement: Yes
    undated: Yes
    plain: Yes
    key: Whole
    of: Whole

    @classmethod
    def joined(cls, decks: Sequence[Deck]) -> Deck:
        """Several decks in one, sorted by id."""
        values = {f.name: np.concatenate([getattr(d, f.name) for d in decks]) for f in fields(cls)}
        before = np.cumsum([0, *map(len, decks)])[:-1]
        values["of"] += np.repeat(before, [len(d.of) for d in decks])
        return cls(**values).in_order()

    def __len__(self) -> int:
        return len(self.id)

    def without(self, mask: Yes) -> Deck:
        """The deck without some cards."""
        row = np.cumsum(~mask) - 1
        stay = ~mask[self.of]
        values = {f.name: getattr(self, f.name)[~mask] for f in fields(self)[:-2]}
        return Deck(**values, key=self.key[stay], of=row[self.of[stay]])

    def in_order(self) -> Deck:
        """The deck sorted by id."""
        by = np.argsort(self.id, kind="stable")
        row = np.empty(len(by), np.int64)
        row[by] = np.arange(len(by))
        values = {f.name: getattr(self, f.name)[by] for f in fields(self)[:-2]}
        return Deck(**values, key=self.key, of=row[self.of])

    def order(self, places: Sequence[str]) -> Whole:
        """The place of each card in the order of days, place and id."""
        rank = np.empty(len(places), np.int64)
        rank[sorted(range(len(places)), key=places.__getitem__)] = np.arange(len(places))
        found = np.empty(len(self), np.int64)
        found[np.lexsort((rank[self.place], self.start))] = np.arange(len(self))
        return found


class Hand(NamedTuple):
    """The cards of some articles, in columns.

    Args:
        deck: The columns; articles, places, things of packs and sights are numbered from 0 in each hand.
        places: Names of the places.
        known: Ids of the things of packs; the first is none.
        sights: The sights as bytes.
    """

    deck: Deck
    places: list[str]
    known: list[str | None]
    sights: list[bytes]


def hand(dealt: Iterable[tuple[int, Sequence[Card]]]) -> Hand:
    """Cards in columns.

    Args:
        dealt: Numbers of articles, each with the cards of its claims.
    """
    pages, cards = list[int](), list[Card]()
    for page, of in dealt:
        pages += [page] * len(of)
        cards += of
    places = {name: n for n, name in enumerate(dict.fromkeys([c.place for c in cards]))}
    known = {ident: n for n, ident in enumerate(dict.fromkeys([None, *[c.known for c in cards]]))}
    deck = Deck(
        id=np.array([c.id.encode() for c in cards], f"S{ID}"),
        page=np.array(pages, np.int64),
        slot=np.arange(len(cards)),
        block=np.array([c.block for c in cards], np.int64),
        start=np.array([c.start for c in cards], np.int64),
        place=np.array([places[c.place] for c in cards], np.int64),
        low=np.array([c.bounds[0] for c in cards], np.int64),
        high=np.array([c.bounds[1] for c in cards], np.int64),
        known=np.array([known[c.known] for c in cards], np.int64),
        statement=np.array([c.statement for c in cards], np.bool_),
        undated=np.array([c.undated for c in cards], np.bool_),
        plain=np.array([c.plain for c in cards], np.bool_),
        key=np.array([key for c in cards for key in c.keys], np.int64),
        of=np.repeat(np.arange(len(cards)), [len(c.keys) for c in cards]),
    )
    return Hand(deck, list(places), list(known), [c.packed for c in cards])


class Dealer:
    """Takes hands, lays their sights on a shelf, and gives their cards as one deck.

    Args:
        shelf: Where the sights go.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.places: dict[str, int] = {}
        self._known: dict[str | None, int] = {None: 0}
        self._decks = [hand(()).deck]

    def take(self, some: Hand, first: int = 0) -> None:
        """Takes a hand, whose articles are numbered from a first one on."""
        place = [self.places.setdefault(name, len(self.places)) for name in some.places]
        known = [self._known.setdefault(ident, len(self._known)) for ident in some.known]
        slots = [self._shelf.put(sight) for sight in some.sights]
        deck = replace(
            some.deck,
            page=some.deck.page + first,
            slot=np.array(slots, np.int64),
            place=np.array(place, np.int64)[some.deck.place],
            known=np.array(known, np.int64)[some.deck.known],
        )
        self._decks.append(deck)

    def deck(self) -> Deck:
        """The cards taken since the last deck, sorted by id."""
        made = Deck.joined(self._decks)
        del self._decks[1:]
        return made
