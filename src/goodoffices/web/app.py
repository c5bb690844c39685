"""The application: routes, headers, and errors as pages or as problem details."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

import goodoffices
from goodoffices.present.pages import style
from goodoffices.schema import GoodofficesError, RecordError
from goodoffices.service.catalogue import Catalogue, PackChoice, Place
from goodoffices.web import api, deciding, views
from goodoffices.web.room import HERE, Room, tag
from goodoffices.web.security import LOOPBACK, Careful
from goodoffices.web.signing import Reviewers

DESKS = ("/review", "/decisions", "/api/decisions")
"""Where a reviewer works: what is refused there is refused by the record, not missing."""


def make_app(
    record: Place,
    *,
    title: str | None = None,
    hosts: Sequence[str] = (),
    reviewers: Mapping[str, str] | None = None,
    choice: PackChoice | None = None,
) -> FastAPI:
    """The pages of a record.

    Args:
        record: The record file, or the address of the database.
        title: What the pages are headed with; None takes the name of the file.
        hosts: Names by which the server may be asked beside those of this machine.
        reviewers: Those who may write, by the SHA-256 of their tokens; None is nobody.
        choice: The packs that the record was built with; None is all that ship.

    Raises:
        RecordError: There is no such record, or it cannot be opened.
    """
    room = Room(Catalogue(record, choice), title)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        room.catalogue.names()
        yield
        room.catalogue.close()

    app = FastAPI(
        title="goodoffices",
        version=goodoffices.__version__,
        description="The record of a peace process, with the words that prove every value.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    app.state.room = room
    app.state.reviewers = Reviewers(dict(reviewers or {}))
    app.add_middleware(GZipMiddleware, minimum_size=1500)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, *hosts], www_redirect=False)
    app.add_middleware(Careful)
    for router in (*views.ROUTERS, deciding.router, api.router):
        app.include_router(router)
    app.get("/static/house.css", include_in_schema=False)(_house)
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(GoodofficesError, _refused)
    app.add_exception_handler(Exception, _failed)
    return app


def from_environment() -> FastAPI:
    """The same, told by the environment: `GOODOFFICES_RECORD`, `_TITLE`, `_HOSTS`, `_REVIEWERS`, `_PACKS`, `_ONLY`.

    Raises:
        RecordError: There is no such record, or it cannot be opened.
    """
    record = os.environ.get("GOODOFFICES_RECORD")
    if not record:
        raise RecordError("GOODOFFICES_RECORD names no record. Set it to the file that `goodoffices build -o` wrote.")
    hosts = os.environ.get("GOODOFFICES_HOSTS", "").split()
    lines = os.environ.get("GOODOFFICES_REVIEWERS", "").splitlines()
    reviewers = dict(line.split(" ", 1) for line in lines)
    title = os.environ.get("GOODOFFICES_TITLE") or None
    packs = tuple(Path(folder) for folder in os.environ.get("GOODOFFICES_PACKS", "").splitlines())
    choice = PackChoice(only=os.environ.get("GOODOFFICES_ONLY") or None, extra=packs)
    return make_app(record, title=title, hosts=hosts, reviewers=reviewers, choice=choice)


def _house() -> Response:
    text = style("house")
    return Response(text, media_type="text/css", headers={"etag": tag(text), "cache-control": "max-age=300"})


def _refused(request: Request, error: Exception) -> Response:
    """An error that the asker can mend: said in words."""
    headers = dict[str, str]()
    if isinstance(error, HTTPException):
        status, detail = error.status_code, str(error.detail)
        headers = dict(error.headers or {})
        if detail == "Not Found":
            detail = "There is nothing at this address."
    elif isinstance(error, RequestValidationError):
        status = 422
        detail = "; ".join(f"{'.'.join(str(p) for p in e['loc'][1:])}: {e['msg']}" for e in error.errors())
    else:
        writes = request.method != "GET" or request.url.path.startswith(DESKS)
        status, detail = 409 if writes else 404, str(error)
    return _answer(request, status, detail, headers)


def _failed(request: Request, _: Exception) -> Response:
    """A defect of the tool: said without its insides, which are in the server's log."""
    return _answer(request, 500, "The tool failed on this. What went wrong stands where the server was started.")


def _answer(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    name = HTTPStatus(status).phrase
    if request.url.path.startswith("/api"):
        problem = {"type": "about:blank", "title": name, "status": status, "detail": detail}
        return JSONResponse(problem, status, headers, media_type="application/problem+json")
    room: Room = request.app.state.room
    return room.show(request, "error.html.j2", status, name=name, detail=detail)
