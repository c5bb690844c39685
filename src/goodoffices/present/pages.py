"""The templates' environment, shared by the brief and the web pages: one set of words, marks and parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from goodoffices.present import words
from goodoffices.present.passages import label
from goodoffices.present.plain import account_word
from goodoffices.schema import Entry, When

TEMPLATES = Path(__file__).parent / "templates"


def environment(href: Callable[[str], str], folders: Sequence[Path] = ()) -> Environment:
    """Templates with the filters that put values into words; what is inserted is always escaped.

    Args:
        href: Gives the address of an entry by its id: a place on the page, or a page of its own.
        folders: Further folders of templates, looked into first.
    """
    made = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "account": account_word,
        "flat": lambda text: " ".join(str(text).split()),
        "known_day": shown_day,
        "label": label,
        "person": words.person_word,
        "place": words.place_word,
        "play": words.in_play,
        "plural": words.plural,
        "role": words.role_word,
        "status_word": words.status_word,
        "verb": verb_of,
        "web": outside,
        "when_iso": words.when_iso,
        "when_word": words.when_word,
    }
    made.filters.update(filters)
    made.globals["href"] = href
    return made


def style(name: str) -> str:
    """The text of a style sheet: `house`, which all pages share, or `print`."""
    return (TEMPLATES / f"{name}.css").read_text(encoding="utf-8")


def outside(url: str | None) -> str | None:
    """An address that may stand in a link: of the web, and of nothing that a browser would run."""
    return url if url and url.startswith(("http://", "https://")) else None


def shown_day(entry: Entry) -> When:
    """The day that stands beside an entry: its own, else that of the first report."""
    if entry.when.known:
        return entry.when
    return entry.history[0].reported if entry.history else When()


def verb_of(entry: Entry) -> str | None:
    """The word of speech that the article uses, where it is short enough to stand in a line."""
    quote = next((e.quote for e in entry.proof("status")), "")
    return quote if 0 < len(quote.split()) <= 3 else None
