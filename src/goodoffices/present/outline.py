"""The brief as an outline, for documents that are written on in other programs: Markdown and docx."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices.present.accuracy import figures
from goodoffices.present.digest import Digest, News, digest
from goodoffices.present.gaps import gaps
from goodoffices.present.pages import shown_day
from goodoffices.present.plain import account_word
from goodoffices.present.sections import sections, sort_day
from goodoffices.present.words import person_word, place_word, plural, role_word, status_word, when_iso, when_word
from goodoffices.schema import Article, Entry, Evidence, GoodofficesError

QUOTES = 3
"""Quotes that stand under an entry; the page and the record have all."""


@dataclass(frozen=True)
class Block:
    """A piece of the outline.

    Args:
        kind: `title`, `heading`, `lead`, `item`, `note` or `quote`.
        text: Its words.
        strong: Words that stand before them and carry weight.
    """

    kind: str
    text: str
    strong: str = ""


def outline(
    entries: Sequence[Entry],
    articles: Sequence[Article],
    *,
    title: str,
    about: str | None = None,
    since: date | None = None,
    unread: Mapping[str, str] | None = None,
) -> Iterator[Block]:
    """The brief piece by piece, in the order of the page.

    Args:
        entries: The entries in order of their days.
        articles: The articles behind them.
        title: Of the brief.
        about: What the entries were chosen by, in words.
        since: The first day that counts as new.
        unread: Why articles were not read, by id.
    """
    by_id = {a.id: a for a in articles}
    first = digest(entries, articles, since)
    yield Block("title", title)
    counted = f"{plural(len(entries), 'entry', 'entries')} from {plural(len(articles), 'article')}"
    yield Block("lead", ". ".join(filter(None, (about, counted))) + ".")
    yield from _first(first)
    for section in sections(entries, first.last):
        yield Block("heading", section.title)
        yield Block("lead", section.lead)
        for entry in section.entries:
            yield from _entry(entry, by_id)
    statements = sorted((e for e in entries if e.kind == "statement"), key=sort_day, reverse=True)
    if statements:
        yield Block("heading", "Who said what")
        for entry in statements:
            yield from _statement(entry, by_id)
    competing = [e for e in entries if e.competing]
    if competing:
        yield Block("heading", "Accounts that differ")
        for entry in competing:
            for field in entry.competing:
                told = "; ".join(f"{account_word(a.value)} ({plural(a.origins, 'origin')})" for a in field.accounts)
                yield Block("item", f"{field.field}: {told}", entry.title)
    unknown = gaps(entries, articles, unread or {})
    if unknown:
        yield Block("heading", "What the tool could not tell")
        for gap in unknown:
            yield Block("item", gap.says, str(gap.number))
    yield Block("heading", "What this rests on")
    for figure in figures():
        yield Block("item", f"{figure.measured} ({figure.texts})", figure.what)
    yield Block("heading", "Sources")
    for article in sorted(articles, key=lambda a: (str(a.published.start or ""), a.id), reverse=True):
        yield Block("note", f"{when_iso(article.published)} {_flat(article.title or 'no title')}, {_outlet(article)}")


def _first(first: Digest) -> Iterator[Block]:
    yield Block("heading", "What changed")
    if first.since:
        yield Block("lead", f"Reported since {first.since}.")
    yield from map(_news, first.news)
    yield Block("heading", "What comes next")
    for entry in first.planned:
        words = [when_word(entry.when) if entry.when.known else "no day told", status_word(entry), place_word(entry)]
        yield Block("item", ", ".join(filter(None, words)), entry.title)
    if not first.planned:
        yield Block("lead", "No report of anything planned.")
    yield Block("heading", "What was called off")
    yield from map(_news, first.off)
    if not first.off:
        yield Block("lead", "Nothing in this time.")
    yield Block("heading", "Who moved")
    for mover in first.movers:
        yield Block("item", f"{plural(mover.now, 'contact')} held, {mover.before} in the same time before", mover.name)
    if not first.movers:
        yield Block("lead", "No contact with a known day was held in this time.")


def _news(news: News) -> Block:
    before = f"{news.before.replace('_', ' ')} → " if news.before else ""
    words = (
        f"{before}{status_word(news.step)} “{_flat(news.step.evidence.quote)}”, reported {when_iso(news.step.reported)}"
    )
    return Block("item", words, news.entry.title)


def _entry(entry: Entry, articles: Mapping[str, Article]) -> Iterator[Block]:
    people = "; ".join(
        person_word(p) + ("" if p.role in ("party", "other") else f" ({role_word(p)})") for p in entry.participants
    )
    day = when_word(entry.when) if entry.when.known else f"no day told, reported {when_iso(shown_day(entry))}"
    facts = (day, status_word(entry), place_word(entry), entry.format, people)
    yield Block("item", ". ".join(f for f in facts if f), entry.title)
    yield from _quotes([*entry.proof("status"), *entry.proof("when"), *entry.proof("where")], articles)


def _statement(entry: Entry, articles: Mapping[str, Article]) -> Iterator[Block]:
    said = _flat(entry.content.text) if entry.content else entry.title
    words = f"“{said}”" if entry.content and entry.content.direct else said
    speaker = person_word(entry.speaker) if entry.speaker else "Speaker not known"
    chain = f" ({' ← '.join(entry.attribution)})" if entry.attribution else ""
    yield Block("item", f"{words}{chain}, {when_iso(shown_day(entry))}", speaker)
    del articles


def _quotes(evidence: Sequence[Evidence], articles: Mapping[str, Article]) -> Iterator[Block]:
    for e in list(dict.fromkeys(evidence))[:QUOTES]:
        article = articles.get(e.article)
        where = f"{_outlet(article)}, {when_iso(article.published)}" if article else e.article
        yield Block("quote", f"“{_flat(e.quote)}” ({where}, {e.start}-{e.end})")


def _outlet(article: Article) -> str:
    return article.outlet or "outlet not known"


def _flat(text: str) -> str:
    return " ".join(text.split())


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(blocks: Iterator[Block]) -> Iterator[str]:
    """The outline as Markdown, each line with its end; what articles hold is taken at its letters."""
    for block in blocks:
        text, strong = _SPECIAL.sub(r"\\\1", block.text), _SPECIAL.sub(r"\\\1", block.strong)
        if block.kind == "title":
            yield f"# {text}\n\n"
        elif block.kind == "heading":
            yield f"\n## {text}\n\n"
        elif block.kind == "lead":
            yield f"{text}\n\n"
        elif block.kind == "quote":
            yield f"  - {text}\n"
        else:
            yield f"- **{strong}:** {text}\n" if strong else f"- {text}\n"


def docx(blocks: Iterator[Block]) -> bytes:
    """The outline as a Word document, with headings that make a table of contents.

    Raises:
        GoodofficesError: The package that writes it is not installed.
    """
    try:
        from docx import Document
    except ImportError:
        raise GoodofficesError(
            "a docx needs a package more. Install it with: pip install 'goodoffices[report]'"
        ) from None
    document = Document()
    for block in blocks:
        text = _printable(block.text)
        if block.kind in ("title", "heading"):
            document.add_heading(text, 0 if block.kind == "title" else 1)
            continue
        style = {"item": "List Bullet", "note": "List Bullet", "quote": "List Bullet 2"}.get(block.kind)
        paragraph = document.add_paragraph(style=style)
        if block.strong:
            paragraph.add_run(f"{_printable(block.strong)}: ").bold = True
        paragraph.add_run(text).italic = block.kind in ("quote", "lead")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _printable(text: str) -> str:
    """Text without the control characters that no XML may hold."""
    return "".join(c for c in text if c >= " " or c in "\t\n")
