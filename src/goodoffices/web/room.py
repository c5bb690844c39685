"""What all pages share: the record, the templates, and an answer that a browser may keep until the record changes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse

import goodoffices
from goodoffices.present.charts import PLAY_WORDS
from goodoffices.present.directory import key_of
from goodoffices.present.pages import environment
from goodoffices.present.words import KIND_WORDS, day_word
from goodoffices.schema import Participant
from goodoffices.service.catalogue import Catalogue
from goodoffices.web.asking import path_of
from goodoffices.web.signing import session_of

HERE = Path(__file__).parent

ROOMS = (
    ("/", "Overview"),
    ("/timeline", "Timeline"),
    ("/calendar", "Calendar"),
    ("/actors", "Actors"),
    ("/formats", "Formats"),
    ("/ledger", "Ledger"),
    ("/relations", "Relations"),
    ("/map", "Map"),
    ("/articles", "Articles"),
    ("/health", "Health"),
)
"""What stands in the head of every page."""


class Room:
    """The record with the templates that show it.

    Args:
        catalogue: The record.
        title: What the pages are headed with; None takes the name of the file.
    """

    def __init__(self, catalogue: Catalogue, title: str | None = None) -> None:
        self.catalogue = catalogue
        self.title = title or catalogue.name
        self.templates = environment(lambda ident: path_of("entry", ident), [HERE / "templates"])
        self.templates.filters.update(actor_url=actor_url, day_word=day_word)
        self.templates.globals.update(
            paper="",
            actor=lambda key: path_of("actor", key),
            more=lambda part, digest: f"/timeline?from={digest.since}" if part == "changed" else "/calendar",
            path_of=path_of,
            rooms=ROOMS,
            play_words=PLAY_WORDS,
            kind_words=KIND_WORDS,
            record_title=self.title,
            tool=goodoffices.__version__,
        )

    def show(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        """A page, or word that the browser's copy still holds.

        Args:
            request: The request.
            template: Its template.
            status: Its status.
            values: What the template shows.
        """
        session = session_of(request)
        page = self.templates.get_template(template).render(here=request.url.path, session=session, **values)
        headers = {"etag": tag(page), "cache-control": "no-store" if session else "private, no-cache"}
        if status == 200 and headers["etag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return HTMLResponse(page, status, headers=headers)


def tag(text: str) -> str:
    """An entity tag for a text."""
    return f'W/"{hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]}"'


def actor_url(participant: Participant) -> str:
    """The address of an actor's page."""
    return path_of("actor", key_of(participant))


def _room(request: Request) -> Room:
    room: Room = request.app.state.room
    return room


TheRoom = Annotated[Room, Depends(_room)]
