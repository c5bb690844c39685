"""Linking against a gold: which mentions of many articles are one thing of the world, by B-cubed.

Source of the measure: A. Bagga, B. Baldwin, Algorithms for scoring coreference chains (1998).
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goodoffices import service
from goodoffices.schema import Article, Claim, InputError, Span

FLOOR, GOAL = 0.88, 0.94


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of the gold: its article, its place in the text, its entry, and the kinds that answer it."""

    article: str
    span: Span
    words: str
    entry: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class Agreement:
    """How well entries agree with the gold.

    Args:
        mentions: Mentions of the gold.
        answered: Mentions that a claim answers.
        precision: B-cubed, over the answered ones.
        recall: B-cubed, over the answered ones.
        wrong: What was merged or split wrongly, in words.
    """

    mentions: int
    answered: int
    precision: float
    recall: float
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def figures(self) -> dict[str, float]:
        """Every figure by its name, the share of mentions answered first."""
        return {
            "mentions answered": self.answered / max(1, self.mentions),
            "B-cubed precision": self.precision,
            "B-cubed recall": self.recall,
            "B-cubed F1": self.f1,
        }

    def lines(self, *, errors: bool = False) -> Iterator[str]:
        """The figures in words, and what is wrong where asked for."""
        answered, precision, recall, f1 = self.figures.values()
        yield f"mentions answered    {self.answered} of {self.mentions} ({answered:.3f})"
        yield f"B-cubed precision    {precision:.3f}"
        yield f"B-cubed recall       {recall:.3f}"
        yield f"B-cubed F1           {f1:.3f}   (floor {FLOOR}, goal {GOAL})"
        if errors:
            yield from self.wrong


def evaluate(folder: Path) -> Agreement:
    """Reads the gold's articles into one record and compares its entries with the gold's.

    Args:
        folder: Holds `articles.jsonl`, `clusters.jsonl` and `entries.jsonl`.

    Raises:
        InputError: A file is missing or is no JSON Lines.
    """
    rows = {row["id"]: row for row in _lines(folder / "articles.jsonl")}
    gold = _mentions(_lines(folder / "clusters.jsonl"), _lines(folder / "entries.jsonl"))
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch) / "articles.jsonl"
        keys = ("id", "text", "outlet", "published")
        kept = ({key: row[key] for key in keys if row.get(key)} for row in rows.values())
        table.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), "utf-8")
        with service.build([table], Path(scratch) / "record.sqlite").record as record:
            claims, articles = record.claims(), {a.id: a for a in record.articles()}
            holder = {claim: entry.id for entry in record.entries() for claim in entry.claims}
    named = {source: a.id for a in articles.values() for row in rows for source in a.sources if _is(source, row)}
    answers = _answers([m for m in gold if m.article in named], claims, articles, named)
    return b_cubed(gold, {m: holder[claim] for m, claim in answers.items() if claim in holder})


def _is(source: str, row: str) -> bool:
    return source == row or source.endswith((f":{row}", f"#{row}", f" {row}"))


def b_cubed(gold: Sequence[Mention], found: Mapping[Mention, str]) -> Agreement:
    """Precision and recall of the entries that answered mentions lie in.

    Args:
        gold: The mentions.
        found: The entry of each mention that is answered.
    """
    ours: dict[str, list[Mention]] = defaultdict(list)
    theirs: dict[str, list[Mention]] = defaultdict(list)
    for mention, entry in found.items():
        ours[entry].append(mention)
        theirs[mention.entry].append(mention)
    precision = recall = 0.0
    for mention, entry in found.items():
        same = sum(m.entry == mention.entry for m in ours[entry])
        precision += same / len(ours[entry])
        recall += same / len(theirs[mention.entry])
    number = max(1, len(found))
    wrong = [
        f"merged: {entry[:8]} holds {', '.join(f'{e} ({n})' for e, n in sorted(counts.items()))}"
        for entry, members in sorted(ours.items())
        if len(counts := Counter(m.entry for m in members)) > 1
    ]
    for entry, members in sorted(theirs.items()):
        parts: dict[str, list[str]] = defaultdict(list)
        for m in members:
            parts[found[m]].append(f"“{m.words}”")
        if len(parts) > 1:
            wrong.append(
                f"split: {entry} is " + " | ".join(f"{e[:8]} {', '.join(w)}" for e, w in sorted(parts.items()))
            )
    return Agreement(len(gold), len(found), precision / number, recall / number, wrong)


def _mentions(clusters: Sequence[dict[str, Any]], entries: Sequence[dict[str, Any]]) -> list[Mention]:
    kinds = {e["id"]: frozenset({e["kind"], *(e.get("alt_kinds") or ())}) for e in entries}
    return [
        Mention(c["article"], Span(*m["at"]), m["words"], m["entry"], kinds[m["entry"]] | {m["kind"]})
        for c in clusters
        for m in c["mentions"]
    ]


def _answers(
    gold: Sequence[Mention], claims: Sequence[Claim], articles: Mapping[str, Article], named: Mapping[str, str]
) -> dict[Mention, str]:
    """Which claim answers a mention: one that touches its words, else the nearest of its sentence; each once."""
    of_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_article[claim.article].append(claim)
    pairs = []
    for number, mention in enumerate(gold):
        article = articles[named[mention.article]]
        span = _place(article, mention)
        fitting = [c for c in of_article[article.id] if c.kind in mention.kinds] if span is not None else []
        pairs += [(rank, number, c.id) for c in fitting if (rank := _rank(c, span)) is not None]
    answered: dict[Mention, str] = {}
    taken: set[str] = set()
    for _, number, claim_id in sorted(pairs):
        if gold[number] not in answered and claim_id not in taken:
            answered[gold[number]] = claim_id
            taken.add(claim_id)
    return answered


def _place(article: Article, mention: Mention) -> Span | None:
    """Where the mention stands in the stored text, which may begin otherwise than the gold's."""
    if article.quote(mention.span) == mention.words:
        return mention.span
    at = article.text.find(mention.words)
    return Span(at, at + len(mention.words)) if at >= 0 else None


def _rank(claim: Claim, span: Span | None) -> tuple[int, int] | None:
    """How well a claim answers a mention; None when it stands in another sentence."""
    assert span is not None
    away = max(claim.trigger.start - span.end, span.start - claim.trigger.end, 0)
    if claim.trigger.overlaps(span):
        return 0, 0
    if any(e.span.overlaps(span) for e in claim.proof("status")):
        return 1, away
    if any(e.span.overlaps(span) for e in claim.evidence):
        return 2, away
    return (3, away) if claim.sentence.overlaps(span) else None


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"it cannot be read ({error})", "Name the folder of a gold of linking.") from None
