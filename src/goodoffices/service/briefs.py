"""The brief of a record or of a part of it, as a page, on paper, as a document, or as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from goodoffices.present.words import day_word
from goodoffices.schema import Article, Entry, GoodofficesError
from goodoffices.schema.values import Frozen
from goodoffices.store import Filter

if TYPE_CHECKING:
    from goodoffices.service.record import Record

FORMS = ("html", "pdf", "docx", "md")


class Scope(Frozen):
    """What a brief is about.

    Args:
        wanted: Which entries.
        pack: Only entries for which this pack gave a fact.
        since: The first day that counts as new; None looks back until there is enough to tell.
        title: Of the brief; None names the states that it is about.
    """

    wanted: Filter = Filter()
    pack: str | None = None
    since: date | None = None
    title: str | None = None

    @property
    def about(self) -> str | None:
        """What the entries are chosen by, in words; None where all are."""
        said = [
            f"from {day_word(self.wanted.since)}" if self.wanted.since else None,
            f"to {day_word(self.wanted.until)}" if self.wanted.until else None,
            f"with {self.wanted.actor}" if self.wanted.actor else None,
            f"in {self.wanted.format}" if self.wanted.format else None,
            f"by the pack {self.pack}" if self.pack else None,
        ]
        return " ".join(filter(None, said)) or None


def write_brief(record: Record, scope: Scope, form: str = "html") -> bytes:
    """The brief.

    Args:
        record: The record.
        scope: What it is about.
        form: One of `FORMS`.

    Returns:
        The bytes of the file; of a page or Markdown as UTF-8.

    Raises:
        GoodofficesError: There is no such form, no entry is like that, or a package is missing.
    """
    if form not in FORMS:
        raise GoodofficesError(f"there is no brief as {form!r}. Choose one of: {', '.join(FORMS)}")
    entries, articles = _chosen(record, scope)
    if form == "pdf":
        return _printed(_page(record, scope, entries, articles, paper=True))
    if form == "html":
        return _page(record, scope, entries, articles, paper=False).encode("utf-8")
    from goodoffices.present.outline import docx, markdown, outline

    blocks = outline(
        entries,
        articles,
        title=scope.title or "Brief of a peace process",
        about=scope.about,
        since=scope.since,
        unread=record.unread(),
    )
    return docx(blocks) if form == "docx" else "".join(markdown(blocks)).encode("utf-8")


def _chosen(record: Record, scope: Scope) -> tuple[list[Entry], list[Article]]:
    """The entries, and the articles behind them; all articles where all entries are asked for."""
    entries, articles = record.matching(scope.wanted), record.articles()
    if scope.pack:
        entries = [e for e in entries if any(d.pack == scope.pack for d in e.derived)]
    if scope.about is None:
        return entries, articles
    if not entries:
        raise GoodofficesError(f"no entry is {scope.about}. Ask for more, or see: goodoffices timeline {record.path}")
    behind = {ident for entry in entries for ident in entry.articles}
    return entries, [a for a in articles if a.id in behind]


def _page(record: Record, scope: Scope, entries: Sequence[Entry], articles: Sequence[Article], *, paper: bool) -> str:
    from goodoffices.packs import load
    from goodoffices.present.brief import brief

    packs = load()
    people = [p for e in entries for p in (*e.participants, *([e.speaker] if e.speaker else ()))]
    known = {p.country: state.name for p in people if p.country and (state := packs.actor(p.country))}
    unread = record.unread() if scope.about is None else {}
    return brief(
        entries,
        articles,
        record.versions,
        unread=unread,
        title=scope.title,
        states=known,
        since=scope.since,
        about=scope.about,
        paper=paper,
    )


def _printed(page: str) -> bytes:
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise GoodofficesError(
            f"a PDF needs WeasyPrint ({error}). Install it with: pip install 'goodoffices[report]' "
            "(and on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0), or print the page from a browser."
        ) from None
    found: bytes = HTML(string=page, url_fetcher=_nothing).write_pdf()
    return found


def _nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    """Fetches nothing: a brief loads nothing from anywhere."""
    raise ValueError(f"{url} is not fetched")
