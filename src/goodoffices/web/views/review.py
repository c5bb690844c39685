"""Review in the browser: what waits, every judgement, and the log in which each can be undone."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from goodoffices.schema import Selected
from goodoffices.schema.words import KINDS, STATUSES
from goodoffices.web.asking import path_of
from goodoffices.web.room import TheRoom
from goodoffices.web.signing import COOKIE, LASTS, Guarded, SignedIn, reviewers_of

router = APIRouter(include_in_schema=False)

MOST = 50
Word = Annotated[str, Form(max_length=2000)]


@router.get("/sign-in")
def sign_in_page(request: Request, room: TheRoom) -> Response:
    """Where a reviewer signs in."""
    return room.show(request, "sign-in.html.j2", possible=bool(reviewers_of(request)), wrong=False)


@router.post("/sign-in")
def sign_in(request: Request, room: TheRoom, token: Word = "") -> Response:
    """Begins a session."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "This form does not come from a page of this server.")
    secret = reviewers_of(request).begin(token.strip())
    if secret is None:
        return room.show(request, "sign-in.html.j2", 401, possible=bool(reviewers_of(request)), wrong=True)
    answer = RedirectResponse("/review", 303)
    answer.set_cookie(
        COOKIE, secret, max_age=LASTS, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
    return answer


@router.post("/sign-out")
def sign_out(request: Request, session: Guarded) -> Response:
    """Ends a session."""
    del session
    reviewers_of(request).end(request.cookies.get(COOKIE))
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/review")
def review(request: Request, room: TheRoom, session: SignedIn) -> Response:
    """What waits for a reviewer, in order of need."""
    with room.catalogue.desk(session.name) as desk:
        waiting = desk.queue()
    near = sorted({other for q in waiting[:MOST] for other, _ in q.near})
    titles = {e.id: e.title for e in room.catalogue.entries_of(near)}
    return room.show(request, "review.html.j2", questions=waiting[:MOST], total=len(waiting), titles=titles)


@router.get("/decisions")
def decisions(request: Request, room: TheRoom, session: SignedIn) -> Response:
    """Every decision, the latest first, and whether it still counts."""
    with room.catalogue.desk(session.name) as desk:
        standings, contrary = desk.standings(), desk.contrary()
    against = {c.second: c for c in contrary}
    return room.show(request, "decisions.html.j2", standings=standings[::-1], against=against)


@router.post("/judge/{act}/{ident}")
def judge(
    room: TheRoom,
    session: Guarded,
    act: str,
    ident: str,
    remark: Word = "",
    field: Word = "",
    value: Word = "",
    words: Word = "",
    other: Word = "",
    claim: Annotated[list[str] | None, Form()] = None,
    then: Word = "",
) -> Response:
    """One judgement on an entry, or the undoing of a decision."""
    why = remark.strip() or None
    with room.catalogue.desk(session.name) as desk:
        if act == "confirm":
            desk.confirm(ident, why)
        elif act == "reject":
            desk.reject(ident, claim or (), why)
        elif act == "correct":
            desk.correct(ident, field.strip(), value.strip() or None, words=words.strip() or None, remark=why)
        elif act == "name":
            desk.name(ident, field.strip(), {"name": value.strip()}, why)
        elif act == "merge":
            desk.merge([ident, other.strip()], why)
        elif act == "split":
            desk.split(ident, claim or (), why)
        elif act == "undo":
            desk.undo(ident, why)
        else:
            raise HTTPException(404, f"There is no judgement “{act[:40]}”.")
    return RedirectResponse(_back(then), 303)


@router.post("/add/{article}")
def add(
    room: TheRoom,
    session: Guarded,
    article: str,
    kind: Word,
    status: Word,
    start: Annotated[int, Form()],
    end: Annotated[int, Form()],
    who: Word = "",
) -> Response:
    """A claim that was missed, from words selected in an article."""
    if kind not in KINDS or status not in STATUSES:
        raise HTTPException(400, "Choose a kind and a status.")
    found = room.catalogue.article(article)
    if found is None:
        raise HTTPException(404, "There is no such article.")
    chosen = []
    for name in filter(None, (part.strip() for part in who.split(";"))):
        at = found.text.find(name)
        if at < 0:
            raise HTTPException(400, f"The article does not hold the words “{name[:80]}”.")
        value = {"name": name, "written": name, "role": "party"}
        chosen.append(Selected(field="participants", value=value, start=at, end=at + len(name)))
    with room.catalogue.desk(session.name) as desk:
        made = desk.add(article, kind, status, (start, end), chosen)
    address = path_of("entry", made.claim.id) if made.claim is not None else path_of("article", article)
    return RedirectResponse(address, 303)


def _back(then: str) -> str:
    """Where to go on: a page of this server, and never anywhere else."""
    parts = urlsplit(then)
    inside = then.startswith("/") and not then.startswith(("//", "/\\")) and not parts.netloc and "\\" not in then
    return then if inside else "/review"
