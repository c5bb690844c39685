"""What a plain terminal or a pipe gets: the timeline, and one entry with its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goodoffices.present.words import (
    person_word,
    place_word,
    role_word,
    status_word,
    when_iso,
    when_word,
)
from goodoffices.schema import Article, Derived, Entry, Evidence

SHORT = 8
"""Letters of an id that a table shows; `show` takes the start of an id."""


def timeline_rows(entries: Sequence[Entry]) -> list[tuple[str, str, str, str, str]]:
    """Day, status, kind, title and short id of each entry, in the order given."""
    return [(when_iso(e.when), status_word(e), e.kind, marked_title(e), e.id[:SHORT]) for e in entries]


def marked_title(entry: Entry) -> str:
    """The title; an opinion, a condition and competing accounts are said in so many words."""
    notes = []
    if entry.opinion:
        notes.append("opinion")
    if entry.condition:
        notes.append("conditional")
    if entry.competing:
        notes.append("accounts differ: " + ", ".join(sorted({c.field for c in entry.competing})))
    return entry.title + (f" [{'; '.join(notes)}]" if notes else "")


def timeline(entries: Sequence[Entry]) -> Iterator[str]:
    """The timeline in aligned columns, a line for each entry."""
    rows = timeline_rows(entries)
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(3)]
    for day, status, kind, title, ident in rows:
        yield f"{ident}  {day:<{widths[0]}}  {status:<{widths[1]}}  {kind:<{widths[2]}}  {title}"


def show(entry: Entry, articles: Mapping[str, Article]) -> Iterator[str]:
    """One entry: every value with its quote or with the fact or rule that it rests on.

    Args:
        entry: The entry.
        articles: The articles behind it, by id.
    """
    yield entry.title
    yield f"{entry.kind} · {entry.id}"
    yield ""
    yield from _value("status", status_word(entry), entry, articles, "status", "phase")
    yield from _value("when", when_word(entry.when), entry, articles, "when")
    if place := place_word(entry):
        yield from _value("where", place, entry, articles, "where")
    for i, participant in enumerate(entry.participants):
        yield from _value(role_word(participant), person_word(participant), entry, articles, f"participants[{i}]")
    if entry.speaker is not None:
        yield from _value("speaker", person_word(entry.speaker), entry, articles, "speaker")
    if entry.content is not None:
        how = "quoted" if entry.content.direct else "reported"
        stance = f", {entry.content.stance}" if entry.content.stance else ""
        yield from _value(f"said ({how}{stance})", f"“{entry.content.text}”", entry, articles, "content")
    for label in ("condition", "hedge", "format", "level", "medium", "ordinal", "name"):
        if (value := getattr(entry, label)) not in (None, ""):
            yield from _value(label, str(value), entry, articles, label)
    for i, name in enumerate(entry.attribution):
        yield from _value("according to", name, entry, articles, f"attribution[{i}]")
    for i, topic in enumerate(entry.topics):
        yield from _value("topic", topic, entry, articles, f"topics[{i}]")
    for key in sorted(entry.details):
        yield from _value(key.replace("_", " "), str(entry.details[key]), entry, articles, f"details.{key}")
    if entry.opinion:
        yield "opinion      the outlet's or an author's own voice, not a report"
    yield from _history(entry, articles)
    yield from _competing(entry, articles)
    yield ""
    yield f"articles     {len(entry.articles)}, of {entry.origins} independent origin{'s' * (entry.origins != 1)}"
    for ident in entry.articles:
        yield f"             {article_line(articles.get(ident), ident)}"
    for link in entry.links:
        if link.reasons and len(entry.claims) > 1:
            yield f"linked       {link.claim[:SHORT]}  {'; '.join(link.reasons)}"


def article_line(article: Article | None, ident: str) -> str:
    """An article in one line: outlet, day, title, id."""
    if article is None:
        return ident
    parts = [
        article.outlet or "outlet not known",
        when_word(article.published),
        f"“{article.title or 'no title'}”",
    ]
    return f"{ident[:SHORT]}  " + ", ".join(parts)


def _value(label: str, value: str, entry: Entry, articles: Mapping[str, Article], *fields: str) -> Iterator[str]:
    yield f"{label:<12} {value}"
    seen = set[tuple[str, str]]()
    for field in fields:
        for e in entry.proof(field):
            if (e.article, e.quote) in seen or (field == "content" and e.quote in value):
                continue
            seen.add((e.article, e.quote))
            yield f"             {quote_line(e, articles)}"
        for d in entry.derived:
            if d.field == field or d.field.startswith((field + ".", field + "[")):
                yield f"             {derived_line(d, field)}"


def quote_line(evidence: Evidence, articles: Mapping[str, Article]) -> str:
    """A quote with where it stands: `“met” (a1b2c3d4 120-123, Courier)`."""
    article = articles.get(evidence.article)
    outlet = f", {article.outlet}" if article is not None and article.outlet else ""
    words = " ".join(evidence.quote.split())
    return f"“{words}”  ({evidence.article[:SHORT]} {evidence.start}-{evidence.end}{outlet})"


def derived_line(derived: Derived, field: str) -> str:
    """A derivation in words: which part, by which fact or rule, after which source."""
    part = derived.field[len(field) :].lstrip(".") or "value"
    by = f"pack {derived.pack}" if derived.pack else f"rule “{derived.rule}”"
    rest = ", ".join(filter(None, (derived.key, derived.source)))
    return f"{part} from {by}" + (f": {rest}" if rest else "")


def _history(entry: Entry, articles: Mapping[str, Article]) -> Iterator[str]:
    if not entry.history:
        return
    yield ""
    yield "history"
    for step in entry.history:
        yield f"  {when_iso(step.reported):<12} {status_word(step):<12} {quote_line(step.evidence, articles)}"
        if step.attribution:
            yield f"  {'':<12} {'':<12} {' ← '.join(step.attribution)}"


def _competing(entry: Entry, articles: Mapping[str, Article]) -> Iterator[str]:
    for field in entry.competing:
        yield ""
        yield f"accounts of {field.field}"
        for account in field.accounts:
            note = f" — {account.note}" if account.note else ""
            yield f"  {account_word(account.value)}{note}"
            for e in account.evidence:
                yield f"             {quote_line(e, articles)}"


def account_word(value: object) -> str:
    """The value of an account in one line; of a record the parts that are known."""
    if isinstance(value, Mapping):
        if value.get("undetermined"):
            return "not yet determined"
        if "start" in value and "end" in value:
            days = [str(value[k]) for k in ("start", "end") if value[k]]
            return " – ".join(dict.fromkeys(days)) or "not known"
        return ", ".join(str(value[key]) for key in ("name", "office", "country") if value.get(key))
    return str(value)
