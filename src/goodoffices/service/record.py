"""`Record`: a built record to read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodoffices.schema import Article, Claim, Contrary, Entry, RecordError
from goodoffices.service.changes import Change, changes
from goodoffices.service.exports import export, fields_of
from goodoffices.service.report import Report
from goodoffices.service.verify import Verdict, verify, verify_export
from goodoffices.store import Filter, Hit, Place, Store, beside

if TYPE_CHECKING:
    from goodoffices.analysis import Ceasefire, Commitment, Relation
    from goodoffices.service.choice import PackChoice
    from goodoffices.service.desk import Desk

Words = str | Sequence[str] | None


class Record:
    """A record, open for reading. Use it as a context, or close it.

    Args:
        store: The store.
        report: What the build did that made it, where one did.
    """

    def __init__(self, store: Store, report: Report | None = None) -> None:
        self._store = store
        self.report = report

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the record go."""
        self._store.close()

    @property
    def path(self) -> str:
        """The file, or the address of the database without a password."""
        return self._store.name

    def beside(self, suffix: str) -> Path:
        """The file with this suffix that goes with the record."""
        return beside(self._store.place, suffix)

    @property
    def versions(self) -> dict[str, str]:
        """Versions of tool, rules, model and packs, and the seal of the record."""
        return self._store.meta()

    def entries(
        self,
        *,
        kind: Words = None,
        status: Words = None,
        actor: str | None = None,
        format: str | None = None,  # noqa: A002 - the record's own word
        since: date | None = None,
        until: date | None = None,
    ) -> list[Entry]:
        """The entries in order of their days.

        Args:
            kind: A kind, or several.
            status: A status, or several.
            actor: A name, id, country or office of someone who takes part, or a part of one.
            format: A negotiating format, or a part of its name.
            since: What may fall on this day or later.
            until: What may fall on this day or earlier.
        """
        wanted = Filter(
            kinds=_several(kind), statuses=_several(status), actor=actor, format=format, since=since, until=until
        )
        return self._store.entries(wanted)

    def entry(self, ident: str) -> Entry:
        """The entry with this id, or the one that holds the claim with this id; the start of an id will do.

        Raises:
            RecordError: There is none, or the start fits several.
        """
        found = self._store.entry(ident)
        if found is None:
            raise RecordError(
                f"{ident}: no entry and no claim has this id. List the ids with: goodoffices timeline {self.path}"
            )
        return found

    def claims(self, of: Entry | None = None) -> list[Claim]:
        """All claims, or those behind one entry; by article and place in it."""
        return self._store.claims(of.claims if of is not None else None)

    def articles(self) -> list[Article]:
        """All articles, by id."""
        return self._store.articles()

    def article(self, ident: str) -> Article | None:
        """One article, by id."""
        return self._store.article(ident)

    def unread(self) -> dict[str, str]:
        """Why articles were not read, by id."""
        return {ident: held.unread for ident, held in self._store.held().items() if held.unread is not None}

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """What holds all the words, nearest first."""
        return self._store.find(words, limit)

    def changes(self, since: date) -> list[Change]:
        """What was reported on a day or later: new entries and changed statuses."""
        return changes(self._store.entries(), since)

    def ledger(self) -> list[Commitment]:
        """Who owes what, from which agreement, by when, and who says that it was kept or broken.

        The provisions of agreements that the packs know are in it, each with its fact in `derived`.
        """
        from goodoffices.service.owing import ledger_of

        return ledger_of(self._store.entries())

    def ceasefires(self) -> list[Ceasefire]:
        """Every ceasefire declared, with its days, its end, and who says that whom broke it."""
        from goodoffices.analysis import ceasefires

        return ceasefires(self._store.entries())

    def relations(self, *, of: Sequence[str] = (), least: int = 2) -> list[Relation]:
        """The line between each two sides, those with the most entries first.

        Args:
            of: Only between these sides, by country code or id in the packs; empty is all.
            least: Entries that a pair has at least.
        """
        from goodoffices.analysis import relations

        return relations(self._store.entries(), tuple(of) or None, least)

    def contrary(self, of: Entry) -> list[Contrary]:
        """Decisions on an entry of two reviewers that cannot both be right, the later of which stands."""
        from goodoffices.record import contrary

        if not of.decisions:
            return []
        return [c for c in contrary(self._store.decisions()) if {c.first, c.second} & set(of.decisions)]

    def desk(self, by: str, day: date | None = None, choice: PackChoice | None = None, *, at_once: bool = True) -> Desk:
        """A reviewer's desk on this record: what waits for a look, and every judgement.

        Args:
            by: Who signs the decisions.
            day: Their day; today if not given.
            choice: The packs that the record was built with; None is all that ship.
            at_once: Link anew after each judgement; otherwise when the desk's `replay` is called.
        """
        from goodoffices.service.desk import Desk

        return Desk(self._store, by, day or date.today(), choice, at_once=at_once)

    def verify(self, *, deep: bool = False, export: Path | None = None) -> Verdict:
        """Checks every seal, hash and quote.

        Args:
            deep: Read the articles anew and compare every value, too.
            export: Compare this exported file with the record instead.
        """
        if export is not None:
            return verify_export(self._store, export)
        verdict = verify(self._store)
        if deep:
            from goodoffices.service.deep import differences

            more = differences(self._store)
            verdict = verdict.model_copy(update={"failures": (*verdict.failures, *more)})
        return verdict

    def export(self, format: str = "jsonl", what: str = "entries") -> str:  # noqa: A002 - the record's own word
        """The whole export as one text.

        Args:
            format: `jsonl`, `csv`, `mend` or `plover`.
            what: `entries`, `claims` or `articles`.
        """
        return "".join(export(self._store, format, what))

    def matching(self, wanted: Filter) -> list[Entry]:
        """The entries that a filter asks for, in order of their days."""
        return self._store.entries(wanted)

    def brief(self, *, title: str | None = None) -> str:
        """The brief of the whole record: one HTML page that holds everything it needs."""
        from goodoffices.service.briefs import Scope, write_brief

        return write_brief(self, Scope(title=title)).decode("utf-8")

    def rows(self, what: str = "entries") -> Iterator[dict[str, Any]]:
        """The fields of every entry, claim or article, as the JSON Lines export has them."""
        return fields_of(self._store, what)


def open_record(path: Place, as_of: date | None = None, choice: PackChoice | None = None) -> Record:
    """Opens a record that `build` made.

    Args:
        path: Its file, or its address (`postgresql://desk@server/karabakh`).
        as_of: The record as it stood on this day, linked from what had become public by then.
        choice: For `as_of`: the packs that it was built with; None is all that ship.

    Raises:
        RecordError: There is none, it is not one, or a newer version of the tool wrote it.
    """
    if as_of is None:
        return Record(Store.open(path))
    from goodoffices.service.then import opened

    return Record(opened(path, as_of, choice))


def _several(words: Words) -> tuple[str, ...]:
    if words is None:
        return ()
    return (words,) if isinstance(words, str) else tuple(words)


def export_rows(record: Record, what: str = "entries") -> Iterator[dict[str, Any]]:
    """The fields of every entry, claim or article of a record, as the JSON Lines export has them."""
    return record.rows(what)
