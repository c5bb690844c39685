"""The brief: one self-contained HTML page of a record, each line with the quotes behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment

from goodoffices.present import words
from goodoffices.present.gaps import gaps
from goodoffices.present.lanes import picture, state_names
from goodoffices.present.pages import environment, shown_day, style
from goodoffices.present.passages import Passage, all_evidence, passages
from goodoffices.schema import Article, Entry, Evidence, When

HEADINGS = {
    "happened": ("What happened", "Meetings, visits and calls that took place; the latest first."),
    "planned": ("What is planned", "Proposed, agreed or scheduled, by the last report; the nearest day first."),
    "silent": (
        "Planned, and no word since",
        "The day has passed, and no report says whether it took place; the latest first.",
    ),
    "off": ("What did not happen", "Put off, cancelled, refused, or said to be unlikely; the latest first."),
    "agreements": ("Agreements", "Proposed, signed, in force or broken; the latest first."),
    "commitments": ("Commitments", "What was promised, and what came of it."),
    "incidents": ("Incidents", "Where the ceasefire broke, and who says so."),
    "pressure": ("Pressure", "Threatened, called for, imposed or lifted."),
    "ground": ("Monitors, envoys, exchanges", "Missions, envoys named or gone, prisoners and bodies exchanged."),
    "open": ("Spoken of", "Meetings, visits and calls of which no words tell whether they took place."),
}
"""Title and lead of each part that lists entries, in the order of the page."""


STALE_DAYS = 183
"""After so many days without a report, a plan without a day no longer stands among what is planned."""


@dataclass(frozen=True)
class Section:
    """A part of the page.

    Args:
        key: Its anchor.
        title: Its heading.
        lead: One line on what stands there.
        entries: Its entries, in the order shown.
    """

    key: str
    title: str
    lead: str
    entries: tuple[Entry, ...]


def brief(
    entries: Sequence[Entry],
    articles: Sequence[Article],
    versions: Mapping[str, str],
    *,
    unread: Mapping[str, str] | None = None,
    title: str | None = None,
    states: Mapping[str, str] | None = None,
) -> str:
    """The page as one HTML text that loads nothing.

    Args:
        entries: The entries in order of their days.
        articles: The articles behind them.
        versions: Versions of tool, model and packs, and the record's seal.
        unread: Why articles were not read, by id.
        title: Of the page; None names the states it is about.
        states: Names of states by country code; those that the record names are known without.
    """
    unread = unread or {}
    by_id = {article.id: article for article in articles}
    names = {**(states or {}), **state_names(entries)}
    environment = _environment(by_id)
    covered = [a.published for a in articles if a.published.known]
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
        css=style("house"),
    )


def sections(entries: Sequence[Entry], as_of: date | None) -> list[Section]:
    """The parts of the page that list entries; empty ones are left out.

    Args:
        entries: The entries of the record.
        as_of: The last day that the articles cover; what was planned for an earlier day is not planned any more.
    """
    contacts = {"meeting", "visit", "call"}
    plain = {"appointment", "exchange", "monitoring"}

    def of(kinds: set[str], *plays: str) -> list[Entry]:
        return [e for e in entries if e.kind in kinds and (not plays or words.in_play(e) in plays)]

    ahead = of(contacts, "ahead")

    def latest(found: list[Entry]) -> tuple[Entry, ...]:
        return tuple(sorted(found, key=_shown_day, reverse=True))

    content = {
        "happened": latest(of(contacts, "done")),
        "planned": tuple(sorted((e for e in ahead if not _passed(e, as_of)), key=_shown_day)),
        "silent": latest([e for e in ahead if _passed(e, as_of)]),
        "off": latest([*of(contacts, "off"), *of({"refusal"})]),
        "agreements": latest(of({"agreement"})),
        "commitments": latest(of({"commitment"})),
        "incidents": latest(of({"incident"})),
        "pressure": latest(of({"pressure"})),
        "ground": latest(of(plain)),
        "open": latest(of(contacts, "open")),
    }
    made = [Section(key, *HEADINGS[key], content[key]) for key in HEADINGS]
    return [section for section in made if section.entries]


def _environment(articles: Mapping[str, Article]) -> Environment:
    made = environment(lambda ident: f"#{ident}")

    def behind(entry: Entry) -> list[Passage]:
        return passages(entry, [e for e in all_evidence(entry) if not _names_outlet(e, articles)], articles)

    made.filters["passages"] = behind
    made.filters["article"] = articles.get
    return made


def _passed(entry: Entry, as_of: date | None) -> bool:
    """Whether a plan's day lies behind the last report of all; a plan without a day is stale after half a year."""
    if entry.phase == "no_report" or as_of is None:
        return entry.phase == "no_report"
    if entry.when.end is not None:
        return entry.when.end < as_of
    told = [step.reported.end for step in entry.history if step.reported.end]
    latest = max(told, default=entry.when.start)
    return latest is not None and (as_of - latest).days > STALE_DAYS


def _names_outlet(evidence: Evidence, articles: Mapping[str, Article]) -> bool:
    """Whether a quote only names the outlet, which stands below every passage anyway."""
    article = articles.get(evidence.article)
    outlet = article.outlet if article is not None else None
    return evidence.field.startswith("attribution") and evidence.quote.casefold() == (outlet or "").casefold()


def _shown_day(entry: Entry) -> tuple[date, date, str]:
    when = shown_day(entry)
    return (when.start or when.end or date.min, when.end or when.start or date.min, entry.id)


def _by_side(statements: Sequence[Entry], names: Mapping[str, str]) -> list[tuple[str, list[Entry]]]:
    """Statements by the side that the speaker speaks for, the one with most first; latest first within."""
    sides: dict[str, list[Entry]] = {}
    for entry in sorted(statements, key=_shown_day, reverse=True):
        country = entry.speaker.country if entry.speaker else None
        side = "International bodies" if country == "IGO" else names.get(country, country) if country else "Others"
        sides.setdefault(side, []).append(entry)
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
    """The two states that most entries are about."""
    seen = Counter(
        p.country for e in entries for p in e.participants if p.country and p.country != "IGO" and p.role != "mediator"
    )
    top = sorted(sorted(seen, key=lambda c: (-seen[c], c))[:2])
    return " and ".join(names.get(c, c) for c in top) or "The record"
