"""Dating files that are not kept in a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from goodoffices.schema import Article, InputError
from goodoffices.service.choice import PackChoice


def date_files(files: Sequence[Path], choice: PackChoice) -> Iterator[Article | InputError]:
    """The articles of files with their days and the reasons, in order; what cannot be read as its error.

    Args:
        files: Files and folders.
        choice: The packs.
    """
    from goodoffices.articles import read_path, sources_of

    for file in files:
        if not file.exists():
            yield InputError(str(file), "there is no such file or folder", "Check the path.")
    for path in sources_of([file for file in files if file.exists()]):
        for item in read_path(path):
            yield item if isinstance(item, InputError) else date_article(item, choice)


def date_article(article: Article, choice: PackChoice) -> Article:
    """The same article with its day or interval, and the reasons."""
    from goodoffices.language import load
    from goodoffices.time.dating import date_article as read_day

    sentences = load().read(article.text, article.body)
    dated = read_day(article, sentences, choice.load())
    return article.model_copy(update={"published": dated.when, "reasons": dated.reasons})
