"""Attribution against PolNeAR: who says what by which words, in political news.

What counts. A content is the set of its words (runs of letters and digits; marks are none). Kinds go by the content's
own words in the text, for gold and reader alike: `direct`, all of them stand between double quotation marks; `mixed`,
some; `indirect`, none (Pareti 2013).

A found content and an annotated one match `relaxed` when the words that they share are at least half of either one's,
and `exact` when the words are the same (a leading "that" aside); each matches at most once, best shared words first.
Precision is over the found contents of a kind, matched with annotated ones of any kind; recall is over the annotated
contents of a kind, matched with found ones of any kind.

The speaker of a direct quotation is right when found and annotated source share at least half of the words of the
shorter one. `speaker` is the share of right ones among the direct quotations found whose source is annotated, `speaker,
end to end` among all annotated ones, found or not.

Of an article that several people annotated, the first of them by name counts. Attributions within the content of
others are left out, as the corpus has none. Intervals: 95 %, by bootstrap over articles.

The corpus has no licence: it is measured on; nothing is trained on it or copied from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from goodoffices.evaluation.intervals import interval
from goodoffices.evaluation.quotations_gold import (
    Annotated,
    Told,
    Words,
    read_article,
    read_baseline,
    read_corpus,
    shown,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % interval, and what it should reach."""

    name: str
    value: float
    low: float
    high: float
    floor: float | None = None
    goal: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure reaches its floor; one without a floor does."""
        return self.floor is None or round(self.value, 4) >= self.floor

    def line(self) -> str:
        """The figure as plain text."""
        bounds = f"  floor {self.floor:.2f}  goal {self.goal:.2f}" if self.floor is not None and self.goal else ""
        below = "" if self.holds else "  below its floor"
        return f"{self.name:<26} {self.value:.3f} [{self.low:.3f}, {self.high:.3f}]{bounds}{below}"


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of the reader and of the baseline, and what the reader missed or made up."""

    articles: int
    figures: tuple[Figure, ...]
    baseline: tuple[Figure, ...]
    errors: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """The report as plain text."""
        yield f"{self.articles} articles"
        for figure in self.figures:
            yield figure.line()
        yield "baseline: every stretch of at least three words in quotation marks; the nearest name or pronoun speaks"
        for figure in self.baseline:
            yield figure.line()


def evaluate(folder: Path, split: str = "dev") -> Report:
    """Measures attribution on one split of the corpus.

    Args:
        folder: The corpus, with `dev/text` and `dev/attributions`.
        split: `dev`, or `train` to develop on.

    Raises:
        InputError: The folder holds no such split.
    """
    corpus = list(read_corpus(folder, split))
    mine = [read_article(a.text) for a in corpus]
    nearest = [read_baseline(a.text) for a in corpus]
    errors = tuple(e for a, found in zip(corpus, mine, strict=True) for e in _errors(a, found))
    bounds = {"direct, relaxed F1": (0.85, 0.92), "speaker": (0.78, 0.88), "indirect, relaxed F1": (0.55, 0.68)}
    return Report(len(corpus), _figures(corpus, mine, bounds), _figures(corpus, nearest, {}), errors)


