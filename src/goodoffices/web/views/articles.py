"""The list of articles, and one article with its claims marked in it."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response

from goodoffices.present.fields import title_of
from goodoffices.present.reading import Mark, paragraphs
from goodoffices.schema.words import KINDS, STATUSES
from goodoffices.web.asking import Page, path_of
from goodoffices.web.room import TheRoom

router = APIRouter(include_in_schema=False)

SIZE = 100


@router.get("/articles")
def articles(request: Request, room: TheRoom, page: Page, outlet: str = "") -> Response:
    """All articles, the latest first."""
    shelf = room.catalogue.shelf()
    outlets = sorted({a.outlet for a in shelf if a.outlet})
    chosen = [a for a in shelf if not outlet or a.outlet == outlet]
    return room.show(
        request,
        "articles.html.j2",
        articles=chosen[(page - 1) * SIZE : page * SIZE],
        total=len(chosen),
        page=page,
        pages=max(1, -(-len(chosen) // SIZE)),
        page_address=lambda number: (
            "/articles?" + urlencode({**({"outlet": outlet} if outlet else {}), "page": number})
        ),
        outlets=outlets,
        outlet=outlet,
        unread=room.catalogue.unread(),
    )


@router.get("/article/{ident}")
def article(request: Request, room: TheRoom, ident: str) -> Response:
    """One article: its text with the claims marked, its furniture greyed, its day and why."""
    catalogue = room.catalogue
    found = catalogue.article(ident)
    if found is None:
        raise HTTPException(404, f"No article has the id “{ident[:40]}”.")
    claims = catalogue.claims_in(ident)
    titles = {e.id: e.title for e in catalogue.entries_of(sorted({e for _, e in claims if e}))}
    marks, listed = [], []
    for number, (claim, holder) in enumerate(claims, 1):
        href = path_of("entry", holder) if holder else None
        marks.append(Mark(claim.trigger.start, claim.trigger.end, str(number), href, f"c{number}"))
        marks += [
            Mark(e.start, e.end, "", href, None, "soft")
            for e in claim.evidence
            if e.field.startswith(("participants", "when", "where", "speaker", "status"))
            and not e.field.endswith(".office")
        ]
        listed.append((number, claim, (titles.get(holder) if holder else None) or title_of(claim), href))
    return room.show(
        request,
        "article.html.j2",
        article=found,
        paragraphs=paragraphs(found, marks),
        claims=listed,
        unread=catalogue.unread().get(ident),
        kinds=KINDS,
        statuses=STATUSES,
    )
