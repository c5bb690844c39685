"""A server of a record in this process, on a free port of the loopback, for tests that need a real address."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from goodoffices.web import make_app

PATIENCE = 30.0
"""Seconds to wait for the server; more means that it failed."""


@contextmanager
def serving(record: Path, reviewers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of a server of a record."""
    server = uvicorn.Server(
        uvicorn.Config(make_app(record, reviewers=reviewers), host="127.0.0.1", port=0, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not server.started:
        if time.monotonic() > end or not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