def pair(gold: Sequence[Told], found: Sequence[Told]) -> dict[int, int]:
    """Index of annotated to index of found, for those that share at least half of either one's words."""
    fits = sorted(
        (
            (-2 * len(g.content & f.content) / (len(g.content) + len(f.content)), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if 2 * len(g.content & f.content) >= max(len(g.content), len(f.content))
        ),
    )
    pairs: dict[int, int] = {}
    for _, i, j in fits:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _same(text: str, a: Words, b: Words) -> bool:
    first = {min(x): x for x in (a, b)}
    kept = [x - {s} if text[s : s + 5] == "that " else x for s, x in first.items()]
    return a == b or (len(kept) == 2 and kept[0] == kept[1])


def _shares_half(a: Words, b: Words) -> bool:
    return bool(a and b) and 2 * len(a & b) >= min(len(a), len(b))


def _count(article: Annotated, found: Sequence[Told]) -> Counter[str]:
    """What one article adds to each figure."""
    count: Counter[str] = Counter()
    pairs = pair(article.told, found)
    back = {j: i for i, j in pairs.items()}
    for kind in ("direct", "mixed", "indirect", "all"):
        for i, gold in enumerate(article.told):
            if kind in (gold.kind, "all"):
                count[f"{kind}:gold"] += 1
                count[f"{kind}:recalled"] += i in pairs
                count[f"{kind}:recalled exact"] += i in pairs and _same(
                    article.text, gold.content, found[pairs[i]].content
                )
        for j, mine in enumerate(found):
            if kind in (mine.kind, "all"):
                count[f"{kind}:found"] += 1
                count[f"{kind}:precise"] += j in back
                count[f"{kind}:precise exact"] += j in back and _same(
                    article.text, article.told[back[j]].content, mine.content
                )
    for i, gold in enumerate(article.told):
        if gold.kind == "direct" and gold.source:
            right = i in pairs and _shares_half(gold.source, found[pairs[i]].source)
            count["speaker:annotated"] += 1
            count["speaker:paired"] += i in pairs
            count["speaker:right"] += right
    return count


def _f1(count: Counter[str], kind: str, suffix: str = "") -> float:
    precision = count[f"{kind}:precise{suffix}"] / max(count[f"{kind}:found"], 1)
    recall = count[f"{kind}:recalled{suffix}"] / max(count[f"{kind}:gold"], 1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


_MEASURES: dict[str, Callable[[Counter[str]], float]] = {
    "direct, relaxed F1": lambda c: _f1(c, "direct"),
    "  precision": lambda c: c["direct:precise"] / max(c["direct:found"], 1),
    "  recall": lambda c: c["direct:recalled"] / max(c["direct:gold"], 1),
    "direct, exact F1": lambda c: _f1(c, "direct", " exact"),
    "speaker": lambda c: c["speaker:right"] / max(c["speaker:paired"], 1),
    "speaker, end to end": lambda c: c["speaker:right"] / max(c["speaker:annotated"], 1),
    "mixed, relaxed F1": lambda c: _f1(c, "mixed"),
    "mixed, exact F1": lambda c: _f1(c, "mixed", " exact"),
    "indirect, relaxed F1": lambda c: _f1(c, "indirect"),
    "   precision": lambda c: c["indirect:precise"] / max(c["indirect:found"], 1),
    "   recall": lambda c: c["indirect:recalled"] / max(c["indirect:gold"], 1),
    "indirect, exact F1": lambda c: _f1(c, "indirect", " exact"),
    "all, relaxed F1": lambda c: _f1(c, "all"),
}


def _figures(
    corpus: Sequence[Annotated], found: Sequence[Sequence[Told]], bounds: dict[str, tuple[float, float]]
) -> tuple[Figure, ...]:
    counts = [_count(a, f) for a, f in zip(corpus, found, strict=True)]
    whole = sum(counts, Counter())
    figures = []
    for name, measure in _MEASURES.items():
        low, high = interval(counts, partial(_over, measure))
        figures.append(Figure(name, measure(whole), low, high, *bounds.get(name, (None, None))))
    return tuple(figures)


def _over(measure: Callable[[Counter[str]], float], counts: Sequence[Counter[str]]) -> float:
    return measure(sum(counts, Counter()))


def _errors(article: Annotated, found: Sequence[Told]) -> Iterator[str]:
    """Contents missed and made up, and wrong speakers, in words."""
    pairs = pair(article.told, found)
    for i, gold in enumerate(article.told):
        if i not in pairs:
            yield f"{article.name[:24]} missed {gold.kind}: {shown(article.text, gold.content)}"
        elif gold.kind == "direct" and gold.source and not _shares_half(gold.source, found[pairs[i]].source):
            mine = shown(article.text, found[pairs[i]].source)
            yield f"{article.name[:24]} speaker: {shown(article.text, gold.source)} read as {mine}"
    for j, mine_told in enumerate(found):
        if j not in pairs.values():
            yield f"{article.name[:24]} false {mine_told.kind}: {shown(article.text, mine_told.content)}"
