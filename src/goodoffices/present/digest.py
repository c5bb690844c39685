"""The first screen: what changed lately, what is planned, what was called off, who moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.present.directory import key_of
from goodoffices.present.sections import sections
from goodoffices.present.words import in_play
from goodoffices.schema import MEETINGS, Article, Entry, HistoryStep

WINDOWS = (14, 30, 90, 365)
"""Days to look back, the shortest first: the first with enough in it is taken."""

ENOUGH, MOST = 4, 7
"""How many changes make a window worth reading, and how many lines a part has."""

RETROSPECT = 31
"""What was over so many days before the window is background when it is first told in it."""


@dataclass(frozen=True)
class News:
    """A status that an entry came to: when it was reported, and what it was before."""

    entry: Entry
    step: HistoryStep
    before: str | None


@dataclass(frozen=True)
class Mover:
    """Someone with more, or less, to do than before.

    Args:
        key: Its key.
        name: Its name.
        now: Contacts held in the window.
        before: Those in the window of the same length before it.
    """

    key: str
    name: str
    now: int
    before: int


@dataclass(frozen=True)
class Digest:
    """What a reader wants to know first.

    Args:
        since: First day of the window; None where no article has a day.
        last: Last day that the articles cover.
        news: What came to a new status, the latest first.
        more_news: How many more.
        planned: What lies ahead, the nearest first.
        more_planned: How many more.
        off: What was put off, called off or refused in the window, the latest first.
        movers: Who met others most in the window.
    """

    since: date | None
    last: date | None
    news: tuple[News, ...] = ()
    more_news: int = 0
    planned: tuple[Entry, ...] = ()
    more_planned: int = 0
    off: tuple[News, ...] = ()
    movers: tuple[Mover, ...] = ()


def digest(entries: Sequence[Entry], articles: Sequence[Article], since: date | None = None) -> Digest:
    """The first screen of a record.

    Args:
        entries: The entries in order of their days.
        articles: The articles behind them, with or without their texts.
        since: The first day that counts as new; None looks back from the last day covered until there is enough.
    """
    last = max((a.published.end for a in articles if a.published.end), default=None)
    if last is None:
        return Digest(None, None)
    told = [(news, day) for entry in entries for news, day in _news(entry)]
    begin = since or _since(told, last)
    # An entry that changed twice in the window has one line: what it has come to at last.
    fresh = {n.entry.id: (n, d) for n, d in told if d >= begin and not _background(n, begin)}
    found = sorted(fresh.values(), key=lambda pair: (pair[1], pair[0].entry.id), reverse=True)
    news = [n for n, _ in found if n.entry.kind not in ("statement", "commitment")]
    off = [n for n in news if in_play(n.step, n.entry.kind) == "off"]
    rest = [n for n in news if n not in off]
    planned = next((s.entries for s in sections(entries, last) if s.key == "planned"), ())
    return Digest(
        since=begin,
        last=last,
        news=tuple(rest[:MOST]),
        more_news=max(0, len(rest) - MOST),
        planned=planned[:MOST],
        more_planned=max(0, len(planned) - MOST),
        off=tuple(off[:MOST]),
        movers=_movers(entries, begin, last),
    )


def _news(entry: Entry) -> list[tuple[News, date]]:
    """Each new status of an entry with the first day on which its report can have become public: surely no older."""
    found, before = [], None
    for step in entry.history:
        day = step.reported.start or step.reported.end
        if step.status != before and day is not None:
            found.append((News(entry, step, before), day))
        before = step.status
    return found


def _background(news: News, begin: date) -> bool:
    """Whether it tells for the first time of what was over well before the window: that is no news of it."""
    over = news.entry.when.end
    return news.before is None and over is not None and over < begin - timedelta(days=RETROSPECT)


def _since(told: Sequence[tuple[News, date]], last: date) -> date:
    for days in WINDOWS:
        begin = last - timedelta(days=days)
        if sum(day >= begin for news, day in told if news.entry.kind != "statement") >= ENOUGH:
            return begin
    return last - timedelta(days=WINDOWS[-1])


def _movers(entries: Sequence[Entry], since: date, last: date) -> tuple[Mover, ...]:
    length = last - since
    now, before, names = Counter[str](), Counter[str](), dict[str, str]()
    for entry in entries:
        day = entry.when.start
        if entry.kind not in MEETINGS or in_play(entry) != "done" or day is None or day != entry.when.end:
            continue
        into = now if since <= day <= last else before if since - length <= day < since else None
        if into is not None:
            for participant in entry.participants:
                if participant.actor:
                    names.setdefault(participant.actor, participant.name)
            into.update({key_of(p) for p in entry.participants if p.actor})
    ranked = sorted(now, key=lambda k: (-now[k], before[k], names[k]))
    return tuple(Mover(key, names[key], now[key], before[key]) for key in ranked[:MOST])
