"""What a page is asked for: filters that live in the address, and addresses with one of them changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, HTTPException, Request

from goodoffices.schema.day_bounds import day_bounds
from goodoffices.schema.words import KINDS, STATUSES
from goodoffices.service.catalogue import Filter

SIZE = 50
"""Entries on a page."""

LAST_PAGE = 100_000


@dataclass(frozen=True)
class Ask:
    """What a list of entries is asked for.

    Args:
        kinds: Any of these kinds; none is all.
        statuses: Any of these statuses.
        actor: A name, country or office, or a part of one.
        format: A negotiating format, or a part of its name.
        since: First day, as typed: a day, month or year.
        until: Last day.
        order: `latest` or `earliest` first.
        page: From 1.
    """

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str = ""
    format: str = ""
    since: str = ""
    until: str = ""
    order: str = "latest"
    page: int = 1

    @property
    def filter(self) -> Filter:
        """The same for the record."""
        return Filter(
            kinds=self.kinds,
            statuses=self.statuses,
            actor=self.actor or None,
            format=self.format or None,
            since=bounds(self.since)[0] if self.since else None,
            until=bounds(self.until)[1] if self.until else None,
        )

    @property
    def active(self) -> bool:
        """Whether anything is asked for beyond all entries."""
        return self != replace(Ask(), order=self.order, page=self.page)

    def query(self, **changes: Any) -> str:
        """The filters as the query of an address, some of them changed; a change starts from the first page."""
        new = replace(self, **{"page": 1, **changes})
        pairs = [("kind", kind) for kind in new.kinds] + [("status", status) for status in new.statuses]
        plain = {"actor": new.actor, "format": new.format, "from": new.since, "to": new.until}
        pairs += [(key, value) for key, value in plain.items() if value]
        if new.order != "latest":
            pairs.append(("order", new.order))
        if new.page > 1:
            pairs.append(("page", str(new.page)))
        return urlencode(pairs)

    def url(self, path: str = "/timeline", **changes: Any) -> str:
        """The address of a list with the filters, some of them changed."""
        query = self.query(**changes)
        return f"{path}?{query}" if query else path

    def chips(self) -> list[tuple[str, str]]:
        """Each filter in words, with the address of the list without it."""
        found = [(k, self.url(kinds=tuple(x for x in self.kinds if x != k))) for k in self.kinds]
        words = [s.replace("_", " ") for s in self.statuses]
        found += [
            (word, self.url(statuses=tuple(x for x in self.statuses if x != s)))
            for word, s in zip(words, self.statuses, strict=True)
        ]
        if self.actor:
            found.append((f"with {self.actor}", self.url(actor="")))
        if self.format:
            found.append((f"in {self.format}", self.url(format="")))
        if self.since:
            found.append((f"from {self.since}", self.url(since="")))
        if self.until:
            found.append((f"to {self.until}", self.url(until="")))
        return found


def bounds(text: str) -> tuple[date, date]:
    """The first and last day of `2016`, `2016-06` or `2016-06-20`.

    Raises:
        HTTPException: It is no such thing (400, with what to write).
    """
    try:
        return day_bounds(text)
    except ValueError:
        raise HTTPException(400, f"“{text[:40]}” is no day. Write 2016-06-20, 2016-06 or 2016.") from None


def ask(request: Request) -> Ask:
    """Reads the filters of an address; empty fields ask nothing.

    Raises:
        HTTPException: A kind, status, day or page is none (400, with what to choose from).
    """
    query = request.query_params
    made = Ask(
        kinds=_words(query.getlist("kind"), KINDS, "kind"),
        statuses=_words(query.getlist("status"), STATUSES, "status"),
        actor=query.get("actor", "").strip()[:200],
        format=query.get("format", "").strip()[:200],
        since=query.get("from", "").strip(),
        until=query.get("to", "").strip(),
        order="earliest" if query.get("order") == "earliest" else "latest",
        page=_page(query),
    )
    for text in (made.since, made.until):
        if text:
            bounds(text)
    return made


Asked = Annotated[Ask, Depends(ask)]


def page_asked(request: Request) -> int:
    """The page that an address asks for, from 1.

    Raises:
        HTTPException: It is no number of a page (400).
    """
    return _page(request.query_params)


Page = Annotated[int, Depends(page_asked)]


def _words(given: list[str], known: tuple[str, ...], name: str) -> tuple[str, ...]:
    found = dict.fromkeys(word for word in given if word)
    for word in found:
        if word not in known:
            raise HTTPException(400, f"there is no {name} “{word[:40]}”. Choose one of: {', '.join(known)}.")
    return tuple(found)


def _page(query: Mapping[str, str]) -> int:
    text = query.get("page", "1") or "1"
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:7]) <= LAST_PAGE):
        raise HTTPException(400, f"“{text[:40]}” is no page. Pages are numbered from 1.")
    return int(text)


def path_of(*parts: str) -> str:
    """An address on this server of parts that may hold any character."""
    return "/" + "/".join(quote(part, safe="") for part in parts)
