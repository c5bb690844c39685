"""What the tool could not tell: said as openly as what it could."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodoffices.schema import Article, Entry

MOST = 14
"""Examples that are named; the rest is counted."""


@dataclass(frozen=True)
class Gap:
    """One sort of thing that is not known.

    Args:
        says: What is not known, in words.
        number: How often.
        entries: Entries that show it.
        names: Names or reasons that show it.
    """

    says: str
    number: int
    entries: tuple[Entry, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.number - len(self.entries) - len(self.names)


def gaps(entries: Sequence[Entry], articles: Sequence[Article], unread: Mapping[str, str]) -> list[Gap]:
    """What is not known, most weighty first; what is known leaves no line.

    Args:
        entries: The entries.
        articles: The articles.
        unread: Why articles were not read, by id.
    """
    events = [e for e in entries if e.kind != "statement"]
    silent = [e for e in events if e.phase == "no_report"]
    vague = [e for e in events if e.status in ("mentioned", "unknown")]
    read = [a for a in articles if a.id not in unread]
    inferred = [_name(a) for a in read if a.published.known and a.published.basis == "inferred"]
    asked = [
        _of_entries("Planned, and no report says whether it took place", silent),
        _of_entries("Spoken of, without words that tell whether it took place", vague),
        _of_entries("Without a day", [e for e in events if not e.when.known]),
        _of_entries("At a place that the source says is not settled", [e for e in events if e.where.undetermined]),
        _of_entries("Known from an outlet’s or author’s own voice only", [e for e in entries if e.opinion]),
        _of_names("Kept, but not read", [f"{_name(a)}: {unread[a.id]}" for a in articles if a.id in unread]),
        _of_names("Articles without a day", [_name(a) for a in read if not a.published.known]),
        _of_names("Articles dated only from what they say", inferred),
        _of_names("Names that no pack knows", _unknown(entries)),
    ]
    return [gap for gap in asked if gap.number]


def _of_entries(says: str, found: Sequence[Entry]) -> Gap:
    return Gap(says, len(found), entries=tuple(found[:MOST]))


def _of_names(says: str, found: Sequence[str]) -> Gap:
    return Gap(says, len(found), names=tuple(found[:MOST]))


def _unknown(entries: Sequence[Entry]) -> list[str]:
    """Persons and bodies without an id, the most frequent first."""
    seen = Counter(
        p.name
        for e in entries
        for p in [*e.participants, *([e.speaker] if e.speaker else [])]
        if p.actor is None and p.name[:1].isupper()
    )
    return sorted(seen, key=lambda name: (-seen[name], name))


def _name(article: Article) -> str:
    return article.title or article.url or (article.sources[0] if article.sources else article.id)
