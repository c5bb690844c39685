"""The record in a browser: pages drawn on the server, and the same as JSON under `/api`. Reads, binds to loopback."""

from goodoffices.web.app import make_app

__all__ = ["make_app"]
