"""A record as pages ask for it: by filter and page, by actor, format, place and article."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from goodoffices.present.directory import Directory, directory
from goodoffices.schema import Article, Claim, Entry
from goodoffices.service.choice import PackChoice
from goodoffices.service.exports import export
from goodoffices.service.record import Record
from goodoffices.store import Filter, Hit, Place, Store, browsing
from goodoffices.store.browsing import Tally

if TYPE_CHECKING:
    from goodoffices.service.desk import Desk

T = TypeVar("T")

__all__ = ["Catalogue", "Filter", "Hit", "PackChoice", "Place", "Tally"]


MOST_KEPT = 256
"""Answers that are kept; those asked for longest ago go first."""


class Catalogue:
    """A record, open for many readers at once.

    What must be worked out over all entries (`directory`, `names`) is kept until the record's seal changes.

    Args:
        place: The record file, or the address of the database.
        choice: The packs that it was built with; None is all that ship.

    Raises:
        RecordError: There is none, it is not one, or a newer version of the tool wrote it.
    """

    def __init__(self, place: Place, choice: PackChoice | None = None) -> None:
        self._store = Store.open(place)
        self.record = Record(self._store)
        self._lock, self._writing = Lock(), Lock()
        self._choice = choice or PackChoice()
        self._kept: OrderedDict[str, tuple[str, Any]] = OrderedDict()

    def close(self) -> None:
        """Lets the file go."""
        self._store.close()

    @property
    def name(self) -> str:
        """The record's own name: of its file without the suffix, or of its database."""
        return self.record.beside("").stem

    @property
    def versions(self) -> dict[str, str]:
        """Versions of tool, rules, model and packs, and the seal."""
        return self._store.meta()

    @property
    def seal(self) -> str:
        """The record's seal; empty while a build goes on."""
        return self._store.meta().get("seal", "")

    def page(self, wanted: Filter, *, limit: int, offset: int = 0, latest: bool = False) -> list[Entry]:
        """Some of the entries that a filter asks for, in order of their days."""
        with self._store.connect() as connection:
            return browsing.page(connection, wanted, limit=limit, offset=offset, latest=latest)

    def count(self, wanted: Filter) -> int:
        """How many entries a filter asks for."""
        with self._store.connect() as connection:
            return browsing.count(connection, wanted)

    def tally(self, wanted: Filter) -> list[Tally]:
        """The entries that a filter asks for, counted by kind, status, format and month."""

        def read() -> list[Tally]:
            with self._store.connect() as connection:
                return browsing.tally(connection, wanted)

        return self.kept(f"tally {wanted!r}", read)

    def entry(self, ident: str) -> Entry | None:
        """The entry with this id, or the one that holds the claim with this id; the start of an id will do.

        Raises:
            RecordError: The start fits several.
        """
        with self._store.connect() as connection:
            holder = browsing.holders(connection, [ident]).get(ident, ident)
            found = browsing.entries_of(connection, [holder])
        return found[0] if found else self._store.entry(ident)

    def entries_of(self, ids: Sequence[str]) -> list[Entry]:
        """The entries with these ids, in order of their days."""
        with self._store.connect() as connection:
            return browsing.entries_of(connection, ids)

    def article(self, ident: str) -> Article | None:
        """One article."""
        return self._store.article(ident)

    def articles_of(self, ids: Sequence[str]) -> dict[str, Article]:
        """The articles with these ids."""
        return {ident: found for ident in ids if (found := self._store.article(ident)) is not None}

    def claims_in(self, article: str) -> list[tuple[Claim, str | None]]:
        """The claims of one article by their place in it, each with the id of the entry that holds it."""
        with self._store.connect() as connection:
            found = browsing.claims_in(connection, article)
            holders = browsing.holders(connection, [claim.id for claim in found])
        return [(claim, holders.get(claim.id)) for claim in found]

    def search(self, words: str, limit: int) -> list[Hit]:
        """Entries and articles that hold all the words, nearest first."""
        return self._store.find(words, limit)

    def unread(self) -> dict[str, str]:
        """Why articles were not read, by id."""
        return self.kept("unread", self.record.unread)

    @contextmanager
    def desk(self, by: str) -> Iterator[Desk]:
        """The desk of a reviewer; one at a time writes.

        Args:
            by: Who signs.
        """
        with self._writing:
            yield self.record.desk(by, choice=self._choice)

    def export(self, form: str, what: str, wanted: Filter | None = None) -> Iterator[str]:
        """The lines of an export, each with its end."""
        return export(self._store, form, what, wanted)

    def directory(self) -> Directory:
        """Actors, formats and places."""
        return self.kept("directory", lambda: directory(self._store.entries()))

    def shelf(self) -> list[Article]:
        """All articles without their texts, the latest first."""
        return self.kept("shelf", self._shelf)

    def _shelf(self) -> list[Article]:
        light = [article.model_copy(update={"text": "", "blocks": ()}) for article in self._store.articles()]
        return sorted(light, key=lambda a: (str(a.published.start or ""), a.outlet or "", a.id), reverse=True)

    def last_day(self) -> date | None:
        """The last day that the articles cover; None where none has a day."""
        return max((a.published.end for a in self.shelf() if a.published.end), default=None)

    def names(self) -> dict[str, str]:
        """Names of states by country code, as packs and record have them, and what `IGO` stands for."""
        return self.kept("names", self._names)

    def _names(self) -> dict[str, str]:
        packs, found = self._choice.load(), {"IGO": "international body"}
        for card in self.directory().actors.values():
            if card.country and card.country not in found and (state := packs.actor(card.country)):
                found[card.country] = state.name
        return found

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once for each state of the record."""
        seal = self.seal
        with self._lock:
            held = self._kept.get(name)
            if held is not None and held[0] == seal:
                self._kept.move_to_end(name)
                return cast(T, held[1])
        value = make()
        with self._lock:
            self._kept[name] = (seal, value)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return value
