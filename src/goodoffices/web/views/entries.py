"""The page of an entry: its values with their quotes, its life line, and the articles beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request, Response

from goodoffices.present.charts import life_line
from goodoffices.present.passages import all_evidence, label
from goodoffices.present.reading import Mark, Paragraph, paragraphs
from goodoffices.present.words import person_word, place_word, role_word, status_word, when_word
from goodoffices.schema import Article, Derived, Entry, Evidence
from goodoffices.web.asking import path_of
from goodoffices.web.room import TheRoom, actor_url

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Quote:
    """A quote, and the place on the page where it is marked."""

    evidence: Evidence
    key: str


@dataclass(frozen=True)
class Row:
    """A value of an entry: its name, itself, where it leads, its quotes and what it is derived from."""

    name: str
    value: str
    quotes: tuple[Quote, ...]
    derived: tuple[Derived, ...]
    href: str | None = None


@router.get("/entry/{ident}")
def entry(request: Request, room: TheRoom, ident: str) -> Response:
    """One entry."""
    catalogue = room.catalogue
    found = catalogue.entry(ident) if ident else None
    if found is None:
        raise HTTPException(404, f"No entry and no claim has the id “{ident[:40]}”.")
    articles = catalogue.articles_of(found.articles)
    keys = {e: f"q{number}" for number, e in enumerate(_in_order(found, articles), 1)}
    around = [i for i in (found.part_of, *found.outcomes) if i]
    return room.show(
        request,
        "entry.html.j2",
        entry=found,
        rows=_rows(found, keys),
        line=life_line(found),
        steps=[(step, keys.get(step.evidence)) for step in found.history],
        articles=[(a, _text(found, a, keys)) for a in _by_day(articles)],
        known=articles,
        keys=keys,
        near={e.id: e for e in catalogue.entries_of(around)},
    )


def _by_day(articles: Mapping[str, Article]) -> list[Article]:
    return sorted(articles.values(), key=lambda a: (str(a.published.start or "9999"), a.id))


def _in_order(entry: Entry, articles: Mapping[str, Article]) -> list[Evidence]:
    """The evidence in the order in which the page shows it."""
    place = {a.id: number for number, a in enumerate(_by_day(articles))}
    return sorted(all_evidence(entry), key=lambda e: (place.get(e.article, len(place)), e.start, e.end, e.field))


def _text(entry: Entry, article: Article, keys: Mapping[Evidence, str]) -> list[Paragraph]:
    marks = [
        Mark(e.start, e.end, label(e.field, entry), None, key) for e, key in keys.items() if e.article == article.id
    ]
    return paragraphs(article, marks)


def _rows(entry: Entry, keys: Mapping[Evidence, str]) -> list[Row]:
    """Every value that the entry has, in the order in which one asks for it."""

    def row(name: str, value: str, fields: Sequence[str], href: str | None = None) -> Row:
        proof = [e for field in fields for e in entry.proof(field)]
        quotes = tuple(Quote(e, keys[e]) for e in dict.fromkeys(proof))
        derived = tuple(
            d for f in fields for d in entry.derived if d.field == f or d.field.startswith((f + ".", f + "["))
        )
        return Row(name, value, quotes, derived, href)

    rows = [row("status", status_word(entry), ("status", "phase")), row("when", when_word(entry.when), ("when",))]
    if place := place_word(entry):
        href = path_of("place", entry.where.name) if entry.where.name else None
        rows.append(row("where", place, ("where",), href))
    for i, p in enumerate(entry.participants):
        rows.append(row(role_word(p), person_word(p), (f"participants[{i}]",), actor_url(p)))
    if entry.speaker is not None:
        rows.append(row("speaker", person_word(entry.speaker), ("speaker",), actor_url(entry.speaker)))
    if entry.content is not None:
        how = "said" if entry.content.direct else "said in substance"
        mark = "“{}”" if entry.content.direct else "{}"
        rows.append(row(how, mark.format(" ".join(entry.content.text.split())), ("content",)))
        if entry.content.stance:
            rows.append(row("stance", entry.content.stance, ("content.stance",)))
    if entry.format:
        rows.append(row("format", entry.format, ("format",), path_of("format", entry.format)))
    plain = [(name, getattr(entry, name)) for name in ("name", "condition", "hedge", "level", "medium", "ordinal")]
    rows += [row(name, str(value).replace("_", " "), (name,)) for name, value in plain if value not in (None, "")]
    rows += [row("according to", name, (f"attribution[{i}]",)) for i, name in enumerate(entry.attribution)]
    rows += [row("topic", topic, (f"topics[{i}]",)) for i, topic in enumerate(entry.topics)]
    details = sorted(entry.details.items())
    rows += [row(key.replace("_", " "), _plain(value), (f"details.{key}",)) for key, value in details]
    if entry.plover is not None:
        code = " ".join(filter(None, (entry.plover.event, entry.plover.mode)))
        rows.append(row("PLOVER", code, ("plover",)))
    return rows


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(_plain(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(item)}" for key, item in value.items() if item not in (None, ""))
    return str(value)
