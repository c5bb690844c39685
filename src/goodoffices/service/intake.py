"""What comes into a record: the articles of files as a stream, each once, and what cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path

from goodoffices.schema import Article, InputError
from goodoffices.service.report import Problem


class Intake:
    """The new articles of files and folders; iterate once, then ask for the rest.

    Args:
        paths: Files, folders, globs and addresses.
        held: Ids of articles that need not be read again.
        told: Told after each file how many are done, of how many.
    """

    def __init__(
        self, paths: Sequence[Path | str], held: Container[str], told: Callable[[int, int], None] | None = None
    ) -> None:
        self._paths, self._held, self._told = paths, held, told
        self.problems: list[Problem] = []
        self.again: dict[str, set[str]] = {}
        """Paths and addresses at which an article was met that is held, or that came before."""
        self.fresh: set[str] = set()
        """Ids of the articles that were given out."""

    def __iter__(self) -> Iterator[Article]:
        """The articles that are neither held nor given out yet."""
        from goodoffices.articles import read_path, sources_of

        files = list(sources_of(self._paths))
        for number, file in enumerate(files, 1):
            for item in read_path(file):
                if isinstance(item, InputError):
                    self._refuse(item.source, item.problem, item.remedy)
                elif not _writable(item.text):
                    self._refuse(
                        name_of(item), "the text holds half characters or NUL", "Save it as UTF-8 and build again."
                    )
                elif item.id in self._held or item.id in self.fresh:
                    self.again.setdefault(item.id, set()).update(item.sources)
                else:
                    self.fresh.add(item.id)
                    yield item
            if self._told is not None:
                self._told(number, len(files))

    @property
    def held(self) -> int:
        """How many of the articles were held before."""
        return len(self.again.keys() - self.fresh)

    def _refuse(self, source: str, problem: str, remedy: str) -> None:
        self.problems.append(Problem(source=source, problem=problem, remedy=remedy))


def name_of(article: Article) -> str:
    """What a user knows an article by."""
    return article.sources[0] if article.sources else (article.url or article.id)


def _writable(text: str) -> bool:
    """Whether every store can keep a text: half characters (lone surrogates) are no UTF-8, and NUL ends a text."""
    if "\0" in text:
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
