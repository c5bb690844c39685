"""What a build did, for the user and for tests."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import Field

from goodoffices.schema.values import Frozen

if TYPE_CHECKING:
    from goodoffices.service.record import Record


class Problem(Frozen):
    """A file, page or row that could not be used, and the next step."""

    source: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.source}: {self.problem}. {self.remedy}"


class Report(Frozen):
    """What a build did.

    Args:
        path: The record: its file, or its address without a password.
        place: The same with everything that is needed to open it; not shown.
        read: Articles read now.
        held: Articles of the input that the record held already.
        again: Held articles read anew, because tool, model or packs have changed.
        claims: Claims in the record.
        entries: Entries in the record.
        open: Decisions of reviewers whose words are no longer read, and that must be looked at again.
        problems: Files, pages and rows that could not be used.
        unread: Articles kept but not read, each with its source and the reason.
        defects: How many of `unread` the tool failed on.
    """

    path: str
    place: str = Field(exclude=True, repr=False)
    read: int = 0
    held: int = 0
    again: int = 0
    claims: int = 0
    entries: int = 0
    open: int = 0
    problems: tuple[Problem, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    defects: int = 0

    @cached_property
    def record(self) -> Record:
        """The record that was built, open for reading."""
        from goodoffices.service.record import open_record

        return open_record(self.place)
