"""Judgements over the API: whoever has a reviewer's token decides, on the state of the record that he has seen."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, HTTPException, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import to_json

from goodoffices.schema import Decision, GoodofficesError, Selected, Standing
from goodoffices.schema.words import Kind, Status
from goodoffices.service.desk import Desk
from goodoffices.web.answers import READING, Limit, Offset, Page, answer, page, problem, state
from goodoffices.web.asking import path_of
from goodoffices.web.room import Room, TheRoom
from goodoffices.web.signing import reviewers_of

LONGEST = 20_000
"""Letters of a judgement at most."""

Word = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(max_length=2000)]


class _Judgement(BaseModel):
    """What all judgements say."""

    model_config = ConfigDict(extra="forbid")
    remark: Words | None = Field(default=None, description="why, for other reviewers; no proof of anything")

    @model_validator(mode="before")
    @classmethod
    def _storable(cls, data: Any) -> Any:
        """Refuses letters that no database holds."""
        text = json.dumps(data, ensure_ascii=False)
        text.encode()  # a lone surrogate raises a ValueError
        if "\\u0000" in text or len(text) > LONGEST:
            raise ValueError(f"it holds a null character, or more than {LONGEST:,} letters")
        return data


class Confirm(_Judgement):
    """The entry is right as it stands."""

    act: Literal["confirm"]
    entry: Word


class Reject(_Judgement):
    """The entry is wrong, or these claims of it are."""

    act: Literal["reject"]
    entry: Word
    claims: list[Word] = Field(default=[], max_length=500)


class Correct(_Judgement):
    """Another value for a field, with words that state it: of the reviewer, or of an article (`start`, `end`)."""

    act: Literal["correct"]
    entry: Word
    field: Word
    value: Any = None
    words: Words | None = None
    note: Words | None = None
    article: Word | None = None
    start: int | None = Field(default=None, ge=0, le=100_000_000)
    end: int | None = Field(default=None, ge=0, le=100_000_000)


class Name(_Judgement):
    """Who an unknown person is: `value` has name, actor, office, country or kind."""

    act: Literal["name"]
    entry: Word
    written: Word
    value: dict[str, Any]


class Add(_Judgement):
    """A claim that was missed, from words of an article."""

    act: Literal["add"]
    article: Word
    kind: Kind
    status: Status
    start: int = Field(ge=0, le=100_000_000)
    end: int = Field(ge=0, le=100_000_000)
    selected: list[Selected] = Field(default=[], max_length=100)


class Merge(_Judgement):
    """Several entries are one thing."""

    act: Literal["merge"]
    entries: list[Word] = Field(min_length=2, max_length=50)


class Split(_Judgement):
    """Some claims of an entry tell of another thing than the rest."""

    act: Literal["split"]
    entry: Word
    claims: list[Word] = Field(min_length=1, max_length=500)


class Undo(_Judgement):
    """A decision no longer counts; it stays in the log."""

    act: Literal["undo"]
    decision: Word


Judgement = Annotated[Confirm | Reject | Correct | Name | Add | Merge | Split | Undo, Field(discriminator="act")]

bearer = HTTPBearer(auto_error=False, description="the token that `goodoffices serve --reviewer NAME` printed")


def reviewer(request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)] = None) -> str:
    """Whose token it is. A session of the browser does not count here, so that no other page can use it.

    Raises:
        HTTPException: Nobody may write here (403), or the token is nobody's (401).
    """
    known = reviewers_of(request)
    if not known:
        raise HTTPException(403, "This record is only read here. Start it with: goodoffices serve --reviewer NAME")
    name = known.name_of(given.credentials) if given is not None else None
    if name is None:
        challenge = {"www-authenticate": "Bearer"}
        raise HTTPException(401, "This needs a reviewer's token: Authorization: Bearer TOKEN", challenge)
    return name


By = Annotated[str, Depends(reviewer)]

router = APIRouter(
    prefix="/api/decisions",
    tags=["decisions"],
    responses={
        **READING,
        401: problem("The token is missing, or nobody's"),
        403: problem("Nobody may write here"),
        409: problem("The record was built with other packs"),
    },
)


@router.get("", response_model=Page)
def decisions(request: Request, room: TheRoom, by: By, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Every decision, the latest first, with whether it still counts."""
    with room.catalogue.desk(by) as desk:
        found = desk.standings()[::-1]
    return page(request, room, len(found), limit, offset, [fields(s) for s in found[offset : offset + limit]])


@router.get("/{ident}")
def decision(request: Request, room: TheRoom, by: By, ident: str) -> Response:
    """One decision, and whether it still counts."""
    with room.catalogue.desk(by) as desk:
        found = next((s for s in desk.standings() if s.decision.id == ident), None)
    if found is None:
        raise HTTPException(404, f"no decision has the id {ident[:40]!r}")
    return answer(request, room, fields(found))


@router.post(
    "",
    status_code=201,
    responses={
        201: {"description": "It is kept, and the record linked anew with it"},
        412: problem("The record has changed since `If-Match`"),
        428: problem("`If-Match` is missing"),
    },
)
def decide(
    room: TheRoom,
    by: By,
    judgement: Judgement,
    if_match: Annotated[
        str | None, Header(description="the `ETag` of the answer that the judgement rests on, or `*`", max_length=500)
    ] = None,
) -> Response:
    """One judgement. It counts only while the record is as the reviewer saw it, so that none is lost."""
    with room.catalogue.desk(by) as desk:
        _unchanged(room, if_match)
        for ident in _named(judgement):
            if room.catalogue.entry(ident) is None:
                raise HTTPException(404, f"no entry and no claim has the id {ident[:40]!r}")
        try:
            made = _made(desk, judgement)
        except GoodofficesError as error:
            raise HTTPException(422, str(error)) from None
    headers = {"etag": state(room), "location": path_of("api", "decisions", made.id), "cache-control": "no-store"}
    body = to_json(fields(Standing(decision=made, state="applied")))
    return Response(body, 201, headers, media_type="application/json")


def fields(standing: Standing) -> dict[str, Any]:
    """A decision as the API shows it."""
    return {"id": standing.decision.id, **standing.model_dump(mode="json")}


def _unchanged(room: Room, given: str | None) -> None:
    if given is None:
        raise HTTPException(428, "Say on which state of the record you judge: If-Match with the ETag of an answer.")
    if given.strip() != "*" and state(room) not in [tag.strip() for tag in given.split(",")]:
        raise HTTPException(412, "The record has changed since. Read again what you judge, and judge anew.")


def _named(of: Any) -> list[str]:
    return [*getattr(of, "entries", ()), *([of.entry] if hasattr(of, "entry") else [])]


def _made(desk: Desk, of: Any) -> Decision:
    """The judgement, made."""
    match of:
        case Confirm():
            return desk.confirm(of.entry, of.remark)
        case Reject():
            return desk.reject(of.entry, of.claims, of.remark)
        case Correct():
            proof = {key: getattr(of, key) for key in ("words", "note", "article", "start", "end")}
            return desk.correct(of.entry, of.field, of.value, remark=of.remark, **proof)
        case Name():
            return desk.name(of.entry, of.written, of.value, of.remark)
        case Add():
            return desk.add(of.article, of.kind, of.status, (of.start, of.end), of.selected, of.remark)
        case Merge():
            return desk.merge(of.entries, of.remark)
        case Split():
            return desk.split(of.entry, of.claims, of.remark)
        case _:
            return desk.undo(of.decision, of.remark)
