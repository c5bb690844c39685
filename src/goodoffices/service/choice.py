"""Which packs a record is built with, in a form that can go to another process."""

from __future__ import annotations

from pathlib import Path

from goodoffices.packs import PackError, Packs, load
from goodoffices.schema import GoodofficesError
from goodoffices.schema.values import Frozen


class PackChoice(Frozen):
    """Which packs.

    A choice that names just one conflict pack tells whose conflict the record is about: its people are parties in
    every article that speaks of it, and outsiders who meet them third parties.

    Args:
        only: Names of shipped packs, with commas between; None is all of them.
        extra: Folders of further packs; names of shipped ones, to name them beside all the others.
    """

    only: str | None = None
    extra: tuple[Path, ...] = ()

    def load(self) -> Packs:
        """The packs; loaded once in each process.

        Raises:
            GoodofficesError: There is no such pack, or a folder cannot be read.
        """
        try:
            return load(self.only, self.extra)
        except PackError as error:
            raise GoodofficesError(str(error)) from error
