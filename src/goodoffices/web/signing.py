"""Who may write: reviewers with a token, their sessions, and the guard against forged forms; only hashes are kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from threading import Lock
from typing import Annotated

from fastapi import Depends, Form, HTTPException, Request

COOKIE = "goodoffices-session"
LASTS = 12 * 3600
"""Seconds until a session ends."""

TRIES, PAUSE = 10, 60.0
"""Wrong tokens that are heard within so many seconds; then nobody signs in until the time is over."""


@dataclass(frozen=True)
class Session:
    """A reviewer at work.

    Args:
        name: Who signs.
        guard: What every form of the session carries.
        ends: When it ends, by the clock that only runs forward.
    """

    name: str
    guard: str
    ends: float


class Reviewers:
    """Those who may sign in.

    Args:
        hashes: The name of each by the SHA-256 of the token, in hex.
    """

    def __init__(self, hashes: dict[str, str]) -> None:
        self._hashes = dict(hashes)
        self._sessions: dict[str, Session] = {}
        self._wrong: list[float] = []
        self._lock = Lock()

    def __bool__(self) -> bool:
        """Whether anybody may."""
        return bool(self._hashes)

    def name_of(self, token: str) -> str | None:
        """Whose token it is; None where it is nobody's, or too many wrong ones came."""
        now = time.monotonic()
        with self._lock:
            self._wrong = [at for at in self._wrong if now - at < PAUSE]
            if len(self._wrong) >= TRIES:
                return None
            given, name = hashed(token), None
            for known, whose in self._hashes.items():  # all are compared, so that time tells nothing
                if hmac.compare_digest(known, given):
                    name = whose
            if name is None:
                self._wrong.append(now)
            return name

    def begin(self, token: str) -> str | None:
        """The secret of a new session; None where the token is nobody's."""
        name = self.name_of(token)
        if name is None:
            return None
        secret = secrets.token_urlsafe(32)
        with self._lock:
            now = time.monotonic()
            self._sessions = {key: s for key, s in self._sessions.items() if s.ends > now}
            self._sessions[hashed(secret)] = Session(name, secrets.token_urlsafe(32), now + LASTS)
        return secret

    def session(self, secret: str | None) -> Session | None:
        """The session of a cookie, if it has not ended."""
        with self._lock:
            found = self._sessions.get(hashed(secret)) if secret else None
        return found if found is not None and found.ends > time.monotonic() else None

    def end(self, secret: str | None) -> None:
        """Ends a session."""
        with self._lock:
            self._sessions.pop(hashed(secret or ""), None)


def hashed(token: str) -> str:
    """The SHA-256 of a token, in hex. Tokens are random and long, so that no salt is needed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def reviewers_of(request: Request) -> Reviewers:
    """Those who may sign in."""
    found: Reviewers = request.app.state.reviewers
    return found


def session_of(request: Request) -> Session | None:
    """Whose session it is, if any."""
    return reviewers_of(request).session(request.cookies.get(COOKIE))


def signed_in(request: Request) -> Session:
    """The session of one who is signed in.

    Raises:
        HTTPException: Nobody is (401).
    """
    found = session_of(request)
    if found is None:
        raise HTTPException(401, "Sign in first, with the token that `goodoffices serve --reviewer NAME` printed.")
    return found


def guarded(request: Request, guard: Annotated[str, Form()] = "") -> Session:
    """The session of a form that came from a page of this server.

    Raises:
        HTTPException: Nobody is signed in (401), or the form comes from elsewhere (403).
    """
    found = signed_in(request)
    elsewhere = request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    if elsewhere or not hmac.compare_digest(found.guard.encode(), guard.encode("utf-8", "surrogatepass")):
        raise HTTPException(403, "This form does not come from a page of your session. Load the page again.")
    return found


SignedIn = Annotated[Session, Depends(signed_in)]
Guarded = Annotated[Session, Depends(guarded)]
