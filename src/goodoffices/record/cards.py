"""What linking holds of every claim at once: a card of numbers, with all else on a shelf until it is asked for."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.record.antecedents import settled
from goodoffices.record.blocking import keys
from goodoffices.record.dates import undated
from goodoffices.record.furniture import block_key
from goodoffices.record.hints import Hints, hints_of
from goodoffices.record.origins import credited, sample, shingles
from goodoffices.record.packing import Numbered, numbered, pack
from goodoffices.record.recognising import recognised
from goodoffices.record.seats import Seats
from goodoffices.record.sharing import names_in
from goodoffices.record.shelf import Shelf
from goodoffices.record.views import sight
from goodoffices.record.whole_numbers import Whole, Yes
from goodoffices.record.words import words_once
from goodoffices.schema import Article, Claim, When

LATE = date.max.toordinal() + 1
"""In place of a day that is not known: after all others."""


class Card(NamedTuple):
    """One claim: its id, its block, the sight as bytes, its keys, and the days and the place that order it."""

    id: str
    block: int
    packed: bytes
    keys: tuple[int, ...]
    start: int
    place: str
    bounds: tuple[int, int]
    known: str | None
    statement: bool
    undated: bool
    plain: bool


class Page(NamedTuple):
    """One article: what tells its copies and its furniture, its day, names and hints, and the cards of its claims."""

    id: str
    published: Numbered
    names: bytes
    hints: Hints | None
    shingles: bytes
    sample: bytes
    credits: frozenset[str]
    blocks: tuple[int, ...]
    cards: tuple[Card, ...]


def page(article: Article, claims: Sequence[Claim], seats: Seats) -> Page:
    """What linking needs of an article and its claims."""
    words = {b.start: words_once(article.quote(b.span)) for b in article.blocks}
    found = shingles([w for span in article.body for w in words[span.start]])
    blocks = {start: block_key(article.outlet, of) for start, of in words.items()}
    shown = {blocks[b.start] for b in article.blocks if b.kind != "furniture"} - {0}
    return Page(
        article.id,
        numbered(article.published),
        names_in(article).tobytes(),
        hints_of(article, seats) if undated(article.published) else None,
        found.tobytes(),
        sample(found).tobytes(),
        credited(article),
        tuple(sorted(shown)),
        cards(article, claims, seats, blocks=blocks),
    )


def cards(
    article: Article,
    claims: Sequence[Claim],
    seats: Seats,
    narrower: When | None = None,
    decided: Mapping[str, frozenset[str]] | None = None,
    blocks: Mapping[int, int] | None = None,
) -> tuple[Card, ...]:
    """The cards of an article's claims.

    Args:
        article: The article.
        claims: Its claims.
        seats: Who holds which office.
        narrower: The article's interval, where other articles have narrowed it.
        decided: Paths of the values that a reviewer set, by the claim's id.
        blocks: Keys of the article's blocks, by where they start; cards that are dealt again need none.
    """
    told = [
        recognised(c, article, sight(c, article, seats, narrower, (decided or {}).get(c.id, frozenset())), seats)
        for c in claims
    ]
    found = []
    for claim, seen in zip(claims, settled(article, told, seats), strict=True):
        block, likely, bounds = article.block_at(claim.trigger.start), seen.likely, seen.bounds
        found.append(
            Card(
                claim.id,
                (blocks or {}).get(block.start, 0) if block is not None else 0,
                pack(seen),
                tuple(keys(seen)),
                likely.start.toordinal() if likely.start else LATE,
                seen.place or "",
                (bounds.start.toordinal() if bounds.start else 0, bounds.end.toordinal() if bounds.end else LATE),
                seen.known,
                claim.kind == "statement",
                undated(seen.published),
                seen.plain,
            )
        )
    return tuple(found)


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

    def __len__(self) -> int:
        return len(self.id)

    def without(self, mask: Yes) -> Deck:
        """The deck without some cards."""
        row = np.cumsum(~mask) - 1
        stay = ~mask[self.of]
        values = {f.name: getattr(self, f.name)[~mask] for f in fields(self)[:-2]}
        return Deck(**values, key=self.key[stay], of=row[self.of[stay]])

    def with_(self, more: Deck) -> Deck:
        """Both decks in one."""
        values = {f.name: np.concatenate([getattr(self, f.name), getattr(more, f.name)]) for f in fields(self)}
        values["of"][len(self.of) :] += len(self)
        return Deck(**values).in_order()

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


class Dealer:
    """Takes cards one by one, lays their sights on a shelf, and gives them as a deck.

    Args:
        shelf: Where the sights go.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.places: dict[str, int] = {}
        self._known: dict[str | None, int] = {None: 0}
        self._reset()

    def _reset(self) -> None:
        self._ids = bytearray()
        self._numbers = {name: array("q") for name in ("page", "slot", "block", "start", "place", "low", "high")}
        self._numbers["known"] = array("q")
        self._flags = {name: bytearray() for name in ("statement", "undated", "plain")}
        self._key, self._of = array("q"), array("q")

    def add(self, page: int, card: Card) -> None:
        """Takes a card of an article's claim."""
        row = len(self._flags["statement"])
        place = self.places.setdefault(card.place, len(self.places))
        known = self._known.setdefault(card.known, len(self._known))
        slot = self._shelf.put(card.packed)
        values = (page, slot, card.block, card.start, place, *card.bounds, known)
        for column, value in zip(self._numbers.values(), values, strict=True):
            column.append(value)
        self._ids += card.id.encode().ljust(ID, b"\0")
        self._flags["statement"].append(card.statement)
        self._flags["undated"].append(card.undated)
        self._flags["plain"].append(card.plain)
        self._key.extend(card.keys)
        self._of.extend([row] * len(card.keys))

    def deck(self) -> Deck:
        """The cards taken since the last deck, sorted by id."""
        columns: dict[str, Any] = {name: np.array(column, np.int64) for name, column in self._numbers.items()}
        columns |= {name: np.array(column, np.bool_) for name, column in self._flags.items()}
        idents = np.frombuffer(bytes(self._ids), f"S{ID}")
        made = Deck(id=idents, key=np.array(self._key, np.int64), of=np.array(self._of, np.int64), **columns)
        self._reset()
        return made.in_order()


ID = 17
"""Letters of an id."""
