"""Copying a record to another place: from a file to a server, and back."""

from __future__ import annotations

from goodoffices.store import Place, Store
from goodoffices.store.copying import fill


def copy(record: Place, target: Place) -> dict[str, int]:
    """Copies a record whole, so that every export of the copy is the same.

    Args:
        record: The record.
        target: Where there is no record yet: a file that is made, or an empty database. It is filled at once or not
            at all.

    Returns:
        How many rows of each table were copied.

    Raises:
        RecordError: There is no such record, or there is something at the target.
    """
    with Store.open(record) as source, Store.open(target, create=True) as copied:
        return fill(copied, source)
