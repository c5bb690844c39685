"""The brief: one self-contained HTML page of a record, each line with the quotes behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from jinja2 import Environment

from goodoffices.analysis import relations, shares
from goodoffices.analysis.actors import side
from goodoffices.present import words
from goodoffices.present.accuracy import figures
from goodoffices.present.charts import PLAY_WORDS
from goodoffices.present.digest import digest
from goodoffices.present.gaps import gaps
from goodoffices.present.lanes import picture, state_names
from goodoffices.present.pages import environment, style
from goodoffices.present.passages import Passage, all_evidence, passages
from goodoffices.present.relating import pair_bars, plays_of, share_bars
from goodoffices.present.sections import sections, sort_day
from goodoffices.schema import Article, Entry, Evidence, When

MOST_BARS = 12
"""Rows of a chart of relations."""


def brief(
    entries: Sequence[Entry],
    articles: Sequence[Article],
    versions: Mapping[str, str],
    *,
    unread: Mapping[str, str] | None = None,
    title: str | None = None,
    states: Mapping[str, str] | None = None,
    since: date | None = None,
    about: str | None = None,
    paper: bool = False,
) -> str:
    """The page as one HTML text that loads nothing.

    Args:
        entries: The entries in order of their days.
        articles: The articles behind them.
        versions: Versions of tool, model and packs, and the record's seal.
        unread: Why articles were not read, by id.
        title: Of the page; None names the states it is about.
        states: Names of states by country code; those that the record names are known without.
        since: The first day that counts as new; None looks back until there is enough to tell.
        about: What the entries were chosen by, in words.
        paper: For a page that is printed: every passage open, every mark with its colour in itself.
    """
    unread = unread or {}
    by_id = {article.id: article for article in articles}
    names = {**(states or {}), **state_names(entries)}
    environment = _environment(by_id)
    covered = [a.published for a in articles if a.published.known]
    plays = plays_of(entries)
    return environment.get_template("brief.html.j2").render(
        title=title or _title(entries, names),
        covered=_covered(covered),
        sections=sections(entries, max((w.end for w in covered if w.end), default=None)),
        statements=_by_side([e for e in entries if e.kind == "statement"], names),
        picture=picture(entries, names),
        competing=[e for e in entries if e.competing],
        articles=sorted(articles, key=_age, reverse=True),
        used=Counter(ident for entry in entries for ident in entry.articles),
        outlets=len({a.outlet for a in articles if a.outlet}),
        gaps=gaps(entries, articles, unread),
        unread=unread,
        versions=versions,
        entries={entry.id: entry for entry in entries},
        digest=digest(entries, articles, since),
        sides=pair_bars(relations(entries), plays, names)[:MOST_BARS],
        shares=share_bars(shares(entries)[0], plays, names)[:MOST_BARS],
        several=sum(entry.origins > 1 for entry in entries),
        days=len({w.start for w in covered if w.start and w.start == w.end}),
        figures=figures(),
        about=about,
        css=style("house"),
        paper=style("paper") if paper else "",
    )


def _environment(articles: Mapping[str, Article]) -> Environment:
    made = environment(lambda ident: f"#{ident}")

    def behind(entry: Entry) -> list[Passage]:
        return passages(entry, [e for e in all_evidence(entry) if not _names_outlet(e, articles)], articles)

    made.filters["passages"] = behind
    made.filters["article"] = articles.get
    made.globals.update(
        actor=lambda _: None,
        more=lambda part, _: "#planned" if part == "planned" else "#happened",
        play_words=PLAY_WORDS,
    )
    return made


def _names_outlet(evidence: Evidence, articles: Mapping[str, Article]) -> bool:
    """Whether a quote only names the outlet, which stands below every passage anyway."""
    article = articles.get(evidence.article)
    outlet = article.outlet if article is not None else None
    return evidence.field.startswith("attribution") and evidence.quote.casefold() == (outlet or "").casefold()


def _by_side(statements: Sequence[Entry], names: Mapping[str, str]) -> list[tuple[str, list[Entry]]]:
    """Statements by the side that the speaker speaks for, the one with most first; latest first within."""
    sides: dict[str, list[Entry]] = {}
    for entry in sorted(statements, key=sort_day, reverse=True):
        speaker, by = entry.speaker, "Others"
        if speaker is not None and (speaker.side or speaker.country):
            by = "International bodies" if speaker.side is None and speaker.country == "IGO" else side(speaker).name
        sides.setdefault(names.get(by, by), []).append(entry)
    return sorted(sides.items(), key=lambda item: (item[0] == "Others", -len(item[1]), item[0]))


def _covered(published: Sequence[When]) -> str:
    """The days that the articles cover."""
    starts = [w.start for w in published if w.start]
    ends = [w.end for w in published if w.end]
    if not starts or not ends:
        return "days not known"
    return f"{words.day_word(min(starts))} to {words.day_word(max(ends))}"


def _age(article: Article) -> tuple[date, str, str]:
    return (article.published.start or date.min, article.outlet or "", article.id)


def _title(entries: Sequence[Entry], names: Mapping[str, str]) -> str:
    """The two sides that most entries are about."""
    acting = [p for e in entries for p in e.participants if p.country and p.country != "IGO" and p.role != "mediator"]
    seen = Counter(names.get(s.name, s.name) for s in map(side, acting))
    return " and ".join(sorted(sorted(seen, key=lambda n: (-seen[n], n))[:2])) or "The record"
