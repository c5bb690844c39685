"""Time against gold: expressions and values of MEANTIME, and the days of undated articles.

Expressions are scored as in TempEval-3 (UzZaman et al. 2013): one counts as found when it overlaps an annotated one
(`relaxed`) or has its very range (`strict`), each annotated one found once; value F1 asks for the TIMEX3 value, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goodoffices.evaluation.language import Figure
from goodoffices.evaluation.time_gold import GoldArticle, GoldTime, read_meantime
from goodoffices.time import TimeExpression

Finder = Callable[[GoldArticle], Sequence[TimeExpression]]


@dataclass(frozen=True, slots=True)
class Miss:
    """Where reader and gold differ.

    Args:
        what: `missed`, `extra` or `value`.
        article: The article's name.
        gold: Words and value of the gold, None for an extra one.
        found: Words and value as read, None for a missed one.
    """

    what: str
    article: str
    gold: tuple[str, str] | None
    found: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Report:
    """All figures, and the misses behind them."""

    figures: tuple[Figure, ...]
    misses: tuple[Miss, ...] = ()

    def lines(self) -> Iterator[str]:
        """The report as plain text."""
        for figure in self.figures:
            bounds = f"  floor {figure.floor:.3f}  goal {figure.goal:.3f}" if figure.floor and figure.goal else ""
            yield f"{figure.name:<34} {figure.value:7.4f}{bounds}" + ("" if figure.holds else "  below its floor")


def evaluate(meantime: Path, articles: Path | None = None, gold: Path | None = None) -> Report:
    """Measures the time room.

    Args:
        meantime: Folder of the MEANTIME corpus.
        articles: Folder of articles whose days are known, or None.
        gold: What is known of them (YAML: `published` with `actual` and `derivable` per file name).

    Raises:
        FileNotFoundError: The corpus is not there.
    """
    corpus = list(read_meantime(meantime))
    figures, misses = _expressions(corpus, read_with_trees)
    if articles is not None and gold is not None:
        figures += _days(articles, gold)
    return Report(tuple(figures), tuple(misses))


def read_with_trees(article: GoldArticle) -> Sequence[TimeExpression]:
    """The reader as the pipeline uses it: the article's paragraphs, its sentences parsed, counted from its day."""
    from goodoffices.language import load
    from goodoffices.schema import Article, Block, When
    from goodoffices.time import times_of

    blocks, at = [], 0
    for line in article.text.split("\n\n"):
        blocks.append(Block(start=at, end=at + len(line), kind="body"))
        at += len(line) + 2
    day = article.published
    when = When(start=day, end=day, grain="day", basis="explicit") if day else When()
    whole = Article(
        id=article.name, text=article.text, blocks=tuple(b for b in blocks if b.end > b.start), published=when
    )
    return times_of(whole, load().read(whole.text, whole.body))


def _expressions(corpus: Sequence[GoldArticle], read: Finder) -> tuple[list[Figure], list[Miss]]:
    count: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    misses: list[Miss] = []
    for article in corpus:
        found = list(read(article))
        _score(article, article.times, found, count, misses)
        lines = [t for t in article.times if t.creation]
        rest = [f for f in found if not any(_overlap(t, f) for t in lines)]
        _score(article, [t for t in article.times if not t.creation], rest, inner, [])
    figures = [
        Figure("MEANTIME relaxed F1", _f1(count, "relaxed"), 0.88, 0.93),
        Figure("MEANTIME strict F1", _f1(count, "strict")),
        Figure("MEANTIME value F1", _f1(count, "value"), 0.76, 0.84),
        Figure("MEANTIME type F1", _f1(count, "type")),
        Figure("  precision, relaxed", count["relaxed"] / max(count["found"], 1)),
        Figure("  recall, relaxed", count["relaxed"] / max(count["gold"], 1)),
        Figure("  relaxed F1 without date lines", _f1(inner, "relaxed")),
        Figure("  value F1 without date lines", _f1(inner, "value")),
    ]
    return figures, misses


def _score(
    article: GoldArticle,
    gold: Sequence[GoldTime],
    found: Sequence[TimeExpression],
    count: Counter[str],
    misses: list[Miss],
) -> None:
    """Counts what is found; of several candidates the one with the very range, then the first."""
    text = article.text
    count["gold"] += len(gold)
    count["found"] += len(found)
    free = list(found)
    for one in gold:
        words = (text[one.start : one.end], one.value)
        candidates = [f for f in free if _overlap(one, f)]
        if not candidates:
            misses.append(Miss("missed", article.name, words, None))
            continue
        taken = min(candidates, key=lambda f: ((f.start, f.end) != (one.start, one.end), f.start))
        free.remove(taken)
        count["relaxed"] += 1
        count["strict"] += (taken.start, taken.end) == (one.start, one.end)
        count["type"] += taken.type == one.type
        count["value"] += taken.value == one.value
        if taken.value != one.value:
            misses.append(Miss("value", article.name, words, (taken.text, taken.value)))
    misses.extend(Miss("extra", article.name, None, (f.text, f.value)) for f in free)


def _overlap(gold: GoldTime, found: TimeExpression) -> bool:
    return gold.start < found.end and found.start < gold.end


def _f1(count: Counter[str], what: str) -> float:
    return 2 * count[what] / max(count["gold"] + count["found"], 1)


def _days(articles: Path, gold: Path) -> list[Figure]:
    """Of articles with a known day: whether the interval holds it, and whether it is as narrow as can be derived."""
    import yaml

    from goodoffices.articles import read_path, sources_of
    from goodoffices.language import load
    from goodoffices.packs import load as load_packs
    from goodoffices.schema import InputError
    from goodoffices.time import date_article

    known = yaml.safe_load(gold.read_text("utf-8"))
    model, packs = load(), load_packs()
    holds, narrow, total = 0, 0, 0
    for path in sources_of([articles]):
        wanted = known.get(Path(path).stem, {}).get("published")
        if wanted is None:
            continue
        for article in read_path(path):
            if isinstance(article, InputError):
                continue
            total += 1
            when = date_article(article, model.read(article.text, article.body), packs).when
            holds += when.known and _within(wanted["actual"], when.start, when.end)
            first, last = wanted["derivable"]["from"], wanted["derivable"]["to"]
            narrow += bool(when.start and when.end and first <= when.start and when.end <= last)
    if not total:
        return []
    return [
        Figure("articles whose interval holds the day", holds / total, 1.0, 1.0),
        Figure("articles as narrow as derivable", narrow / total, 1.0, 1.0),
    ]


def _within(day: date, start: date | None, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)
