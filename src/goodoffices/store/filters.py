"""Which entries a reader asks for."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, func, true

from goodoffices.schema.values import Frozen
from goodoffices.store.rows import fold
from goodoffices.store.tables import entries


class Filter(Frozen):
    """What entries must be; an empty field asks nothing.

    Args:
        kinds: Any of these kinds.
        statuses: Any of these statuses.
        actor: A name, id, country or office, or a part of one, of some participant or the speaker.
        format: The negotiating format, or a part of its name.
        since: Entries that may fall on this day or later; those without a day are left out.
        until: Entries that may fall on this day or earlier; those without a day are left out.
    """

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str | None = None
    format: str | None = None
    since: date | None = None
    until: date | None = None

    def conditions(self) -> ColumnElement[bool]:
        """The filter as a condition on the table of entries."""
        column, parts = entries.c, list[ColumnElement[bool]]()
        if self.kinds:
            parts.append(column.kind.in_(self.kinds))
        if self.statuses:
            parts.append(column.status.in_(self.statuses))
        if self.actor:
            parts.append(column.who.contains(fold(self.actor), autoescape=True))
        if self.format:
            parts.append(func.lower(column.format).contains(self.format.lower(), autoescape=True))
        if self.since:
            parts.append(func.coalesce(column.last, column.first) >= self.since.isoformat())
        if self.until:
            parts.append(func.coalesce(column.first, column.last) <= self.until.isoformat())
        return and_(true(), *parts)
