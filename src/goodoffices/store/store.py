"""`Store`: reads and writes the frozen records of one record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice
from typing import Any, Self

from sqlalchemy import Connection, Engine, Table, delete, insert, select, update

from goodoffices.schema import Article, Claim, Decision, Entry, Near, RecordError
from goodoffices.schema.values import Frozen
from goodoffices.store import judgements, search
from goodoffices.store.filters import Filter
from goodoffices.store.hits import Hit
from goodoffices.store.moments import one_moment, writing
from goodoffices.store.opening import open_engine
from goodoffices.store.places import Place, name_of
from goodoffices.store.rows import (
    article_of,
    article_row,
    claim_of,
    claim_row,
    entry_of,
    entry_row,
    in_order,
    joined,
    values_of,
)
from goodoffices.store.seals import AT_ONCE, reseal, seal, sealed, state, unseal
from goodoffices.store.streams import Stream
from goodoffices.store.tables import articles, claims, entries, members, meta


class Held(Frozen):
    """What is kept about an article beside itself: by which versions it was read, or why not."""

    engine: str
    unread: str | None = None


class Store:
    """One record, open. Use it as a context, or close it.

    Args:
        engine: As `opening.open_engine` gives it.
        place: The file, or the address of the database.
        connect: How to come to a connection to read on; None is a new one each time.
    """

    def __init__(
        self, engine: Engine, place: Place, connect: Callable[[], AbstractContextManager[Connection]] | None = None
    ) -> None:
        self.engine = engine
        self._connect = connect or engine.connect
        self.place = place

    @classmethod
    def open(cls, place: Place, *, create: bool = False) -> Self:
        """Opens a record.

        Args:
            place: The file, or the address of a database (`postgresql://desk@server/karabakh`).
            create: Make it where it is missing; a database must be there, and may be empty.

        Raises:
            RecordError: There is none, it is not one, or a newer version of the tool wrote it.
        """
        return cls(open_engine(place, create=create), place)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the record go."""
        self.engine.dispose()

    @property
    def name(self) -> str:
        """The place as it may be shown: without a password."""
        return name_of(self.place)

    @contextmanager
    def at_one_moment(self) -> Iterator[Store]:
        """The same record, of which all that is read is of one moment, whatever builds write meanwhile."""
        with one_moment(self.engine) as connection:
            yield Store(self.engine, self.place, lambda: nullcontext(connection))

    def connect(self) -> AbstractContextManager[Connection]:
        """A connection to read with, for `browsing`."""
        return self._connect()

    # Writing

    def add_articles(self, read: Iterable[tuple[Article, Sequence[Claim], Held]]) -> None:
        """Keeps articles with their claims, in place of what was kept of the same articles before but their sources.

        The record is without a seal until `replace_entries` ends the build.
        """
        batch = list(read)
        if not batch:
            return
        ids = [article.id for article, _, _ in batch]
        with writing(self.engine) as connection:
            kept = dict[str, Article]()
            for chunk in _chunks(ids):
                rows = connection.execute(select(articles).where(articles.c.id.in_(chunk))).mappings()
                kept.update((row["id"], article_of(row)) for row in rows)
                connection.execute(delete(claims).where(claims.c.article.in_(chunk)))
                connection.execute(delete(articles).where(articles.c.id.in_(chunk)))
            whole = [(joined(a, kept[a.id].sources if a.id in kept else ()), held) for a, _, held in batch]
            _insert(connection, articles, [article_row(a, held.engine, held.unread) for a, held in whole])
            _insert(connection, claims, [claim_row(c) for _, found, _ in batch for c in found])
            search.index_articles(connection, [article for article, _, _ in batch])
            unseal(connection)

    def add_sources(self, sources: Mapping[str, Sequence[str]]) -> int:
        """Adds paths or addresses to held articles; gives the number of articles that had not all of them."""
        changed = 0
        with writing(self.engine) as connection:
            whole = sealed(connection)
            for ident in sorted(sources):
                row = connection.execute(select(articles).where(articles.c.id == ident)).mappings().one()
                article = article_of(row)
                full = joined(article, sources[ident])
                if full == article:
                    continue
                changed += 1
                new = article_row(full, row["engine"], row["unread"])
                connection.execute(update(articles).where(articles.c.id == ident).values(**new))
            if changed and whole:
                reseal(connection)
        return changed

    def add_decision(self, make: Callable[[int], Decision]) -> Decision:
        """Keeps a decision; the record is without a seal until `replace_entries` has replayed it.

        Args:
            make: Gives the decision of a number, the next that is free.
        """
        with writing(self.engine) as connection:
            made = judgements.add(connection, make)
            unseal(connection)
            return made

    def replace_entries(
        self,
        linked: Sequence[Entry] | Iterator[bytes],
        versions: Mapping[str, str],
        linked_from: str | None = None,
        *,
        near: Iterable[Near] = (),
        notes: Sequence[Article] = (),
        added: Sequence[Claim] = (),
    ) -> bool:
        """Keeps entries in place of all that were there, with the versions that made them, and seals the record.

        Args:
            linked: The entries; a sequence is put in order of their days, a stream, of their JSON, is in that order.
            versions: What made them.
            linked_from: The `state` that they were linked from; None asks nothing.
            near: What was nearly linked, in place of what was kept of it.
            notes: Reviewers' notes, in place of all that were there.
            added: Claims that reviewers made, in place of all that were there.

        Returns:
            False where the record has another state by now: another build added articles, or a reviewer decided.
            Then nothing was written; read and link again.
        """
        ordered = enumerate(map(values_of, in_order(linked) if isinstance(linked, Sequence) else linked))
        with writing(self.engine) as connection:
            if linked_from not in (None, state(connection)):
                return False
            connection.execute(delete(entries))
            connection.execute(delete(members))
            connection.execute(delete(meta))
            judgements.replace(connection, near, notes, added)
            search.forget_entries(connection)
            while some := list(islice(ordered, AT_ONCE)):
                _insert(connection, entries, [entry_row(values, number) for number, values in some])
                _insert(connection, members, [{"claim": c, "entry": e["id"]} for _, e in some for c in e["claims"]])
                search.index_entries(connection, [e for _, e in some])
            _insert(connection, meta, [{"key": key, "value": versions[key]} for key in sorted(versions)])
            reseal(connection)
            return True

    # Reading

    def state(self) -> str:
        """A key to what entries are made of: when it is another one, they must be linked again."""
        with self._connect() as connection:
            return state(connection)

    def held(self) -> dict[str, Held]:
        """The ids of all articles, with the versions that read them."""
        with self._connect() as connection:
            rows = connection.execute(
                select(articles.c.id, articles.c.engine, articles.c.unread).order_by(articles.c.id)
            )
            return {ident: Held(engine=engine, unread=unread) for ident, engine, unread in rows}

    def articles(self) -> list[Article]:
        """All articles, by id."""
        with self._connect() as connection:
            return [article_of(row) for row in connection.execute(select(articles).order_by(articles.c.id)).mappings()]

    def unread(self) -> list[tuple[Article, str]]:
        """The articles that were not read, each with why, by id."""
        query = select(articles).where(articles.c.unread.is_not(None)).order_by(articles.c.id)
        with self._connect() as connection:
            return [(article_of(row), row["unread"]) for row in connection.execute(query).mappings()]

    def article(self, ident: str) -> Article | None:
        """One article."""
        with self._connect() as connection:
            row = connection.execute(select(articles).where(articles.c.id == ident)).mappings().first()
            return article_of(row) if row else None

    def claims(self, of: Sequence[str] | None = None) -> list[Claim]:
        """All claims, or those with the given ids; by article and place in it."""
        with self._connect() as connection:
            if of is None:
                found = [claim_of(row) for row in connection.execute(select(claims)).mappings()]
            else:
                found = [
                    claim_of(row)
                    for chunk in _chunks(list(of))
                    for row in connection.execute(select(claims).where(claims.c.id.in_(chunk))).mappings()
                ]
        return sorted(found, key=lambda c: (c.article, c.trigger, c.kind, c.part))

    def read_claims(self) -> list[Claim]:
        """All claims that were read from articles, without those that reviewers made."""
        made = {d.claim.id for d in self.decisions() if d.claim is not None}
        return [c for c in self.claims() if c.id not in made]

    def decisions(self) -> list[Decision]:
        """All decisions, those undone too, in their order."""
        with self._connect() as connection:
            return judgements.all_of(connection)

    def near(self) -> list[Near]:
        """What was nearly linked."""
        with self._connect() as connection:
            return judgements.nearly(connection)

    def entries(self, wanted: Filter | None = None) -> list[Entry]:
        """The entries that a filter asks for, in order of their days."""
        query = select(entries).order_by(entries.c.number)
        if wanted is not None:
            query = query.where(wanted.conditions())
        with self._connect() as connection:
            return [entry_of(row) for row in connection.execute(query).mappings()]

    def entry(self, ident: str) -> Entry | None:
        """The entry with this id, or the one that holds the claim with this id.

        The start of an id will do where it fits one entry only.

        Raises:
            RecordError: The start fits several.
        """
        with self._connect() as connection:
            ident = ident.lower()  # as some databases would compare it anyway
            holding = select(members.c.entry).where(members.c.claim.startswith(ident, autoescape=True))
            query = select(entries).where(entries.c.id.startswith(ident, autoescape=True) | entries.c.id.in_(holding))
            rows = connection.execute(query.order_by(entries.c.number).limit(5)).mappings().all()
        exact = [row for row in rows if row["id"] == ident]
        if len(rows) > 1 and not exact:
            raise RecordError(
                f"{ident}: several entries begin so ({', '.join(r['id'] for r in rows)}). Give more of the id."
            )
        return entry_of((exact or rows)[0]) if rows else None

    def find(self, words: str, limit: int = 20) -> list[Hit]:
        """What holds the words, nearest first."""
        with self._connect() as connection:
            return search.find(connection, words, limit)

    def meta(self) -> dict[str, str]:
        """Versions of tool, model and packs, and the record's seal."""
        with self._connect() as connection:
            return {row.key: row.value for row in connection.execute(select(meta).order_by(meta.c.key))}

    def stream(self) -> Stream:
        """All that was read from articles, in lots; of a record `at_one_moment`."""
        with self._connect() as connection:
            made = {d.claim.id for d in judgements.all_of(connection) if d.claim is not None}
            return Stream(connection, made)

    # Checking

    def rows(self, table: Table) -> Iterator[Mapping[Any, Any]]:
        """The rows of a table as they stand, by id; for `verify`."""
        with self._connect() as connection:
            query = select(table).order_by(*table.primary_key.columns)
            yield from connection.execute(query, execution_options={"yield_per": AT_ONCE}).mappings()

    def seal(self) -> str:
        """The seal that the record should carry."""
        with self._connect() as connection:
            return seal(connection)


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _chunks(ids: list[str], size: int = 500) -> Iterator[list[str]]:
    """Ids in lots that a database takes as parameters."""
    for at in range(0, len(ids), size):
        yield ids[at : at + size]
